"""The source sentence as it is painted: the answer stands out in it, also without colour."""

from textual.content import Content

from quizgen.model import Question
from quizgen.tui import phrases
from quizgen.tui.widgets import text

STRONG = "bold underline"


def sentence(question: Question) -> Content:
    """The sentence behind a question, its answer bold and underlined."""
    shown = text(question.source.sentence)
    found = phrases.place(question)
    return shown.stylize(STRONG, *found) if found else shown
