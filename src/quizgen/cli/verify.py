"""`quizgen verify`: does every question still stand in its source?"""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.bar import Bar
from quizgen.cli.essays import shown
from quizgen.cli.worded import Worded
from quizgen.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.model import Question
    from quizgen.verify import Finding


@click.command("verify", cls=Worded)
@click.argument("deck", type=click.Path(path_type=Path))
def command(deck: Path) -> int:
    """Name the questions that do not."""
    from quizgen.verify import verify

    with Bar() as bar:
        report = verify(deck, bar.show)
    for error, count in report.missing.values():
        click.echo(f"{error}{say('verify.cited', count=count)}", err=True)
    for _, same in groupby(report.findings, key=lambda found: (found.question.source.sentence, found.reason)):
        click.echo(shown("\n".join(lines(list(same)))))
    lost = sum(count for _, count in report.missing.values())
    named = len(report.findings)
    total = report.proven + report.moved + named + lost
    click.echo(
        say("verify.sum", total=total, proven=report.proven, moved=report.moved, named=named, lost=lost)
    )
    if named or report.moved:
        click.echo(say("verify.next", deck=deck))
    return 1 if named or report.missing else 0


def lines(findings: "Sequence[Finding]") -> "Iterator[str]":
    """What is wrong with a sentence: its place, both versions, and the questions on it with their answers."""
    first = findings[0]
    source = first.question.source
    yield f"{source.file}:{first.line or source.line}: {say(f'verify.{first.reason}')}"
    yield say("verify.was", text=source.sentence)
    if first.now:
        yield say("verify.now", text=first.now)
    for finding in findings:
        question = finding.question
        yield say("verify.question", id=question.id, answer=answer(question))


def answer(question: "Question") -> str:
    """What is right, in one line: pairs and things in order, too."""
    items = (item if isinstance(item, str) else "—".join(map(str, item)) for item in question.items)
    return question.answer or "；".join(items)
