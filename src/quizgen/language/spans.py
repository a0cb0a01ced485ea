"""Ranges looked up by place: what is asked of every clause of an essay must not look at all of the essay."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Ranged(Protocol):
    """Anything that stands in a half-open range: a sentence, a quotation, a name, a quantity, a flag."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=Ranged)


def beginning(ranges: Sequence[R], start: int, end: int) -> Sequence[R]:
    """Those of `ranges`, sorted by start, that begin in `start:end`."""
    low = bisect_left(ranges, start, key=_start)
    return ranges[low : bisect_left(ranges, end, low, key=_start)]


def touching(ranges: Sequence[R], start: int, end: int) -> Sequence[R]:
    """Those of `ranges`, sorted and without overlap, that share a place with `start:end`."""
    low = bisect_right(ranges, start, key=_end)
    return ranges[low : bisect_left(ranges, end, low, key=_start)]


class Overlapping(Generic[R]):
    """Ranges sorted by start that may lie in one another."""

    def __init__(self, ranges: Sequence[R]) -> None:
        self._ranges = ranges
        self._reach = list(accumulate((r.end for r in ranges), max))

    def touching(self, start: int, end: int) -> list[R]:
        """Those that share a place with `start:end`."""
        low = bisect_right(self._reach, start)
        high = bisect_left(self._ranges, end, low, key=_start)
        return [r for r in self._ranges[low:high] if r.end > start]


def before_blanks(text: str, at: int, blanks: str = "") -> int:
    """The place before `at` behind the last character that is none of `blanks` (white space if empty)."""
    while at and (text[at - 1] in blanks if blanks else text[at - 1].isspace()):
        at -= 1
    return at


def _start(one: Ranged) -> int:
    return one.start


def _end(one: Ranged) -> int:
    return one.end
