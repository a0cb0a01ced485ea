"""`quizgen quiz`: questions in the terminal; `quizgen` alone opens home."""

import os
import sys
import time
from pathlib import Path

import click

from quizgen.cli import places
from quizgen.cli.worded import Option, Worded
from quizgen.errors import QuizgenError
from quizgen.words import say


@click.command("quiz", cls=Worded)
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("--plain", cls=Option, is_flag=True)
@click.option("--limit", cls=Option, type=click.IntRange(min=1))
@click.option("--new", cls=Option, type=click.IntRange(min=0))
def command(deck: Path, plain: bool, limit: int | None, new: int | None) -> int:
    """Open the quiz of one deck."""
    from quizgen.deck import load

    if plain or not painted():
        from quizgen.study.progress import Progress
        from quizgen.tui import plain as lines

        with Progress(places.data_folder()) as progress:
            return lines.run(load(deck), progress, time.time, sys.stdin, sys.stdout, limit, new)
    load(deck)  # a deck that cannot be read is said before the screen is taken
    from quizgen.tui import app

    return app.run(places.data_folder(), deck, limit, new, time.time)


def home() -> int:
    """The screen of all decks known on this machine."""
    if not painted():
        raise QuizgenError(say("cli.no_terminal"), say("cli.no_terminal_hint"))
    from quizgen.tui import app

    return app.run(places.data_folder(), None, None, None, time.time)


def painted() -> bool:
    """Can a screen be drawn: a terminal on both ends that can move its cursor?"""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
