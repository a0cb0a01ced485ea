"""The nouns of quizgen: frozen, and the only things that travel between its parts.

All ranges are half-open, in code points. Ranges called `raw` refer to `Document.text`, all others to `Essay.text`.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple


def stable_id(*parts: str) -> str:
    """24 hex digits from `parts`, length-prefixed so that ("ab", "c") and ("a", "bc") differ."""
    digest = hashlib.blake2b(digest_size=12)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.hexdigest()


@lru_cache(maxsize=8)
def _line_feeds(text: str) -> tuple[int, ...]:
    """Where the lines of `text` end; every fact asks for its line."""
    return tuple(i for i, c in enumerate(text) if c == "\n")


@dataclass(frozen=True, slots=True)
class Document:
    """One file as decoded; nothing in it is ever changed."""

    file: str
    """Path relative to the root that was read, with `/`."""
    sha256: str
    """Of the file's bytes, in hex."""
    encoding: str
    """The codec the bytes went through, as Python names it; `docx`, `epub` and `pdf` for these."""
    text: str
    """The decoded file: a BOM is one character, CR stays."""

    def line(self, raw_offset: int) -> int:
        """1 + the number of line feeds before `raw_offset`."""
        return 1 + bisect_left(_line_feeds(self.text), raw_offset)


class Run(NamedTuple):
    """A piece of an essay and where it came from; of equal lengths it maps character by character."""

    start: int
    end: int
    raw_start: int
    raw_end: int


class Repair(NamedTuple):
    """One thing a named repair did to the file's text."""

    name: str
    """Name of the repair, as in `clean.REPAIRS`."""
    raw_start: int
    raw_end: int
    before: str
    after: str
    confidence: str
    """`sure`, `inferred` or `lost`."""


class Flag(NamedTuple):
    """A piece of the essay that must not be asked, and the reason (as in `refused` of a fact)."""

    start: int
    end: int
    reason: str


class Paragraph(NamedTuple):
    """A paragraph of the cleaned text; `kind` is `para`, `head` or `verse`."""

    start: int
    end: int
    kind: str


class Copy(NamedTuple):
    """Another essay that holds the same text; `relation` is `same`, `contains` or `contained`."""

    essay: str
    relation: str
    share: float
    """Share of the smaller text that both hold, 0 to 1."""


class Dropped(NamedTuple):
    """A line, or a sentence of it, that is no essay text, with its class (`nav`, `boiler`, `filler`, …)."""

    line: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a surface stands in the decoded file, before any repair."""

    file: str
    sha256: str
    line: int
    start: int
    end: int
    copy: bool = False
    """True for a witness that stands in a copy of the same text."""


@dataclass(frozen=True, slots=True)
class Essay:
    """Cleaned text with its way back to the document."""

    document: Document
    number: int
    """1 for the first essay of its file."""
    title: str | None
    author: str | None
    date: str | None
    """ISO date as far as the page states it."""
    part: str | None
    """The item heading of a collection as written, e.g. 篇3."""
    script: str
    """`hans`, `hant` or `neutral`, by what OpenCC would change."""
    text: str
    """Paragraphs joined by one line feed each, original script."""
    shadow: str
    """`text` simplified, position by position: for analysis and matching, never shown."""
    paragraphs: tuple[Paragraph, ...]
    runs: tuple[Run, ...]
    """Sorted and disjoint; what lies in no run was put in by a repair."""
    repairs: tuple[Repair, ...] = ()
    flags: tuple[Flag, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[tuple[int, int], ...] = ()
    """Raw ranges of the lines that say where the essay was printed: no text of it."""

    @property
    def id(self) -> str:
        """File and number, e.g. `essays/a.txt#3`."""
        return f"{self.document.file}#{self.number}"

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest raw range that holds all of `text[start:end]`; ValueError if none of it came from the file."""
        low: int | None = None
        high = 0
        first = max(bisect_right(self.runs, start, key=lambda run: run.start) - 1, 0)
        for run in self.runs[first:]:
            if run.start >= end:
                break
            a, b = max(start, run.start), min(end, run.end)
            if a >= b:
                continue
            if run.end - run.start == run.raw_end - run.raw_start:
                a, b = run.raw_start + a - run.start, run.raw_start + b - run.start
            else:
                a, b = run.raw_start, run.raw_end
            low = a if low is None else min(low, a)
            high = max(high, b)
        if low is None:
            raise ValueError(f"{self.id}[{start}:{end}] did not come from the file")
        return low, high

    def source(self, start: int, end: int, *, copy: bool = False) -> Source:
        """The Source of `text[start:end]`."""
        document = self.document
        raw_start, raw_end = self.raw_span(start, end)
        return Source(document.file, document.sha256, document.line(raw_start), raw_start, raw_end, copy)


class Sentence(NamedTuple):
    """A sentence of an essay and the reasons it must not be asked, if any."""

    start: int
    end: int
    refused: tuple[str, ...]


class Quote(NamedTuple):
    """A pair of quotation marks; `start` and `end` take in the marks, `depth` is 0 for the outermost."""

    start: int
    end: int
    depth: int
    closed: bool
    """False where the closing mark is missing and the end was inferred."""


class Mention(NamedTuple):
    """A person's name in the text; `start:end` is the name alone, `title` what was cut off behind it (园长)."""

    start: int
    end: int
    title: str
    score: float


class Person(NamedTuple):
    """Mentions of one essay that are one person, in text order."""

    name: str
    """Fullest form, as in the essay (original script)."""
    mentions: tuple[Mention, ...]
    generic: bool
    """老王, 李老师: never named in full."""

    def __hash__(self) -> int:
        """Of the name and the first place: those who are named a thousand times are looked up as fast."""
        return hash((self.name, self.mentions[:1]))


class Clause(NamedTuple):
    """A clause whose subject is a person; `predicate` is where it goes on behind the subject."""

    start: int
    end: int
    predicate: int
    person: Person
    how: str
    """`name`, `pronoun` or `same` (the subject of the clause before it)."""
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, or a date; the whole grammar before any gate."""

    start: int
    end: int
    kind: str
    """`number` `range` `fraction` `percent` `measure` `money` `duration` `count` `ordinal` `date`."""
    low: str | None
    """Lower end as a decimal string, 万 and 亿 multiplied out; None if open. Equal to `high` for a point."""
    high: str | None
    fraction: str | None = None
    """`1/50`, where written as a fraction."""
    unit: str = ""
    """As written, without 万 and 亿; `%` for percent."""
    unit_canonical: str = ""
    dimension: str = ""
    """`length`, `mass`, `money`, … or `count`."""
    modifier: str | None = None
    """约, 近, 超过, 不足, 左右, 多, …"""
    per: str | None = None
    """小时 for 时速, 年 for 每年, …"""
    iso: str = ""
    """For dates: `1965`-like values as inclusive ISO, `1960-01-01/1969-12-31`, `--05-19`."""
    granularity: str = ""
    """For dates: `day` `month-day` `month` `year` `decade` `century` `range` `period` `relative`."""

    @property
    def value(self) -> int | float | tuple[float | None, float | None] | str:
        """A number; (low, high) with None for open; ISO for dates."""
        if self.kind == "date":
            return self.iso
        if self.low == self.high and self.low is not None:
            number = float(self.low)
            return int(number) if number.is_integer() else number
        return (
            None if self.low is None else float(self.low),
            None if self.high is None else float(self.high),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """An essay read once; every finder of facts shares it. Compared by identity, it is a key of what they remember. Ranges refer to `essay.text` and so to `essay.shadow`."""

    essay: Essay
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    quantities: tuple[Quantity, ...]
    clauses: tuple[Clause, ...] = ()
    """Sentence by sentence."""

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or None (headings, blanks between sentences)."""
        i = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def clauses_of(self, sentence: Sentence) -> Sequence[Clause]:
        """The clauses of one sentence whose subject is a person, those inside quotations last."""
        low = bisect_left(self.clauses, sentence.start, key=lambda clause: clause.sentence.start)
        high = bisect_right(self.clauses, sentence.start, low, key=lambda clause: clause.sentence.start)
        return self.clauses[low:high]


class Blank(NamedTuple):
    """A piece of a sentence worth hiding."""

    slot: str
    """What is asked of the fact (`value`, `speaker`, `words`, `deed:<folded deed>`), never its position."""
    sort: str
    """`person`, `number`, `date`, `term`, `words` or `work`: rivals are of the same sort."""
    start: int
    end: int
    """Range of the answer in `Essay.text`."""
    passage_start: int
    passage_end: int
    """Range in `Essay.text` of the sentence or clauses to show around it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something an essay says, of one kind; the keys of `data` are the same for all of the kind."""

    kind: str
    key: tuple[str, ...]
    """What makes it this fact whatever essay says it: folded content."""
    essay: str
    """Id of the essay it was read in."""
    start: int
    end: int
    """Range of its surface in `Essay.text`; empty, at its end, for what stands in one of its `origins`."""
    source: Source
    surface: str
    """Exactly `document.text[source.start:source.end]`."""
    sentence: str
    """The cleaned sentence it was read in, original script."""
    data: Mapping[str, Any]
    blanks: tuple[Blank, ...] = ()
    confidence: float = 1.0
    refused: tuple[str, ...] = ()
    role: str = "fact"
    """Anything else (`term`, `slogan`, `ordinal`, …) is listed with --all only."""
    witnesses: tuple[Source, ...] = ()

    @property
    def id(self) -> str:
        """stable_id(kind, *key)."""
        return stable_id(self.kind, *self.key)

    @property
    def askable(self) -> bool:
        """A fact without a reason to refuse it."""
        return self.role == "fact" and not self.refused


@dataclass(frozen=True, slots=True)
class Question:
    """One line of questions.jsonl; the field order is the order in the file."""

    id: str
    fact: str
    facts: tuple[str, ...]
    slot: str
    kind: str
    form: str
    template: str
    context: str
    prompt: str
    answer: str
    accept: tuple[str, ...]
    choices: tuple[str, ...]
    items: tuple[Any, ...]
    hint: str
    explanation: str
    source: "Citation"
    evidence: tuple[Source, ...]
    tags: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A Source with what a reader sees of it."""

    file: str
    sha256: str
    line: int
    start: int
    end: int
    sentence: str
    """The cleaned sentence."""
    title: str
    essay: str
    """Id of the essay."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck folder as read, a person's decisions laid over it."""

    path: str
    title: str
    book: str
    """Progress is keyed by this: written once, kept for ever."""
    created: int
    """UTC seconds of the first build."""
    script: str
    questions: tuple[Question, ...]
    changed: Mapping[str, int] = field(default_factory=dict)
    """Question id → UTC seconds in which its wording last changed."""
