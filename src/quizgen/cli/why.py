"""`quizgen why`: where a question comes from, what it is worth, and what was refused on the way."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.bar import Bar
from quizgen.cli.essays import shown
from quizgen.cli.facts import fit, summary
from quizgen.cli.worded import Worded
from quizgen.words import label, say

if TYPE_CHECKING:
    from quizgen.model import Fact, Question
    from quizgen.why import Way, Why

REASON = 40
"""Cells of a reason beside the wrong options it refused."""
TEMPLATE = 24


@click.command("why", cls=Worded)
@click.argument("deck", type=click.Path(path_type=Path))
@click.argument("number", metavar="ID")
def command(deck: Path, number: str) -> int:
    """Tell it of one id."""
    from quizgen.why import why

    with Bar() as bar:
        found = why(deck, number, bar.show)
    for line in lines(found):
        click.echo(shown(line))
    if found.gone:
        click.echo(say("why.gone", count=len(found.gone), names=" ".join(found.gone)), err=True)
    return 1 if found.gone else 0


def lines(found: "Why") -> Iterator[str]:
    """All that is known, from the question to the source."""
    question = found.question or (found.item.question if found.item else None)
    if found.way:
        yield from _of_question(found, question, found.way)
    if found.fact and found.essay:
        yield from _of_fact(found.fact, summary(found.fact, found.essay))
        place = found.fact.source
        title, sentence = found.essay.title or "", found.fact.sentence
        if question and found.question:
            yield from _of_place(question.source, question.source.title, question.source.sentence)
        else:
            yield from _of_place(place, title, sentence)
        for witness in found.fact.witnesses:
            key = "why.copy" if witness.copy else "why.witness"
            yield say(key, file=witness.file, line=witness.line)
    elif question:
        yield say("why.fact", id=question.fact, kind=label("kind", question.kind))
        if question.source.file:
            yield from _of_place(question.source, question.source.title, question.source.sentence)
    yield from _of_ways(found.ways)
    if found.score:
        yield from _of_score(found.score)
    elif question and found.way:
        yield say("why.score_only", score=f"{question.score:.2f}")
    yield from _of_rivals(found.rivals)


def _of_question(found: "Why", question: "Question | None", way: "Way") -> Iterator[str]:
    yield say("why.question", id=found.id, template=way.template, form=label("form", way.form))
    if question:
        yield say("why.asked", text=_flat(question.context + question.prompt))
        answer = question.answer or "；".join("—".join(map(str, item)) for item in question.items)
        yield say("why.answer", answer=_flat(answer))
        if question.choices:
            yield say("why.choices", choices=" / ".join(map(_flat, question.choices)))
    if found.item and found.item.decision:
        why = found.item.decision.reason
        reason = f" ({label('review', f'reason_{why}')})" if why else ""
        yield say("why.decision", state=say(f"review.state_{found.item.state}"), reason=reason)
    if way.reason:
        yield say("why.refused", reason=label("refused", way.reason))
    elif question and not found.question and question.kind != "own" and not found.gone:
        yield say("why.changed")


def _of_fact(fact: "Fact", told: str) -> Iterator[str]:
    yield say("why.fact", id=fact.id, kind=label("kind", fact.kind))
    yield say("why.summary", text=_flat(told))
    for name, value in fact.data.items():
        if value not in (None, "", [], False):
            yield say("why.field", name=name, value=_flat(_value(value)))
    yield say("why.confidence", confidence=f"{fact.confidence:.2f}")
    if fact.role != "fact":
        yield say("why.no_fact", role=label("role", fact.role))
    elif fact.refused:
        reasons = say("facts.comma").join(label("refused", reason) for reason in fact.refused)
        yield say("why.refused", reason=reasons)


def _of_place(place: Any, title: str, sentence: str) -> Iterator[str]:
    yield say("why.source", file=place.file, line=place.line, start=place.start, end=place.end)
    if title:
        yield say("why.title", title=_flat(title))
    yield say("why.sentence", text=_flat(sentence))


def _of_ways(ways: "Sequence[Way]") -> Iterator[str]:
    if ways:
        yield say("why.ways")
    for way in ways:
        reason = label("refused", way.reason) if way.reason else say("why.made")
        yield f"  {way.id}  {fit(way.template, TEMPLATE)}  {reason}"


def _of_score(score: Any) -> Iterator[str]:
    from quizgen.questions.score import SHARES

    yield say("why.score", score=f"{score.total:.2f}", confidence=f"{score.confidence:.2f}")
    for name, share in SHARES.items():
        yield say(f"why.score_{name}", part=f"{getattr(score, name):.2f}", share=f"{share:.2f}")


def _of_rivals(rivals: Mapping[str, str]) -> Iterator[str]:
    if rivals:
        yield say("why.rivals", count=len(rivals))
    for reason in dict.fromkeys(["", *rivals.values()]):
        texts = [_flat(text) for text, why in rivals.items() if why == reason]
        if texts:
            told = say(f"rival.{reason or 'taken'}")
            yield f"  {fit(told, REASON)}  {' '.join(texts)}"


def _value(value: object) -> str:
    return say("facts.comma").join(map(str, value)) if isinstance(value, list) else str(value)


def _flat(text: str) -> str:
    """As one line."""
    return " ".join(text.split("\n"))
