"""`quizgen export`: a deck becomes a file for Anki or for the printer."""

from pathlib import Path

import click

from quizgen.cli.worded import Option, Worded
from quizgen.words import say


@click.command("export", cls=Worded)
@click.argument("kind")
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("-o", "--output", cls=Option, type=click.Path(path_type=Path))
@click.option("--forms", cls=Option, default="")
@click.option("--force", cls=Option, is_flag=True)
def command(kind: str, deck: Path, output: Path | None, forms: str, force: bool) -> None:
    """Write one file."""
    from quizgen import plugins
    from quizgen.deck import load
    from quizgen.errors import UsageError
    from quizgen.export import Options

    if kind not in plugins.names("export"):
        raise UsageError(
            say("output.no_kind", kind=kind), say("cli.allowed", names=" ".join(plugins.names("export")))
        )
    exporter = plugins.get("export", kind)
    target = output or Path(f"{deck.resolve().name}.{exporter.EXTENSION}")
    chosen = tuple(form.strip() for form in forms.split(",") if form.strip())
    report = exporter.export(load(deck), target, Options(chosen, force))
    items = say("output.comma").join(
        say("output.item", name=say(f"{kind}.form_{form}"), count=count)
        for form, count in report.items.items()
    )
    click.echo(say("output.written", path=report.written, items=items))
    for reason, count in report.left_out.items():
        click.echo(say("output.left_out", count=count, reason=say(f"{kind}.left_out_{reason}")))
