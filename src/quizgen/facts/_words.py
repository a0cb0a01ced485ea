"""The words of an essay with their tags, each paragraph cut once, when first asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from quizgen.language import segment
from quizgen.language.spans import touching
from quizgen.model import Quantity

MARKS = set("，,。；;：:！？!?\n…、（）()“”‘’「」『』\"'—- \t\u3000·")


class Word(NamedTuple):
    """A word of the paragraph with its tag in the dictionary."""

    start: int
    end: int
    text: str
    tag: str

    @property
    def mark(self) -> bool:
        """Nothing but marks and blanks."""
        return set(self.text) <= MARKS

    @property
    def noun(self) -> bool:
        """A noun, or a set phrase or unknown word that may be one."""
        return (
            self.tag[:1] in ("n", "j", "l", "i", "s")
            or self.tag in ("vn", "an", "eng")
            or (not self.tag and len(self.text) > 1)
        )

    @property
    def thing(self) -> bool:
        """A noun and no set phrase."""
        return self.tag[:1] in ("n", "j") or self.tag == "vn" or (not self.tag and len(self.text) > 1)

    @property
    def verb(self) -> bool:
        """A verb that is no noun too."""
        return self.tag[:1] == "v" and self.tag != "vn"


class Words:
    """The words of one essay; `figures`, sorted, are no words."""

    def __init__(self, shadow: str, figures: Sequence[Quantity]) -> None:
        self._shadow = shadow
        self._figures = figures
        self._lines = [0, *(i + 1 for i, c in enumerate(self._shadow) if c == "\n")]
        self._cuts: dict[int, list[tuple[int, int]]] = {}
        self._read: dict[int, list[Word | None]] = {}

    def ranges(self, offset: int) -> list[tuple[int, int]]:
        """Ranges of the words of the paragraph that holds `offset`."""
        start = self._line(offset)
        if start not in self._cuts:
            end = self._shadow.find("\n", offset)
            line = self._shadow[start : len(self._shadow) if end < 0 else end]
            self._cuts[start] = [(start + a, start + b) for a, b in _cut(line)]
        return self._cuts[start]

    def touching(self, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges of the words that share a place with `start:end`, in the paragraph that holds `start`."""
        ranges = self.ranges(start)
        low = bisect_right(ranges, start, key=_last)
        return ranges[low : bisect_left(ranges, end, low, key=_first)]

    def between(self, start: int, end: int) -> list[Word]:
        """The words of `start:end`, cut off at its ends, without the figures."""
        if start >= end:
            return []
        ranges = self.ranges(start)
        first = max(bisect_right(ranges, start, key=_first) - 1, 0)
        last = bisect_left(ranges, end, first, key=_first) - 1
        if first > last or ranges[first][1] <= start:
            return []
        line = self._line(start)
        if line not in self._read:
            self._read[line] = [self._word(a, b) for a, b in ranges]
        found = self._read[line][first : last + 1]
        for place in {first, last}:
            a, b = ranges[place]
            if a < start or b > end:
                found[place - first] = self._word(max(a, start), min(b, end))
        return [word for word in found if word]

    def _word(self, start: int, end: int) -> Word | None:
        if touching(self._figures, start, end):
            return None
        text = self._shadow[start:end]
        tag = segment.tag(text)
        return None if text[0] in "几数" and tag == "m" else Word(start, end, text, tag)  # 几年来

    def _line(self, offset: int) -> int:
        return self._lines[bisect_right(self._lines, offset) - 1]


@lru_cache(maxsize=64)
def _cut(line: str) -> tuple[tuple[int, int], ...]:
    """Words of a paragraph, which the finders of figures and of dates both ask for."""
    return tuple(segment.cut(line))


def _last(word: tuple[int, int]) -> int:
    return word[1]


def _first(word: tuple[int, int]) -> int:
    return word[0]
