"""Blanks inside Chinese: a page breaks its lines with them, a name or a couplet is set with them."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit
from quizgen.clean.glosses import HAN

NAMES = ("space",)
BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
MARKS = "，,。！!？?、“”‘’；;：:《》（）()…—「」『』"
GAP = re.compile(rf"(?<=[{HAN}{MARKS}%0-9A-Za-z▢])[{BLANKS}]+(?=[{HAN}{MARKS}0-9A-Za-z▢])")  # 説 不清
BETWEEN_HAN = re.compile(rf"[{HAN}{MARKS}][{BLANKS}]+[{HAN}{MARKS}]")
PIECE = re.compile(f"[{HAN}]+")
FOREIGN = re.compile(rf"[{HAN}] ?(?:and|or|the|of|in)$|^(?:and|or|the|of|in) [{HAN}]")  # 态度 and 理念

BROKEN = 3
"""Blanks that cannot be meant, from which a paragraph is broken throughout (內心 空虛 is no couplet there)."""


def find(text: str) -> Iterator[Edit]:
    """Edits that take out blanks between Chinese, and beside digits and Latin where the paragraph has such blanks.

    Kept: verse and parallel pieces (白日依山尽 黄河入海流), Latin–Latin, and a style that sets off all Latin (用 Python 写).
    """
    gaps = [(m.start() + 1, m.end() - 1) for m in BETWEEN_HAN.finditer(text)]
    damage = sum(not _is_parallel(text, *gap) for gap in gaps)
    if not damage:
        return
    for match in GAP.finditer(text):
        start, end = match.span()
        left, right = text[start - 1], text[end]
        if re.match("[0-9A-Za-z%]", left) and re.match("[0-9A-Za-z]", right):
            continue
        if damage < BROKEN and _is_parallel(text, start, end):
            continue
        if FOREIGN.search(text[max(0, start - 6) : start]) or FOREIGN.match(text[end : end + 6]):
            continue
        yield Edit(start, end, "", "space")


def _is_parallel(text: str, start: int, end: int) -> bool:
    """Whether the pieces on both sides are of one length, 2 to 7 characters: a couplet or a list of words."""
    before = re.search(f"[{HAN}]*$", text[max(0, start - 8) : start])
    after = PIECE.match(text, end)
    if not before or not after:
        return False
    size = len(before[0])
    return 2 <= size <= 7 and size == len(after[0])
