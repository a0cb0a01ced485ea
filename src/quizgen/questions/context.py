"""What is shown beside a passage that alone says too little: the sentence before, the title."""

import re

from quizgen.model import Analysis, Blank
from quizgen.questions.checks import balanced, damaged, given_away
from quizgen.questions.pronouns import stand_alone
from quizgen.questions.worth import first_person, proper

COMFORTABLE = 80
"""Characters of a line of context: nobody reads a longer one twice."""
BACK = 3
"""Sentences that may stand before that of the answer to give a pronoun its noun."""

_JOINED = re.compile(r"[和与同跟及、]")  # 李明|和|王强一起进厂
# 1914年，|…; 后来|…: what may stand before a subject
_OPENING = re.compile(r"(?:[^，。]{0,10}[年月日天时岁后前里中]，?)?[一-鿿]{0,3}")
# 学习心得 篇3 · 演讲稿（二）: the place in a collection, which tells nothing
_PLACE = re.compile(
    r"[\s　]*(?:第?[篇章]?[\d一二三四五六七八九十]+[篇章]?|[（(][\d一二三四五六七八九十]+[）)])$"
)


def lead(analysis: Analysis, blank: Blank, end: int, longest: int) -> int | None:
    """Where a passage must begin to hold what its pronouns point at: at a sentence before; None if nowhere.

    `longest` is how many characters the whole may have.
    """
    start = blank.passage_start
    for _ in range(BACK):
        before = analysis.sentence_at(_last(analysis, start))
        if before is None or before.refused or end - before.start > longest:
            return None
        start = before.start
        shown = _plain(analysis, start, blank.passage_start)
        if not shown or given_away(_answer(analysis, blank), shown) or first_person(shown):
            return None
        if stand_alone(analysis, start, end, blank, {}) == (0, "") and _one_owner(analysis, start, blank):
            return start
    return None


def _one_owner(analysis: Analysis, start: int, blank: Blank) -> bool:
    """Is it plain whom 他 means behind the lead: one person, or the one who opens it and acts alone?"""
    named = [m for m in analysis.mentions if start <= m.start < blank.passage_start]
    owners = {p.name for p in analysis.people if any(m in p.mentions for m in named)}
    if len(owners) <= 1:
        return True
    shadow, first, second = analysis.essay.shadow, named[0], named[1]
    opening = shadow[start : first.start]
    joined = _JOINED.fullmatch(shadow, first.end + len(first.title), second.start)
    return not joined and bool(_OPENING.fullmatch(opening))


def line(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """What to show above a passage: title and the sentence before, as far as they are needed and give nothing away."""
    text = analysis.essay.text
    comma = re.search(r"[，。；：、]", text[start:end])
    opening = start + comma.start() if comma else end
    if proper(analysis, start, min(opening, blank.start)) and len(text[start : blank.start]) > 2:
        return ""
    before = "" if start > blank.passage_start + 2 else _before(analysis, blank)
    if proper(analysis, start, end) or (before and _names(analysis, blank)):
        return before
    return title(analysis, blank) + before


def _before(analysis: Analysis, blank: Blank) -> str:
    """The sentence before in the same paragraph, if it stands alone itself."""
    previous = analysis.sentence_at(blank.passage_start - 1)
    if previous is None or previous.refused:
        return ""
    if "\n" in analysis.essay.text[previous.start : blank.passage_start]:
        return ""
    shown = _plain(analysis, previous.start, previous.end)
    if len(shown) > COMFORTABLE or given_away(_answer(analysis, blank), shown) or first_person(shown):
        return ""
    return shown if stand_alone(analysis, previous.start, previous.end, blank, {}) == (0, "") else ""


def _names(analysis: Analysis, blank: Blank) -> bool:
    previous = analysis.sentence_at(blank.passage_start - 1)
    return previous is not None and proper(analysis, previous.start, previous.end)


def title(analysis: Analysis, blank: Blank) -> str:
    """The title of the essay in its marks, without its place in a collection, if it gives nothing away."""
    name = analysis.essay.title or ""
    while (shorter := _PLACE.sub("", name)) != name:
        name = shorter
    if not name or given_away(_answer(analysis, blank), name) or damaged(name) or not balanced(name):
        return ""
    return name if name.startswith(("《", "〈")) else f"《{name}》"


def _last(analysis: Analysis, start: int) -> int:
    """The place of the last character before `start` that is no blank."""
    return len(analysis.essay.text[:start].rstrip()) - 1


def _plain(analysis: Analysis, start: int, end: int) -> str:
    """The text between, as a line; empty if damaged or with a mark that has no partner."""
    shown = analysis.essay.text[start:end].strip().replace("\n", "")
    return shown if balanced(shown) and not damaged(shown) else ""


def _answer(analysis: Analysis, blank: Blank) -> str:
    return analysis.essay.text[blank.start : blank.end]
