"""The clauses round a figure, in words with their tags, and which of them a question may show."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from quizgen.facts._gate import Gate
from quizgen.facts._words import Word
from quizgen.model import Quantity, Sentence

__all__ = [
    "CLAUSE",
    "LONGEST_BEHIND",
    "SCOPE",
    "Word",
    "between",
    "limited",
    "passage",
    "trimmed",
    "vocabulary",
]

CLAUSE = re.compile(r"[，,。；;：:！？!?\n…]|——")  # 大桥全长5公里|，|宽30米|。
SCOPE = re.compile(r"[。；;：:！？!?\n]|——")  # the same without commas: 桥长5公里，宽30米|；|塔高…
LONGEST_BEHIND = 14
"""Characters taken behind a figure; tuned on five real essay files."""


@cache
def vocabulary(name: str) -> frozenset[str]:
    """A list of words of `data/statistic_measures.toml`."""
    data = tomllib.loads((files("quizgen.facts") / "data" / "statistic_measures.toml").read_text("utf-8"))
    return frozenset(data[name].split())


def passage(gate: Gate, quantity: Quantity, sentence: Sentence) -> tuple[int, int, tuple[str, ...]]:
    """Range to show around the figure, and why it must not be asked.

    Where the damage of a sentence stands in clauses before one that begins with its own subject, the clauses behind it
    are shown alone.
    """
    flags = gate.flags.touching(sentence.start, sentence.end)
    reasons = {f.reason for f in flags}
    last = max((f.end for f in flags), default=0)
    clause = max(
        (m.end() for m in CLAUSE.finditer(gate.text, sentence.start, quantity.start)), default=sentence.start
    )
    if not flags or not reasons & set(sentence.refused) or last > clause:
        return sentence.start, sentence.end, sentence.refused
    first = between(gate, clause, sentence.end)[:1]
    if not first or not first[0].noun:
        return sentence.start, sentence.end, sentence.refused
    begin = CLAUSE.search(gate.text, last)
    start = begin.end() if begin else clause
    return start, sentence.end, tuple(r for r in sentence.refused if r not in reasons)


def between(gate: Gate, start: int, end: int) -> list[Word]:
    """The words of `start:end` without other figures and dates."""
    return gate.read.between(start, end)


def trimmed(words: list[Word]) -> list[Word]:
    """Without pronouns, conjunctions and times at the head and words of focus anywhere."""
    words = list(words)
    while words and (
        words[0].text in vocabulary("pronouns")
        or words[0].text[0] in "这那该此"
        or words[0].text in vocabulary("dropped")
        or words[0].mark
        or words[0].tag in ("c", "t")
    ):
        words.pop(0)
    return [w for w in words if w.text not in vocabulary("dropped")]


def limited(words: list[Word]) -> list[Word]:
    """The first words, up to LONGEST_BEHIND characters."""
    size, taken = 0, []
    for word in words:
        size += len(word.text)
        if size > LONGEST_BEHIND:
            break
        taken.append(word)
    return taken
