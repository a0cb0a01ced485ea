"""Questions and answers of a sheet as HTML, form by form."""

import re
from collections.abc import Callable, Mapping, Sequence

from quizgen.export._choose import BLANK
from quizgen.export._fields import cited
from quizgen.export._markup import web
from quizgen.model import Question, stable_id
from quizgen.words import say

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# 他说：“（　　）。” keeps its marks and its blank on one line
GLUED = re.compile(f"([“‘「『《〈【]*){BLANK}([，。、；：！？…”’」』》〉】]*)")
SHORT, MIDDLE = 4, 9
"""Characters of an answer up to which a blank is short, or middling; three widths tell little of its length."""
QUARTER, HALF = 7, 17
"""Widths in characters of an option that still fits a quarter, or a half, of a line of A4 at 10.5 pt."""
ONE_LINE, TWO_LINES = 20, 60
"""Characters of an answer up to which one line, or two, are enough to write it on."""


def question_html(question: Question) -> str:
    """What stands between a question's number and its answer."""
    context = f'<p class="context">{web(question.context)}</p>' if question.context.strip() else ""
    return context + QUESTIONS[question.form](question)


def answer_html(question: Question) -> str:
    """The answer, what else is right, why, and the sentence with its place."""
    source = question.source
    parts = [f'<span class="key">{_key(question)}</span>']
    if question.accept:
        parts.append(f'<p class="more">{web(say("sheet.also", answers="；".join(question.accept)))}</p>')
    if question.explanation.strip():
        parts.append(f'<p class="more">{web(question.explanation)}</p>')
    if source.sentence.strip():
        parts.append(f'<p class="quote">{web(source.sentence)}</p>')
    if source.file:
        place = f'<span class="file">{web(f"{source.file}:{source.line}")}</span>'
        parts.append(f'<p class="more">——{web(cited(source.title))} {place}</p>')
    return "".join(parts)


def width(text: str) -> float:
    """Width of a text in Chinese characters; anything of ASCII counts half."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def columns(options: Sequence[str]) -> str:
    """Class of the list by its longest option: `four`, `two` or `one` beside each other."""
    longest = max(map(width, options))
    return "four" if longest <= QUARTER else "two" if longest <= HALF else "one"


def blank(size: int) -> str:
    """Class of the blank for an answer of so many characters: `short`, `middle` or `long`."""
    return "short" if size <= SHORT else "middle" if size <= MIDDLE else "long"


def mixed(question: Question, items: Sequence[str]) -> list[str]:
    """`items` in an order that the question's id decides, never the right one."""
    order = sorted(items, key=lambda item: stable_id(question.id, item))
    return order if order != list(items) else [*order[1:], order[0]]


def _text(question: Question, blank_html: str = BLANK) -> str:
    pieces = [web(piece) for piece in GLUED.split(question.prompt)]
    for i in range(1, len(pieces), 3):
        pieces[i] = f'<span class="gap">{pieces[i]}{blank_html}'
        pieces[i + 1] += "</span>"
    return "".join(pieces)


def _blank(size: int) -> str:
    return f'<span class="blank {blank(size)}">　　</span>'


def _hint(question: Question) -> str:
    return f' <span class="hint">〔{web(question.hint)}〕</span>' if question.hint.strip() else ""


def _filled(question: Question) -> str:
    """A blank to write in; without one in the prompt, lines below it."""
    if BLANK in question.prompt:
        size = len(question.answer) // question.prompt.count(BLANK)
        return f"<p>{_text(question, _blank(size))}{_hint(question)}</p>"
    size = len(question.answer)
    lines = 1 if size <= ONE_LINE else 2 if size <= TWO_LINES else 3
    return f"<p>{web(question.prompt)}{_hint(question)}</p>" + '<div class="line"></div>' * lines


def _chosen(question: Question) -> str:
    listed = _lettered(question.choices)
    options = f'<ol class="options {columns(question.choices)}">{listed}</ol>'
    return f"<p>{_text(question)}{_hint(question)}</p>{options}"


def _judged(question: Question) -> str:
    end = "" if BLANK in question.prompt else f'<span class="gap">{BLANK}</span>'
    return f"<p>{_text(question)}{end}{_hint(question)}</p>"


def _matched(question: Question) -> str:
    left = "".join(
        f'<li><span class="letter">{i}.</span>{web(item)}</li>'
        for i, (item, _) in enumerate(question.items, 1)
    )
    right = _lettered(_right(question))
    lists = f'<ul class="pair">{left}</ul><ul class="pair">{right}</ul>'
    return f'<p>{_text(question)}</p><div class="pairs">{lists}</div>'


def _ordered(question: Question) -> str:
    shown = mixed(question, question.items)
    options = f'<ol class="options {columns(shown)}">{_lettered(shown)}</ol>'
    return f"<p>{_text(question)} {_blank(len(shown) * 2)}</p>{options}"


def _lettered(texts: Sequence[str]) -> str:
    return "".join(
        f'<li><span class="letter">{letter}.</span>{web(text)}</li>'
        for letter, text in zip(LETTERS, texts, strict=False)
    )


def _right(question: Question) -> list[str]:
    """The right column; what two pairs share stands in it once."""
    return mixed(question, list(dict.fromkeys(right for _, right in question.items)))


def _key(question: Question) -> str:
    if question.form == "choice":
        letter = LETTERS[question.choices.index(question.answer)]
        return f"{letter}　{web(question.answer)}"
    if question.form == "match":
        right = _right(question)
        return "　".join(f"{i}—{LETTERS[right.index(item)]}" for i, (_, item) in enumerate(question.items, 1))
    if question.form == "order":
        shown = mixed(question, question.items)
        return "　".join(LETTERS[shown.index(item)] for item in question.items)
    return web(question.answer)


QUESTIONS: Mapping[str, Callable[[Question], str]] = {
    "choice": _chosen,
    "true_false": _judged,
    "cloze": _filled,
    "typed": _filled,
    "match": _matched,
    "order": _ordered,
}
"""The forms in the order of the sheet, and how each is shown."""
