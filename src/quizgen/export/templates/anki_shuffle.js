(function () {
  // The front draws an order and keeps it, the back takes the same one and marks the right option. sessionStorage outlives
  // a page, window may not; with neither, and on a back whose front was not seen, the options stay as they were exported.
  var list = document.getElementById("qg-options"), back = document.getElementById("qg-back");
  if (!list) return;
  var items = Array.prototype.slice.call(list.children);
  var name = "quizgen " + list.getAttribute("data-id");
  var order = null;
  if (back) {
    items.forEach(function (item) { if (item.textContent === back.textContent) item.className = "right"; });
    try { order = JSON.parse(sessionStorage.getItem(name)); } catch (e) { order = (window.quizgenOrders || {})[name]; }
  } else if (!list.classList.contains("fixed")) {
    order = items.map(function (item, i) { return i; });
    for (var i = order.length - 1; i > 0; i--) {
      var j = Math.floor(Math.random() * (i + 1)), kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    try { sessionStorage.setItem(name, JSON.stringify(order)); }
    catch (e) { (window.quizgenOrders = window.quizgenOrders || {})[name] = order; }
  }
  if (order && order.length === items.length) order.forEach(function (i) { list.appendChild(items[i]); });
})();
