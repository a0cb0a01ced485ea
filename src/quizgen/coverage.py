"""How much of each essay the questions cover: the paragraphs without one, and why they have none."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.build import Making
from quizgen.model import Analysis, Essay, Fact, Paragraph, Question, Sentence, Source
from quizgen.questions import NO_BLANK, NO_FORM

NO_FACT, COPY, ELSEWHERE, REJECTED = "no-fact", "copy", "elsewhere", "rejected"
"""Reasons beside those of `refused`: nothing found; asked from a copy, from another place; struck by a person."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A paragraph without a question."""

    source: Source
    text: str
    """As cleaned."""
    reasons: Mapping[str, int]
    """Reason → facts it holds for, the most frequent first; NO_FACT and those of sentences count sentences."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What of one essay is asked; headings do not count."""

    essay: Essay
    paragraphs: int
    sentences: int
    asked: int
    """Sentences that a question is about."""
    bare: tuple[Bare, ...]


@dataclass
class _Asked:
    """What is asked of each fact, and where."""

    making: Making
    struck: Collection[str]
    essays: dict[str, set[str]] = field(init=False)
    """Fact → essays that its questions cite."""
    passages: dict[str, list[tuple[int, int]]] = field(init=False)
    """Essay → ranges that questions are about."""
    reasons: dict[str, Counter[str]] = field(init=False)
    """Fact → why there are questions of it that are not asked."""

    def __post_init__(self) -> None:
        self.essays, self.passages, self.reasons = defaultdict(set), defaultdict(list), defaultdict(Counter)
        facts: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self.making.reading.facts:
            facts[fact.id, fact.essay].append(fact)
        firsts = {group[0].id: group[0].essay for group in self.making.groups if group[0].role == "fact"}
        for question in self.making.kept.questions:
            reason = REJECTED if question.id in self.struck else self.making.left.get(question.id, "")
            for number in question.facts:
                if reason:
                    self.reasons[number][reason] += 1
                    continue
                # a set may hold facts of other essays than the one it cites first
                cited = question.source.essay
                essay = cited if facts[number, cited] else firsts.get(number, cited)
                self.essays[number].add(essay)
                if found := facts[number, essay]:
                    self.passages[essay].append(_passage(question, found))
        for refusal in self.making.made.refusals:
            if refusal.id:
                self.reasons[refusal.fact][refusal.reason] += 1

    def why_not(self, fact: Fact, essay: Essay) -> Iterable[str]:
        """Why no question is about `fact` where it stands in `essay`."""
        if fact.refused:
            return fact.refused[:1]
        if self.essays[fact.id]:
            copied = self.essays[fact.id] & {copy.essay for copy in essay.copies}
            return (COPY if copied else ELSEWHERE,)
        return self.reasons[fact.id] or (NO_FORM if fact.blanks else NO_BLANK,)


def _passage(question: Question, found: Sequence[Fact]) -> tuple[int, int]:
    """What a question is about: the passage of its blank."""
    at = question.source.start
    fact = min(found, key=lambda fact: abs(fact.source.start - at))
    for blank in fact.blanks:
        if blank.slot == question.slot:
            return blank.passage_start, blank.passage_end
    return fact.start, fact.end


def cover(making: Making, struck: Collection[str] = ()) -> Iterator[Cover]:
    """The coverage of each essay; `struck` are ids of questions that a person has rejected."""
    asked = _Asked(making, struck)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in making.reading.facts:
        if fact.role == "fact":
            facts[fact.essay].append(fact)
    for analysis in making.reading.analyses:
        yield _cover(analysis, facts[analysis.essay.id], asked)


def _cover(analysis: Analysis, facts: Sequence[Fact], asked: _Asked) -> Cover:
    essay = analysis.essay
    bodies = [p for p in essay.paragraphs if p.kind != "head" and essay.text[p.start : p.end].strip()]
    held: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in analysis.sentences:
        held[_holding(bodies, sentence.start)].append(sentence)
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[_holding(bodies, fact.start)].append(fact)
    told = set(_told(analysis, asked.passages[essay.id]))
    bare = [i for i in range(len(bodies)) if told.isdisjoint(held[i])]
    return Cover(
        essay,
        len(bodies),
        sum(len(held[i]) for i in range(len(bodies))),
        sum(len(told.intersection(held[i])) for i in range(len(bodies))),
        tuple(
            Bare(
                essay.source(bodies[i].start, bodies[i].end),
                essay.text[bodies[i].start : bodies[i].end].strip(),
                _reasons(essay, held[i], found[i], asked),
            )
            for i in bare
        ),
    )


def _holding(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Number of the paragraph that holds `at`; -1 for none."""
    i = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    return i if i >= 0 and at < paragraphs[i].end else -1


def _told(analysis: Analysis, passages: Iterable[tuple[int, int]]) -> Iterator[Sentence]:
    """The sentences that passages touch."""
    sentences = analysis.sentences
    for start, end in passages:
        for i in range(bisect_right(sentences, start, key=lambda s: s.end), len(sentences)):
            if sentences[i].start >= end:
                break
            yield sentences[i]


def _reasons(
    essay: Essay, sentences: Sequence[Sentence], facts: Sequence[Fact], asked: _Asked
) -> dict[str, int]:
    """Why a paragraph has no question: what became of its facts; if it has none, of its sentences."""
    reasons = Counter(reason for fact in facts for reason in asked.why_not(fact, essay))
    if not reasons:
        reasons = Counter(s.refused[0] if s.refused else NO_FACT for s in sentences) or Counter([NO_FACT])
    return dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
