"""What the entry of a list of notes is about, for the sentences behind its label and the points below it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from quizgen.language.fold import fold
from quizgen.language.marks import HEADING_SIGNS
from quizgen.model import Analysis, Paragraph

FEWEST = 3
"""Paragraphs of an essay that begin with a label from which each tells of what its label says."""
# 1.感觉记忆：|又称瞬时记忆，…; 樊锦诗：|…; 3、★灵渠。|在广西…; 15、★★三峡工程（每年必考！！！）; ②|1992年4月3日…; ——南旺枢纽（山东汶上）。|地处…
_ENTRY = re.compile(
    rf"[ \u3000]*(?P<number>[（(][一二三四五六七八九十\d]+[)）]|\d{{1,2}}\s*[.．、)）](?!\d)|[①-⑳{HEADING_SIGNS}]|——)?\s*[★☆]*\s*"
    r"(?:(?P<label>[\u4e00-\u9fff·]{2,10})(?P<aside>[（(][^（()）\n]{1,20}[)）])?(?P<end>[：:](?![“「])|。|$))?",
    re.MULTILINE,
)
_DIGITS = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")


class _Entry(NamedTuple):
    label: str
    """"" where only a number stands."""
    rank: str
    """How its number is written: 15、 as 1、, （6） as (1); "" for none."""
    at: int
    """Where the label stands."""


def entry(analysis: Analysis, offset: int, fits: Callable[[str], bool], *, numbered: bool = False) -> str:
    """What the entry that holds `offset` is about, by its label or that of the entry above it; "" for none, or one that does not `fit`.

    Of its own label, only where it is `numbered` if that is asked, what goes on behind the first sentence needs to be told.
    """
    essay = analysis.essay
    i = bisect_right(essay.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
    rows = _entries(essay.text, essay.paragraphs)
    own = rows[i] if i >= 0 else None
    if own is None:
        return ""
    above = None if own.rank and own.rank in HEADING_SIGNS else _above(rows, i, own)
    if above is not None:
        return above.label if fits(above.label) else ""
    first = analysis.sentence_at(own.at) if own.label and (own.rank or not numbered) else None
    if first is None or offset < first.end or not fits(own.label):
        return ""
    return own.label if _several(rows, own.rank if own.rank else None) else ""


def _above(rows: tuple[_Entry | None, ...], i: int, own: _Entry) -> _Entry | None:
    """The entry that a point belongs to: the next one above whose number is written as one was before any of the point's kind."""
    first = next(k for k, row in enumerate(rows) if row and row.rank == own.rank)
    higher = {row.rank for row in rows[:first] if row and row.rank} - {own.rank}
    for row in reversed(rows[:i]):
        if row is None:
            return None
        if row.rank in higher:
            return row if row.label and _several(rows, row.rank) else None
    return None


def _several(rows: tuple[_Entry | None, ...], rank: str | None) -> bool:
    """Have several paragraphs a label, with a number of one kind or of whatever?"""
    return sum(bool(row and row.label and rank in (None, row.rank)) for row in rows) >= FEWEST


@lru_cache(maxsize=64)
def _entries(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[_Entry | None, ...]:
    """Of each paragraph its number and label; None for what has neither, and for a heading without a number of this kind."""
    return tuple(_read(text, p) for p in paragraphs)


def _read(text: str, paragraph: Paragraph) -> _Entry | None:
    found = _ENTRY.match(text, paragraph.start, paragraph.end)
    if found is None:
        return None
    number = found["number"] or ""
    label = found["label"] if found["label"] and (number or found["end"] in ("：", ":")) else ""
    told = number or (label and paragraph.kind == "para")
    return _Entry(label, fold(_DIGITS.sub("1", number.strip())), found.start("label")) if told else None
