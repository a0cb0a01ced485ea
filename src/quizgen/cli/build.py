"""`quizgen build`: essays become a deck."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from quizgen.cli import places
from quizgen.cli.bar import Bar
from quizgen.cli.facts import fit
from quizgen.cli.worded import Option, Part, Worded
from quizgen.errors import QuizgenError, UsageError
from quizgen.words import label, say

ALL = "all"
SAYS = 30
"""Cells of what one side of a contradiction says."""
STALE = 20
"""Decisions to look at again that are named one by one."""


class PerEssay(click.IntRange):
    """A whole number from 1, or `all`, which is 0."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that is meant."""
        return 0 if value == ALL else int(super().convert(value, param, ctx))


@click.command("build", cls=Worded)
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", cls=Option, type=click.Path(path_type=Path))
@click.option("--title", cls=Option, default="")
@click.option("--book", cls=Option, default="")
@click.option("--link", cls=Option, is_flag=True)
@click.option("--per-essay", cls=Option, type=PerEssay(min=1), metavar="N")
@click.option("--min-score", cls=Option, type=Part(0, 1), metavar="X")
def command(
    paths: tuple[str, ...],
    output: Path | None,
    title: str,
    book: str,
    link: bool,
    per_essay: int | None,
    min_score: float | None,
) -> None:
    """Make a deck, or make it again."""
    from quizgen import build, deck

    if output is None:
        if len(paths) != 1 or not deck.is_deck(Path(paths[0])):
            raise UsageError(say("build.no_output"), say("build.no_output_hint", paths=" ".join(paths)))
        output, paths = Path(paths[0]), ()
    with Bar() as bar:
        report = build.make(
            output,
            paths,
            now=places.now(),
            title=title,
            book=book,
            link=link,
            per_essay=per_essay,
            min_score=min_score,
            progress=bar.show,
        )
    for error in report.errors:
        click.echo(str(error), err=True)
    click.echo(text(report))
    _remember(output)


def _remember(target: Path) -> None:
    """Home lists the decks that were built; a data folder that cannot be written is no fault of the deck."""
    from quizgen.deck import load
    from quizgen.study import decks
    from quizgen.study.progress import Progress

    with suppress(QuizgenError), Progress(places.data_folder()) as progress:
        decks.remember(progress, load(target), places.now())


def text(report: "build.Report") -> str:  # type: ignore[name-defined] # noqa: F821
    """The report as lines for a person."""
    lines = [say("report.deck", deck=report.deck)]
    lines.append(say("report.essays", count=report.essays, copies=report.copies))
    for kind, (found, askable) in report.facts.items():
        if found:
            lines.append(say("report.kind", kind=label("kind", kind), found=found, askable=askable))
    total = sum(report.questions.values())
    forms = say("report.comma").join(
        f"{label('form', form)} {count}" for form, count in report.questions.items()
    )
    lines.append(say("report.questions", count=total, forms=forms or "0"))
    lines.append(say("report.ids", kept=report.kept, new=report.new, gone=report.gone))
    for title, counts, section in (
        ("refused", report.refused, "refused"),
        ("repairs", report.repairs, "repair"),
    ):
        if counts:
            lines.append(say(f"report.{title}", count=sum(counts.values())))
            for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
                lines.append(f"  {count:>5}  {label(section, name)}")
    for rivals in report.conflicts:
        lines.append(say("report.conflict", deck=report.deck))
        for fact in rivals:
            says = fit(fact.data.get("speaker") or fact.surface, SAYS)
            lines.append(f"  {says} {fact.source.file}:{fact.source.line}  {fact.id}")
    if report.dropped:
        lines.append(say("report.dropped", count=report.dropped))
    for stale in report.stale[:STALE]:
        key = "report.stale_gone" if stale.gone else "report.stale"
        verdict = label("review", f"verdict_{stale.verdict}")
        lines.append(say(key, id=stale.id, verdict=verdict, prompt=stale.prompt))
    if report.stale:
        lines.append(say("report.stale_sum", count=len(report.stale), deck=report.deck))
    lines.append(say("report.next", deck=report.deck))
    return "\n".join(lines)
