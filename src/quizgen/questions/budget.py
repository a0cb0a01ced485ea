"""The best questions of each essay, spread over its facts, paragraphs and kinds."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from quizgen.model import Question

LEFT_LOW, LEFT_OVER, LEFT_AGAIN = "low-score", "over-budget", "asked-better"
"""Reasons for which a question that could be asked is left out."""
SAME_FACT, SAME_PARAGRAPH, SAME_KIND = 1.0, 0.5, 0.125
"""What each question already taken on the same takes off the next one: of one fact the second counts half. Set by judgement."""

AGAIN = 0.5
"""Score below which nothing is asked a second time, in another form, where a better question asks it; every fact stays asked.
On 540 questions of six sets of unseen essays that readers judged it leaves out 27, of which they had kept 13, of all 344."""
SETS = ("match", "order")
"""Forms that ask how facts stand to each other, which no question of one of them does."""


class Limits(NamedTuple):
    """What a deck may hold; the defaults leave out only what is asked better."""

    per_essay: int = 0
    """Questions of one essay; 0 for all."""
    min_score: float = 0.0


NO_LIMITS = Limits()


def left_out(
    questions: Iterable[Question],
    limits: Limits,
    settled: Collection[str] = (),
    rejected: Collection[str] = (),
) -> dict[str, str]:
    """Ids of the questions that `limits` leave out, and of those asked better in another form, with the reason of each.

    What a person has `settled` (accepted, edited, flagged) stays, and takes its place first; what they `rejected`
    stays on record and takes no place.
    """
    left: dict[str, str] = {}
    by_essay: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        if question.id in rejected:
            continue
        if question.score < limits.min_score and question.id not in settled:
            left[question.id] = LEFT_LOW
        else:
            by_essay[question.source.essay].append(question)
    for essay, found in by_essay.items():
        again = set(_asked_better(found)) - set(settled)
        left |= dict.fromkeys(again, LEFT_AGAIN)
        by_essay[essay] = [question for question in found if question.id not in again]
    if limits.per_essay:
        for found in by_essay.values():
            taken = set(_best(found, limits.per_essay, settled))
            left |= {question.id: LEFT_OVER for question in found if question.id not in taken}
    return left


def _asked_better(questions: Sequence[Question]) -> Iterator[str]:
    """Ids of questions below AGAIN, sets aside, whose every fact a better one asks for in the same place."""
    # whether a sentence is true asks less than any other form
    ranked = sorted(questions, key=lambda q: (q.form == "true_false", -q.score, q.id))
    asked = set[tuple[str, str]]()
    for question in ranked:
        places = {(fact, question.slot) for fact in question.facts}
        if question.score < AGAIN and places <= asked and question.form not in SETS:
            yield question.id
        asked |= places


def _best(questions: Sequence[Question], most: int, settled: Collection[str]) -> Iterator[str]:
    """Ids of the settled questions, then of the best others up to `most`; of equals the smaller id."""
    taken = Counter[tuple[str, str]]()
    for question in questions:
        if question.id in settled:
            yield question.id
            taken.update(_shared(question))
            most -= 1
    # a heap for each kind: what is taken of a kind changes nothing in the order of its others
    heaps: dict[str, list[tuple[float, str, Question]]] = defaultdict(list)
    for question in questions:
        if question.id not in settled:
            heaps[question.kind].append((-_worth(question, taken), question.id, question))
    for heap in heaps.values():
        heapq.heapify(heap)
    while most > 0 and any(heaps.values()):
        tops = [_top(heap, taken) for heap in heaps.values() if heap]
        _, number, question = min(
            (worth / (1 + SAME_KIND * taken["kind", q.kind]), n, q) for worth, n, q in tops
        )
        heapq.heappop(heaps[question.kind])
        yield number
        taken.update(_shared(question))
        most -= 1


def _top(
    heap: list[tuple[float, str, Question]], taken: Counter[tuple[str, str]]
) -> tuple[float, str, Question]:
    """The best of a heap, which is brought up to what was taken since."""
    while True:
        before, number, question = heap[0]
        now = -_worth(question, taken)
        if now == before:
            return heap[0]
        heapq.heapreplace(heap, (now, number, question))


def _shared(question: Question) -> list[tuple[str, str]]:
    """What a question has in common with others of its essay."""
    return [
        *(("fact", fact) for fact in question.facts),
        ("line", str(question.source.line)),
        ("kind", question.kind),
    ]


def _worth(question: Question, taken: Counter[tuple[str, str]]) -> float:
    """The score, less for each question taken on the same fact or in the same paragraph."""
    facts = max(taken["fact", fact] for fact in question.facts)
    line = taken["line", str(question.source.line)]
    return question.score / ((1 + SAME_FACT * facts) * (1 + SAME_PARAGRAPH * line))
