"""Which questions of a deck an output takes, and why it leaves the others out."""

from collections.abc import Callable, Iterable, Sequence

from quizgen.errors import UsageError
from quizgen.language.fold import fold, stands_in
from quizgen.model import Question
from quizgen.words import say

FORMS = ("choice", "true_false", "cloze", "typed", "match", "order")
BLANK = "（　　）"
MOST_OPTIONS = 6
"""Options that a note of Anki has fields for."""
MOST_ITEMS = 26
"""Items that letters can name."""


def named(forms: Iterable[str]) -> frozenset[str]:
    """The forms a person asked for, `all` as every one; UsageError for an unknown one."""
    wanted = frozenset(forms)
    for form in sorted(wanted - {*FORMS, "all"}):
        raise UsageError(
            say("export.unknown_form", form=form), say("export.known_forms", forms=", ".join((*FORMS, "all")))
        )
    return frozenset(FORMS) if "all" in wanted else wanted


def fault(question: Question) -> str:
    """Why a question cannot stand on its own in any output: `empty`, `options`, `items`, or `` for none."""
    if question.form in ("match", "order"):
        return "" if question.prompt.strip() and _items_fit(question) else "items"
    if not question.prompt.strip() or not question.answer.strip():
        return "empty"
    if question.form == "choice":
        choices = question.choices
        fits = 2 <= len(choices) <= MOST_OPTIONS and choices.count(question.answer) == 1
        return "" if fits else "options"
    return ""


def _items_fit(question: Question) -> bool:
    items = question.items
    if not 2 <= len(items) <= MOST_ITEMS:
        return False
    if question.form == "order":
        return all(isinstance(item, str) for item in items) and len(set(items)) == len(items)
    return all(
        isinstance(item, (list, tuple)) and len(item) == 2 and all(isinstance(side, str) for side in item)
        for item in items
    )


def one_each(questions: Iterable[Question], best: Callable[[Sequence[Question]], Question]) -> frozenset[str]:
    """Ids of one question for each fact and slot, the one that `best` picks among them."""
    families: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        families.setdefault((question.fact, question.slot), []).append(question)
    return frozenset(best(family).id for family in families.values())


def apart(questions: Iterable[Question]) -> frozenset[str]:
    """Ids of questions none of which tells the answer of another of its essay; the better of two that do stays.

    On one page every blank of a sentence is filled by the questions about its other blanks.
    """
    kept: dict[str, list[tuple[str, str]]] = {}
    ids: set[str] = set()
    for question in sorted(questions, key=lambda q: (-q.score, q.id)):
        answer = "" if question.form == "true_false" else fold(question.answer)
        shown = fold(f"{question.context}|{question.prompt}")
        others = kept.setdefault(question.source.essay, [])
        if not any(stands_in(answer, seen) or stands_in(told, shown) for told, seen in others):
            others.append((answer, shown))
            ids.add(question.id)
    return frozenset(ids)


def spread(questions: Iterable[Question]) -> list[Question]:
    """All first questions of every fact, then all second ones, and so on: what asks one fact stands far apart."""
    seen: dict[str, int] = {}
    rounds: list[list[Question]] = []
    for question in questions:
        turn = seen.get(question.fact, 0)
        seen[question.fact] = turn + 1
        if turn == len(rounds):
            rounds.append([])
        rounds[turn].append(question)
    return [question for turn in rounds for question in turn]
