"""One question: asked, judged, graded."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, Label, OptionList, ProgressBar
from textual.widgets.option_list import Option

from quizgen.model import Question
from quizgen.study.answers import RIGHT
from quizgen.study.schedule import GRADES
from quizgen.study.session import Session
from quizgen.tui import phrases
from quizgen.tui.cited import sentence
from quizgen.tui.guard import guard
from quizgen.tui.keys import bind
from quizgen.tui.messages import Go, Home
from quizgen.tui.widgets import GradeBar, TooSmall, ZhInput, ZhText, folded, text
from quizgen.tui.wrap import fit
from quizgen.words import say

OPTIONS = 6
"""Options that have a digit of their own."""
MARGIN = 6
"""Cells that padding and the scroll bar take from a line of an option."""
INDENT = 5
"""Cells of ` 1   ` before an option."""


class QuizScreen(Screen[None]):
    """Paints a Session: it judges and saves, the screen only asks it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[Binding(f"{n},{chr(0xFF10 + n)}", f"number({n})", show=False) for n in range(1, OPTIONS + 1)],
        Binding("space", "show", show=False),
        Binding("enter", "accept", show=False),
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        # not Ctrl+D for the answer: an input keeps Ctrl+A C D E K U V W X for itself
        bind(self, "f4", "show", "show")
        bind(self, "ctrl+z", "undo", "undo", priority=True)
        bind(self, "escape", "home", "back")

    def compose(self) -> ComposeResult:
        """Bar, question, verdict, grades."""
        with Horizontal(id="bar"):
            yield Label(id="deck")
            yield ProgressBar(
                total=len(self.session.queue), show_eta=False, show_percentage=False, id="progress"
            )
            yield Label(id="score")
        with VerticalScroll(id="body", can_focus=False):
            yield ZhText(id="heading")
            yield ZhText(id="stem")
            yield OptionList(id="options", compact=True)
            yield ZhInput(id="answer", compact=True)
            yield ZhText(id="verdict")
            yield ZhText(id="told")
        yield GradeBar(id="grades")
        yield Footer(compact=True, show_command_palette=False)
        yield TooSmall()

    def on_mount(self) -> None:
        """The question in hand."""
        self._paint()

    def on_resize(self, _: events.Resize) -> None:
        """Options are broken into lines here, not by the list."""
        self._fill()
        self._bar()

    @property
    def _question(self) -> Question:
        question = self.session.question
        if question is None:
            raise LookupError("the round is over")
        return question

    def action_number(self, n: int) -> None:
        """A digit chooses an option, then a grade."""
        if self.session.verdict is not None:
            if n in GRADES:
                self._grade(n)
        elif n <= len(self._question.choices):
            self._answer(self._question.choices[n - 1])

    def action_accept(self) -> None:
        """Enter takes the suggested grade."""
        if self.session.verdict is not None:
            self._grade(None)

    def action_show(self) -> None:
        """Show the answer."""
        if self.session.reveal():
            self._paint()

    def action_undo(self) -> None:
        """Back to the grade of the question before."""
        with guard(self.app):
            undone = self.session.undo()
            self._tell(say("quiz.undone" if undone else "quiz.nothing_to_undo"))
            if undone:
                self._paint()

    def action_home(self) -> None:
        """Leave the round; all that was graded is saved."""
        self.post_message(Home())

    def action_scroll(self, pages: int) -> None:
        """Scroll a long question."""
        body = self.query_one("#body")
        (body.scroll_page_down if pages > 0 else body.scroll_page_up)(animate=False)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        if self._question.choices:
            self._answer(self._question.choices[event.option_index])

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self._answer(event.value)

    @on(GradeBar.Chosen)
    def _graded(self, event: GradeBar.Chosen) -> None:
        self._grade(event.grade)

    def _answer(self, given: str) -> None:
        if self.session.verdict is not None:
            return
        if self.session.answer(given):
            self._paint()
        else:
            self._tell(say("quiz.empty"))

    def _grade(self, grade: int | None) -> None:
        with guard(self.app):
            self.session.grade(grade)
            if self.session.question is None:
                self.post_message(Go(self.session))
            else:
                self._paint()

    def _paint(self) -> None:
        question, verdict = self._question, self.session.verdict
        self.query_one("#heading", ZhText).show(
            phrases.heading(question, len(self.session.answered), len(self.session.queue))
        )
        self.query_one("#stem", ZhText).show(phrases.stem(question))
        self.query_one("#verdict", ZhText).show(phrases.verdict(verdict) if verdict else "")
        self.query_one("#verdict", ZhText).set_classes(verdict.outcome if verdict else "")
        self.query_one("#told", ZhText).show(self._told() if verdict else "")
        self._bar()
        self._fill()
        self._controls()
        body = self.query_one("#body")
        if verdict:
            self.call_after_refresh(self.query_one("#verdict").scroll_visible, animate=False, top=True)
        else:
            body.scroll_home(animate=False)

    def _controls(self) -> None:
        question, judged = self._question, self.session.verdict is not None
        options, answer = self.query_one("#options", OptionList), self.query_one("#answer", ZhInput)
        grades = self.query_one("#grades", GradeBar)
        options.display = bool(phrases.rows(question))
        answer.display = not question.choices and (not judged or bool(self.session.given))
        answer.placeholder = say("quiz.placeholder_numbers" if phrases.rows(question) else "quiz.placeholder")
        options.set_class(answer.display, "numbered")
        # without the focus, or the digits of the grade would be typed into the input
        options.disabled = judged or not question.choices
        answer.disabled = judged
        answer.value = self.session.given if not question.choices else ""
        grades.display = judged
        if judged:
            grades.offer(self.session.intervals(), self.session.suggested)
            grades.focus()
        elif question.choices:
            options.highlighted = None  # a hasty Enter chooses nothing
            options.focus()
        else:
            answer.focus()

    def _fill(self) -> None:
        if self.session.question is None:
            return
        options = self.query_one("#options", OptionList)
        kept = options.highlighted
        width = max(12, self.size.width - MARGIN)
        options.clear_options()
        for n, row in enumerate(phrases.rows(self._question), 1):
            sign = self._sign(row)
            options.add_option(
                Option(
                    text(f" {n} {sign} ") + folded(Content(" " * INDENT) + text(row), width, INDENT)[INDENT:]
                )
            )
        options.highlighted = kept

    def _sign(self, row: str) -> str:
        if self.session.verdict is None or not self._question.choices:
            return " "
        if row == self._question.answer:
            return "✓"
        return "✗" if row == self.session.given else " "

    def _bar(self) -> None:
        failed, done = len(self.session.failed), len(self.session.answered)
        score = say("quiz.score", right=done - failed, done=done)
        self.query_one("#score", Label).update(text(score))
        self.query_one("#deck", Label).update(
            text(fit(self.session.deck.title, max(8, self.size.width // 2 - 4)))
        )
        self.query_one("#progress", ProgressBar).update(progress=done)

    def _told(self) -> Content:
        question, verdict = self._question, self.session.verdict
        assert verdict
        lines = [text(phrases.answer(question, verdict))]
        if self.session.given and not (verdict.outcome == RIGHT and verdict.reason == "same"):
            lines.append(text(say("quiz.given", given=self.session.given)))
        if question.explanation:
            lines.append(text(question.explanation))
        lines += [text(phrases.source(question)), sentence(question)]
        return Content("\n").join(lines)

    def _tell(self, words: str) -> None:
        self.app.notify(words, markup=False, timeout=3)
