"""Judging an answer: blind to script, width, marks, blanks and case; never blind to a number or a 不."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.language import quantity
from quizgen.language.fold import fold
from quizgen.model import Question, stable_id

RIGHT, ALMOST, WRONG, SHOWN = "right", "almost", "wrong", "shown"
BLANK = "（　　）"
LONG = 5
"""From this many characters on, one wrong character is a slip of the pen."""
TURNING = frozenset("0123456789〇零一二三四五六七八九十百千万亿两半不没未无非莫勿否.,:/%‰-")
"""Characters that make another answer of it: one of these too many, missing or changed is no slip."""
INNER = frozenset(".,:/")
"""Marks that belong to a number when they stand between two digits: 486.1, 8:30, 1/50."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of an answer; the learner's own grade has the last word."""

    outcome: str
    """`right`, `almost`, `wrong`, or `shown` where no answer was given."""
    reason: str
    """Key in the section `judge` of the words."""
    form: str
    """The right answer that it came closest to."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the items of a match or order question are shown, and the numbers that answer it."""

    left: tuple[str, ...]
    """Match: what partners are sought for, in order; order: empty."""
    rows: tuple[str, ...]
    """What is numbered from 1."""
    key: tuple[int, ...]


def askable(question: Question) -> bool:
    """Whether a question has what its form needs; one that somebody broke by hand is left out of rounds."""
    if question.form in ("choice", "true_false"):
        return question.answer in question.choices
    if question.form == "match":
        return len(question.items) > 1 and all(isinstance(i, tuple) and len(i) == 2 for i in question.items)
    if question.form == "order":
        return len(question.items) > 1
    return question.form in ("cloze", "typed") and bool(question.answer.strip())


def layout(question: Question) -> Layout | None:
    """The layout of a match or order question, mixed by its id; None for other forms."""
    if question.form not in ("match", "order"):
        return None
    left = tuple(str(item[0]) for item in question.items) if question.form == "match" else ()
    wanted = [str(item[1]) if left else str(item) for item in question.items]
    rows = sorted(dict.fromkeys(wanted), key=lambda row: stable_id(question.id, row))
    if not left and rows == wanted:  # in their right order they would be no question
        rows = [*rows[1:], rows[0]]
    return Layout(left, tuple(rows), tuple(rows.index(row) + 1 for row in wanted))


def option(question: Question, typed: str) -> str | None:
    """The option meant by its number (2, ２) or by its words; None if there is none."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    if plain.isdecimal() and 1 <= int(plain) <= len(question.choices):
        return question.choices[int(plain) - 1]
    return next((choice for choice in question.choices if bare(choice) == bare(typed)), None)


def judge(question: Question, given: str) -> Verdict:
    """The verdict on an answer that is not empty: option text, typed text, or the numbers of a layout."""
    forms = tuple(dict.fromkeys((question.answer, *question.accept)))
    shown = layout(question)
    if shown:
        right = _numbers(given, len(shown.rows)) == shown.key
        return Verdict(RIGHT if right else WRONG, "same" if right else "different", question.answer)
    for form in forms:
        reason = _alike(given, form)
        if reason:
            return Verdict(RIGHT, reason, form)
    if question.choices:
        return Verdict(WRONG, "different", question.answer)
    if question.kind == "enumeration" and question.slot == "points":
        return _listed(given, question.answer)
    return _near(given, forms, _after_blank(question.prompt))


def bare(text: str) -> str:
    """The comparison form without marks, but for those inside numbers."""
    return _unmarked(fold(text))


def _unmarked(text: str) -> str:
    kept = (
        c for i, c in enumerate(text) if not unicodedata.category(c).startswith("P") or _in_number(text, i)
    )
    return "".join(kept)


def _in_number(text: str, at: int) -> bool:
    before, after = text[at - 1 : at].isdigit(), text[at + 1 : at + 2].isdigit()
    if text[at] in INNER:
        return before and after
    if text[at] in "%‰":
        return before
    return text[at] == "-" and after  # -5℃, 2012-2015


def _alike(given: str, form: str) -> str:
    # from strict to lenient: the first that fits is the reason to tell
    if given.strip() == form.strip():
        return "same"
    if _narrow(given) == _narrow(form):
        return "width"
    if not bare(given):
        return ""
    if _unmarked(_narrow(given)) == _unmarked(_narrow(form)):
        return "marks"
    return "script" if bare(given) == bare(form) else ""


def _listed(given: str, form: str) -> Verdict:
    """All points of a list in any order; half of them, and nothing else, is almost right."""
    marks = "[；;\n]" if "；" in form else r"[、；，,;\s]"
    wanted = {bare(point) for point in re.split("；" if "；" in form else "、", form)}
    left = set(wanted)
    for point in _points(re.split(f"{marks}+", given), wanted):
        best = next((one for one in sorted(left) if one == point or slip(point, one)), None)
        if best is None:
            return Verdict(WRONG, "different", form)
        left.discard(best)
    if not left:
        return Verdict(RIGHT, "order", form)
    return (
        Verdict(ALMOST, "points", form) if 2 * len(left) <= len(wanted) else Verdict(WRONG, "different", form)
    )


def _points(parts: Iterable[str], wanted: set[str]) -> list[str]:
    """What was typed point by point: without 1. before it, and parted at 和 where that makes points."""
    found: list[str] = []
    for part in parts:
        point = bare(re.sub(r"^\s*\d+[.．)）、]\s*", "", part))
        pieces = [bare(piece) for piece in re.split("以及|[和与與及]", part)]
        found += pieces if point not in wanted and wanted & set(pieces) else [point]
    return [point for point in found if point]


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _near(given: str, forms: tuple[str, ...], unit: str) -> Verdict:
    kinds = {form: quantity.same(given, form, unit) for form in forms}
    for kind, outcome, reason in (("same", RIGHT, "quantity"), ("unit-missing", ALMOST, "unit_missing")):
        for form in forms:
            if kinds[form] == kind:
                return Verdict(outcome, reason, form)
    for form in forms:
        if not kinds[form] and slip(bare(given), bare(form)):
            return Verdict(ALMOST, "slip", form)
    return Verdict(WRONG, "different", forms[0])


def slip(given: str, form: str) -> bool:
    """One character off in a long answer: changed, missing, too many, or two neighbours exchanged."""
    if len(form) < LONG or abs(len(given) - len(form)) > 1 or given == form:
        return False
    start = 0
    while start < min(len(given), len(form)) and given[start] == form[start]:
        start += 1
    end = 0
    while end < min(len(given), len(form)) - start and given[-1 - end] == form[-1 - end]:
        end += 1
    ours, theirs = given[start : len(given) - end], form[start : len(form) - end]
    if TURNING & {*ours, *theirs}:
        return False
    exchanged = len(ours) == 2 and ours == theirs[::-1]
    return max(len(ours), len(theirs)) <= 1 or exchanged


def _after_blank(prompt: str) -> str:
    # 全长（　　）公里，是…… → 公里
    _, blank, rest = prompt.partition(BLANK)
    return re.split(r"[\s，。、；：！？,;!?（）()“”]", rest, maxsplit=1)[0] if blank else ""


def _numbers(given: str, most: int) -> tuple[int, ...]:
    plain = unicodedata.normalize("NFKC", given)
    return tuple(int(n) for n in re.findall(r"\d" if most < 10 else r"\d+", plain))  # 3 1 2 or 312
