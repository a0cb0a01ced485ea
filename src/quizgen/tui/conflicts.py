"""What essays contradict each other in: one conflict at a time, its claims one above the other, settled by a digit."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Label

from quizgen.language.fold import level
from quizgen.study.conflicts import Claim, Conflict, Settling
from quizgen.tui.cited import STRONG
from quizgen.tui.guard import guard
from quizgen.tui.keys import bind
from quizgen.tui.widgets import TooSmall, ZhText, text
from quizgen.words import label, say


class ConflictScreen(Screen[None]):
    """Paints a Settling: it writes each preference, the screen only asks it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[Binding(f"{n},{chr(0xFF10 + n)}", f"prefer({n - 1})", show=False) for n in range(1, 10)],
        Binding("space,right,s", "move(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("f4,c", "dismiss", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown", "scroll('page_down')", show=False),
        Binding("up", "scroll('up')", show=False),
        Binding("down", "scroll('down')", show=False),
    ]

    def __init__(self, settling: Settling) -> None:
        super().__init__()
        self.settling = settling
        bind(self, "ctrl+z", "undo", "undo", priority=True, section="review")
        bind(self, "escape", "dismiss", "back", section="review")

    def compose(self) -> ComposeResult:
        """Count, claims, keys."""
        with Horizontal(id="bar"):
            yield Label(text(say("review.conflicts_title")), id="deck")
            yield Label(id="counts")
        with VerticalScroll(id="body", can_focus=False):
            yield ZhText(id="heading")
            yield ZhText(id="state")
            yield ZhText(id="stem")
            yield ZhText(id="told")
        yield ZhText(say("review.conflict_bar"), id="verdicts")
        yield Footer(compact=True, show_command_palette=False)
        yield TooSmall()

    def on_mount(self) -> None:
        """The first one that is open."""
        self.settling.begin()
        self._paint()

    def action_prefer(self, number: int) -> None:
        """Take one claim for true."""
        with guard(self.app):
            if self.settling.prefer(number):
                self._paint()

    def action_move(self, steps: int) -> None:
        """Forth and back."""
        self.settling.move(steps)
        self._paint()

    def action_undo(self) -> None:
        """Take the last preference back."""
        with guard(self.app):
            if not self.settling.undo():
                self.app.notify(say("review.nothing_to_undo"), markup=False, timeout=3)
            self._paint()

    def action_scroll(self, how: str) -> None:
        """Scroll long sentences."""
        getattr(self.query_one("#body"), f"scroll_{how}")(animate=False)

    def _paint(self) -> None:
        settling = self.settling
        conflict, total = settling.conflict, len(settling.found)
        chosen = settling.chosen(conflict) if conflict else None
        state = say("review.settled", says=chosen.says) if chosen else ""
        self.query_one("#counts", Label).update(
            text(say("review.conflicts_count", settled=total - settling.open, total=total))
        )
        self.query_one("#heading", ZhText).show(_heading(conflict, settling.at, total) if conflict else "")
        self.query_one("#state", ZhText).show(state)
        self.query_one("#state").display = bool(state)
        self.query_one("#stem", ZhText).show(conflict.about if conflict else say("review.conflicts_end"))
        self.query_one("#told", ZhText).show(_claims(conflict, chosen) if conflict else "")
        self.query_one("#body").scroll_home(animate=False)


def _heading(conflict: Conflict, at: int, total: int) -> str:
    return say("review.conflict_heading", at=at + 1, total=total, kind=label("kind", conflict.kind))


def _claims(conflict: Conflict, chosen: Claim | None) -> Content:
    """Each claim with its digit, sentence and place; the one preferred is marked."""
    lines = []
    for n, claim in enumerate(conflict.claims, 1):
        mark = "✓" if claim == chosen else " "
        lines += [
            text(f"{mark} {n} {claim.says}").stylize(STRONG),
            _sentence(claim),
            text(_place(claim)),
            text(""),
        ]
    return Content("\n").join(lines[:-1])


def _sentence(claim: Claim) -> Content:
    start = level(claim.sentence).find(level(claim.says))
    shown = text(claim.sentence)
    return shown.stylize(STRONG, start, start + len(claim.says)) if start >= 0 else shown


def _place(claim: Claim) -> str:
    key = "quiz.source" if claim.title else "quiz.source_untitled"
    return say(key, title=claim.title, file=claim.file, line=claim.line)
