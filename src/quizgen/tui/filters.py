"""What the review can be narrowed to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from quizgen.model import Question
from quizgen.study import review
from quizgen.study.review import Review, Wanted
from quizgen.words import label, say

SCORES = (0.9, 0.8, 0.7, 0.6, 0.5)
STATES = (review.UNDECIDED, review.DECIDED, *review.STATES.values(), review.STALE)


class Choice(NamedTuple):
    """A value that a filter can have, and all filters with it."""

    shown: str
    wanted: Wanted


def choices(sitting: Review) -> dict[str, list[Choice]]:
    """What each filter can be set to while the others stay as they are; the first value is all."""
    wanted, questions = sitting.wanted, [item.question for item in sitting.items]
    titles = {q.source.essay: q.source.title or q.source.essay for q in questions if q.source.essay}

    def every(of: Callable[[Question], str]) -> list[str]:
        return list(dict.fromkeys(map(of, questions)))

    fields: Mapping[str, tuple[str, Sequence[tuple[str, Any]]]] = {
        "state": ("state", [(say(f"review.state_{state}"), state) for state in STATES]),
        "kind": ("kinds", [(label("kind", kind), (kind,)) for kind in every(lambda q: q.kind)]),
        "form": ("forms", [(label("form", form), (form,)) for form in every(lambda q: q.form)]),
        "essay": ("essays", [(title, (essay,)) for essay, title in titles.items()]),
        "template": ("templates", [(name, (name,)) for name in every(lambda q: q.template)]),
        "score": ("score", [(say("review.at_least", score=score), score) for score in SCORES]),
        "fresh": ("since", [(say("review.fresh"), sitting.newest)]),
    }
    return {
        name: [
            Choice(say("review.all"), replace(wanted, **{field: getattr(Wanted(), field)})),
            *(Choice(shown, replace(wanted, **{field: value})) for shown, value in values),
        ]
        for name, (field, values) in fields.items()
    }
