"""How much a question is worth asking, 0 to 1, and what that is made of: budgets keep the best."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from quizgen.language import segment
from quizgen.language.fold import fold
from quizgen.model import Analysis, Fact, Question
from quizgen.questions.approval import approval

WEIGHT = {"quotation": 0.9, "person": 0.85, "statistic": 0.8, "date": 0.8, "work": 0.75}
"""How much a kind is worth asking; any other OTHER."""
OTHER = 0.7
SHARES = {"kind": 0.15, "salience": 0.05, "detail": 0.05, "length": 0.05, "approval": 0.7}
"""What each part counts for. On 4378 questions of essays nobody tuned on: of one that readers kept as it is and one that they
did not, the first scores higher in 66 of 100 pairs; in 55 without approval."""
OPENING = 2
"""Paragraphs in which an essay says what it is about."""
PROMPT = (8, 24, 80, 160)
"""Characters of a prompt: too short to say anything, enough, still read at a glance, endless."""
ANSWER = (0, 3, 12, 40)
"""Characters of an answer: the same; 三次 is hardly worth knowing, and whole clauses are a labour to write."""

_PARTICULAR = re.compile(r"《[^《》]+》|[A-Za-z][A-Za-z0-9-]+")  # 《天工开物》, CRH380A
_PROPER = ("ns", "nt", "nz")


class Score(NamedTuple):
    """The parts of a score, each 0 to 1 and rounded to 2 places."""

    kind: float
    """What a question of its kind is worth."""
    salience: float
    """How often the essay comes back to whom and what the sentence names, and whether title or opening tell of it."""
    detail: float
    """How many particular things beside the answer the sentence names."""
    length: float
    """How far prompt and answer are neither bare nor long."""
    approval: float
    """How likely a reader keeps it as it is, by what its text shows."""
    confidence: float
    """How sure the fact is."""

    @property
    def total(self) -> float:
        """The parts by their SHARES, as far as the fact is sure; 2 places."""
        parts: dict[str, float] = self._asdict()
        return round(self.confidence * sum(share * parts[name] for name, share in SHARES.items()), 2)


@dataclass
class Rater:
    """What an essay names, read once for all questions of it."""

    analysis: Analysis
    starts: list[int] = field(init=False)
    """Where names of people, places and organisations, works and models stand."""
    names: list[str] = field(init=False)
    """By `starts`; of people the fullest form."""
    counts: Counter[str] = field(init=False)
    opening: int = field(init=False)
    """Where the opening ends."""

    def __post_init__(self) -> None:
        shadow = self.analysis.essay.shadow
        found: dict[int, str] = {}
        for start, end in segment.cut(shadow):
            if end - start > 1 and segment.tag(shadow[start:end])[:2] in _PROPER:
                found[start] = shadow[start:end]
        found |= {match.start(): match[0] for match in _PARTICULAR.finditer(shadow)}
        for person in self.analysis.people:
            found |= {mention.start: person.name for mention in person.mentions}
        self.starts = sorted(found)
        self.names = [found[start] for start in self.starts]
        self.counts = Counter(self.names)
        bodies = [p.end for p in self.analysis.essay.paragraphs if p.kind != "head"]
        self.opening = max(bodies[:OPENING], default=0)

    def rate(self, question: Question, fact: Fact) -> Score:
        """The score of `question`, which asks for `fact` of this essay."""
        blank = next((blank for blank in fact.blanks if blank.slot == question.slot), None)
        hidden = (blank.start, blank.end) if blank else (fact.start, fact.end)
        sentence = blank[-2:] if blank else hidden
        beside = {*self._within(sentence[0], hidden[0]), *self._within(hidden[1], sentence[1])}
        quantities = self.analysis.quantities
        low, high = (bisect_left(quantities, at, key=lambda quantity: quantity.start) for at in sentence)
        # 一把 says no more than a
        figures = sum(
            q.low != "1" and (q.end <= hidden[0] or hidden[1] <= q.start) for q in quantities[low:high]
        )
        return Score(
            kind=WEIGHT.get(fact.kind, OTHER),
            salience=self._salience(*sentence),
            detail=round(1 - 0.5 ** (len(beside) + figures), 2),
            length=round((_between(len(question.prompt), PROMPT) + _labour(question)) / 2, 2),
            approval=round(approval(question), 2),
            confidence=round(fact.confidence, 2),
        )

    def _within(self, start: int, end: int) -> Sequence[str]:
        low = bisect_left(self.starts, start)
        return self.names[low : bisect_left(self.starts, end, low)]

    def _salience(self, start: int, end: int) -> float:
        """Mean of how often the essay comes back to a name of the sentence and of where the sentence stands."""
        essay = self.analysis.essay
        told = self._within(start, end)
        title = fold(essay.title or "")
        often = max((1 - 1 / self.counts[name] for name in told), default=0.0)
        early = start < self.opening or any(fold(name) in title for name in told)
        return round((often + early) / 2, 2)


def _between(length: int, limits: tuple[int, int, int, int]) -> float:
    """1 between the middle two of `limits`, falling to 0 at the outer ones."""
    least, enough, easy, most = limits
    return min(1.0, max(0.0, (length - least) / (enough - least)), max(0.0, (most - length) / (most - easy)))


def _labour(question: Question) -> float:
    """Options are read and pairs are drawn, all else is written."""
    return 1.0 if question.choices or question.items else _between(len(question.answer), ANSWER)


@dataclass
class Raters:
    """The raters of a deck, each made when it is first asked for."""

    facts: Iterable[Fact]
    analyses: Iterable[Analysis]
    _facts: dict[tuple[str, str], list[Fact]] = field(init=False)
    _analyses: dict[str, Analysis] = field(init=False)
    _raters: dict[str, Rater] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._analyses = {analysis.essay.id: analysis for analysis in self.analyses}
        self._facts = defaultdict(list)
        for fact in self.facts:
            self._facts[fact.id, fact.essay].append(fact)

    def rate(self, question: Question) -> Score:
        """The score of a question made from these facts."""
        essay, at = question.source.essay, question.source.start
        fact = min(self._facts[question.fact, essay], key=lambda fact: abs(fact.source.start - at))
        if essay not in self._raters:
            self._raters[essay] = Rater(self._analyses[essay])
        return self._raters[essay].rate(question, fact)


def scored(
    questions: Iterable[Question], facts: Iterable[Fact], analyses: Iterable[Analysis]
) -> list[Question]:
    """The questions with their scores."""
    raters = Raters(facts, analyses)
    return [replace(question, score=raters.rate(question).total) for question in questions]
