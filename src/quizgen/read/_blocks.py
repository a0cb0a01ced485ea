"""HTML and XHTML → blocks of text, in one pass that no broken or hostile page can slow down."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from quizgen.read._raised import subscript, superscript

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# fmt: off
BREAKS = HEADINGS | {
    "p", "div", "section", "article", "main", "aside", "header", "footer", "nav", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "caption", "blockquote", "pre",
    "figure", "figcaption", "form", "fieldset", "address", "hr", "body", "html", "center",
    "details", "summary",
}
# fmt: on
"""Elements that begin and end a block."""
# fmt: off
HIDDEN = frozenset({
    "title", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select",
    "button", "nav", "rt", "rp",
})
# fmt: on
"""Elements without text of the essay; ruby readings (rt, rp) are among them."""
RAW = frozenset({"script", "style"})
"""Elements in which < begins no tag."""
TAG = re.compile(r"""(/?)([a-zA-Z][\w:-]*+)((?:[^>"']|"[^"]*+"|'[^']*+'|["'])*+)>""")  # p class="a > b">
WRAPPED = re.compile(
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t\r\f]*\n[ \t\r\n\f]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)  # 总⏎结
BLANKS = re.compile("[ \t\r\n\f]+")
BREAK = "\u2028"
"""<br> while a block is being read."""


class Block(NamedTuple):
    """A block of text with the name of its element; line feeds in it are <br>."""

    tag: str
    text: str


def collapse(text: str) -> str:
    """Blanks as a browser shows them; a source line that ends within Chinese text leaves none."""
    return BLANKS.sub(" ", WRAPPED.sub("", text))


def blocks(page: str) -> list[Block]:
    """The blocks of `page` in order, without empty ones."""
    return list(_Reader(page).read())


class _Reader:
    def __init__(self, page: str) -> None:
        self.page = page
        self.pieces: list[str] = []
        self.tag = "p"
        self.hidden, self.depth = "", 0
        """The hidden element we are in, and how often it is open."""
        self.raised: list[tuple[str, int]] = []
        """Open <sup> and <sub>, each with the number of pieces before it."""

    def read(self) -> Iterator[Block]:
        """The blocks; splitting at < keeps the work in proportion to the page, whatever is on it."""
        first, *rest = self.page.split("<")
        self._text(first)
        until = ""  # what ends the comment or script we are in
        for part in rest:
            tag = part
            if until:
                at = part.lower().find(until)
                if at < 0:
                    continue
                tag = part[at:] if until != "-->" else "!--" + part[at:]
                until = ""
            match = TAG.match(tag)
            if tag.startswith("!--"):
                at = tag.find("-->", 2)
                until = "-->" if at < 0 else ""
                self._text(tag[at + 3 :] if at >= 0 else "")
            elif tag.startswith("![CDATA["):
                self._text(tag[8:].replace("]]>", ""))
            elif tag[:1] in ("!", "?"):
                self._text(tag.partition(">")[2])
            elif match is None:
                self._text("<" + tag)
            else:
                name = match[2].lower().rpartition(":")[2]
                empty = match[3].endswith("/")
                yield from self._close(name) if match[1] else self._open(name, empty)
                until = f"/{name}" if name in RAW and not match[1] and not empty else ""
                self._text(tag[match.end() :])
        yield from self._finish()

    def _open(self, name: str, empty: bool) -> Iterator[Block]:
        if self.hidden in ("rt", "rp") and name in ("rt", "rp", "rb"):
            self.hidden = ""  # their end tags may be left out
        if self.hidden:
            self.depth += name == self.hidden and not empty
        elif name in HIDDEN and not empty:
            self.hidden, self.depth = name, 1
        elif name in BREAKS:
            yield from self._finish()
            self.tag = name
        elif name == "br":
            self.pieces.append(BREAK)
        elif name in ("sup", "sub") and not empty:
            self.raised.append((name, len(self.pieces)))

    def _close(self, name: str) -> Iterator[Block]:
        if self.hidden:
            self.depth -= name == self.hidden
            if not self.depth or (name == "ruby" and self.hidden in ("rt", "rp")):
                self.hidden = ""
        elif name in BREAKS:
            yield from self._finish()
            self.tag = "p"
        elif self.raised and self.raised[-1][0] == name:
            self._lower()

    def _lower(self) -> None:
        name, at = self.raised.pop()
        text = collapse("".join(self.pieces[at:]))
        self.pieces[at:] = [superscript(text) if name == "sup" else subscript(text)]

    def _text(self, source: str) -> None:
        if source and not self.hidden:
            self.pieces.append(_unescaped(source))

    def _finish(self) -> Iterator[Block]:
        while self.raised:
            self._lower()
        lines = collapse("".join(self.pieces)).split(BREAK)
        text = "\n".join(line.strip(" ") for line in lines).strip("\n \xa0\u3000")
        self.pieces = []
        if text:
            yield Block(self.tag, text)


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # &#999…9; of thousands of digits
        return text
