"""The shadow of a text: simplified, position by position, to analyse and match on; never shown."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from quizgen.language.fold import convert, simplify
from quizgen.language.segment import frequency

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
LONGEST = 4
"""Characters of the longest dictionary word with 著 that is looked for (见微知著)."""


def shadow(text: str) -> str:
    """`text` simplified (OpenCC hk2s, a table of variants, 著/着 by dictionary word); same length."""
    simple = simplify(text)
    return (
        "".join(_zhu(simple, i) if c == "著" else c for i, c in enumerate(simple))
        if "著" in simple
        else simple
    )


def _zhu(simple: str, at: int) -> str:
    """著 where the dictionary has a word with it at least as frequent as with 着 (原著, 著名), else 着 (随着)."""
    for size in range(LONGEST, 1, -1):
        for start in range(max(0, at - size + 1), at + 1):
            word = simple[start : start + size]
            count = frequency(word) if len(word) == size else 0
            if count and count >= frequency(word.replace("著", "着")):
                return "著"
    return "着"


def script_of(text: str) -> tuple[str, bool]:
    """(`hans` | `hant` | `neutral`, naive): by what OpenCC would change; naive where simplified text was
    converted character by character (關于, 奮斗)."""
    han = "".join(HAN.findall(text))
    traditional = sum(a != b for a, b in zip(han, convert(han, "hk2s"), strict=True))
    simplified = sum(a != b for a, b in zip(han, convert(han, "s2t"), strict=True))
    if traditional > simplified:
        return "hant", _naive(text)
    return ("hans" if simplified else "neutral"), False


@cache
def _naive_words() -> Mapping[str, tuple[str, ...]]:
    """Naive form → proper forms, from `data/naive.txt`."""
    table = (files("quizgen.language") / "data" / "naive.txt").read_text("utf-8")
    rows = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    return {naive: tuple(proper.split("|")) for naive, proper in rows}


def _naive(text: str) -> bool:
    naive = sum(text.count(word) for word in _naive_words())
    proper = sum(text.count(word) for words in _naive_words().values() for word in words)
    return naive > proper
