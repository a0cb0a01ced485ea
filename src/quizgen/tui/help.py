"""Every key, in the user's language."""

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from quizgen.tui.widgets import ZhText
from quizgen.words import say

HEADS = {
    "answer": ("options", "typing", "show"),
    "after": ("grades", "enter", "undo", "scroll"),
    "always": ("back", "quit"),
}
SCROLLING = ("up", "down", "pageup", "pagedown", "home", "end")


class HelpScreen(ModalScreen[None]):
    """A page over the screen; any key but those that scroll closes it."""

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="page"):
            yield ZhText(say("help.title"), classes="head")
            for head, lines in HEADS.items():
                yield ZhText(say(f"help.{head}"), classes="head")
                yield ZhText("\n".join(say(f"help.{line}") for line in lines))
            yield ZhText(say("help.close"), classes="note")

    def on_key(self, event: events.Key) -> None:
        """Close."""
        if event.key not in SCROLLING:
            event.stop()
            self.dismiss()

    def on_click(self) -> None:
        """Close."""
        self.dismiss()
