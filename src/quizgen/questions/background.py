"""The paragraph up to a passage: what readers would have read before they came to it, as far as it is silent about the answer."""

from collections.abc import Mapping

from quizgen.language.characters import han
from quizgen.model import Analysis, Blank, Person
from quizgen.questions import before
from quizgen.questions.above import asked_for, between, masked, tells
from quizgen.questions.accepted import telling
from quizgen.questions.alone import stand_alone
from quizgen.questions.checks import first_person, given_away
from quizgen.questions.definites import anybody, proper
from quizgen.questions.glosses import NONE, Gloss
from quizgen.questions.openers import behind_opener
from quizgen.questions.predicate import headless
from quizgen.questions.reckoned import summed
from quizgen.questions.reckoned_times import worked_out

ENOUGH = 40
"""Characters above a passage from which readers miss nothing: of 232 questions with so many they missed something in one of twenty, of
671 with fewer in one of eight."""
TOGETHER = 230
"""Characters of a line of context with its passage."""


def background(
    analysis: Analysis, blank: Blank, start: int, end: int, known: Mapping[int, Person], low: int
) -> tuple[str, int]:
    """The sentences of the paragraph before a passage from `start` to `end`, from the nearest one that can begin and makes enough; "" if there is none.

    What of its own sentence stands before it goes with them (2023年全国共有学校49万所；|毛入园率达到（91.1%）). Only what begins before
    `low`, where what is shown already begins, is of use.
    """
    own = analysis.sentence_at(blank.passage_start)
    named, most = proper(analysis, start, end), min(before.COMFORTABLE, TOGETHER - (end - start))
    begun = own.start if own else blank.passage_start
    head = analysis.essay.text[blank.passage_start : start]
    stop, found = begun, ("", blank.passage_start)
    if head.endswith(("；", ";")) and len(head) <= most and not answered(analysis, blank, begun, end, head):
        shown = masked(analysis, blank, between(analysis, begun, start))
        stop, found = (start, (shown, begun)) if not first_person(head) else (stop, found)
    stop, start = len(analysis.essay.text[:stop].rstrip()), begun
    while len(found[0]) < ENOUGH or not (named or proper(analysis, found[1], stop)):
        previous = analysis.sentence_at(before.last(analysis, start))
        if (
            previous is None
            or set(previous.refused) - {"short"}
            or "\n" in analysis.essay.text[previous.start : start]
        ):
            break
        start = previous.start
        begin = behind_opener(analysis, start, blank)
        shown = masked(analysis, blank, between(analysis, begin, stop))
        if stop - begin > most or first_person(shown) or answered(analysis, blank, begin, end, shown):
            break
        if before.SAID.search(shown):
            break
        gloss = _begins(analysis, begin, stop, blank, known)
        if gloss is None or begin >= low or han(shown) < before.TELLING:
            continue
        at = gloss.at - begin
        put = gloss.added and len(shown) == stop - begin
        found = (f"{shown[:at]}〔{gloss.added}〕{shown[at:]}" if put else shown), begin
    return found


def _begins(
    analysis: Analysis, begin: int, stop: int, blank: Blank, known: Mapping[int, Person]
) -> Gloss | None:
    """What must be said beside a paragraph that begins there, NONE where nothing must; None where it cannot begin there."""
    shown = analysis.essay.text[begin:stop]
    if not before.opens(shown) or before.open_him(analysis, begin, blank):
        return None
    found = stand_alone(analysis, begin, stop, blank, known)
    if isinstance(found, str):
        return None
    shadow = analysis.essay.shadow[begin:stop]
    bare = (before.subjectless(analysis, begin) or headless(shadow)) and not found.added
    if bare and not anybody(analysis, begin, begin + 1):
        return None
    return found if not anybody(analysis, begin, found.at) else NONE


def answered(analysis: Analysis, blank: Blank, begin: int, end: int, shown: str) -> bool:
    """Is the answer told, or can it be reckoned, by what stands above the passage?"""
    forms = telling(analysis, blank, asked_for(analysis, blank))
    if tells(analysis, blank, shown) or any(given_away(form, shown) for form in forms if len(form) > 1):
        return True
    return reckoned(analysis, blank, begin, end, shown + analysis.essay.text[blank.passage_start : end])


def reckoned(analysis: Analysis, blank: Blank, begin: int, end: int, told: str) -> bool:
    """Can the answer be worked out from `told`, which stands between `begin` and `end`: by years, or as a sum?"""
    return worked_out(told, asked_for(analysis, blank)) or (
        blank.sort == "number" and summed(analysis, blank, begin, end)
    )
