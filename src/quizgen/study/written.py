"""A question as a person wrote it: from what stands in inputs to fields, and what is wrong with them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from quizgen.language.fold import fold
from quizgen.model import Question
from quizgen.study.answers import BLANK

SEPARATOR = "；"
"""Between answers that are also right."""
WRITTEN_BLANK = re.compile(r"[（(][ \u3000]*[）)]|_{2,}")  # 高（）米, 高( )米, 高__米


def form_of(values: Mapping[str, Any]) -> str:
    """The form that a person's own text has: with options a choice, with a blank a cloze, else typed."""
    return "choice" if values["choices"] else "cloze" if BLANK in values["prompt"] else "typed"


def read_values(shown: Mapping[str, str], options: Sequence[str], before: Question | None) -> dict[str, Any]:
    """The fields of a question from what was typed; `before` is the one that is edited, None for a new one."""
    values: dict[str, Any] = {key: text.strip() for key, text in shown.items()}
    values["prompt"] = WRITTEN_BLANK.sub(BLANK, values["prompt"])
    values["accept"] = tuple(part.strip() for part in re.split("[；;]", values["accept"]) if part.strip())
    if before is not None and shown["accept"] == SEPARATOR.join(before.accept):
        values["accept"] = before.accept
    typed = [option.strip() for option in options]
    if before is not None and before.answer in before.choices:
        # who corrects the answer of a choice means its option, too, and the other way round
        at = before.choices.index(before.answer)
        if values["answer"] not in typed and typed[at] == before.answer:
            typed[at] = values["answer"]
        elif values["answer"] == before.answer and before.answer not in typed:
            values["answer"] = typed[at]
    values["choices"] = tuple(option for option in typed if option)
    return values


def fault(values: Mapping[str, Any], form: str) -> str:
    """What keeps a text from being a question: `prompt`, `answer`, `blank`, `options`, or `` for nothing."""
    choices = values["choices"]
    if not values["prompt"]:
        return "prompt"
    if form in ("match", "order"):
        return ""
    if not values["answer"]:
        return "answer"
    if form == "cloze" and values["prompt"].count(BLANK) != 1:
        return "blank"
    if form in ("choice", "true_false"):
        distinct = len({fold(choice) for choice in choices}) == len(choices) > 1
        return "" if distinct and values["answer"] in choices else "options"
    return ""
