"""Sheet to print or to open on a phone (.html): numbered questions, then the answers with their sources."""

import base64
import hashlib
import html
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from quizgen.errors import QuizgenError
from quizgen.export import Options, Report
from quizgen.export._choose import apart, fault, named, one_each
from quizgen.export._markup import visible, web
from quizgen.export._script import HANS, HANT, language
from quizgen.export._sections import QUESTIONS, answer_html, question_html
from quizgen.export._target import write
from quizgen.model import Deck, Question, stable_id
from quizgen.words import say

EXTENSION = "html"
MARK = b'<meta name="generator" content="quizgen">'
HEAD = 2048
"""Bytes of a file within which MARK stands, whatever the words."""
ALWAYS = ("match", "order")
"""Forms that ask several facts at once, so they are nobody's twin."""


def export(deck: Deck, target: Path, options: Options) -> Report:
    """Write the sheet: one question for each fact and slot that no other tells, or every one of the forms named in `options`."""
    questions, left_out = choose(deck, named(options.forms))
    if not questions:
        raise QuizgenError(say("sheet.nothing"), say("sheet.nothing_hint"), str(target))
    write(target, page(deck, questions).encode("utf-8"), is_ours, force=options.force)
    return Report(target, dict(Counter(question.form for question in questions)), dict(left_out))


def choose(deck: Deck, forms: Iterable[str] = ()) -> tuple[list[Question], Counter[str]]:
    """The questions of the sheet, in deck order, and reason → number of those left out."""
    wanted = frozenset(forms)
    reasons = {question.id: fault(question) for question in deck.questions}
    able = [question for question in deck.questions if not reasons[question.id]]
    if wanted:
        taken, reason = [question for question in able if question.form in wanted], "form"
    else:
        best = one_each((question for question in able if question.form not in ALWAYS), _turn)
        fit = apart(question for question in able if question.id in best)
        reasons |= dict.fromkeys(best - fit, "told")
        taken, reason = [q for q in able if q.id in fit or q.form in ALWAYS], "twin"
    left = {question.id for question in deck.questions} - {question.id for question in taken}
    return taken, Counter(reasons[q.id] or reason for q in deck.questions if q.id in left)


def _turn(family: Sequence[Question]) -> Question:
    """One of a family, by its fact and slot, so that a sheet has some of every form and keeps them."""
    ordered = sorted(family, key=lambda question: (question.form, question.id))
    number = int(stable_id(family[0].fact, family[0].slot), 16)
    return ordered[number % len(ordered)]


def is_ours(path: Path) -> bool:
    """Whether a file is a sheet that this module wrote."""
    try:
        with path.open("rb") as stream:
            return MARK in stream.read(HEAD)
    except OSError:
        return False


def page(deck: Deck, questions: Sequence[Question]) -> str:
    """The whole file; it asks nothing of any network."""
    scripts = {question.id: language(deck, question) for question in questions}
    lang = HANT if sum(s == HANT for s in scripts.values()) * 2 > len(scripts) else HANS
    tongues = {name: "" if script == lang else f' lang="{script}"' for name, script in scripts.items()}
    asked, answered = [], []
    start = 1
    for form in QUESTIONS:
        rows = [(i, q, tongues[q.id]) for i, q in enumerate((q for q in questions if q.form == form), start)]
        if not rows:
            continue
        heading = f"<h2>{say(f'sheet.form_{form}')}<small>{say('sheet.count', count=len(rows))}</small></h2>"
        asked += [heading, f'<ol class="questions" start="{start}">']
        asked += [f'<li id="q{i}"{tongue}>{question_html(q)}</li>' for i, q, tongue in rows] + ["</ol>"]
        answered += [heading, f'<ol class="keys" start="{start}">']
        answered += [f'<li id="a{i}"{tongue}>{answer_html(q)}</li>' for i, q, tongue in rows] + ["</ol>"]
        start += len(rows)
    return _fill(deck, lang, len(questions), "\n".join(asked), "\n".join(answered))


def _fill(deck: Deck, lang: str, total: int, questions: str, answers: str) -> str:
    folder = files("quizgen.export") / "templates"
    read = {name: (folder / name).read_text("utf-8") for name in ("sheet.html", "sheet.css", "sheet.js")}
    words: Mapping[str, str] = {
        key: html.escape(say(f"sheet.{key}"))
        for key in ("name", "date", "score", "answers_title", "show", "hide", "show_all", "hide_all")
    }
    return Template(read["sheet.html"]).substitute(
        words,
        lang=lang,
        title=web(" ".join(visible(deck.title).split())),
        total=total,
        questions=questions,
        answers=answers,
        style=read["sheet.css"],
        style_hash=_hash(read["sheet.css"]),
        script=read["sheet.js"],
        script_hash=_hash(read["sheet.js"]),
    )


def _hash(text: str) -> str:
    """As a Content-Security-Policy names the one style and the one script it lets through."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
