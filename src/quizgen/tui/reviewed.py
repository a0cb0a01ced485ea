"""A question as a person decides on it: everything in sight, the answer marked."""

from collections import Counter

from textual.content import Content

from quizgen.model import Question
from quizgen.study import review
from quizgen.study.review import Item
from quizgen.study.written import SEPARATOR
from quizgen.tui import phrases
from quizgen.tui.cited import STRONG, sentence
from quizgen.tui.widgets import text
from quizgen.words import label, say

LETTERS = "ABCDEFGHIJ"
TITLE, MARGINS = 8, 5
"""Cells of the bar that the deck's title gets at least, and that stay empty."""


def heading(question: Question, at: int, total: int) -> str:
    """Number, form, kind, template and score; `at` counts from 1."""
    return say(
        "review.heading",
        number=say("review.number", at=at, total=total),
        form=label("form", question.form),
        kind=label("kind", question.kind),
        template=question.template,
        score=question.score,
    )


def counts(states: Counter[str], contested: int, width: int) -> tuple[str, int]:
    """What is decided and how many conflicts are open, as far as `width` cells take it; and the cells left for a title."""
    total = states.total()
    shown, room = "", 0
    for key in ("review.counts", "review.counts_narrow"):
        shown = say("review.conflicts_bar", count=contested) if contested else ""
        shown += say(
            key,
            decided=total - states[review.UNDECIDED],
            total=total,
            **{name: states[name] for name in review.STATES.values()},
        )
        room = width - Content(shown).cell_length - MARGINS
        if room >= TITLE:
            break
    return shown, max(room, TITLE)


def state(item: Item) -> str:
    """What was decided and why, and that the text has changed since."""
    name = say(f"review.state_{item.state}")
    reason = item.decision.reason if item.decision else ""
    shown = say("review.state_why", state=name, why=label("review", f"reason_{reason}")) if reason else ""
    shown = shown or say("review.state", state=name)
    return f"{shown} {say('review.changed')}" if item.stale else shown


def stem(question: Question) -> str:
    """What is asked."""
    lines = [say("quiz.context", context=question.context)] if question.context else []
    lines.append(question.prompt)
    if question.hint:
        lines.append(say("quiz.hint", hint=question.hint))
    return "\n".join(lines)


def listed(question: Question) -> Content:
    """Options with the right one marked, or the items as they belong together."""
    lines = [
        text(f"{'✓' if choice == question.answer else ' '} {letter} {choice}").stylize(
            STRONG if choice == question.answer else ""
        )
        for letter, choice in zip(LETTERS, question.choices, strict=False)
    ]
    for n, item in enumerate(question.items, 1):
        lines.append(text(f"  {n} {'——'.join(map(str, item)) if isinstance(item, tuple) else item}"))
    return Content("\n").join(lines)


def told(question: Question) -> Content:
    """The answer, what else is right, why, and where it stands."""
    shown = not question.choices and not question.items  # which show theirs
    lines = [text(say("quiz.answer", answer=question.answer))] if shown else []
    if question.accept:
        lines.append(text(say("review.accept", answers=SEPARATOR.join(question.accept))))
    if question.explanation:
        lines.append(text(say("review.explanation", explanation=question.explanation)))
    lines.append(text(phrases.source(question)))
    if question.source.sentence:
        lines.append(sentence(question))
    return Content("\n").join(lines)
