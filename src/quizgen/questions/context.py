"""What is shown beside a passage that alone says too little: the sentence before, the title."""

import re

from quizgen.model import Analysis, Blank, Person
from quizgen.questions.checks import balanced, damaged, given_away
from quizgen.questions.pronouns import stand_alone
from quizgen.questions.worth import first_person, proper

COMFORTABLE = 80
"""Characters of a line of context: nobody reads a longer one twice."""
BACK = 2
"""Sentences that may stand before that of the answer to give a pronoun its noun."""

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
    """Does the lead name one person at most? 李明和王强一起进厂。他… could be either."""
    named = {p.name for p in analysis.people if _named(p, start, blank.passage_start)}
    return len(named) <= 1


def _named(person: Person, low: int, high: int) -> bool:
    return any(low <= m.start < high for m in person.mentions)


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
