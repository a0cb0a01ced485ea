"""click with our own words: help and errors come from `words/`, looked up when they are shown."""

import math
from typing import Any

import click

from quizgen.words import say


def _key(ctx: click.Context) -> str:
    return (ctx.command.name or "quizgen").replace("-", "_")


class Worded(click.Command):
    """A command whose help is `cli.<name>` in the tables of words."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """First line of the command's words."""
        return say(f"cli.{self.name}").splitlines()[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """`用法：quizgen build …`."""
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece != "[OPTIONS]"]
        formatter.write(f"{say('cli.usage')}{ctx.command_path} {' '.join(pieces)}\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All of the command's words, as they are."""
        formatter.write(
            "\n" + "".join(f"  {line}\n" if line else "\n" for line in say(f"cli.{_key(ctx)}").splitlines())
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options under our own heading."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        rows = [record for option in options if (record := option.get_help_record(ctx))]
        if rows:
            with formatter.section(say("cli.options")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` in our words."""
        option = super().get_help_option(ctx)
        if option:
            option.help = say("cli.help_option")
        return option


class Group(Worded, click.Group):
    """A group of commands in our words."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """`quizgen [COMMAND] …`."""
        return [say("cli.command_piece")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Commands first: they are what one looks for."""
        with formatter.section(say("cli.commands")):
            formatter.write_dl(
                [(name, say(f"cli.{name}").splitlines()[0]) for name in self.list_commands(ctx)]
            )
        Worded.format_options(self, ctx, formatter)


class Option(click.Option):
    """An option whose help is `cli.<command>_<name>`."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option as written and its words."""
        self.help = say(f"cli.{_key(ctx)}_{self.name}")
        return super().get_help_record(ctx)


class Part(click.FloatRange):
    """A number within a range; `nan` is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number that is meant."""
        number = float(super().convert(value, param, ctx))
        return self.fail("nan", param, ctx) if math.isnan(number) else number


def explain(error: click.ClickException) -> str:
    """A wrong use of a command in one line of our words."""
    hint = ""
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        hint = say("cli.see_help", command=ctx.command_path)
    if isinstance(error, click.NoSuchOption):
        message = say("cli.no_option", name=error.option_name)
        likely = sorted(set(error.possibilities or ()) - {"--help"})
        if likely:
            hint = say("cli.did_you_mean", names=" ".join(likely))
    elif isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        message = say("cli.missing", name=name)
    elif isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else ""
        message = say("cli.bad_value", name=name)
        hint = _range(getattr(error.param, "type", None)) or hint
    elif isinstance(error, click.BadOptionUsage):
        message = say("cli.needs_value", name=error.option_name)
    else:
        name = error.message.rsplit(" ", 1)[-1].strip("'\".")
        message = (
            say("cli.no_command", name=name) if "No such command" in error.message else say("cli.wrong_use")
        )
    return f"{message}: {hint}" if hint else message


def _range(type_: object) -> str:
    """What a value of this type may be."""
    if isinstance(type_, click.Choice):
        return say("cli.allowed", names=" ".join(map(str, type_.choices)))
    if isinstance(type_, click.FloatRange):
        return say("cli.between", least=type_.min, most=type_.max)
    if isinstance(type_, click.IntRange):
        return say("cli.at_least", least=type_.min)
    return ""
