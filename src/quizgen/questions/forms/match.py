"""Quotations and their speakers, to be matched."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.language.fold import fold
from quizgen.model import Question, stable_id
from quizgen.questions.checks import unfit
from quizgen.questions.draft import Draft, answer_of, question
from quizgen.questions.passage import Passage

FEWEST, MOST = 3, 5
"""Pairs of one question."""
LONGEST = 40
"""Characters of a quotation that is to be matched."""


def combine(drafts: Sequence[Draft]) -> Iterator[Question]:
    """Questions from the quotations of one essay whose speakers all differ, in the order of the text."""
    chosen: dict[str, Draft] = {}
    for draft in drafts:
        words = str(draft.fact.data["text"])
        if len(words) <= LONGEST and not unfit(f"“{words}”，这句话是谁说的", answer_of(draft)):
            chosen.setdefault(fold(answer_of(draft)), draft)
    rows = list(chosen.values())
    size = MOST if len(rows) % MOST in (0, *range(FEWEST, MOST)) else MOST - 1
    for start in range(0, len(rows), size):
        if len(rows[start : start + size]) >= FEWEST:
            yield _one(rows[start : start + size])


def _one(rows: Sequence[Draft]) -> Question:
    first = rows[0]
    ask = first.template.ask_hant if first.analysis.essay.script == "hant" else first.template.ask
    made = [question(row, ask, Passage("", answer_of(row), "")) for row in rows]
    facts = sorted(row.fact.id for row in rows)
    return replace(
        made[0],
        id=stable_id(first.template.name, *facts),
        facts=(made[0].fact, *(row.fact.id for row in rows[1:])),
        slot="speaker",
        answer="",
        accept=(),
        items=tuple((answer_of(row), str(row.fact.data["text"])) for row in rows),
        evidence=tuple(dict.fromkeys(source for one in made for source in one.evidence)),
    )
