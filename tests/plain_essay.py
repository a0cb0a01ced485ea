"""An analysis of a text as it stands, without cleaning and without the tagger: for the tests of single finders."""

import hashlib
import re
from collections.abc import Sequence

from quizgen.language import marks, quantity, sentences
from quizgen.language.shadow import script_of, shadow
from quizgen.model import Analysis, Document, Essay, Mention, Paragraph, Run


def read(text: str, people: Sequence[str] = (), heads: Sequence[str] = (), title: str = "试题") -> Analysis:
    """`people` are named in `text`, `heads` are its lines that are headings."""
    document = Document("essay.txt", hashlib.sha256(text.encode("utf-8")).hexdigest(), "utf-8", text)
    paragraphs = tuple(
        Paragraph(m.start(), m.end(), "head" if m[0] in heads else "para")
        for m in re.finditer(r"[^\n]+", text)
    )
    runs = (Run(0, len(text), 0, len(text)),) if text else ()
    script, naive = script_of(text)
    essay = Essay(document, 1, title, None, None, None, script, naive, text, shadow(text), paragraphs, runs)
    pairing = marks.pair(text)
    return Analysis(
        essay=essay,
        sentences=sentences.split(text, pairing.quotes, pairing.odd),
        quotes=pairing.quotes,
        mentions=tuple(
            sorted(Mention(text.index(name), text.index(name) + len(name), "", 1.0) for name in people)
        ),
        people=(),
        quantities=tuple(quantity.find(text)),
    )
