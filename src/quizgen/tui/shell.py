"""What holds in every app of ours: help, leaving, our words in the palette, sizes."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette

from quizgen.tui.help import HEADS, HelpScreen
from quizgen.tui.keys import bind
from quizgen.words import say


class Shell(App[object]):
    """An app without anything of Textual's own words; `PAGE` is the page of its keys."""

    TITLE = "quizgen"
    CSS_PATH = "quizgen.tcss"
    PAGE: ClassVar[tuple[str, Mapping[str, tuple[str, ...]]]] = ("help.", HEADS)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,fullwidth_question_mark", "help", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (30, "-narrow"), (64, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-tall")]
        bind(self, "f1", "help", "help")
        bind(self, "ctrl+q", "quit", "quit", priority=True)

    def action_help(self) -> None:
        """Every key."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(*self.PAGE))

    def action_help_quit(self) -> None:
        """Ctrl+C copies; who meant to leave is told how."""
        self.notify(say("quiz.quit_with"), markup=False)

    def action_command_palette(self) -> None:
        """Our commands, in our words."""
        if not CommandPalette.is_open(self):
            self.push_screen(CommandPalette(placeholder=say("quiz.palette")))
