"""Markdown: the signs go, the text stays. Only files that say so by their suffix."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit

NAMES = ("markup",)
SUFFIXES = (".md", ".markdown")
HEADING = re.compile(r"#{1,6}\s+")  # ## 来历
SIGNS = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*|__(?P<strong>[^_\n]+)__|(?<![*\w])\*(?P<weak>[^*\s][^*\n]*)\*(?![*\w])"  # **32米**
    r"|!?\[(?P<label>[^\]\n]*)\]\([^)\s]+\)"  # [图片](a.png)
    r"|`(?P<code>[^`\n]+)`|^(?P<quote>> ?)(?=\S)",  # > 引文
    re.MULTILINE,
)


def find(text: str) -> Iterator[Edit]:
    """Edits that take out signs of emphasis, links, code and quoted lines."""
    for match in SIGNS.finditer(text):
        if match.lastgroup == "quote":
            yield Edit(match.start(), match.end(), "", "markup")
        elif match.lastgroup:
            start, end = match.span(match.lastgroup)
            yield Edit(match.start(), start, "", "markup")
            yield Edit(end, match.end(), "", "markup")


def heading(line: str) -> Iterator[Edit]:
    """The edit that takes the signs off a heading."""
    match = HEADING.match(line)
    if match:
        yield Edit(0, match.end(), "", "markup")
