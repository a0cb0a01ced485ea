"""Text that can be edited and still knows where each character stood in the file."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quizgen.model import Flag, Repair, Run

UNWRITTEN = re.compile("\\A\ufeff|\r(?=\n)")


class Edit(NamedTuple):
    """Put `new` in the place of `text[start:end]`; with `flag` the result must not be asked, for that reason."""

    start: int
    end: int
    new: str
    name: str
    """Name of the repair, as in `clean.REPAIRS`."""
    confidence: str = "sure"
    """`sure`, `inferred` or `lost`; ignored where nothing changes and only the flag counts."""
    flag: str = ""


Finder = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Text:
    """A string; character i came from `raw[low[i]:high[i]]`, an empty range if it was put in. Both never fall."""

    text: str
    low: "array[int]"
    high: "array[int]"

    @classmethod
    def of(cls, raw: str) -> "Text":
        """All of a document but its BOM and the CR of CRLF: ways of writing a file, not text."""
        gone = [match.start() for match in UNWRITTEN.finditer(raw)]
        low = array("q")
        for start, end in zip([0, *(i + 1 for i in gone)], [*gone, len(raw)], strict=True):
            low.extend(range(start, end))
        text = UNWRITTEN.sub("", raw) if gone else raw
        return cls(text, low, array("q", (i + 1 for i in low)))

    def __getitem__(self, part: slice) -> "Text":
        return Text(self.text[part], self.low[part], self.high[part])

    def __add__(self, other: "Text") -> "Text":
        return Text(self.text + other.text, self.low + other.low, self.high + other.high)

    def strip(self) -> "Text":
        """Without blanks at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def lines(self) -> list["Text"]:
        """Split at line feeds."""
        ends = [match.start() for match in re.finditer("\n", self.text)]
        return [self[a:b] for a, b in zip([0, *(e + 1 for e in ends)], [*ends, len(self.text)], strict=True)]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of `text[start:end]`; an empty one where the piece is empty."""
        if start < end:
            return self.low[start], self.high[end - 1]
        at = self.high[start - 1] if start else (self.low[0] if self.low else 0)
        return at, at

    def runs(self) -> tuple[Run, ...]:
        """The runs of a Text, compressed; what was put in lies in none."""
        found: list[Run] = []
        text_start = raw_start = raw_end = 0  # the run being gathered: equal lengths
        i, size = 0, len(self.text)
        low, high = self.low, self.high
        while i < size:
            a, b = low[i], high[i]
            group = i + 1
            while group < size and low[group] == a and high[group] == b:
                group += 1
            if group == i + 1 and b - a == 1:
                if a != raw_end or i - text_start != raw_end - raw_start:
                    if raw_end > raw_start:
                        found.append(Run(text_start, text_start + raw_end - raw_start, raw_start, raw_end))
                    text_start, raw_start = i, a
                raw_end = b
            elif a < b:
                if raw_end > raw_start:
                    found.append(Run(text_start, text_start + raw_end - raw_start, raw_start, raw_end))
                found.append(Run(i, group, a, b))
                text_start = raw_start = raw_end = b
            i = group
        if raw_end > raw_start:
            found.append(Run(text_start, text_start + raw_end - raw_start, raw_start, raw_end))
        return tuple(found)


def joined(pieces: Sequence[Text], between: str) -> Text:
    """One Text of `pieces`, with `between` put in, which came from nowhere in the file."""
    low, high = array("q"), array("q")
    for piece in pieces:
        if high:
            here = array("q", [high[-1]] * len(between))
            low += here
            high += here
        low += piece.low
        high += piece.high
    return Text(between.join(piece.text for piece in pieces), low, high)


@dataclass(slots=True)
class Trace:
    """What was done to one document; repairs named in `without` are left undone."""

    without: frozenset[str] = frozenset()
    repairs: list[Repair] = field(default_factory=list)
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    """Raw ranges that must not be asked, with the reason."""

    def apply(self, text: Text, edits: Iterable[Edit]) -> Text:
        """`text` with `edits` made and recorded; of two that overlap the first wins."""
        wanted = sorted(edit for edit in edits if edit.name not in self.without)
        if not wanted:
            return text
        pieces: list[str] = []
        low, high = array("q"), array("q")
        done = 0
        for edit in wanted:
            if edit.start < done:
                continue
            raw_start, raw_end = text.raw(edit.start, edit.end)
            if edit.flag:
                self.mark(raw_start, raw_end, edit.flag)
            before = text.text[edit.start : edit.end]
            if before == edit.new:
                continue
            self.repairs.append(Repair(edit.name, raw_start, raw_end, before, edit.new, edit.confidence))
            pieces += (text.text[done : edit.start], edit.new)
            low += text.low[done : edit.start]
            high += text.high[done : edit.start]
            if len(edit.new) == len(before):
                low += text.low[edit.start : edit.end]
                high += text.high[edit.start : edit.end]
            else:
                low += array("q", [raw_start] * len(edit.new))
                high += array("q", [raw_end] * len(edit.new))
            done = edit.end
        pieces.append(text.text[done:])
        return Text("".join(pieces), low + text.low[done:], high + text.high[done:])

    def mark(self, raw_start: int, raw_end: int, reason: str) -> None:
        """Flag a raw range."""
        self.marks.append((raw_start, raw_end, reason))

    def settle(self) -> None:
        """Put repairs and marks in the order of the file, when all are made."""
        self.repairs.sort(key=lambda repair: (repair.raw_start, repair.raw_end))
        self.marks.sort()

    def flags(self, text: Text) -> tuple[Flag, ...]:
        """The marks that lie in `text`, as flags of it."""
        found = set()
        low, high = text.low[0], text.high[-1]
        for raw_start, raw_end, reason in self.marks[bisect_left(self.marks, (low,)) :]:
            if raw_start >= high:
                break
            start, end = bisect_left(text.high, raw_start + 1), bisect_left(text.low, raw_end)
            if start < end:
                found.add(Flag(start, end, reason))
        return tuple(sorted(found))

    def repairs_in(self, text: Text) -> tuple[Repair, ...]:
        """The repairs made inside `text`."""
        low, high = text.low[0], text.high[-1]
        first = bisect_left(self.repairs, low, key=lambda repair: repair.raw_start)
        last = bisect_left(self.repairs, high + 1, key=lambda repair: repair.raw_start)
        return tuple(repair for repair in self.repairs[first:last] if repair.raw_end <= high)
