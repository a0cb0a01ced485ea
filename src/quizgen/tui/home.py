"""The decks a learner knows, with what is due."""

from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from quizgen.study import decks
from quizgen.study.decks import Known
from quizgen.study.progress import Progress
from quizgen.study.session import Clock, counts
from quizgen.tui.guard import guard
from quizgen.tui.messages import Start
from quizgen.tui.widgets import TooSmall, ZhText, text
from quizgen.tui.wrap import fit, pad
from quizgen.words import say

NARROW = 64
"""Cells below which the counts of a deck are bare numbers."""


class HomeScreen(Screen[None]):
    """One line a deck, the latest first; a deck that is gone is grey and tells why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{n},{chr(0xFF10 + n)}", f"start({n - 1})", show=False) for n in range(1, 10)
    ]

    def __init__(self, progress: Progress, clock: Clock) -> None:
        super().__init__()
        self.progress, self.clock = progress, clock
        self.known: list[Known] = []
        self.waiting: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        """Heading, decks, keys."""
        yield ZhText(say("home.title"), id="title")
        yield OptionList(id="decks", compact=True)
        yield ZhText(id="told")
        yield Footer(compact=True, show_command_palette=False)
        yield TooSmall()

    def on_mount(self) -> None:
        """Read every deck once."""
        with guard(self.app):
            self.known = decks.known(self.progress)
            now = self.clock()
            for entry in self.known:
                memories = self.progress.memories(entry.deck.book) if entry.deck else {}
                self.waiting.append(counts(entry.deck, memories, now) if entry.deck else (0, 0))
        self.query_one("#told", ZhText).show(say("home.keys" if self.known else "home.none"))
        self._fill()
        self.query_one(OptionList).focus()

    def on_resize(self, _: events.Resize) -> None:
        """The lines are cut to the width."""
        self._fill()

    def action_start(self, index: int) -> None:
        """Start the deck on that line."""
        if index < len(self.known) and (deck := self.known[index].deck):
            self.post_message(Start(deck))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_start(event.option_index)

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        kept = options.highlighted
        width = max(20, self.size.width - 6)
        options.clear_options()
        for n, (entry, waiting) in enumerate(zip(self.known, self.waiting, strict=True), 1):
            line = self._line(n, entry, waiting, width)
            options.add_option(Option(text(line), disabled=entry.deck is None))
        usable = [i for i, entry in enumerate(self.known) if entry.deck]
        options.highlighted = kept if kept is not None else next(iter(usable), None)

    def _line(self, n: int, entry: Known, waiting: tuple[int, int], width: int) -> str:
        if entry.deck is None:
            told = say("home.gone", fault=entry.fault)
        else:
            key = "home.row_narrow" if self.size.width < NARROW else "home.row"
            told = say(key, due=waiting[0], new=waiting[1])
        told = fit(told, width // 2)
        room = width - cell_len(told) - 5
        return f"{n:>2} {pad(fit(entry.title, room), room)}  {told}"
