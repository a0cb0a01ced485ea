"""Lists that can be asked as a whole: those that the essay counts (学手艺要过三关：…), and steps in time (第一步…第二步…)."""

import re
from collections.abc import Iterator

from quizgen.facts._points import DIGITS, Series, any_of, words
from quizgen.language.fold import fold
from quizgen.model import Analysis, Blank, Sentence

FEWEST = 3
"""Points that are worth learning as a set."""
TELLING = 4
"""Points whose number is worth knowing: three reasons, kinds and stages there always are."""
SHOWN = 160
"""Characters of a list that is cited whole; of a longer one only what announces it."""
# 有三层意思, 要过三关, 做了三件事: the count ends the announcement, but for the noun that it counts
COUNT = re.compile(
    rf"(?:(?P<han>[两二三四五六七八九十])|(?P<figure>\d{{1,2}}))(?P<counter>{any_of('topic', 'counter')})(?P<noun>[\u4e00-\u9fff“”「」『』]{{0,8}})$"
)


# 第一步，|选料; 第二道工序是|制坯
STAGE = re.compile(rf"第[一二三四五六七八九十\d]{{1,2}}(?:{any_of('step', 'noun')}|道)[，,：:是、]*$")
# 然后，|制坯
THEN = re.compile(rf"{any_of('step', 'then')}[，,：:是]*$")
BEFORE = 8
"""Characters before a point in which its mark stands."""


def blanks(analysis: Analysis, series: Series, one: Sentence | None) -> Iterator[Blank]:
    """All points, their number, and each point of a list that goes over `one` sentence, if the topic counts them.

    `one` is the sentence that holds the whole list, None where each of its points cannot be asked there.
    """
    text, shadow = analysis.essay.text, analysis.essay.shadow
    if series.topic is None or not series.complete or len(series.items) < FEWEST:
        return
    first, last = series.items[0].start, series.items[-1].end
    low, high = series.topic
    found = COUNT.search(shadow[low:high])
    counted = found is not None and _number(found) == len(series.items)
    if _steps(shadow, series, found if counted else None):
        yield Blank("steps", "term", first, last, *_shown(analysis, series, one))
    if found is None or not counted or high > first:
        return
    shown = (low, _shown(analysis, series, one)[1])
    yield Blank("points", "term", first, last, *shown)
    if len(series.items) >= TELLING:
        yield Blank("count", "number", low + found.start(), low + found.start("counter"), *shown)
    if one is None:
        for a, b in series.items:
            yield Blank(f"point:{fold(text[a:b])}", "term", a, b, *shown)


def _shown(analysis: Analysis, series: Series, one: Sentence | None) -> tuple[int, int]:
    """Range to cite: from the topic to the last point; of a long list only what announces it."""
    assert series.topic
    if one:
        return min(one.start, series.topic.start), one.end
    low, high = series.topic
    told = analysis.sentence_at(high - 1)
    near = series.end - low <= SHOWN and "\n" not in analysis.essay.text[low : series.end]
    return low, series.end if near else told.end if told else high


def _steps(shadow: str, series: Series, counted: re.Match[str] | None) -> bool:
    """Do the points follow each other in time: 三个阶段, 第一步…第二步…, 首先…然后…?"""
    if counted and (counted["counter"] + counted["noun"]).endswith(words("step", "noun")):
        return True
    before = [shadow[max(0, start - BEFORE) : start] for start, _ in series.items]
    return all(map(STAGE.search, before)) or any(map(THEN.search, before[1:]))


def _number(found: re.Match[str]) -> int:
    if found["figure"]:
        return int(found["figure"])
    return 2 if found["han"] == "两" else DIGITS.index(found["han"]) + 1
