"""The deck of `specs/export/deck.toml`, for the tests of every output."""

import tomllib
from dataclasses import replace
from pathlib import Path

from quizgen.model import Citation, Deck, Question

SPECS = Path(__file__).parent / "specs" / "export"
BORN = 1_760_000_000
TITLES = {1: "桥与匠人", 2: "書房雜記", 3: "记事 <b>::一"}


def question(row: dict[str, object], line: int) -> Question:
    """A row of the table as a Question."""
    essay = int(str(row.pop("essay")))
    name = f"essays/{essay}.txt"
    citation = Citation(name, "0" * 64, line, 0, 1, str(row.pop("sentence")), TITLES[essay], f"{name}#1")
    lists = {key: tuple(row.pop(key, ())) for key in ("accept", "choices", "tags")}  # type: ignore[arg-type]
    items = tuple(tuple(i) if isinstance(i, list) else i for i in row.pop("items", ()))  # type: ignore[attr-defined]
    empty = {"context": "", "hint": "", "explanation": "", "kind": "statistic", "template": "plain"}
    facts = (str(row["fact"]),)
    return Question(
        **{**empty, **row}, **lists, items=items, facts=facts, source=citation, evidence=(), score=1.0
    )  # type: ignore[arg-type]


def deck() -> Deck:
    """Fifteen questions, none of them changed since the deck was born."""
    rows = tomllib.loads((SPECS / "deck.toml").read_text("utf-8"))["question"]
    questions = tuple(question(row, line) for line, row in enumerate(rows, 1))
    return Deck(
        "deck", "手艺::桥", "qiao-00000001", BORN, "original", questions, {q.id: BORN for q in questions}
    )


def reworded(old: Deck, question_id: str, at: int, **changes: object) -> Deck:
    """The deck with one question changed at a later second."""
    questions = tuple(replace(q, **changes) if q.id == question_id else q for q in old.questions)  # type: ignore[arg-type]
    return replace(old, questions=questions, changed={**old.changed, question_id: at})
