"""Web pages: trafilatura finds the essay on the page; the title, author and date that the page states come before it."""

import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from quizgen.errors import SourceError
from quizgen.read import text as plain
from quizgen.read._blocks import BREAK, BREAKS, HEADINGS, Block, blocks, collapse
from quizgen.read._raised import subscript, superscript
from quizgen.words import say

Element = Any
"""An element of lxml, which comes with trafilatura."""
LARGEST = 1_000_000
"""Characters of a page, without its scripts, beyond which it is not searched for its essay but taken as a whole."""
# The outer loops give back what they may not hold: Python 3.11.2 forgets to where a possessive one (*+) ends.
BYTES_ONLY = re.compile(rb"<(script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*|<[^<>]*+>|[\t-\r ]+", re.IGNORECASE)
NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that lxml refuses."""
UNSEEN = re.compile(r"\A\s*<\?xml[^>]*>|<(script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*", re.IGNORECASE)
# <meta name="author" content="王小明">
META = re.compile(r"<meta\b([^<>]{0,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{0,300})", re.IGNORECASE)
DATE = re.compile(r"(?:18|19|20)\d\d-\d\d-\d\d")
TITLES = ("og:title", "twitter:title")
AUTHORS = ("author", "article:author")
DATES = ("article:published_time", "pubdate", "publishdate", "datepublished", "og:published_time")
# fmt: off
INLINE = ("sup", "sub", "ruby", "rb", "rt", "rp", "b", "strong", "i", "em", "u", "font", "small", "big", "mark", "span")
# fmt: on
"""Elements of letters, not of blocks: trafilatura puts blanks round some of them."""
ENDING = frozenset({"p", "head", "quote", "item", "list", "table", "row", "cell", "code", "ab", "div"})
"""Elements of trafilatura's result that begin and end a block."""
BESIDE = 12
"""Characters that may stand beside the title on its line."""
ENDS = "。！？…”」』；："
HEAD_BLOCKS = 6
"""Blocks at the head of the essay in which its title, author and date are looked for."""


def decode(data: bytes) -> tuple[str, str] | None:
    """(text, codec) of a page: paragraphs with an empty line between them; None if it is no Chinese text.

    What the page says of its encoding is not asked: it is often wrong. SourceError without the extra `html`.
    """
    codec = _codec(data)
    if codec is None:
        return None
    page = NOT_XML.sub("", data.decode(codec, "replace").lstrip("\ufeff"))
    whole = blocks(page)
    found = _essay(page) or _headed(whole)
    return "\n\n".join([*_stated(page, whole, found), *(block.text for block in found)]), codec


def _codec(data: bytes) -> str | None:
    """The encoding, told by what stands between the tags: scripts and styles say nothing of it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or b"\0" in data[:200]:
        found = plain.decode(data)
    else:
        found = plain.decode(BYTES_ONLY.sub(b" ", data)[: plain.SAMPLE])
    return found[1] if found else None


def _headed(found: list[Block]) -> list[Block]:
    """Without trafilatura's word: paragraphs and headings, or all there is where a page has no paragraphs."""
    chosen = [block for block in found if block.tag in HEADINGS or block.tag == "p"]
    return chosen if any(block.tag == "p" for block in chosen) else found


def _essay(page: str) -> list[Block]:
    """The blocks that trafilatura takes for the essay; [] if it finds none."""
    try:
        from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - an extra
    except ImportError:
        raise SourceError(say("read.extra"), say("read.extra_hint", name="html")) from None
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # else it writes to stderr
    page = UNSEEN.sub("", page)
    tree = load_html(page) if len(page) <= LARGEST else None
    if tree is None:
        return []
    _rewrite(tree)
    try:
        body = getattr(bare_extraction(tree, include_comments=False), "body", None)
    except Exception:  # trafilatura did not expect such a page: the plain way is left
        return []
    return [] if body is None else list(_blocks(body))


def _rewrite(tree: Element) -> None:
    """Raised figures as characters, ruby readings out, source lines that end within Chinese text joined."""
    from lxml.etree import strip_tags  # noqa: PLC0415 - comes with trafilatura

    for element in list(tree.iter("sup", "sub", "rt", "rp")):
        text = "".join(element.itertext())
        for child in list(element):
            element.remove(child)
        change = {"sup": superscript, "sub": subscript}.get(element.tag)
        element.text = change(text) if change else ""
    strip_tags(tree, *INLINE)
    for element in list(tree.iter("div", "section")):
        if not {"id", "class"} & set(element.attrib) and not any(child.tag in BREAKS for child in element):
            element.tag = "p"  # else trafilatura runs such paragraphs together
    for element in tree.iter():
        if element.tag not in ("pre", "script", "style"):
            element.text = collapse(element.text) if element.text else element.text
        element.tail = collapse(element.tail) if element.tail else element.tail


def _blocks(body: Element) -> Iterator[Block]:
    from lxml.etree import iterwalk  # noqa: PLC0415 - comes with trafilatura

    tag, pieces = "p", [body.text or ""]
    for event, element in iterwalk(body, events=("start", "end")):
        if element is body:
            continue
        if element.tag in ENDING:
            yield from _block(tag, pieces)
            tag = _tag(element) if event == "start" else "p"
            pieces = []
        elif element.tag == "lb" and event == "start":
            pieces.append(BREAK)
        pieces.append((element.text if event == "start" else element.tail) or "")
    yield from _block(tag, pieces)


def _tag(element: Element) -> str:
    return str(element.get("rend", "h2")) if element.tag == "head" else "p"


def _block(tag: str, pieces: list[str]) -> Iterator[Block]:
    lines = collapse("".join(pieces)).split(BREAK)
    text = "\n".join(line.strip(" ") for line in lines).strip("\n \xa0\u3000")
    if text:
        yield Block(tag, text)


def _stated(page: str, whole: list[Block], found: list[Block]) -> Iterator[str]:
    """Title, author and date as lines of their own, where the page states them and the essay's head lacks them."""
    lines = [block.text for block in found[:HEAD_BLOCKS]]
    head = "\n".join(lines)
    meta = dict(_meta(page))
    title = _title(page, meta, whole)
    if title and not any(_is_title(line, title) for line in lines):
        yield title
    author = next((meta[name] for name in AUTHORS if name in meta), "")
    shown = 2 <= len(author) <= 8 and not author.isascii() and author in page.partition("<body")[2]
    if shown and author not in head:
        yield f"作者：{author}"
    date = next((match[0] for name in DATES if name in meta and (match := DATE.match(meta[name]))), "")
    if date and not re.search(r"(?:18|19|20)\d\d\s*[-/年.]\s*\d", head):
        yield date


def _is_title(line: str, title: str) -> bool:
    """Whether a line is the title, or holds it beside a site's name; a sentence that holds it is not."""
    line, title = _squeezed(line), _squeezed(title)
    return line == title or (title in line and len(line) < len(title) + BESIDE and line[-1] not in ENDS)


def _title(page: str, meta: dict[str, str], whole: list[Block]) -> str:
    """The heading that begins the page's title (手熟而已 of 手熟而已_某某网), else the title itself."""
    match = TITLE.search(page)
    title = next((meta[name] for name in TITLES if name in meta), "") or (unescape(match[1]) if match else "")
    title = collapse(title).strip()
    headings = (block.text for block in whole if block.tag in ("h1", "h2"))
    return next(
        (text for text in headings if len(text) > 1 and _squeezed(title).startswith(_squeezed(text))), title
    )


def _meta(page: str) -> Iterator[tuple[str, str]]:
    for match in META.finditer(page):
        values = {name.lower(): unescape(value.strip("\"'")) for name, value in ATTRIBUTE.findall(match[1])}
        name = values.get("name") or values.get("property") or values.get("itemprop")
        if name and values.get("content", "").strip():
            yield name.lower(), values["content"].strip()


def _squeezed(text: str) -> str:
    return "".join(text.split())
