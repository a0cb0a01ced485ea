"""`quizgen why`: where a question comes from, what it is worth, and what was refused on the way."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.bar import Bar
from quizgen.cli.essays import shown
from quizgen.cli.facts import fit, summary
from quizgen.cli.verify import answer
from quizgen.cli.worded import Worded
from quizgen.words import label, say

if TYPE_CHECKING:
    from quizgen.model import Citation, Fact, Question, Source
    from quizgen.questions.score import Score
    from quizgen.why import Way, Why

REASON = 40
"""Cells of a reason beside the wrong options it refused."""
TEMPLATE, SLOT = 24, 16
"""Cells of the columns of the ways to ask a fact."""
NAMED = 3
"""Missing files that are named."""


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
        names = " ".join(found.gone[:NAMED]) + (" …" if len(found.gone) > NAMED else "")
        click.echo(say("why.gone", names=names), err=True)
    return 1 if found.gone else 0


def lines(found: "Why") -> Iterator[str]:
    """All that is known, from the question to the source."""
    question = found.item.question if found.item else found.question
    if found.way:
        yield from _of_question(found, question, found.way)
    if found.fact and found.essay:
        yield from _of_fact(found.fact, summary(found.fact, found.essay))
        if found.untold:
            yield say("why.refused", reason=label("refused", found.untold))
    elif question:
        yield say("why.fact", id=question.fact, kind=label("kind", question.kind))
    yield from _of_source(found, question)
    yield from _of_ways(found.ways)
    if found.score:
        yield from _of_score(found.score)
    elif question and found.way:
        yield say("why.score_only", score=f"{question.score:.2f}")
    if found.rivals is not None:
        yield from _of_rivals(found.rivals)


def _of_question(found: "Why", question: "Question | None", way: "Way") -> Iterator[str]:
    yield say("why.question", id=found.id, template=way.template, form=label("form", way.form))
    if question:
        yield from _asked(question)
    if found.item and found.item.decision:
        why = found.item.decision.reason
        reason = f" ({label('review', f'reason_{why}')})" if why else ""
        yield say("why.decision", state=say(f"review.state_{found.item.state}"), reason=reason)
    if way.reason:
        yield say("why.refused", reason=label("refused", way.reason))
    elif found.item and not found.question and not found.gone and found.item.state != "own":
        yield say("why.changed")
    edited = found.item and found.item.decision and found.item.decision.fields
    if question and found.question and not edited and _seen(found.question) != _seen(question):
        yield say("why.now")
        yield from _asked(found.question)


def _seen(question: "Question") -> tuple[object, ...]:
    return (question.context, question.prompt, question.answer, question.items)


def _asked(question: "Question") -> Iterator[str]:
    if question.context:
        yield say("why.text", text=_flat(say("quiz.context", context=question.context)))
    yield say("why.text", text=_flat(question.prompt))
    yield say("why.answer", answer=_flat(answer(question)))
    if question.choices:
        yield say("why.choices", choices=" / ".join(map(_flat, question.choices)))


def _of_fact(fact: "Fact", told: str) -> Iterator[str]:
    yield say("why.fact", id=fact.id, kind=label("kind", fact.kind))
    yield say("why.text", text=_flat(told))
    for name, value in fact.data.items():
        if value not in (None, "", [], False):
            yield say("why.field", name=name, value=_flat(_value(value)))
    yield say("why.confidence", confidence=f"{fact.confidence:.2f}")
    if fact.role != "fact":
        yield say("why.no_fact", role=label("role", fact.role))
    elif fact.refused:
        reasons = say("facts.comma").join(label("refused", reason) for reason in fact.refused)
        yield say("why.refused", reason=reasons)


def _of_source(found: "Why", question: "Question | None") -> Iterator[str]:
    """Where the question or the fact stands: as the deck says, else as the essays are now."""
    place: Source | Citation | None = None
    if question:
        place, title, sentence = question.source, question.source.title, question.source.sentence
    elif found.fact and found.essay:
        place, title, sentence = found.fact.source, found.essay.title or "", found.fact.sentence
        if found.draft:
            essay, blank = found.draft.analysis.essay, found.draft.blank
            place = essay.source(blank.start, blank.end)
            sentence = essay.text[blank.passage_start : blank.passage_end]
    if place is None or not place.file:
        return
    yield say("why.source", file=place.file, line=place.line, start=place.start, end=place.end)
    if title:
        yield say("why.text", text=_flat(title if title.startswith(("《", "〈")) else f"《{title}》"))
    yield say("why.text", text=_flat(sentence))
    for witness in found.fact.witnesses if found.fact else ():
        if (witness.file, witness.line) != (place.file, place.line):
            yield say("why.copy" if witness.copy else "why.witness", file=witness.file, line=witness.line)


def _of_ways(ways: "Sequence[Way]") -> Iterator[str]:
    if ways:
        yield say("why.ways")
    for way in ways:
        reason = label("refused", way.reason) if way.reason else say("why.made")
        yield f"  {way.id}  {fit(way.template, TEMPLATE)}  {fit(way.slot, SLOT)}  {reason}"


def _of_score(score: "Score") -> Iterator[str]:
    from quizgen.questions.score import SHARES

    yield say("why.score", score=f"{score.total:.2f}", confidence=f"{score.confidence:.2f}")
    for name, share in SHARES.items():
        yield say(f"why.score_{name}", part=f"{getattr(score, name):.2f}", share=f"{share:.2f}")


def _of_rivals(rivals: Mapping[str, str]) -> Iterator[str]:
    yield say("why.rivals", count=len(rivals))
    for reason in dict.fromkeys(["", *rivals.values()]):
        texts = [_flat(text) for text, why in rivals.items() if why == reason]
        if texts:
            told = say(f"rival.{reason or 'taken'}")
            yield f"  {fit(told, REASON)}  {' '.join(texts)}"


def _value(value: object) -> str:
    return " / ".join(map(str, value)) if isinstance(value, list) else str(value)


def _flat(text: str) -> str:
    """As one line."""
    return " ".join(text.split("\n"))
