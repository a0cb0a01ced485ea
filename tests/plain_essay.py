"""A text as it stands, without cleaning, as an essay and as an analysis without the tagger: for tests of single parts."""

import hashlib
import re
from collections.abc import Sequence

from quizgen.language import marks, quantity, sentences
from quizgen.language.shadow import script_of, shadow
from quizgen.model import Analysis, Document, Essay, Flag, Mention, Paragraph, Run


def essay(
    text: str, heads: Sequence[str] = (), title: str | None = "试题", flags: Sequence[Flag] = ()
) -> Essay:
    """`heads` are lines of `text` that are headings."""
    document = Document("essay.txt", hashlib.sha256(text.encode("utf-8")).hexdigest(), "utf-8", text)
    paragraphs = tuple(
        Paragraph(m.start(), m.end(), "head" if m[0] in heads else "para")
        for m in re.finditer(r"[^\n]+", text)
    )
    runs = (Run(0, len(text), 0, len(text)),) if text else ()
    return Essay(
        document,
        1,
        title,
        None,
        None,
        None,
        script_of(text),
        text,
        shadow(text),
        paragraphs,
        runs,
        flags=tuple(flags),
    )


def read(text: str, people: Sequence[str] = (), heads: Sequence[str] = (), title: str = "试题") -> Analysis:
    """`people` are named in `text`, `heads` are its lines that are headings."""
    pairing = marks.pair(text)
    return Analysis(
        essay=essay(text, heads, title),
        sentences=sentences.split(text, pairing.quotes, pairing.odd),
        quotes=pairing.quotes,
        mentions=tuple(
            sorted(Mention(text.index(name), text.index(name) + len(name), "", 1.0) for name in people)
        ),
        people=(),
        quantities=tuple(quantity.find(text)),
    )
