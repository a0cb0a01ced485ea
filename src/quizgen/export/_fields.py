"""A question as the fields of an Anki note."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from quizgen.export._choose import BLANK
from quizgen.export._markup import anki, cloze
from quizgen.model import Question
from quizgen.words import say

# 1965年, 0.05毫米, 54.2%, 王家卫: what two people write alike. Anki compares letter by letter, so nothing with
# brackets, blanks, dots or commas. A line of verse and a full name fit; longer answers are judged by eye.
EXACT = re.compile(r"\w(?:[\w.]{0,10}[\w%])?")


class Filled(NamedTuple):
    """A note to be: the key of its note type, and its fields by name."""

    kind: str
    values: Mapping[str, str]


def fill(question: Question, book: str, language: str) -> Filled:
    """The note of a question; `language` is the lang attribute of its text."""
    kind, own = WAYS[question.form](question)
    source = question.source
    values = {
        "编号": anki(f"{book}-{question.id}"),
        "背景": anki(question.context),
        "解析": anki(question.explanation),
        "原文": anki(source.sentence),
        "出处": anki(cited(source.title)),
        "题型": anki(say(f"anki.form_{question.form}")),
        "语言": language,
        "提示": anki(question.hint),
        "也对": anki(say("anki.also", answers="；".join(question.accept))) if question.accept else "",
    }
    return Filled(kind, {**values, **own})


def cited(title: str) -> str:
    """A title in 《》, where it has none of its own."""
    return title if not title.strip() or "《" in title else f"《{title}》"


def _open(question: Question) -> tuple[str, dict[str, str]]:
    answer = question.answer.strip()
    typed = not question.accept and EXACT.fullmatch(answer)
    return "open", {
        "问题": anki(question.prompt),
        "答案": anki(answer),
        "默写": answer if typed else "",
    }


def _cloze(question: Question) -> tuple[str, dict[str, str]]:
    if question.prompt.count(BLANK) != 1:
        return _open(question)
    before, _, after = question.prompt.partition(BLANK)
    # Anki shows the hint of a cloze in the blank itself
    return "cloze", {"文本": cloze(before, question.answer, after, question.hint), "提示": ""}


def _choice(question: Question) -> tuple[str, dict[str, str]]:
    options = {f"选项{i}": anki(option) for i, option in enumerate(question.choices, 1)}
    return "choice", {"题干": anki(question.prompt), "正确答案": anki(question.answer), **options}


def _true_false(question: Question) -> tuple[str, dict[str, str]]:
    kind, own = _choice(question)
    return kind, {**own, "不打乱": "1"}


WAYS: Mapping[str, Callable[[Question], tuple[str, dict[str, str]]]] = {
    "cloze": _cloze,
    "typed": _open,
    "choice": _choice,
    "true_false": _true_false,
}
"""The forms that have a card, and how each becomes one."""
