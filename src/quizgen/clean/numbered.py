"""Headings that number the essays of a collection (篇3), and other lines whose kind depends on the rest of the page."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quizgen.clean.chrome import ORIGINAL
from quizgen.clean.lines import ITEM, NUMERAL, SPOKEN, Line, opens, text_kind
from quizgen.language.marks import HEADING_SIGNS

# 弘扬工匠精神演讲稿3 · 大赛入口2021【二】: the words that stand before the first of them, with a number
STEM = re.compile(rf"(?P<stem>.{{4,40}}?)\s*[(（【\[]?(?P<n>[{NUMERAL}]{{1,3}})[)）】\]]?")
CITED = re.compile("[“「][^“”「」。！？!?，…]{4,16}[”」]")  # “还要修多少年才够”
SEVERAL = 2
"""Headings of a text behind its title from which a line in marks may be one; essays that make a collection."""
FRAME = ("menu", "meta", "boiler", "breadcrumb")
NEAR = 3
"""Lines between one that may be of the frame of a page and one that is."""
SENDER = re.compile(r"(?:发件人|收件人|寄件者|收件者|from|to)\s*[:：]", re.IGNORECASE)  # 发件人：许国栋
LETTER = 8
"""Lines at the top of a page among which the head of a letter stands: 发件人：…, 主题：…"""
HEAD_OF_LETTER = 25
"""Lines among which the head of a letter ends that is sent on."""
LONGEST_HEADING = 24
"""Characters of a heading behind the last essay of a collection."""
_SIGN = re.compile(f"[{HEADING_SIGNS}]|【(?=[^【】]{{2,8}}】$)")  # ◆|名句储备, 【|片段示例】
_MATTER = re.compile("储备|积累|集锦|示例|示范|片段|运用|练习|提醒|链接|拓展|点拨|参考|总结")  # ◆名句|储备
_SECTION = re.compile("(?P<n>[一二三四五六七八九十]{1,3})、")  # 三、|名言积累
SENTENCE = 14
"""Characters of an entry that says something."""
BOTH = 2
"""Neighbours of a line, the one before and the one behind it."""
_ENTRY = re.compile(r"(?P<n>\d{1,3})\s*[、.．,，]")  # 23. 陈子昂，…
HEADINGS = ("headlike", "short", "closed", "head")
_PAUSE = re.compile("[。！？；，]")  # 他来了，: no heading
DIGITS = {c: i % 10 for i, c in enumerate("〇一二三四五六七八九0123456789０１２３４５６７８９")} | {"零": 0}


class Item(NamedTuple):
    """A heading read: 读书心得 篇3：老师 has the part 篇3, the number 3 and words of its own."""

    part: str
    number: int
    own: bool
    """Whether it says more than its number."""
    at: int
    """Where the part stands in the line."""


def read_item(simple: str) -> Item | None:
    """The Item a line is, in its simplified form; None if it is none."""
    found = ITEM.fullmatch(simple)
    if found:
        number = _number(found["n"] or found["m"] or found["k"])
        own = bool(found["stem"] or found["own"] or found["more"] or found["behind"])
        return Item(found["part"], number, own, found.start("part"))
    found = STEM.fullmatch(simple)
    return Item(found["n"], _number(found["n"]), True, found.start("n")) if found else None


def _number(numeral: str) -> int:
    """3, 十二, 二十"""
    if "十" not in numeral:
        return int("".join(str(DIGITS[c]) for c in numeral if c in DIGITS) or 0)
    tens, _, ones = numeral.partition("十")
    return 10 * DIGITS.get(tens, 1) + DIGITS.get(ones, 0)


def back_matter(lines: Sequence[Line], starts: Sequence[int]) -> int:
    """Where the last essay of a collection is over and the collection itself goes on; the number of lines if nowhere.

    At a heading with a sign that none before has, which names such matter (◆运用示例), or with the number behind one
    that stands before the first of them (二、人物素材 … 三、名言积累).
    """
    if len(starts) < SEVERAL:
        return len(lines)
    before, among = lines[: starts[0]], lines[starts[0] : starts[-1]]
    numbers = {_number(m["n"]) for line in before if (m := _SECTION.match(line.simple))}
    for i in range(starts[-1] + 1, len(lines)):
        line = lines[i].simple
        sign, section = _SIGN.match(line), _SECTION.match(line)
        if len(line) > LONGEST_HEADING or _PAUSE.search(line):
            continue
        if sign and _MATTER.search(line) and not any(other.simple.startswith(sign[0]) for other in among):
            return i
        if section:
            return i if _number(section["n"]) - 1 in numbers else len(lines)
    return len(lines)


def settle(lines: Sequence[Line], without: frozenset[str]) -> list[Line]:
    """Lines with the kind that the page gives them: 篇N, 甲：… and 发件人：… count from two on, an unpunctuated line is text if
    all are or if it stands alone, and a heading in quotation marks or brackets stands before the text."""
    lines = _framed(lines)
    items = set() if "items" in without else _items(lines)
    bare = not any(line.kind == "para" for line in lines)
    spoken = sum(SPOKEN.match(line.simple) is not None for line in lines)
    first = next((i for i, line in enumerate(lines) if line.kind in ("para", "head")), 0)
    paged = {i + 1 for i, line in enumerate(lines) if line.kind in ("rule", "menu")}
    apart = (
        line.after_blank or i in paged
        for i, line in enumerate(lines)
        if i and line.kind in ("headlike", "short")
    )
    cited = sum(_cites(lines, i) for i in range(first + 1, len(lines)))
    quoted = sum(apart) >= SEVERAL or cited >= SEVERAL
    found = []
    for i, line in enumerate(lines):
        kind = line.kind
        if i in items:
            kind = "item"
        elif kind == "item" and len(lines) > 1:
            kind = "headlike"
        elif (kind == "nav" and bare) or (
            len(lines) == 1 and kind in ("headlike", "short", "closed", "item")
        ):
            kind = "para"
        elif kind == "spoken":
            kind = "para" if spoken > 1 else "headlike"
        elif kind == "closed":
            under = lines[i + 1].simple if i + 1 < len(lines) else ""
            kind = "headlike" if i < first or opens(line.simple, under) else "para"
        elif kind == "para" and quoted and i > first and _cites(lines, i):
            kind = "headlike"
        found.append(line._replace(kind=kind))
    return [
        line._replace(kind="para") if line.kind in HEADINGS and _entry(found, i) else line
        for i, line in enumerate(found)
    ]


def _entry(lines: Sequence[Line], at: int) -> bool:
    """Is a line one of a row of numbered paragraphs, though it has no end mark: 23. 陈子昂，《登幽州台歌》, between 22 and 24?

    A long one may be the first or the last of them: 1.陆地面积约960万平方千米，居世界第三位★.
    """
    own = _ENTRY.match(lines[at].simple)
    if own is None:
        return False
    beside = [
        (i - at, int(m["n"]))
        for i in (at - 1, at + 1)
        if 0 <= i < len(lines) and lines[i].kind == "para" and (m := _ENTRY.match(lines[i].simple))
    ]
    told = len(lines[at].simple) >= SENTENCE and re.search("[，,、]", lines[at].simple)
    in_row = all(number - int(own["n"]) == step for step, number in beside)
    return in_row and len(beside) >= (1 if told else BOTH)


def _framed(lines: Sequence[Line]) -> list[Line]:
    """Lines of which those that may be the head of a letter or of the frame of a page are it, or are not."""
    letter = _head_of_letter(lines)
    sent_on = (
        i for i, line in enumerate(lines[:HEAD_OF_LETTER]) if letter and ORIGINAL.fullmatch(line.simple)
    )
    above = max(sent_on, default=-1)
    found = []
    for i, line in enumerate(lines):
        kind = line.kind
        if i <= above:
            kind = "letter"
        elif kind == "maybe" and _beside_frame(lines, i):
            kind = "menu"
        elif kind == "maybe" or (kind == "letter" and i not in letter):
            kind = text_kind(line.simple)
        found.append(line._replace(kind=kind))
    return found


def _head_of_letter(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines at the top that are the head of a letter: a run of them, of which one says who sent it or to whom."""
    start = next((i for i, line in enumerate(lines[:LETTER]) if line.kind == "letter"), len(lines))
    end = next((i for i in range(start, len(lines)) if lines[i].kind not in ("letter", "meta")), len(lines))
    sent = any(SENDER.match(line.simple) for line in lines[start:end])
    return set(range(start, end)) if sent and end - start >= SEVERAL else set()


def _beside_frame(lines: Sequence[Line], at: int) -> bool:
    """Does a line of the frame of the page stand near, so that one that may be of it is?"""
    return any(line.kind in FRAME for line in lines[max(0, at - NEAR) : at + NEAR + 1])


def _cites(lines: Sequence[Line], at: int) -> bool:
    """Is a line among headings one too, somebody's words without an end mark that stand apart: “那里有个漏斗”?"""
    behind = lines[at + 1 : at + 2]
    apart = lines[at].after_blank and bool(behind) and (behind[0].after_blank or behind[0].indent)
    return apart and CITED.fullmatch(lines[at].simple) is not None


def _items(lines: Sequence[Line]) -> set[int]:
    """Indices of the headings of a collection; empty where the page is none."""
    named = _ascending(lines, [i for i, line in enumerate(lines) if line.kind == "item"])
    if named:
        return named
    for i, line in enumerate(lines):
        found = STEM.fullmatch(line.simple) if line.kind in ("headlike", "closed") else None
        if found and any(before.simple.startswith(found["stem"]) for before in lines[:i]):
            same = [k for k in range(i, len(lines)) if _has_stem(lines[k], found["stem"])]
            numbered = _ascending(lines, same)
            if numbered:
                return numbered
    return set()


def _has_stem(line: Line, stem: str) -> bool:
    found = STEM.fullmatch(line.simple) if line.kind in ("headlike", "closed") else None
    return found is not None and found["stem"] == stem


def _ascending(lines: Sequence[Line], places: Sequence[int]) -> set[int]:
    """The headings that stand in runs of rising numbers with text between them; a list of contents has none."""
    runs: list[list[int]] = []
    last = 0
    for i in places:
        item = read_item(lines[i].simple)
        number = item.number if item else 0
        if not runs or number <= last:
            runs.append([])
        runs[-1].append(i)
        last = number
    ends = dict(zip(places, [*places[1:], len(lines)], strict=False))
    return {
        i
        for run in runs
        if len(run) > 1 and any(line.kind == "para" for k in run for line in lines[k + 1 : ends[k]])
        for i in run
    }
