"""Chinese line breaking in terminal cells: 避头尾, numbers and words kept whole."""

import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len

from quizgen.study.answers import BLANK

NO_START = frozenset("、。，．：；！？）】》」』〕〉］｝〗”’…—～·％%,.:;!?)]}›»℃°")
"""Marks that may not begin a line."""
NO_END = frozenset("（【《「『〔〈［｛〖“‘([{«‹$￥#")
"""Marks that may not end a line."""
COUNTED = frozenset("年月日号號岁歲名个個部项項吨噸秒倍元人天万亿萬億")
"""Units that stay with the digits before them: 13年."""
WORD = frozenset(".-_/+'%:")
"""Marks inside words and numbers: 0.05, CRH-380, 8:30."""
SPACES = frozenset(" \u3000")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Ranges of the lines of `text`, each at most `width` cells; what lies between them is blanks and line feeds.

    Every line feed starts a new line. A piece wider than a line is cut anywhere; a single character never is.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _paragraph(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1
    return lines


def fit(text: str, width: int) -> str:
    """`text` in one line of at most `width` cells, cut with … if need be."""
    flat = text.replace("\n", " ")
    return flat if cell_len(flat) <= width else flat[: _cut(flat, 0, len(flat), width - 1)] + "…"


def pad(text: str, width: int) -> str:
    """`text` with blanks up to `width` cells."""
    return text + " " * (width - cell_len(text))


def _paragraph(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    line, used, stop = start, 0, start
    for a, b in _pieces(text, start, end):
        cells = cell_len(text[a:b])
        if used + cells <= width:
            used, stop = used + cells, b
            continue
        if text[a] in SPACES:
            used = width + 1
            continue  # blanks where a line ends are not shown, and nothing behind them fits any more
        if stop > line:
            yield _trimmed(text, line, stop)
        line, stop = a, b
        while cell_len(text[line:b]) > width:
            cut = _cut(text, line, b, width)
            if cut == b:
                break
            yield line, cut
            line = cut
        used = cell_len(text[line:b])
    yield _trimmed(text, line, stop)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for i in range(start + 1, end):
        if _may_break(text, i):
            yield first, i
            first = i
    if first < end:
        yield first, end


def _may_break(text: str, i: int) -> bool:
    before, after = text[i - 1], text[i]
    if BLANK in text[max(0, i - len(BLANK) + 1) : i + len(BLANK) - 1]:
        return False
    if after in SPACES or before in SPACES:
        return True
    if after in NO_START or before in NO_END or unicodedata.category(after) in ("Mn", "Me", "Cf"):
        return False
    if before.isdigit() and after in COUNTED:
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(c: str) -> bool:
    return c.isascii() and (c.isalnum() or c in WORD)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int, width: int) -> int:
    # the end of the longest beginning that fits, at least one character
    at = start + 1
    while at < end and cell_len(text[start : at + 1]) <= width:
        at += 1
    return at
