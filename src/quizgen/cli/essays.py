"""`quizgen essays`: what was read, and what cleaning did to it."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from quizgen.cli import given
from quizgen.cli.facts import fit
from quizgen.cli.worded import Option, Worded
from quizgen.words import label, say

if TYPE_CHECKING:
    from quizgen.clean import Cleaned
    from quizgen.model import Document, Essay

RELATIONS = {"same": "=", "contains": "⊃", "contained": "⊂"}
SIGNS = str.maketrans({"\n": "⏎", "\t": "⇥", "\r": "␍"})
CONTEXT, LONGEST = 6, 40
"""Characters shown round a repair, and of its text."""


@click.command("essays", cls=Worded)
@click.argument("paths", nargs=-1, required=True)
@click.option("--text", cls=Option, is_flag=True)
@click.option("--raw", cls=Option, is_flag=True)
@click.option("--trace", cls=Option, is_flag=True)
@click.option("--dropped", cls=Option, is_flag=True)
@click.option("--without", cls=Option, multiple=True)
def command(
    paths: tuple[str, ...], text: bool, raw: bool, trace: bool, dropped: bool, without: tuple[str, ...]
) -> int:
    """List essays, or show one side of their cleaning."""
    from quizgen import clean
    from quizgen.errors import UsageError

    if text + raw + trace + dropped > 1:
        raise UsageError(say("essays.one_view"), say("essays.one_view_hint"))
    for name in without:
        if name not in clean.REPAIRS:
            raise UsageError(
                say("essays.no_repair", name=name), say("cli.allowed", names=" ".join(clean.REPAIRS))
            )
    documents, errors = given.documents(paths)
    if raw:
        _show((document.file, document.text) for document in documents)
    else:
        cleaned = [clean.clean(document, without) for document in documents]
        essays = clean.link([essay for one in cleaned for essay in one.essays], without)
        if text:
            _show((essay.id, written(essay)) for essay in essays)
        elif trace:
            _echo(line for essay in essays for line in traced(essay))
        elif dropped:
            _echo(_dropped(documents, cleaned))
        elif documents:
            _echo(table(essays, len(documents), sum(len(one.dropped) for one in cleaned)))
    for error in errors:
        click.echo(str(error), err=True)
    return 1 if errors else 0


def table(essays: "Sequence[Essay]", files: int, dropped: int) -> Iterator[str]:
    """One essay a line under a head, then the sum."""
    from quizgen.language import marks, sentences

    names = max([6, *(len(essay.id.encode("gb18030", "replace")) for essay in essays)])
    yield _row(min(names, 44), *(say(f"essays.{key}") for key in HEAD))
    for essay in essays:
        pairing = marks.pair(essay.text)
        found = sentences.split(essay.text, pairing.quotes, pairing.odd, essay.flags, essay.paragraphs)
        yield _row(
            min(names, 44),
            essay.id,
            essay.title or "—",
            say(f"essays.{essay.script}"),
            str(len(essay.text)),
            str(len(essay.repairs)),
            f"{sum(bool(sentence.refused) for sentence in found)}/{len(found)}",
            " ".join(f"{RELATIONS[copy.relation]} {copy.essay}" for copy in essay.copies),
        )
    size = sum(len(essay.text) for essay in essays)
    yield say("essays.sum", essays=len(essays), files=files, size=size, dropped=dropped)


HEAD = ("id", "title", "script", "size", "repairs", "refused", "copies")


def _row(names: int, *cells: str) -> str:
    widths = (names, 28, 6, 6, 6, 9)
    fixed = (fit(cell, width) for cell, width in zip(cells, widths, strict=False))
    return f"{'  '.join(fixed)}  {shown(cells[-1])}".rstrip()


def written(essay: "Essay") -> str:
    """The cleaned text as a file of its own: title, an empty line, one paragraph a line."""
    head = f"{essay.title}\n\n" if essay.title and not essay.text.startswith(f"{essay.title}\n") else ""
    return f"{head}{essay.text}\n"


def traced(essay: "Essay") -> Iterator[str]:
    """A line for each repair: place, name, confidence, and what it did between its neighbours."""
    document = essay.document
    line = at = 0
    for repair in essay.repairs:
        line, at = line + document.text.count("\n", at, repair.raw_start), repair.raw_start
        before = document.text[max(0, repair.raw_start - CONTEXT) : repair.raw_start]
        after = document.text[repair.raw_end : repair.raw_end + CONTEXT]
        change = f"{_cut(before)}⟦{_cut(repair.before)}⟧{_cut(after)} → ⟦{_cut(repair.after)}⟧"
        name = fit(label("repair", repair.name), 26)
        yield f"{document.file}:{line + 1}  {name}  {fit(say(f'essays.{repair.confidence}'), 8)}  {change}"


def _cut(text: str) -> str:
    text = text.translate(SIGNS)
    text = "".join(c if c.isprintable() else f"‹{ord(c):04X}›" for c in text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _dropped(documents: "Sequence[Document]", cleaned: "Sequence[Cleaned]") -> Iterator[str]:
    for document, one in zip(documents, cleaned, strict=True):
        for line in one.dropped:
            place = f"{document.file}:{line.line}"
            yield f"{place}  {fit(label('dropped', line.kind), 12)}  {_cut(line.text)}"


def shown(text: str) -> str:
    """`text` without what could move a terminal's cursor or turn its text; as it is where no terminal reads it."""
    if not sys.stdout.isatty():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in text)


def _echo(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(shown(line))


def _show(texts: Iterator[tuple[str, str]]) -> None:
    """Each text, under its name where there are several."""
    pieces = list(texts)
    for i, (name, text) in enumerate(pieces):
        if len(pieces) > 1:
            click.echo(f"{'' if i == 0 else chr(10)}==> {shown(name)} <==")
        click.echo(shown(text), nl=len(pieces) > 1 and not text.endswith("\n"))
