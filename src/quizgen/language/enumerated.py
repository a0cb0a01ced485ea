"""Names that stand in a row with one that is sure: 麦克斯韦、法拉第、斯托克斯和基尔霍夫."""

import re

from quizgen.language import segment
from quizgen.language.evidence import FROM_RULE, Span
from quizgen.language.names import DOT
from quizgen.language.neighbours import place_listed
from quizgen.language.tables import words

LEAST = 2
"""Characters of a foreign name in a row at least."""
MOST = 7
_BREAK = frozenset("、和与及")
_ENDS = re.compile(r"[、，。；：）)]|和|与|及|等|都|在|是|也|两|[三四五六七八九十]|$")


def add_enumerated(text: str, good: dict[tuple[int, int], Span]) -> None:
    """Foreign sounds in a row with a foreign name of three characters and more, where the dictionary has no such word."""
    waiting = [place for place in good if _foreign(text[slice(*place)]) and place[1] - place[0] > LEAST]
    while waiting:
        start, end = waiting.pop()
        if place_listed(text, end):
            continue
        for place in (_right(text, end), _left(text, start)):
            if place and not any(a < place[1] and place[0] < b for a, b in good):
                good[place] = Span(*place, "", FROM_RULE)
                waiting.append(place)


def _right(text: str, end: int) -> tuple[int, int] | None:
    if text[end : end + 1] not in _BREAK:
        return None
    start = stop = end + 1
    while stop < len(text) and text[stop] in _sounds() and stop - start < MOST:
        stop += 1
    return _place(text, start, stop) if _ENDS.match(text, stop) else None


def _left(text: str, start: int) -> tuple[int, int] | None:
    if start == 0 or text[start - 1] not in _BREAK:
        return None
    stop = low = start - 1
    while low and text[low - 1] in _sounds() and stop - low < MOST:
        low -= 1
    return _place(text, low, stop) if low == 0 or re.match(r"[、，。；：（(“和与]", text[low - 1]) else None


def _place(text: str, start: int, end: int) -> tuple[int, int] | None:
    name = text[start:end]
    known = segment.frequency(name) > 1 and not segment.tag(name).startswith("nr")
    return (start, end) if end - start >= LEAST and not known and name not in words("not_people") else None


def _foreign(name: str) -> bool:
    return all(c in _sounds() or c == DOT for c in name)


def _sounds() -> frozenset[str]:
    return words("transliteration")
