"""Enumerations: a topic and its points."""

from collections.abc import Iterator
from itertools import pairwise

from quizgen.facts import _leads, _parallel, _points, _sets
from quizgen.facts._points import HAN, Series
from quizgen.language.fold import fold
from quizgen.language.spans import touching
from quizgen.model import Analysis, Blank, Fact, Sentence

LONGEST = 80
"""Characters of a passage that is shown whole: a list cut short would not say what its points are."""
POINTING = "这那它其他她此"


def find(analysis: Analysis) -> Iterator[Fact]:
    """Enumerations by place, each wording once an essay."""
    marked = list(_points.find(analysis))
    starts = {series.start for series in marked}
    leads = [series for series in _leads.find(analysis) if series.start not in starts]
    seen: set[tuple[str, ...]] = set()
    for series in sorted((*marked, *leads, *_parallel.find(analysis)), key=lambda s: (s.start, s.end)):
        if not _sound(analysis, series):
            continue
        fact = _fact(analysis, series)
        if fact.key not in seen:
            seen.add(fact.key)
            yield fact


def _sound(analysis: Analysis, series: Series) -> bool:
    """Whether every point says something and none runs into the next, which broken texts can make."""
    if not touching(analysis.sentences, series.start, series.end):
        return False  # a list of headings
    items = series.items
    apart = all(one.end <= two.start for one, two in pairwise(items))
    return apart and all(HAN.search(analysis.essay.shadow, *item) for item in items)


def _fact(analysis: Analysis, series: Series) -> Fact:
    essay = analysis.essay
    items = tuple(essay.text[a:b] for a, b in series.items)
    topic = essay.text[series.topic.start : series.topic.end] if series.topic else essay.title or ""
    touched = touching(analysis.sentences, series.start, series.end)
    one = touched[0] if len(touched) == 1 else None
    told = analysis.sentence_at(series.topic.start if series.topic else series.start) or touched[0]
    whole = tuple(_blanks(analysis, series, one)) if one and topic else ()
    refused = list(dict.fromkeys(reason for s in touched for reason in s.refused if one or reason != "short"))
    source = essay.source(series.start, series.end)
    return Fact(
        kind="enumeration",
        key=(fold(topic), *map(fold, items)),
        essay=essay.id,
        start=series.start,
        end=series.end,
        source=source,
        surface=essay.document.text[source.start : source.end],
        sentence=essay.text[told.start : told.end],
        data={"topic": topic or None, "items": items},
        blanks=() if refused else (*whole, *_sets.blanks(analysis, series, one if whole else None)),
        confidence=0.8,
        refused=tuple(refused),
    )


def _blanks(analysis: Analysis, series: Series, sentence: Sentence) -> Iterator[Blank]:
    """Each point of a list that is whole, if it can be shown whole together with what announces it."""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    low = min(sentence.start, series.topic.start if series.topic else sentence.start)
    if not series.complete or sentence.end - low > LONGEST or "\n" in text[low : sentence.end]:
        return
    if _points.begins(shadow, low) or shadow[low] in POINTING:
        return
    for start, end in series.items:
        yield Blank(f"item:{fold(text[start:end])}", "term", start, end, low, sentence.end)
