"""The shadow of a text: simplified, position by position, to analyse and match on; never shown."""

import math
import re
from collections import Counter
from functools import cache
from itertools import compress
from operator import ne

from quizgen.language.fold import convert, simplify
from quizgen.language.segment import cut, frequency

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
LONGEST = 4
"""Characters of the longest dictionary word with 著 that is looked for (见微知著)."""
NEAR = 3
"""Characters on both sides that are looked at where 著 and 着 both make a word."""
LOG_TOTAL = math.log(6.0e7)
"""Of the sum of the dictionary's frequencies, about."""
LEAST = 0.5
"""Frequency taken for a word the dictionary does not know."""


def shadow(text: str) -> str:
    """`text` simplified (OpenCC hk2s, a table of variants, 著/着 by dictionary word); same length."""
    simple = simplify(text)
    return (
        "".join(_zhu(simple, i) if c == "著" else c for i, c in enumerate(simple))
        if "著" in simple
        else simple
    )


def _zhu(simple: str, at: int) -> str:
    """著 where the dictionary has a word with it at least as frequent as with 着 (原著, 著名), else 着 (随着).

    Where both readings make words (看着书, 有著作) the more probable cut of the neighbourhood decides.
    """
    for size in range(LONGEST, 1, -1):
        for start in range(max(0, at - size + 1), at + 1):
            word = simple[start : start + size]
            count = frequency(word) if len(word) == size else 0
            if count and count >= frequency(word.replace("著", "着")):
                if start < at or not frequency(simple[max(0, at - 1) : at] + "着"):
                    return "著"
                before, after = simple[max(0, at - NEAR) : at], simple[at + 1 : at + 1 + NEAR]
                return max("著", "着", key=lambda zhu: _probability(before + zhu + after))
    return "着"


def _probability(text: str) -> float:
    """Sum of the logarithms of word frequency."""
    return sum(math.log(frequency(text[start:end]) or LEAST) - LOG_TOTAL for start, end in cut(text))


def script_of(text: str) -> str:
    """`hans`, `hant` or `neutral`, by what OpenCC would change."""
    han = "".join(HAN.findall(text))
    # 于 斗 里 后 are in Big5, 乾 藉 are in GB 2312: they tell nothing about the script of a page.
    traditional = _changed(han, "hk2s", "gb2312")
    simplified = _changed(han, "s2t", "big5")
    if traditional > simplified:
        return "hant"
    return "hans" if simplified else "neutral"


def _changed(han: str, config: str, codec: str) -> int:
    """How many characters OpenCC would change that the older character set does not have."""
    changed = Counter(compress(han, map(ne, han, convert(han, config))))
    return sum(count for char, count in changed.items() if not _has(char, codec))


@cache
def _has(char: str, codec: str) -> bool:
    """Whether an older character set has `char`."""
    return bool(char.encode(codec, "ignore"))
