"""An essay laid out for telling who says what: its quotations covered, its names and the tables of words at hand."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.language.heroes import hero, pronouns
from quizgen.language.spans import before_blanks
from quizgen.model import Analysis, Mention, Person, Quote

COVER = "※"
"""Stands for every character inside outermost quotation marks, so that nothing there is taken for a name or a cue."""
STOPS = "。！？!?\n"
TITLE = re.compile(r"《[^《》\n]{1,60}》|〈[^〈〉\n]{1,60}〉")  # 《大学》


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """The words of one table of `data/speech.toml`, longest first."""
    table = tomllib.loads((files("quizgen.facts") / "data" / "speech.toml").read_text("utf-8"))
    return tuple(sorted(set(table[section][key].split()), key=lambda word: (-len(word), word)))


@cache
def any_of(*tables: str) -> str:
    """A regular expression for any word of the tables, each named `section.key`."""
    chosen = {word for table in tables for word in words(*table.split("."))}
    return "(?:" + "|".join(map(re.escape, sorted(chosen, key=lambda word: (-len(word), word)))) + ")"


class Bearing(NamedTuple):
    """A word for what somebody is: 母亲 of 林秀梅, whose child `owner` is if that is told."""

    person: Person
    noun: str
    owner: Person | None
    start: int
    """Where the essay first says so."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What attribution looks at; all ranges are of `Essay.text`."""

    analysis: Analysis
    shadow: str
    masked: str
    """`shadow` with the inside of outermost quotations covered; the mark that closes a whole sentence reads 。"""
    outer: tuple[Quote, ...]
    names: tuple[Mention, ...]
    """Mentions that stand in no quotation and no title."""
    owners: dict[Mention, Person]
    pronouns: Mapping[Person, str]
    """他 or 她 of the people of whom it is known."""
    meant: Mapping[int, Person]
    """Who is meant by 他, 先生 or 这位工人 that ends at a place, where that is the subject of a clause."""
    called: tuple[Bearing, ...] = ()
    """Words for the people of the essay, by place."""

    def named(self, start: int, end: int) -> tuple[Mention, ...]:
        """The names that begin in the range."""
        low = bisect_left(self.names, start, key=lambda m: m.start)
        high = bisect_left(self.names, end, key=lambda m: m.start)
        return self.names[low:high]

    def hidden(self, at: int) -> bool:
        """Whether `at` stands inside a quotation."""
        return self.masked[at] == COVER

    def begin(self, at: int, reach: int = 160) -> int:
        """Where the sentence that goes on at `at` begins, looking only outside quotations."""
        low = max(0, at - reach)
        return max([low, *(self.masked.rfind(stop, low, at) + 1 for stop in STOPS)])


def layout(analysis: Analysis) -> Scene:
    """The Scene of an analysis."""
    essay = analysis.essay
    outer = tuple(q for q in analysis.quotes if q.depth == 0)
    masked = list(essay.shadow)
    for quote in outer:
        last = quote.end - quote.closed
        masked[quote.start + 1 : last] = COVER * (last - quote.start - 1)
        end = before_blanks(essay.shadow, last)
        if quote.closed and essay.shadow[end - 1 : end] in "。！？!?…":
            masked[last] = "。"
    covered = [(q.start, q.end) for q in outer] + [m.span() for m in TITLE.finditer(essay.shadow)]
    hidden = bytearray(len(masked) + 1)
    for start, end in covered:
        hidden[start:end] = b"\1" * (end - start)
    names = tuple(m for m in sorted(analysis.mentions) if not hidden[m.start])
    owners = {mention: person for person in analysis.people for mention in person.mentions}
    meant = {clause.predicate: clause.person for clause in analysis.clauses if clause.how == "pronoun"}
    known = pronouns(analysis, hero(analysis))
    return Scene(analysis, essay.shadow, "".join(masked), outer, names, owners, known, meant)
