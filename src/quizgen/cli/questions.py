"""`quizgen questions`: the questions of a deck, for people and for pipes."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import wanted
from quizgen.cli.facts import fit
from quizgen.cli.worded import Option, Worded
from quizgen.words import label, say

if TYPE_CHECKING:
    from quizgen.model import Question
    from quizgen.study.review import Item, Rate

FORMATS = ("table", "jsonl", "md")
PROMPT, ANSWER, NAME, NUMBER = 48, 16, 24, 12
"""Cells of the columns of the tables."""
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")  # *重点* [red] <b> 1. are no markup
SHARES = ("accepted", "rejected", "edited", "flagged")


@click.command("questions", cls=Worded)
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("--format", "format_", cls=Option, type=click.Choice(FORMATS), default="table")
@wanted.options
def command(deck: Path, format_: str, **chosen: Any) -> None:
    """List questions; the rejected ones only where decided ones are asked for."""
    from quizgen.study import review

    which = wanted.wanted(deck, **chosen)
    items = [item for item in review.items(deck) if which.takes(item)]
    shown = [item for item in items if item.state != "rejected" or which.state]
    if format_ == "jsonl":
        for item in shown:
            click.echo(json.dumps(_row(item), ensure_ascii=False))
        return
    for n, item in enumerate(shown, 1):
        click.echo(_line(item) if format_ == "table" else _markdown(n, item.question))
    for line in _rates(review.rates(items), format_):
        click.echo(line)


def _row(item: "Item") -> dict[str, Any]:
    from quizgen.deck import to_line

    decision = item.decision
    taken = (
        {"verdict": decision.verdict, "reason": decision.reason, "at": decision.at, "stale": item.stale}
        if decision
        else None
    )
    return {**json.loads(to_line(item.question)), "decision": taken}


def _line(item: "Item") -> str:
    question = item.question
    cells = (
        fit(say(f"review.state_{item.state}"), 9),
        fit(label("form", question.form), 6),
        fit(question.prompt, PROMPT),
        fit(question.answer or "；".join(_items(question)), ANSWER),
        f"{question.score:.2f}",
        question.id,
        fit(_place(question), len(_place(question))),
    )
    return " ".join(cells).rstrip()


def _items(question: "Question") -> list[str]:
    """Pairs as they belong together, or what is to be put in order, in the right one."""
    return ["——".join(item) if isinstance(item, tuple) else item for item in question.items]


def _place(question: "Question") -> str:
    source = question.source
    return f"{source.file}:{source.line}" if source.file else ""


def _markdown(n: int, question: "Question") -> str:
    source = question.source
    lines = [f"{n}. {_plain(question.prompt)}"]
    listed = question.choices or _items(question)
    if listed:
        lines += ["", *(f"   - {_plain(row)}" for row in listed)]
    if not question.items:
        lines += ["", f"   {_plain(say('quiz.answer', answer=question.answer))}"]
    if source.sentence:
        lines += ["", f"   > {_plain(source.sentence)}"]
    if source.file:
        key = "quiz.source" if source.title else "quiz.source_untitled"
        lines += ["", f"   {_plain(say(key, title=source.title, file=source.file, line=source.line))}"]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """`text` as one line that Markdown takes for nothing but text."""
    return MARKDOWN.sub(r"\\\1", "".join(c if c.isprintable() or c == "\u3000" else " " for c in text))


def _rates(rates: "Sequence[Rate]", format_: str) -> list[str]:
    if not any(rate.decided for rate in rates):
        return []
    heads = [say("review.rate_template"), say("review.rate_asked"), say("review.state_decided")]
    heads += [say(f"review.state_{state}") for state in SHARES]
    rows = [
        [rate.template, str(rate.asked), str(rate.decided)]
        + [say("review.rate", count=rate.states.get(state, 0), share=rate.share(state)) for state in SHARES]
        for rate in rates
    ]
    if format_ == "md":
        cells = [heads, ["---"] + ["---:"] * (len(heads) - 1), *([_plain(r[0]), *r[1:]] for r in rows)]
        return ["", *("| " + " | ".join(row) + " |" for row in cells)]
    return [
        "",
        *(
            (fit(row[0], NAME) + "".join(f" {fit(cell, NUMBER)}" for cell in row[1:])).rstrip()
            for row in [heads, *rows]
        ),
    ]
