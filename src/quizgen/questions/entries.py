"""What the entry of a list of notes is about, for the sentences behind its label and the points below it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from quizgen.language import segment
from quizgen.language.fold import fold
from quizgen.language.marks import HEADING_SIGNS
from quizgen.language.shadow import shadow
from quizgen.model import Analysis, Paragraph, Sentence

FEWEST = 3
"""Paragraphs of an essay that begin with a label from which each tells of what its label says."""
# 1.感觉记忆：|又称瞬时记忆，…; 樊锦诗：|…; 3、★灵渠。|在广西…; 15、★★三峡工程（每年必考！！！）; ②|1992年4月3日…; ——南旺枢纽（山东汶上）。|地处…; 16.长征五号，|绰号“胖五”。; 8.★★|1970年4月24日…
_ENTRY = re.compile(
    rf"[ \u3000]*(?P<number>[（(][一二三四五六七八九十\d]+[)）]|\d{{1,2}}\s*[.．、)）](?!\d(?!\d{{3}}年))|[①-⑳{HEADING_SIGNS}]|——)?\s*[★☆]*\s*"
    r"(?:(?P<label>[\u4e00-\u9fff·]{2,10})(?P<aside>[（(][^（()）\n]{1,20}[)）])?(?P<end>[：:](?![“「])|[。，]|$))?",
    re.MULTILINE,
)
_DIGITS = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")


class _Entry(NamedTuple):
    label: str
    """"" where only a number stands."""
    rank: str
    """How its number is written: 15、 as 1、, （6） as (1); "" for none."""
    at: int
    """Where the label stands, else where the number ends."""


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
    above = _above(rows, i, own)
    if above is not None and above.label:
        return above.label if fits(above.label) else ""
    first = analysis.sentence_at(own.at) if own.label and (own.rank or not numbered) else None
    if first is None or offset < first.end or not fits(own.label):
        return ""
    return own.label if _several(rows, own.rank if own.rank else None) else ""


def lead(analysis: Analysis, offset: int) -> Sentence | None:
    """The first sentence of the entry to which the point at `offset` belongs, where that has no label: 8.|“东方红一号”发射成功。 above (2)近地点439千米."""
    essay = analysis.essay
    i = bisect_right(essay.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
    rows = _entries(essay.text, essay.paragraphs)
    own = rows[i] if i >= 0 else None
    above = _above(rows, i, own) if own and own.rank else None
    return analysis.sentence_at(above.at) if above and not above.label else None


def _above(rows: tuple[_Entry | None, ...], i: int, own: _Entry) -> _Entry | None:
    """The entry that a point belongs to: the next one above whose number is written as one was before any of the point's kind."""
    if own.rank and own.rank in HEADING_SIGNS:
        return None
    first = next(k for k, row in enumerate(rows) if row and row.rank == own.rank)
    higher = {row.rank for row in rows[:first] if row and row.rank} - {own.rank}
    for row in reversed(rows[:i]):
        if row is None:
            return None
        if row.rank in higher:
            return row if _several(rows, row.rank) else None
    return None


def _several(rows: tuple[_Entry | None, ...], rank: str | None) -> bool:
    """Have several paragraphs a number of one kind, or a label?"""
    return (
        sum(row is not None and bool(row.label if rank is None else row.rank == rank) for row in rows)
        >= FEWEST
    )


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
    if found["end"] == "，" and not _noun(label):
        label = ""
    told = number or (label and paragraph.kind == "para")
    return (
        _Entry(
            label,
            fold(_DIGITS.sub("1", number.strip())),
            found.start("label") if label else found.end("number"),
        )
        if told
        else None
    )


def _noun(label: str) -> bool:
    """Is a label before a comma a noun: 长征五号，; not 在汉语中， or 坚持党的领导，?"""
    simple = shadow(label)
    tags = [segment.tag(simple[a:b])[:1] for a, b in segment.cut(simple)]
    return bool(label) and all(tag in ("n", "m", "j", "") for tag in tags)
