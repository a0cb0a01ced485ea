"""The command line: names of commands here, each command in a module of its own that is imported when it runs."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from quizgen import __version__, words
from quizgen.cli.worded import Group, Option, explain
from quizgen.errors import QuizgenError
from quizgen.words import say

COMMANDS = (
    "build",
    "quiz",
    "review",
    "questions",
    "why",
    "essays",
    "facts",
    "coverage",
    "verify",
    "export",
    "kinds",
    "completion",
)


class Commands(Group):
    """The commands of quizgen, imported by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"quizgen.cli.{cmd_name}").command
        return command


@click.group(
    cls=Commands,
    name="quizgen",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--lang", cls=Option, type=click.Choice(words.LANGUAGES))
@click.option("--version", cls=Option, is_flag=True)
@click.pass_context
def quizgen(ctx: click.Context, lang: str | None, version: bool) -> None:
    """Open home, or run one command."""
    if version:
        click.echo(f"quizgen {__version__}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        from quizgen.cli.quiz import home

        ctx.exit(home())


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code is 0 done, 1 the input is at fault, 2 wrong use."""
    words.use(_language(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(arguments)
    except BrokenPipeError:
        # the reader of our output went away (`| head`): nothing is wrong, and nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: Sequence[str]) -> int:
    try:
        result = quizgen.main(list(arguments), prog_name="quizgen", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        click.echo(f"quizgen: {explain(error)}", err=True)
        return 2
    except QuizgenError as error:
        click.echo(f"quizgen: {error}" if not error.place else str(error), err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("cli.stopped"), err=True)
        return 1


def _language(arguments: Sequence[str]) -> str:
    """`--lang` wherever it stands before the command's own help is made, else the locale's."""
    for i, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
            return value if value in words.LANGUAGES else words.from_locale(os.environ)
    return words.from_locale(os.environ)
