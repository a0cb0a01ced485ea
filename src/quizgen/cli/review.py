"""`quizgen review`: a person's last word on every question."""

import time
from pathlib import Path
from typing import Any

import click

from quizgen.cli import wanted
from quizgen.cli.quiz import painted
from quizgen.cli.worded import Worded
from quizgen.errors import QuizgenError
from quizgen.words import say


@click.command("review", cls=Worded)
@click.argument("deck", type=click.Path(path_type=Path))
@wanted.options
def command(deck: Path, **chosen: Any) -> int:
    """Open the review of one deck, at what nobody has decided on unless something else is wanted."""
    from quizgen.deck import load

    load(deck)  # a deck that cannot be read is said before the screen is taken
    if not painted():
        raise QuizgenError(say("cli.no_terminal"), say("review.no_terminal_hint"))
    from quizgen.tui import review

    chosen["undecided"] |= not chosen["decided"]
    return review.run(deck, time.time, wanted.wanted(deck, **chosen))
