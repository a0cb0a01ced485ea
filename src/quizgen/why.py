"""Why a question is as it is, or why there is none: the deck made once more and asked about one id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen import build, facts, questions
from quizgen.errors import QuizgenError
from quizgen.model import Essay, Fact, Question
from quizgen.questions.draft import Draft, prompt_of
from quizgen.questions.rival_pool import pool_of
from quizgen.questions.rivals import options
from quizgen.questions.score import Raters, Score
from quizgen.study import review
from quizgen.study.review import Item
from quizgen.words import say

NAMED = 3
"""Ids that are named where a prefix fits several."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask a fact, and what became of it."""

    id: str
    template: str
    form: str
    slot: str
    reason: str = ""
    """Why it is not asked so: a reason of `refused`, or `share`; "" where it is."""


@dataclass(frozen=True, slots=True)
class Why:
    """All that is known about one id; what needs the essays is empty where they are gone or have changed."""

    id: str
    item: Item | None = None
    """The question as the deck holds it, rejected ones too."""
    question: Question | None = None
    """The question as the essays make it now, with what the limits leave out."""
    draft: Draft | None = None
    """What a question that is not made would ask."""
    way: Way | None = None
    """For a question: its template, and the reason if the essays make it no more."""
    fact: Fact | None = None
    """With its other places as witnesses."""
    essay: Essay | None = None
    score: Score | None = None
    rivals: Mapping[str, str] | None = None
    """Each wrong option that was tried, with a reason of `rivals.REASONS`, "" for those taken; None where none is wanted."""
    ways: tuple[Way, ...] = ()
    """For a fact: all ways to ask it."""
    untold: str = ""
    """For a fact that could be asked: why there is no way to."""
    gone: tuple[str, ...] = ()
    """Files that the deck cites and that cannot be read."""


@dataclass(frozen=True, slots=True)
class _Deck:
    items: Mapping[str, Item]
    making: build.Making
    groups: Mapping[str, Sequence[Fact]]
    """By fact id; what is no fact where nothing better has the id."""

    @property
    def made(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.making.kept.questions}


def why(folder: Path, prefix: str, progress: build.Progress = build.quiet) -> Why:
    """What is known about the question or fact whose id begins with `prefix`; nothing is written.

    Raises QuizgenError where no id or more than one begins so.
    """
    items = {item.question.id: item for item in review.items(folder)}
    making, _ = build.again(folder, progress)
    groups: dict[str, Sequence[Fact]] = {}
    for group in making.groups:
        if group[0].id not in groups or group[0].role == "fact":
            groups[group[0].id] = group
    deck = _Deck(items, making, groups)
    number = _whole(prefix, deck)
    files = {essay.document.file for essay in making.reading.essays}
    cited = {item.question.source.file for item in items.values() if item.question.source.file}
    gone = tuple(sorted(cited - files))
    if number in groups or number in {q.question.fact for q in items.values()} - items.keys():
        return _of_fact(number, deck, gone)
    return _of_question(number, deck, gone)


def _whole(prefix: str, deck: _Deck) -> str:
    """The one id that begins with `prefix`."""
    ids = {*deck.items, *deck.made, *deck.groups, *(r.id for r in deck.making.made.refusals if r.id)}
    ids |= {fact for item in deck.items.values() for fact in item.question.facts}
    found = [prefix] if prefix in ids else sorted(number for number in ids if number.startswith(prefix))
    if not found:
        raise QuizgenError(say("why.unknown", id=prefix), say("why.unknown_hint"))
    if len(found) > 1:
        names = " ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")
        raise QuizgenError(
            say("why.several", id=prefix, count=len(found)), say("why.several_hint", ids=names)
        )
    return found[0]


def _of_question(number: str, deck: _Deck, gone: tuple[str, ...]) -> Why:
    item, question = deck.items.get(number), deck.made.get(number)
    content = deck.making.kept.was.get(number, number)
    refusal = next((r for r in deck.making.made.refusals if r.id == content), None)
    known = question or (item.question if item else None)
    group = deck.groups.get(known.fact if known else refusal.fact if refusal else "")
    draft = next((d for d in _drafts(group, deck) if d.id == content), None) if group else None
    reason = refusal.reason if refusal else deck.making.left.get(number, "")
    fact, essay = _joined(group, deck, known.source.essay if known else "") if group else (None, None)
    return Why(
        id=number,
        item=item,
        question=question,
        draft=draft if refusal else None,
        way=_way(number, known or draft, reason),
        fact=fact,
        essay=essay,
        score=Raters(deck.making.reading.facts, deck.making.reading.analyses).rate(question)
        if question
        else None,
        rivals=_rivals(draft, deck) if draft and draft.template.pool else None,
        gone=gone,
    )


def _of_fact(number: str, deck: _Deck, gone: tuple[str, ...]) -> Why:
    group = deck.groups.get(number)
    if group is None:
        asked = [q for q in (item.question for item in deck.items.values()) if number in q.facts]
        ways = tuple(_way(q.id, q) for q in asked)
        return Why(number, item=deck.items[asked[0].id], ways=ways, gone=gone)
    fact, essay = _joined(group, deck)
    ways = tuple(_ways(group, deck))
    reason = questions.NO_FORM if fact.blanks else questions.NO_BLANK
    untold = reason if fact.askable and not ways else ""
    return Why(number, fact=fact, essay=essay, ways=ways, untold=untold, gone=gone)


def _joined(group: Sequence[Fact], deck: _Deck, essay: str = "") -> tuple[Fact, Essay]:
    """The fact with its witnesses, told from `essay` if it stands there; and that essay."""
    essays = {one.id: one for one in deck.making.reading.essays}
    first = sorted(group, key=lambda fact: fact.essay != essay) if essay else group
    return facts.joined(first, essays), essays[first[0].essay]


def _drafts(group: Sequence[Fact], deck: _Deck) -> list[Draft]:
    return [draft for draft in deck.making.made.drafts if any(draft.fact is fact for fact in group)]


def _ways(group: Sequence[Fact], deck: _Deck) -> Iterator[Way]:
    names = {content: number for number, content in deck.making.kept.was.items()}
    refused = {refusal.id: refusal.reason for refusal in deck.making.made.refusals}
    seen = set()
    for draft in _drafts(group, deck):
        number = names.get(draft.id, draft.id)
        seen.add(number)
        if number in deck.made or draft.id in refused:
            yield _way(number, draft, refused.get(draft.id) or deck.making.left.get(number, ""))
        elif not questions.chosen(draft):
            yield _way(number, draft, "share")
    for question in deck.made.values():
        if group[0].id in question.facts and question.id not in seen:
            yield _way(question.id, question, deck.making.left.get(question.id, ""))


def _way(number: str, asked: Question | Draft | None, reason: str = "") -> Way:
    if isinstance(asked, Draft):
        return Way(number, asked.template.name, asked.template.form, asked.blank.slot, reason)
    return (
        Way(number, asked.template, asked.form, asked.slot, reason)
        if asked
        else Way(number, "", "", "", reason)
    )


def _rivals(draft: Draft, deck: _Deck) -> dict[str, str]:
    """The wrong options tried for a draft."""
    passage = prompt_of(draft)
    told: dict[str, str] = {}
    if not isinstance(passage, str):
        pool = pool_of(fact for group in deck.making.groups for fact in group)
        options(draft.asked(passage, draft.old_choices), pool, told)
    return told
