"""`quizgen verify`: does every question still stand in its source?"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.bar import Bar
from quizgen.cli.essays import shown
from quizgen.cli.worded import Worded
from quizgen.words import say

if TYPE_CHECKING:
    from quizgen.verify import Finding


@click.command("verify", cls=Worded)
@click.argument("deck", type=click.Path(path_type=Path))
def command(deck: Path) -> int:
    """Name the questions that do not."""
    from quizgen.verify import verify

    with Bar() as bar:
        report = verify(deck, bar.show)
    for error, count in report.missing.values():
        click.echo(f"{error} {say('verify.cited', count=count)}", err=True)
    for finding in report.findings:
        click.echo(shown(lines(finding)))
    lost = sum(count for _, count in report.missing.values())
    named = len(report.findings)
    total = report.proven + report.moved + named + lost
    click.echo(
        say("verify.sum", total=total, proven=report.proven, moved=report.moved, named=named, lost=lost)
    )
    if named or report.moved:
        click.echo(say("verify.next", deck=deck))
    return 1 if named or report.missing else 0


def lines(finding: "Finding") -> str:
    """A finding: place, what is wrong, the question, and both sentences."""
    question = finding.question
    place = f"{question.source.file}:{finding.line or question.source.line}"
    found = [f"{place}: {say(f'verify.{finding.reason}')}  {question.id}"]
    found.append(say("verify.was", text=question.source.sentence))
    if finding.now:
        found.append(say("verify.now", text=finding.now))
    if finding.reason == "answer":
        found.append(say("verify.wanted", text=question.answer or "、".join(map(str, question.items))))
    return "\n".join(found)
