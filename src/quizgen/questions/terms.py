"""Terms beside terms: of which class they are, and which mean nearly the same."""

import re
from collections.abc import Mapping
from functools import cache

from quizgen.language import segment
from quizgen.language.fold import fold
from quizgen.language.shadow import shadow
from quizgen.questions import affinity

LIKE = 2
"""Characters by which options that are terms may differ in length."""
_FIRST = re.compile(r"[，,；;。]")  # 光在一年里走过的距离|，约等于…
_MARKS = "”」』“「『 "


@cache
def _classes() -> Mapping[str, str]:
    return {word: heading for heading, word in affinity.sections("quizgen.questions", "classes.txt")}


def class_of(definition: str) -> str | None:
    """The class that a definition ends with: 把一次次失败当作路标的|能力; None for one that no table has."""
    first = _FIRST.split(shadow(definition))[0].rstrip(_MARKS)
    ends = (first[-size:] for size in (3, 2, 1) if len(first) > size)
    return next((_classes()[end] for end in ends if end in _classes()), None)


def group(term: str, definition: str) -> str | None:
    """The class of a term as an option; None for something to do (用心做事), which stands beside no term."""
    flat = shadow(term)
    last = segment.cut(flat)[-1:]
    verb = not last or segment.tag(flat[slice(*last[0])]).startswith("v")
    return None if verb else class_of(definition)


def near(one: str, two: str) -> bool:
    """May two terms mean nearly the same, or is one a piece of the other: 匠人精神, 工匠精神, 职人精神?"""
    a, b = set(fold(one)), set(fold(two))
    return len(a & b) * 2 >= min(len(a), len(b))


def like(one: str, two: str) -> bool:
    """Can one term be a wrong option for the other: of a length, and surely something else?"""
    return min(len(one), len(two)) > 1 and abs(len(one) - len(two)) <= LIKE and not near(one, two)
