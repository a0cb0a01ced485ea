"""How likely a careful teacher hands a question out as it is, from what its text shows."""

import re
from collections.abc import Mapping
from math import exp

from quizgen.language import quantity, segment
from quizgen.language.fold import level
from quizgen.language.shadow import shadow
from quizgen.model import Quantity, Question
from quizgen.questions.checks import BLANK, in_common
from quizgen.questions.years import WHOLE_YEAR

WEIGHTS: Mapping[str, float] = {
    "who": 0.55,
    "person": -0.5,
    "quotation": 0.25,
    "choice": -0.2,
    "set": -0.15,
    "points": -0.25,
    "figure": -0.25,
    "digit": -0.4,
    "items": -0.35,
    "much": 0.4,
    "share": 0.35,
    "length": -0.2,
    "hanzi": -0.15,
    "answer": 0.4,
    "title": 0.45,
    "names": 0.2,
    "year": 0.3,
    "line": 0.35,
    "bare": -0.35,
    "opens": 0.45,
    "measured": 0.3,
    "verb": -0.2,
    "bracket": -0.45,
    "clause": -0.4,
    "that": -0.4,
    "they": -0.35,
    "it": -0.25,
    "all": -0.3,
    "done": -0.2,
}
"""What each sign adds (log odds), by logistic regression on 4378 questions of 27 sets of unseen essays that readers judged.
Left out one set at a time, of a question kept as it is and one not the first is likelier in 66 of 100 pairs (55 by kind,
salience, detail and length), and of the least likely tenth readers kept 35 of 100, of all 63."""
BASE = 0.25
LONG_ANSWER, NAMES = 12, 3
"""Characters of an answer and names in a prompt beyond which more adds nothing."""
DIGIT, MUCH = 10, 1000
"""Figures below one and from the other on."""
_PROPER = ("nr", "ns", "nt", "nz")
# 据统计, 全厂共有, 在云岭
_OPENS = re.compile("[在到从其全据]")
# 全长|486公里, 共有|23座
_MEASURED = re.compile("(?:[约近达共有仅]|超过)$")


def approval(question: Question) -> float:
    """The likelihood that a reader keeps it unchanged, 0 to 1."""
    odds = BASE + sum(WEIGHTS[sign] * value for sign, value in _signs(question).items())
    return 1 / (1 + exp(-odds))


def _signs(question: Question) -> dict[str, float]:
    prompt, answer = shadow(question.prompt), shadow(question.answer)
    return _of_form(question) | _of_figure(question, answer) | _of_prompt(question, prompt)


def _of_form(question: Question) -> dict[str, float]:
    """What is asked, and how."""
    return {
        "who": question.template in ("person_cloze", "who_said"),
        "person": question.template == "person_choice",
        "quotation": question.kind == "quotation",
        "choice": question.form == "choice",
        "set": question.form in ("match", "order"),
        "points": question.kind == "enumeration" and question.slot != "item",
        "answer": min(len(question.answer), LONG_ANSWER) / 10,
    }


def _of_figure(question: Question, answer: str) -> dict[str, float]:
    """What a figure that is asked counts or measures, and how much it is."""
    if question.kind != "statistic":
        return {}
    found: Quantity | None = next(iter(quantity.find(level(answer))), None)
    least = float(found.low or found.high or 0) if found else 0
    counted = found.dimension if found else ""
    return {
        "figure": 1,
        "digit": found is not None and least < DIGIT,
        "items": found is not None and least < DIGIT and counted == "count",
        "much": least >= MUCH,
        "share": counted == "ratio",
        "length": counted == "length",
        "hanzi": not re.search(r"\d", answer),
    }


def _of_prompt(question: Question, prompt: str) -> dict[str, float]:
    """How the passage begins, whom it names and what it leans on."""
    bare = prompt.replace(BLANK, "|")
    context = question.context
    before = bare.partition("|")[0] if "|" in bare else ""
    names = sum(
        end - start > 1 and segment.tag(bare[start:end])[:2] in _PROPER for start, end in segment.cut(bare)
    )
    return {
        "title": in_common(shadow(question.source.title), bare),
        "names": min(names, NAMES) / 2,
        "year": bool(WHOLE_YEAR.search(bare)),
        "line": bool(context) and not context.endswith("》"),
        "bare": not context,
        "opens": bool(_OPENS.match(bare)),
        "measured": bool(_MEASURED.search(before)),
        "verb": _verb_first(bare),
        "bracket": "（" in bare,
        "clause": "，" not in bare,
        "that": "那" in bare,
        "they": "他们" in bare,
        "it": "它" in bare,
        "all": "都" in bare,
        "done": "了" in bare,
    }


def _verb_first(bare: str) -> bool:
    """Does a verb stand before any noun of the first clause, and before the blank?"""
    first = re.split(r"[，。；：]", bare, maxsplit=1)[0]
    for low, high in segment.cut(first):
        tag = segment.tag(first[low:high])
        if "|" in first[low:high] or tag.startswith("n"):
            return False
        if tag.startswith("v"):
            return True
    return False
