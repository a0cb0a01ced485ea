"""The end of a round: how many, and the wrong ones with their sentences."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

from quizgen.study.session import Session
from quizgen.tui import phrases
from quizgen.tui.cited import sentence
from quizgen.tui.guard import guard
from quizgen.tui.keys import bind
from quizgen.tui.messages import Go, Home
from quizgen.tui.widgets import TooSmall, ZhText, text
from quizgen.words import say


class ResultScreen(Screen[None]):
    """The result of one round, which may be empty."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        if session.failed:
            bind(self, "enter", "again", "again")
        bind(self, "escape", "home", "back")
        if session.answered:
            bind(self, "ctrl+z", "undo", "undo")

    def compose(self) -> ComposeResult:
        """Sum, then the wrong ones."""
        done, failed = len(self.session.answered), self.session.failed
        yield ZhText(say("result.title"), id="title")
        with VerticalScroll(id="body"):
            if not done:
                yield ZhText(say("result.nothing"))
            else:
                yield ZhText(
                    say("result.sum", done=done, right=done - len(failed), wrong=len(failed)), id="sum"
                )
                yield ZhText(say("result.wrong" if failed else "result.all_right"), classes="head")
            for n, question in enumerate(failed, 1):
                yield ZhText(say("result.item", n=n, prompt=question.prompt), classes="missed")
                told = ZhText(classes="told")
                told.show(
                    Content("\n").join([text(say("quiz.answer", answer=question.answer)), sentence(question)])
                )
                yield told
                yield ZhText(phrases.source(question), classes="note")
        yield Footer(compact=True, show_command_palette=False)
        yield TooSmall()

    def action_again(self) -> None:
        """A new round of the wrong ones."""
        with guard(self.app):
            self.post_message(Go(self.session.again()))

    def action_home(self) -> None:
        """Back to the decks."""
        self.post_message(Home())

    def action_undo(self) -> None:
        """Grade the last question again."""
        with guard(self.app):
            if self.session.undo():
                self.post_message(Go(self.session))
