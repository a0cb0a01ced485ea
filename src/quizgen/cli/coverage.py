"""`quizgen coverage`: which paragraphs of the essays gave no question, and why."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import given
from quizgen.cli.bar import Bar
from quizgen.cli.essays import shown
from quizgen.cli.facts import FORMATS, fit
from quizgen.cli.worded import Option, Worded
from quizgen.words import label, say

if TYPE_CHECKING:
    from quizgen.build import Making
    from quizgen.coverage import Cover
    from quizgen.errors import SourceError

TEXT = 40
"""Cells of the beginning of a paragraph."""


@click.command("coverage", cls=Worded)
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "format_", cls=Option, type=click.Choice(FORMATS), default="table")
def command(paths: tuple[str, ...], format_: str) -> int:
    """List essays, and under each what is not asked."""
    from quizgen.coverage import cover

    with Bar() as bar:
        making, struck, errors = _making(paths, bar)
    covers = list(cover(making, struck))
    for one in covers:
        if format_ == "jsonl":
            click.echo(json.dumps(_row(one), ensure_ascii=False))
        else:
            for line in lines(one):
                click.echo(shown(line))
    if format_ == "table" and len(covers) > 1:
        click.echo(_sum(covers))
    for error in errors:
        click.echo(str(error), err=True)
    return 1 if errors else 0


def _making(paths: Sequence[str], bar: Bar) -> "tuple[Making, set[str], list[SourceError]]":
    """A deck as it is made, with its limits, its own templates and what a person has rejected; anything else as it would be."""
    from quizgen import build, decisions
    from quizgen.deck import is_deck
    from quizgen.errors import SourceError

    deck = Path(paths[0])
    if len(paths) == 1 and is_deck(deck):
        making, errors = build.again(deck, bar.show)
        if not making.reading.essays and not errors:
            raise SourceError(say("build.no_sources"), say("build.no_sources_hint"), str(deck))
        decided = decisions.in_force(decisions.read(deck)).values()
        return making, {d.id for d in decided if d.verdict == decisions.REJECT}, errors
    documents, errors = given.documents(paths)
    names, preferred = given.known(paths)
    reading = build.look(documents, names, bar.show, preferred)
    return build.draft(reading), set(), errors


def lines(cover: "Cover") -> Iterator[str]:
    """An essay with its shares, then its paragraphs without a question."""
    yield say("coverage.essay", id=cover.essay.id, title=cover.essay.title or "—", **_shares([cover]))
    for bare in cover.bare:
        reasons = say("facts.comma").join(
            say("coverage.reason", reason=_worded(reason), count=count)
            for reason, count in bare.reasons.items()
        )
        yield f"  {bare.source.file}:{bare.source.line}  {fit(bare.text, TEXT)}  {reasons}"


def _worded(reason: str) -> str:
    own = label("coverage", reason)
    return own if own != reason else label("refused", reason)


def _shares(covers: "Sequence[Cover]") -> dict[str, str]:
    paragraphs, sentences = sum(c.paragraphs for c in covers), sum(c.sentences for c in covers)
    full = paragraphs - sum(len(c.bare) for c in covers)
    return {
        "paragraphs": _share(full, paragraphs),
        "sentences": _share(sum(c.asked for c in covers), sentences),
    }


def _share(part: int, whole: int) -> str:
    return say("coverage.share", part=part, whole=whole, percent=round(100 * part / max(whole, 1)))


def _sum(covers: "Sequence[Cover]") -> str:
    return say("coverage.sum", essays=len(covers), **_shares(covers))


def _row(cover: "Cover") -> dict[str, Any]:
    return {
        "essay": {"id": cover.essay.id, "title": cover.essay.title},
        "paragraphs": {"all": cover.paragraphs, "asked": cover.paragraphs - len(cover.bare)},
        "sentences": {"all": cover.sentences, "asked": cover.asked},
        "without": [
            {
                "source": {key: value for key, value in asdict(bare.source).items() if key != "copy"},
                "text": bare.text,
                "reasons": dict(bare.reasons),
            }
            for bare in cover.bare
        ],
    }
