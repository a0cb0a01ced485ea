"""HTML that was pasted with the text: known tags and entities only, so that a<b and <唐> stay."""

import re
from collections.abc import Iterator
from html import unescape

from quizgen.clean.edit import Edit

NAMES = ("tag", "entity", "break")
BLOCKS = "p|br|div|li|ul|ol|tr|table|tbody|h[1-6]|blockquote|section|article|hr"
INLINE = "span|strong|b|i|u|em|a|img|font|td|th|center|sup|sub|o:p|small|big|input|label"
# <p class="a">正文</p> · 一行<br/>另一行
TAG = re.compile(
    rf"<(?P<end>/)?(?:(?P<block>{BLOCKS})|(?P<inline>{INLINE}))(?P<more>\s+[a-z:-]+\s*=[^<>\n]{{0,300}})?\s*/?>",
    re.IGNORECASE,
)
# <figcaption>旧塔</figcaption>, <p class="image-caption">取自…</p>
CAPTION = re.compile(
    r"<figcaption\b[^<>\n]*>.{0,200}?</figcaption>|<(?P<tag>p|div|span)\s+class\s*=\s*[\"'][^\"'<>\n]*caption[^\"'<>\n]*[\"'][^<>\n]*>[^<>]{0,200}</(?P=tag)>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")  # &nbsp; &ldquo; &#8220;
# 修了三年。|//|县里请许国栋来看; not https://
BREAK = re.compile(r"(?<=[\u4e00-\u9fff。！？!?…”」）)])[ \t]*//[ \t]*(?=[\u4e00-\u9fff“「《（(【\d])")
FEWEST = 3
"""Strokes from which they are ends of paragraphs."""


def find(text: str) -> Iterator[Edit]:
    """Edits that take tags away, a block's with a line feed in its place, write entities as characters, and part paragraphs at //."""
    if "<" in text:
        closed = {match["inline"].lower() for match in TAG.finditer(text) if match["end"] and match["inline"]}
        captions = [match.span() for match in CAPTION.finditer(text)]
        yield from (Edit(start, end, "", "tag") for start, end in captions)
        for match in TAG.finditer(text):
            if any(start <= match.start() < end for start, end in captions):
                continue
            bare = match["inline"] and not match["end"] and not match["more"]
            if bare and len(match["inline"]) == 1 and match["inline"].lower() not in closed:
                continue  # a<b>c
            yield Edit(match.start(), match.end(), "\n" if match["block"] else "", "tag")
    if "&" in text:
        for match in ENTITY.finditer(text):
            char = unescape(match[0])
            if char == "\xa0" or (len(char) == 1 and char.isprintable()):
                yield Edit(match.start(), match.end(), char, "entity")
    breaks = list(BREAK.finditer(text)) if "//" in text else []
    if len(breaks) >= FEWEST:
        yield from (Edit(match.start(), match.end(), "\n", "break") for match in breaks)
