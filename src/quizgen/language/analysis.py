"""Essays read once: quotation marks, sentences, names and quantities, for every finder to share."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.language import marks, people, quantity, sentences, subjects
from quizgen.model import Analysis, Essay

BATCH = 32
"""Essays a call: the tagger is fastest on 20 to 50 (measured on the sample deck's essays)."""

# 每分钟超过90|，|250米处: cleaning left no such mark inside a figure
_CLAUSE = re.compile("(?<=[0-9])，(?=[0-9])")


def analyse(essays: Sequence[Essay], names: Sequence[str] = ()) -> list[Analysis]:
    """One Analysis an essay, in their order; `names` are people the deck's owner listed."""
    analyses = []
    for essay, mentions in zip(essays, people.find(essays, names), strict=True):
        pairing = marks.pair(essay.text)
        analysis = Analysis(
            essay=essay,
            sentences=sentences.split(essay.text, pairing.quotes, pairing.odd, essay.flags, essay.paragraphs),
            quotes=pairing.quotes,
            mentions=mentions,
            people=people.cluster(essay, mentions),
            quantities=tuple(quantity.find(_CLAUSE.sub("；", essay.text))),
        )
        analyses.append(with_clauses(analysis))
    return analyses


def with_clauses(analysis: Analysis) -> Analysis:
    """The analysis with its clauses, which are read from all the rest of it."""
    return replace(analysis, clauses=tuple(subjects.clauses(analysis)))
