"""What is said around a question, the same on screens and in plain lines. Imports nothing of Textual."""

import unicodedata

from quizgen.language.fold import level
from quizgen.model import Question
from quizgen.study.answers import BLANK, Layout, Verdict, layout
from quizgen.study.schedule import DAY, GRADES
from quizgen.words import say

NEAR = 6
"""Characters before the blank that find its place in the sentence again."""
UNSEEN = frozenset("\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")
TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))


def visible(text: str) -> str:
    """`text` of the same length without what a terminal would obey: controls, and marks that turn the direction."""
    return "".join(
        c if c == "\n" or not _obeyed(c) else " " if c == "\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def _obeyed(c: str) -> bool:
    return c in UNSEEN or unicodedata.category(c) in ("Cc", "Cs") or unicodedata.bidirectional(c) in TURNING


def heading(question: Question, at: int, total: int) -> str:
    """Form and number of a question, counted from 0."""
    return say("quiz.number", form=say(f"quiz.{question.form}"), at=at + 1, total=total)


def stem(question: Question) -> str:
    """What is asked: context, prompt, hint, and what partners are sought for, a line each."""
    lines = [say("quiz.context", context=question.context)] if question.context else []
    lines.append(question.prompt)
    shown = layout(question)
    lines += [say("quiz.partner", left=left) for left in shown.left] if shown else []
    if question.hint:
        lines.append(say("quiz.hint", hint=question.hint))
    return "\n".join(lines)


def rows(question: Question) -> tuple[str, ...]:
    """What is numbered under the stem: options, or the rows of a match or order question."""
    shown = layout(question)
    return shown.rows if shown else question.choices


def verdict(given: Verdict) -> str:
    """The verdict in words, with its reason."""
    words = say(f"judge.{given.outcome}")
    reason = say(f"judge.{given.reason}") if given.reason != given.outcome else ""
    return say("judge.with_reason", verdict=words, reason=reason) if reason else words


def answer(question: Question, judged: Verdict) -> str:
    """The right answer in the form nearest to the learner's."""
    shown = layout(question)
    return say("quiz.answer", answer=_solution(shown, judged.form) if shown else judged.form)


def _solution(shown: Layout, fallback: str) -> str:
    numbers = " ".join(str(n) for n in shown.key)
    return f"{numbers}　{fallback}" if fallback else numbers


def source(question: Question) -> str:
    """Title, file and line of the sentence behind a question, if a person wrote it without one: that."""
    cited = question.source
    if not cited.file:
        return say("review.own_source")
    key = "quiz.source" if cited.title else "quiz.source_untitled"
    return say(key, title=cited.title, file=cited.file, line=cited.line)


def place(question: Question) -> tuple[int, int] | None:
    """Where the answer stands in the source sentence; None where it does not stand there in one piece."""
    sentence, wanted = level(question.source.sentence), level(question.answer)
    if not wanted:
        return None
    before, blank, _ = level(question.prompt).partition(level(BLANK))
    near = before[-NEAR:] if blank else ""
    at = sentence.find(near + wanted)
    start = at + len(near) if at >= 0 else sentence.find(wanted)
    return (start, start + len(wanted)) if start >= 0 else None


def interval(seconds: int) -> str:
    """A time to wait, in the largest unit that leaves at least one of it."""
    for key, size in (("years", 365 * DAY), ("months", 30 * DAY), ("days", DAY), ("hours", 3600)):
        if seconds >= size:
            return say(f"grade.{key}", n=round(seconds / size))
    return say("grade.minutes", n=max(1, round(seconds / 60)))


def grades(waits: tuple[int, ...]) -> list[str]:
    """The four grades with when the question would return: `3 良好 10分钟`."""
    return [
        say("grade.one", grade=grade, name=grade_name(grade), when=interval(wait))
        for grade, wait in zip(GRADES, waits, strict=True)
    ]


def grade_name(grade: int) -> str:
    """The name of a grade from 1 to 4."""
    return say(f"grade.g{grade}")
