"""A statement that is right, or wrong in one figure."""

from dataclasses import replace

from quizgen.language import quantity
from quizgen.language.fold import level
from quizgen.model import Question, stable_id
from quizgen.questions.draft import Draft, prompt_of, question
from quizgen.questions.passage import Passage
from quizgen.questions.rival_pool import Pool
from quizgen.questions.rivals import options

MANY = 4
"""Further figures of a statement from which it is not asked: readers kept 4 of 9 with so many, 39 of 69 with fewer."""
VERDICTS = {"hans": ("对", "错"), "hant": ("對", "錯")}


def make(draft: Draft, pool: Pool) -> Question | str:
    """The question, or the reason why it cannot be asked; it stays right or wrong, a new one is either by a hash."""
    passage = prompt_of(draft)
    if isinstance(passage, str):
        return passage
    data = draft.fact.data
    if data["modifier"] and data["low"] != data["high"]:
        return "many-fit"  # 不到七百年 is true of what took 不到四百年
    if not draft.stated or _many(draft, passage):
        return "trivial"
    old = draft.old if draft.old and draft.old.form == draft.template.form else None
    before = _false(old, passage) if old else ""
    shown = options(draft.asked(passage, (before,) if before else ()), pool)
    wrong = [text for text in shown if text != passage.answer]
    if not wrong:
        return "no-rivals"
    hant = draft.analysis.essay.script == "hant"
    # by what is measured, not by the value: a corrected figure must not turn a learner's right into wrong
    right = int(stable_id(draft.template.name, draft.blank.slot, draft.fact.key[0], "right"), 16) % 2 == 0
    if old:
        right = any(old.answer == verdict for verdict, _ in VERDICTS.values())
    value = passage.answer if right else min(wrong, key=lambda t: (t != before, stable_id(draft.seed, t)))
    verdicts = VERDICTS["hant" if hant else "hans"]
    explain = draft.template.explain_hant if hant else draft.template.explain
    made = question(draft, passage.before + value + passage.after, passage, verdicts)
    return replace(
        made,
        answer=verdicts[0] if right else verdicts[1],
        explanation="" if right else explain.format(answer=passage.answer),
    )


def _many(draft: Draft, passage: Passage) -> bool:
    """Does the statement hold so many figures that nobody can say which of them is wrong?"""
    return len([q for q in quantity.find(level(passage.before + passage.after)) if q.low]) >= MANY


def _false(old: Question, passage: Passage) -> str:
    """The value that a wrong statement showed in this passage, or ""."""
    wrong = any(old.answer == verdict for _, verdict in VERDICTS.values())
    value = old.prompt.removeprefix(passage.before).removesuffix(passage.after)
    same = old.prompt == passage.before + value + passage.after
    return value if wrong and same else ""
