"""A short list over a screen, chosen from by a digit."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quizgen.tui.widgets import ZhText, text
from quizgen.tui.wrap import fit

FRAME = 14
"""Cells of a line that the page's margins, the digit and the scroll bar take."""


class PickScreen(ModalScreen[int | None]):
    """Gives the number of the row that was chosen, counted from 0, or None after Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[Binding(f"{n},{chr(0xFF10 + n)}", f"pick({n - 1})", show=False) for n in range(1, 10)],
        Binding("escape", "dismiss(None)", show=False),
    ]

    def __init__(self, title: str, rows: Sequence[str], at: int = 0) -> None:
        super().__init__()
        self.heading, self.rows, self.first = title, rows, at

    def compose(self) -> ComposeResult:
        """Title and rows."""
        with Vertical(id="page"):
            yield ZhText(self.heading, classes="head")
            yield OptionList(id="picks", compact=True)

    def on_mount(self) -> None:
        """Rows that fit the width."""
        picks = self.query_one(OptionList)
        width = max(12, min(self.app.size.width * 9 // 10, 64) - FRAME)
        for n, row in enumerate(self.rows, 1):
            picks.add_option(Option(text(f"{n if n < 10 else ' '} {fit(row, width)}")))
        picks.highlighted = self.first
        picks.focus()

    def action_pick(self, index: int) -> None:
        """A digit."""
        if index < len(self.rows):
            self.dismiss(index)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
