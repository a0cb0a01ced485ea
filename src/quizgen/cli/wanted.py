"""Options that say which questions are wanted, the same for every command that goes through them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.worded import Option, Part

if TYPE_CHECKING:
    from quizgen.study.review import Wanted


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command; it gets what `wanted` takes."""
    for add in (
        click.option("--fresh", cls=Option, is_flag=True),
        click.option("--undecided", cls=Option, is_flag=True),
        click.option("--decided", cls=Option, is_flag=True),
        click.option("--min-score", cls=Option, type=Part(0, 1), default=0.0),
        click.option("--template", cls=Option, multiple=True),
        click.option("--essay", cls=Option, multiple=True),
        click.option("--form", cls=Option, multiple=True),
        click.option("--kind", cls=Option, multiple=True),
    ):
        command = add(command)
    return command


def wanted(
    deck: Path,
    kind: tuple[str, ...],
    form: tuple[str, ...],
    essay: tuple[str, ...],
    template: tuple[str, ...],
    min_score: float,
    decided: bool,
    undecided: bool,
    fresh: bool,
) -> "Wanted":
    """The options as one; `decided` and `undecided` together are all, `fresh` is what the last build of `deck` touched."""
    from quizgen.study.review import DECIDED, UNDECIDED, Wanted, newest

    state = "" if decided == undecided else DECIDED if decided else UNDECIDED
    return Wanted(kind, form, template, essay, state, min_score, newest(deck) if fresh else 0)
