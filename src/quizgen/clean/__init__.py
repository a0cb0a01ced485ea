"""Document → Essays: named repairs in one order, each leaving a trace to the file.

1. `read` gives the decoded file; all offsets refer to it.
2. Pasted HTML and single characters, so that later patterns see one form.
3. Bytes read one off, glosses, flags for what is left: before marks and lines, whose damage is their evidence.
4. Physical lines get a kind, before anything is joined, so that an advert is never glued to a sentence.
5. What frames the essay is dropped and logged; title, author and date are taken from it; 篇N splits.
6. Filler goes by sentence; source lines split.
7. Cut paragraphs are joined, then blanks go: joining looks at line ends and indents.
8. Marks.
9. Holes are flagged, when marks have one width.
10. Script and shadow.
11. Sentences are for `language`.
12. `link` finds copies over all files.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizgen.clean import (
    characters,
    conversion,
    copies,
    glosses,
    holes,
    items,
    joins,
    markup,
    notes,
    numbered,
    page,
    punctuation,
    script,
    shift,
    spaces,
    tags,
)
from quizgen.clean.copies import link
from quizgen.clean.edit import Text, Trace, joined
from quizgen.clean.items import Block, Draft
from quizgen.clean.lines import read_lines
from quizgen.language.fold import simplify
from quizgen.language.shadow import script_of, shadow
from quizgen.model import Document, Dropped, Essay, Paragraph

REPAIRS: tuple[str, ...] = (
    *tags.NAMES,
    *characters.NAMES,
    *markup.NAMES,
    *notes.NAMES,
    *shift.NAMES,
    *glosses.NAMES,
    *items.NAMES,
    *joins.NAMES,
    *spaces.NAMES,
    *punctuation.NAMES,
    *script.NAMES,
    *conversion.NAMES,
    *holes.NAMES,
    *copies.NAMES,
)
"""Names of the repairs, in the order in which they act."""


__all__ = ["REPAIRS", "Cleaned", "clean", "link"]


class Cleaned(NamedTuple):
    """The essays of one document and the lines that are none."""

    essays: tuple[Essay, ...]
    dropped: tuple[Dropped, ...]


def clean(document: Document, without: Iterable[str] = ()) -> Cleaned:
    """The essays of `document`; repairs named in `without` are left undone. ValueError for an unknown name."""
    trace = Trace(frozenset(without))
    unknown = trace.without.difference(REPAIRS)
    if unknown:
        raise ValueError(f"no such repair: {', '.join(sorted(unknown))}")
    log: list[Dropped] = []
    text = Text.of(document.text)
    text = trace.apply(text, tags.find(text.text))
    text = trace.apply(text, characters.find(text.text))
    declared = document.file.lower().endswith(markup.SUFFIXES)
    text = trace.apply(text, markup.find(text.text, declared=declared))
    text = trace.apply(text, notes.find(text.text))
    text = _unglossed(text, trace)
    lines = numbered.settle(read_lines(text, simplify(text.text)), trace.without)
    framed = page.frame(lines, trace.without)
    bodies = [(draft, _body(draft, trace)) for draft in items.drafts(lines, framed, trace, log)]
    trace.settle()
    essays = (_essay(document, number, *body, trace) for number, body in enumerate(bodies, 1))
    return Cleaned(tuple(essays), tuple(sorted(log)))


def _unglossed(text: Text, trace: Trace) -> Text:
    kind = glosses.evidence(text.text)
    if kind == "artefact":
        text = trace.apply(text, shift.find(text.text))
    if kind:
        text = trace.apply(text, glosses.find(text.text, kind))
    if kind == "artefact":
        text = trace.apply(text, glosses.residue(text.text))
    return text


def _body(draft: Draft, trace: Trace) -> list[Block]:
    """The paragraphs of an essay, mended."""
    blocks = joins.join(draft.blocks, trace)
    broken = any(spaces.is_broken(block.text.text) for block in blocks if block.kind == "para")
    blocks = [_mended(block, trace, broken) for block in blocks]
    if draft.heading is not None and blocks[0].plain:
        # Where the text begins with a heading the title stays before it, so that the two stay apart.
        blocks.insert(0, _mended(Block(draft.heading, "head", False), trace, False))
    written_in = script_of("".join(block.text.text for block in blocks))
    for mend in (script.find, conversion.find):
        blocks = [
            block._replace(text=trace.apply(block.text, mend(block.text.text, written_in)))
            for block in blocks
        ]
    return blocks


def _essay(document: Document, number: int, draft: Draft, blocks: Sequence[Block], trace: Trace) -> Essay:
    text = joined([block.text for block in blocks], "\n")
    paragraphs: list[Paragraph] = []
    start = 0
    for block in blocks:
        end = start + len(block.text.text)
        paragraphs.append(Paragraph(start, end, block.kind))
        start = end + 1
    return Essay(
        document=document,
        number=number,
        title=draft.title and _with_full_marks(draft.title),
        author=draft.author,
        date=draft.date,
        part=draft.part,
        script=script_of(text.text),
        text=text.text,
        shadow=shadow(text.text),
        paragraphs=tuple(paragraphs),
        runs=text.runs(),
        repairs=trace.repairs_in(text),
        flags=trace.flags(text),
        origins=tuple(draft.origins),
    )


def _with_full_marks(title: str) -> str:
    text, silent = Text.of(title), Trace()
    for step in punctuation.STEPS:
        text = silent.apply(text, step(text.text))
    return text.text


def _mended(block: Block, trace: Trace, broken: bool) -> Block:
    """Blanks and marks of one paragraph, then its holes."""
    text = block.text
    if block.kind == "para":
        text = trace.apply(text, spaces.find(text.text, broken))
    for step in punctuation.STEPS:
        text = trace.apply(text, step(text.text))
    text = trace.apply(text, holes.find(text.text))
    return block._replace(text=text.strip())
