"""Quotations and their speakers, people and their deeds, terms and their definitions, to be matched."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.model import Question, stable_id
from quizgen.questions import above, pairs
from quizgen.questions.draft import Draft, question
from quizgen.questions.pairs import Pair
from quizgen.questions.passage import Passage

FEWEST, MOST = 3, 5
"""Pairs of one question."""


def combine(drafts: Sequence[Draft]) -> Iterator[Question | str]:
    """Questions from pairs whose sides all differ, in the order of the text."""
    rows = pairs.apart(pairs.found(drafts))
    size = MOST if len(rows) % MOST in (0, *range(FEWEST, MOST)) else MOST - 1
    for start in range(0, len(rows), size):
        if len(rows[start : start + size]) >= FEWEST:
            yield _one(rows[start : start + size])


def _one(rows: Sequence[Pair]) -> Question:
    first = rows[0].draft
    facts = sorted(row.draft.fact.id for row in rows)
    ask = first.ask()
    line = ""
    if len({row.draft.fact.essay for row in rows}) == 1:
        # as of a term: no name is struck out, for all of them are shown
        line = above.title(first.analysis, first.blank._replace(sort="term"))
    made = [question(row.draft, ask, Passage("", row.answer, "", context=line)) for row in rows]
    return replace(
        made[0],
        id=stable_id(first.template.name, *facts),
        facts=tuple(row.draft.fact.id for row in rows),
        slot=first.blank.slot.partition(":")[0],
        answer="",
        accept=(),
        hint="",
        items=tuple((row.left, row.right) for row in rows),
        evidence=tuple(
            dict.fromkeys(
                source for one, row in zip(made, rows, strict=True) for source in (*one.evidence, *row.told)
            )
        ),
    )
