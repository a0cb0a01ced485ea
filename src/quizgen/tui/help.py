"""Every key, in the user's language."""

from collections.abc import Mapping

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

    def __init__(self, words: str = "help.", heads: Mapping[str, tuple[str, ...]] = HEADS) -> None:
        super().__init__()
        self.words, self.heads = words, heads

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="page"):
            yield ZhText(say(f"{self.words}title"), classes="head")
            for head, lines in self.heads.items():
                yield ZhText(say(f"{self.words}{head}"), classes="head")
                yield ZhText("\n".join(say(f"{self.words}{line}") for line in lines))
            yield ZhText(say("help.close"), classes="note")

    def on_key(self, event: events.Key) -> None:
        """Close."""
        if event.key not in SCROLLING:
            event.stop()
            self.dismiss()

    def on_click(self) -> None:
        """Close."""
        self.dismiss()
