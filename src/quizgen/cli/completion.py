"""`quizgen completion`: a script for the shell."""

import click
from click.shell_completion import get_completion_class

from quizgen.cli.worded import Worded

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Worded)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a completion script."""
    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(ctx.find_root().command, {}, "quizgen", "_QUIZGEN_COMPLETE").source())
