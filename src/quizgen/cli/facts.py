"""`quizgen facts`: what the essays say, as a table or as lines of JSON."""

import json
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quizgen.cli import given
from quizgen.cli.worded import Option, Worded
from quizgen.words import label, say

if TYPE_CHECKING:
    from quizgen.model import Essay, Fact

FORMATS = ("table", "jsonl")
CELLS = 60
"""Cells of the widest column of the table."""


@click.command("facts", cls=Worded)
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "format_", cls=Option, type=click.Choice(FORMATS), default="table")
@click.option("--all", "all_", cls=Option, is_flag=True)
@click.option("--kind", cls=Option, multiple=True)
@click.option("--conflicts", "conflicts", cls=Option, is_flag=True)
def command(paths: tuple[str, ...], format_: str, all_: bool, kind: tuple[str, ...], conflicts: bool) -> int:
    """List facts by source position."""
    from quizgen import build, facts
    from quizgen.errors import UsageError

    for name in kind:
        if name not in facts.kinds():
            raise UsageError(
                say("facts.no_kind", kind=name), say("cli.allowed", names=" ".join(facts.kinds()))
            )
    documents, errors = given.documents(paths)
    names, preferred = given.known(paths)
    reading = build.look(documents, names, preferred=preferred)
    essays = {essay.id: essay for essay in reading.essays}
    groups: Sequence[Sequence[Fact]] = facts.group(reading.facts)
    if conflicts:
        sides = facts.conflicts(reading.facts)
        groups = [(fact,) for rivals in sides for fact in rivals]
        numbers = iter([n for n, rivals in enumerate(sides, 1) for _ in rivals])
    for same in groups:
        fact = facts.joined(same, essays)
        number = {"conflict": next(numbers)} if conflicts else {}
        if (fact.role == "fact" or all_) and (not kind or fact.kind in kind):
            row = facts.row(fact, essays[fact.essay]) | number
            click.echo(
                json.dumps(row, ensure_ascii=False) if format_ == "jsonl" else _line(fact, essays[fact.essay])
            )
    for error in errors:
        click.echo(str(error), err=True)
    return 1 if errors else 0


def _line(fact: "Fact", essay: "Essay") -> str:
    mark = " " if fact.askable else "·"
    place = f"{fact.source.file}:{fact.source.line}"
    return f"{mark} {fit(label('kind', fact.kind), 10)} {fit(summary(fact, essay), CELLS)} {place}"


def summary(fact: "Fact", essay: "Essay") -> str:
    """A fact in a few words, as the cleaned text has them."""
    data, surface = fact.data, essay.text[fact.start : fact.end]
    if fact.kind == "person":
        return say("facts.pair", left=data["name"], right=say("facts.comma").join(data["roles"]))
    if fact.kind == "quotation":
        return say("facts.pair", left=data["speaker"] or data["source"] or "—", right=data["text"])
    if fact.kind == "date":
        return say("facts.pair", left=data["event"] or "—", right=surface)
    if fact.kind == "definition":
        return say("facts.pair", left=data["term"], right=data["definition"])
    if fact.kind == "enumeration":
        return say("facts.pair", left=data["topic"] or "—", right=say("facts.comma").join(data["items"]))
    if fact.kind == "work":
        return str(data["title"])
    if fact.kind == "statistic":
        return say("facts.pair", left=data["measures"] or "—", right=surface)
    return surface


def fit(text: str, cells: int) -> str:
    """`text` in exactly `cells` terminal cells, cut with … or filled with blanks."""
    text = "".join(c if c.isprintable() else " " for c in text)
    widths = [
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text
    ]
    if sum(widths) <= cells:
        return text + " " * (cells - sum(widths))
    kept = 0
    for i, width in enumerate(widths):
        if kept + width > cells - 1:
            return text[:i] + "…" + " " * (cells - 1 - kept)
        kept += width
    return text
