"""Markdown: the signs go, the text stays. All of them in files that say so by their suffix, the plain ones in pasted text."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit

NAMES = ("markup",)
SUFFIXES = (".md", ".markdown")
HEADING = re.compile(r"#{1,6}\s+")  # ## 来历
_TARGET = (
    r"\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+\"[^\"\n]*\")?\s*\)"  # (a.png), (../b.md "wikilink")
)
# ![图片](a.png) with its line, [江苏](https://example.org), **32米**
PASTED = re.compile(
    rf"(?P<image>^[ \t]*(?:\[!\[[^\]\n]*\]{_TARGET}\]{_TARGET}|!\[[^\]\n]*\]{_TARGET})[ \t]*\r?\n"
    rf"|\[!\[[^\]\n]*\]{_TARGET}\]{_TARGET}|!\[[^\]\n]*\]{_TARGET})"
    rf"|\[(?P<label>[^\[\]\n]+)\](?=\((?:https?:|\.{{0,2}}/|#|[^()\s]+\.\w)|\([^()\n]*\"){_TARGET}"
    r"|(?P<quote>^> ?(?=[^\s\d>]))"  # > 这是一段引文
    r"|(?<!\*)\*\*(?P<bold>[^*\s](?:(?:[^*\n]|(?<!\*)\*(?!\*))*[^*\s])?)\*\*(?!\*)",
    re.MULTILINE,
)
# *茶*, `make`, \[1\], 茅以-{昇}-: what a plain text may mean as it stands
SIGNS = re.compile(
    rf"(?<![*A-Za-z0-9])\*(?P<weak>[^*\s][^*\n]*)\*(?![*A-Za-z0-9])|\[(?P<link>[^\[\]\n]*)\]{_TARGET}"
    r"|`(?P<code>[^`\n]+)`|(?P<quote>^> ?(?=\S))|(?P<escape>\\(?=[\[\]*_#`]))"
    r"|-\{(?:zh[\w-]*:)?(?P<variant>[^{};|\n]{1,12})\}-|(?P<bullet>^\s{0,6}[-*+][ ](?=\S))",
    re.MULTILINE,
)
STRONG = re.compile(r"__(?P<strong>[^_\n]+)__")  # __重点__; in a plain text 20__年…20__年 is something lost
FEWEST = 3
"""Plain signs from which a pasted text is Markdown, so that its other signs are no part of it either."""
_GONE = frozenset(("image", "quote", "escape", "bullet"))
"""Groups of which nothing stays."""


def find(text: str, *, declared: bool) -> Iterator[Edit]:
    """Edits that take out pictures and the signs of links and emphasis; in Markdown, `declared` or plain to see, the others too."""
    plain = list(PASTED.finditer(text))
    yield from (edit for match in plain for edit in _bared(match))
    if not declared and len(plain) < FEWEST:
        return
    taken = [match.span() for match in plain]
    for pattern in (SIGNS, STRONG) if declared else (SIGNS,):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield from _bared(match)


def _bared(match: re.Match[str]) -> Iterator[Edit]:
    """The edits that leave what a sign is put round."""
    start, end = match.span(match.lastgroup or 0)
    if match.lastgroup in _GONE:
        yield Edit(match.start(), match.end(), "", NAMES[0])
    else:
        yield Edit(match.start(), start, "", NAMES[0])
        yield Edit(end, match.end(), "", NAMES[0])


def heading(line: str) -> Iterator[Edit]:
    """The edit that takes the signs off a heading."""
    match = HEADING.match(line)
    if match:
        yield Edit(0, match.end(), "", NAMES[0])
