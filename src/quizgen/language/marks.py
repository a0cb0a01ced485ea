"""Pairing of quotation marks with recovery: a bad mark costs its own quotation, never the rest of the text."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from quizgen.model import Quote

FAMILIES = ("“”", "‘’", "「」", "『』", "﹁﹂", "﹃﹄", "〝〞")
STRAIGHT = {'"': 0, "＂": 0, "'": 1, "＇": 1}
"""Marks without direction, each with the family it counts to."""
FINAL = "。！？!?…"
HEADING_SIGNS = "■□◆◇●○▲△▼★☆◎※►▶▪◼▍▌▎"
"""What stands before a heading: ■走进工场, ▍后来."""
# ━━━━ |02 名言篇| ━━━━, === |人物| ===
DECORATED = re.compile(
    r"[━─═=＝~～*＊_—▬◆◇★☆❖✦●○■□-]{2,}\s*(?P<inner>[^\s━─═=＝~～*＊_—▬-].*?)\s*[━─═=＝~～*＊_—▬◆◇★☆❖✦●○■□-]{2,}"
)
"""A heading between rules."""
# △ |生命在于运动。, 3、|光年：…, （二）|红移：…
BULLET = r"^[ \u3000]*(?:[^\w\s“”「」『』《》（(\[［【]+[ \u3000]*|\d{1,3}[.、．)）][ \u3000]*|[(（][\d一二三四五六七八九十]{1,3}[)）][ \u3000]*)?"
"""The beginning of a line of a list, as a pattern for MULTILINE: blanks, and a sign or a number."""
OPEN, CLOSE, EITHER = 1, -1, 0
WAYS = {m: (f, way) for f, pair in enumerate(FAMILIES) for m, way in zip(pair, (OPEN, CLOSE), strict=True)}
WAYS |= {mark: (family, EITHER) for mark, family in STRAIGHT.items()}
MARK = re.compile("[" + "".join(WAYS) + "]")  # 他说：|“|好|”
APOSTROPHE = re.compile(r"(?<=[0-9A-Za-z])['＇’](?=[A-Za-z])|(?<=[0-9])['＇](?![0-9A-Za-z])")  # it’s, 5'
AFTER_CLOSING = re.compile(r"\s*(?:[，。、；：！？,;:!?）)》】…]|$)")  # “何方“？ closes, although it opens
BEFORE_OPENING = re.compile(r"(?:^|[：:（(《])\s*$")  # 他说：”你好。” opens, although it closes
VERSE = 40
"""A paragraph of at most this many characters without a mark may be a line of a poem that is quoted whole."""
DEEPEST = 8
"""Marks of one family open at a time: nobody nests deeper, and hostile text must not cost time."""
REACH = 600
"""An open quotation that the next paragraph does not open again is looked for this far, in characters."""


class Pairing(NamedTuple):
    """Quotations sorted by place, and the offsets of marks left without a partner, sorted."""

    quotes: tuple[Quote, ...]
    odd: tuple[int, ...]


class _Mark(NamedTuple):
    at: int
    family: int
    way: int


class _Open(NamedTuple):
    """An opening mark that waits; `at` has one place for each paragraph the quotation opened again."""

    at: tuple[int, ...]
    family: int
    nested: bool


def pair(text: str) -> Pairing:
    """Pair the quotation marks of `text` (paragraphs separated by line feeds); never raises."""
    found: list[tuple[int, int]] = []
    odd: list[int] = []
    lost: list[int] = []
    waiting: list[_Open] = []
    start = 0
    for paragraph in text.split("\n"):
        marks = list(_directed(text, start, start + len(paragraph)))
        waiting, marks, given_up = _carry(waiting, marks, text, start, len(paragraph))
        lost += given_up
        for i, mark in enumerate(marks):
            same = [k for k, w in enumerate(waiting) if w.family == mark.family]
            if mark.way == OPEN:
                nested = same and (
                    waiting[same[-1]].nested or _closes_both(islice(marks, i, None), mark.family)
                )
                if same and (not nested or len(same) >= DEEPEST):
                    lost += [at for w in waiting[same[-1] :] for at in w.at]
                    del waiting[same[-1] :]
                    del same[-1]
                waiting.append(_Open((mark.at,), mark.family, bool(same)))
            elif same:
                lost += [at for w in waiting[same[-1] + 1 :] for at in w.at]
                found.append((waiting[same[-1]].at[0], mark.at + 1))
                del waiting[same[-1] :]
            else:
                odd.append(mark.at)
        start += len(paragraph) + 1
    lost += [at for w in waiting for at in w.at]
    spans = [(a, b, True) for a, b in found] + [(a, _inferred_end(text, a), False) for a in lost]
    return Pairing(tuple(_with_depth(spans)), tuple(sorted(odd + lost)))


def _directed(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of one paragraph, each opening or closing; straight marks of an odd number stay `EITHER`."""
    apostrophes = {m.start() for m in APOSTROPHE.finditer(text, start, end)}
    marks = [
        _Mark(m.start(), *WAYS[m[0]]) for m in MARK.finditer(text, start, end) if m.start() not in apostrophes
    ]
    ways: dict[int, list[int]] = {}
    for mark in marks:
        ways.setdefault(mark.family, []).append(mark.way)
    # “甲“、“乙“: all of one direction and an even number, so each second one was turned round
    by_turns = {f for f, w in ways.items() if len(set(w)) == 1 and len(w) % 2 == 0}
    following: list[int | None] = []
    last: dict[int, int] = {}
    for mark in reversed(marks):
        following.append(last.get(mark.family))
        last[mark.family] = mark.way
    is_open: dict[int, bool] = {}
    for mark, after in zip(marks, reversed(following), strict=True):
        opened = is_open.get(mark.family, False)
        way = mark.way
        turned_open = way == CLOSE and not opened and after == CLOSE
        turned_close = way == OPEN and opened
        if mark.family in by_turns or (way == EITHER and len(set(ways[mark.family])) > 1):
            way = CLOSE if opened else OPEN
        elif turned_open and BEFORE_OPENING.search(text[max(start, mark.at - 8) : mark.at]):
            way = OPEN
        elif turned_close and AFTER_CLOSING.match(text, mark.at + 1, end):
            way = CLOSE
        is_open[mark.family] = way == OPEN
        yield mark._replace(way=way)


def _carry(
    waiting: list[_Open], marks: list[_Mark], text: str, start: int, length: int
) -> tuple[list[_Open], list[_Mark], list[int]]:
    """What stays open into the paragraph at `start`, its marks less those that only open it again, and what is given up."""
    if not waiting:
        return waiting, marks, []
    head = start + length - len(text[start : start + length].lstrip())
    outer = waiting[0]
    if marks and marks[0].at == head and marks[0].family == outer.family and marks[0].way == OPEN:
        given_up = [at for w in waiting[1:] for at in w.at]
        return [outer._replace(at=(*outer.at, head))], marks[1:], given_up
    kept: list[_Open] = []
    for one in waiting:
        first = next((m for m in marks if m.family == one.family), None)
        goes_on = length <= VERSE if first is None else first.way == CLOSE
        if not goes_on or (first.at if first else start) - one.at[-1] > REACH:
            break
        kept.append(one)
    return kept, marks, [at for w in waiting[len(kept) :] for at in w.at]


def _closes_both(marks: Iterable[_Mark], family: int) -> bool:
    """True if the mark before and the first of `marks`, two openings of one family, both find their end."""
    depth = 1
    for mark in marks:
        if mark.family == family:
            depth += mark.way
            if depth == 0:
                return True
    return False


def _inferred_end(text: str, start: int) -> int:
    """Where the words of an opening mark without partner stop: its sentence, at most up to the next mark."""
    for i in range(start + 1, len(text)):
        if text[i] == "\n" or text[i] in WAYS:
            return i
        if text[i] in FINAL:
            return i + 1
    return len(text)


def _with_depth(spans: list[tuple[int, int, bool]]) -> Iterator[Quote]:
    around: list[int] = []
    for start, end, closed in sorted(spans):
        while around and around[-1] <= start:
            around.pop()
        yield Quote(start, end, len(around), closed)
        around.append(end)
