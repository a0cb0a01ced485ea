"""The clauses round a figure, in words with their tags, and which of them a question may show."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.facts._gate import Gate
from quizgen.language import segment
from quizgen.language.spans import touching
from quizgen.model import Quantity, Sentence

CLAUSE = re.compile(r"[，,。；;：:！？!?\n…]|——")
SCOPE = re.compile(r"[。；;：:！？!?\n]|——")
MARKS = set("，,。；;：:！？!?\n…、（）()“”‘’「」『』\"'—- \t\u3000·")
LONGEST_BEHIND = 14
"""Characters taken behind a figure; tuned on five real essay files."""


@cache
def vocabulary(name: str) -> frozenset[str]:
    """A list of words of `data/statistic_measures.toml`."""
    data = tomllib.loads((files("quizgen.facts") / "data" / "statistic_measures.toml").read_text("utf-8"))
    return frozenset(data[name].split())


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
    if start >= end:
        return []
    shadow, words = gate.analysis.essay.shadow, gate.words(start)
    first = max(bisect_right(words, start, key=lambda w: w[0]) - 1, 0)
    numbers = [
        q
        for q in touching(gate.analysis.quantities, start, end)
        if q.kind != "ordinal" and not gate.in_title(q)
    ]
    found, passed = [], 0
    for word_start, word_end in words[first : bisect_left(words, end, key=lambda w: w[0])]:
        a, b = max(word_start, start), min(word_end, end)
        while passed < len(numbers) and numbers[passed].end <= a:
            passed += 1
        if a >= b or (passed < len(numbers) and numbers[passed].start < b):
            continue
        tag = segment.tag(shadow[a:b])
        if shadow[a] not in "几数" or tag != "m":  # 几年来
            found.append(Word(a, b, shadow[a:b], tag))
    return found


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
