(function () {
  // Without this script the answers stand at the end; with it each is fetched to its question, on a tap or a key.
  var root = document.documentElement, words = root.dataset, peeks = [];

  function turn(peek, open) {
    var shown = peek.nextElementSibling;
    if (open && !shown.firstChild) {
      var answer = document.getElementById(peek.value).cloneNode(true);
      while (answer.firstChild) shown.appendChild(answer.firstChild);
    }
    shown.hidden = !open;
    peek.setAttribute("aria-expanded", open);
    peek.textContent = open ? words.hide : words.show;
    all.textContent = peeks.every(isOpen) ? words.hideAll : words.showAll;
  }
  function isOpen(peek) { return peek.getAttribute("aria-expanded") === "true"; }
  function button(name, press) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.addEventListener("click", press);
    return made;
  }
  function turnAll() {
    var open = !peeks.every(isOpen);
    peeks.forEach(function (peek) { turn(peek, open); });
  }

  var all = button("all", turnAll), tools = document.createElement("div");
  all.textContent = words.showAll;
  tools.className = "tools";
  tools.appendChild(all);
  document.querySelector("header").after(tools);
  document.querySelectorAll(".questions > li").forEach(function (question) {
    var peek = button("peek", function () { turn(peek, !isOpen(peek)); }), shown = document.createElement("div");
    peek.value = question.id.replace("q", "a");
    peek.textContent = words.show;
    peek.setAttribute("aria-expanded", false);
    shown.className = "shown";
    shown.hidden = true;
    question.append(peek, shown);
    peeks.push(peek);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "a" && !event.ctrlKey && !event.metaKey && !event.altKey) turnAll();
  });
  root.classList.add("live");
})();
