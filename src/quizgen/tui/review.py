"""A person's last word: one question at a time with its source, decided by one key."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Label

from quizgen.decisions import ACCEPT, ADD, FLAG, OWN, REJECT
from quizgen.errors import QuizgenError
from quizgen.study import review
from quizgen.study.conflicts import Settling
from quizgen.study.review import Clock, Review, Wanted
from quizgen.tui import contested, reviewed
from quizgen.tui.conflicts import ConflictScreen
from quizgen.tui.filters import Choice, choices
from quizgen.tui.form import FormScreen, Written
from quizgen.tui.guard import guard
from quizgen.tui.keys import bind
from quizgen.tui.pick import PickScreen
from quizgen.tui.shell import Shell
from quizgen.tui.widgets import TooSmall, ZhText, text
from quizgen.tui.wrap import fit
from quizgen.words import say

VERDICTS = ("accept", "reject", "edit", "flag", "skip")
"""What the digits do, from 1."""
LETTERS = ("a", "r", "e", "f", "s")


class ReviewScreen(Screen[None]):
    """Paints a Review: it writes each decision, the screen only asks it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *[
            Binding(f"{n},{chr(0xFF10 + n)},{letter}", verdict, show=False)
            for n, (verdict, letter) in enumerate(zip(VERDICTS, LETTERS, strict=True), 1)
        ],
        Binding("space,right", "move(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("n", "own", show=False),
        # named in the bar, and only where there are conflicts
        Binding("f4,c", "conflicts", show=False),
        # Escape does the same, and a narrow footer has no room for both
        Binding("ctrl+q", "app.quit", show=False, priority=True),
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown", "scroll('page_down')", show=False),
        Binding("up", "scroll('up')", show=False),
        Binding("down", "scroll('down')", show=False),
    ]

    def __init__(self, sitting: Review, look: contested.Reader | None) -> None:
        super().__init__()
        self.sitting, self.look = sitting, look
        self.settling: Settling | None = None
        self.untold = say("review.conflicts_wait") if look else say("review.conflicts_none")
        bind(self, "f2", "filter", "filter", section="review")
        bind(self, "f3", "own", "own", section="review")
        bind(self, "ctrl+z", "undo", "undo", priority=True, section="review")
        bind(self, "escape", "app.quit", "end", section="review")

    def compose(self) -> ComposeResult:
        """Counts, question, keys."""
        with Horizontal(id="bar"):
            yield Label(id="deck")
            yield Label(id="counts")
        with VerticalScroll(id="body", can_focus=False):
            yield ZhText(id="heading")
            yield ZhText(id="state")
            yield ZhText(id="stem")
            yield ZhText(id="listed")
            yield ZhText(id="told")
        yield ZhText(say("review.bar"), id="verdicts")
        yield Footer(compact=True, show_command_palette=False)
        yield TooSmall()

    def on_mount(self) -> None:
        """The first one; conflicts show when they are found."""
        self._paint()
        if self.look:
            self.run_worker(self._contest(self.look))

    def on_screen_resume(self) -> None:
        """What was settled meanwhile counts no more."""
        if self.settling:
            self._bar()

    def on_resize(self, _: events.Resize) -> None:
        """The counts are as wide as there is room."""
        self._bar()

    def action_accept(self) -> None:
        """Accept."""
        self._decide(ACCEPT)

    def action_flag(self) -> None:
        """Keep it, but tag it."""
        self._decide(FLAG)

    def action_skip(self) -> None:
        """Go on without a word."""
        self.action_move(1)

    def action_move(self, steps: int) -> None:
        """Forth and back."""
        self.sitting.move(steps)
        self._paint()

    def action_reject(self) -> None:
        """Ask for the reason, then reject."""

        def chosen(index: int | None) -> None:
            if index is not None:
                self._decide(REJECT, review.REASONS[index])

        if self.sitting.item:
            rows = [say(f"review.reason_{reason}") for reason in review.REASONS]
            self.app.push_screen(PickScreen(say("review.why"), rows), chosen)

    def action_edit(self) -> None:
        """Change the text of the question in hand."""

        def written(result: Written | None) -> None:
            if result is not None:
                with guard(self.app):
                    self.sitting.edit(result.values)
                    self._paint()

        item = self.sitting.item
        if item:
            question = item.question
            self.app.push_screen(FormScreen(question, question, own=question.template == OWN), written)

    def action_own(self) -> None:
        """Write a question beside the one in hand."""
        beside = self.sitting.item.question if self.sitting.item else None

        def written(result: Written | None) -> None:
            if result is not None:
                with guard(self.app):
                    self.sitting.add(result.values, beside if result.cite else None)
                    self._paint()
                    self._tell(say("review.saved", verdict=say(f"review.verdict_{ADD}")))

        self.app.push_screen(FormScreen(None, beside, own=True), written)

    def action_undo(self) -> None:
        """Take the last decision back."""
        with guard(self.app):
            verdict = self.sitting.undo()
            told = say("review.undone", verdict=say(f"review.verdict_{verdict}")) if verdict else ""
            self._tell(told or say("review.nothing_to_undo"))
            self._paint()

    def action_filter(self) -> None:
        """Choose a filter, then its value."""
        wanted = self.sitting.wanted
        filters = choices(self.sitting)
        names = list(filters)
        rows = [
            say(
                "review.filter_row",
                name=say(f"review.filter_{name}"),
                value=next((c.shown for c in filters[name] if c.wanted == wanted), say("review.several")),
            )
            for name in names
        ]

        def named(index: int | None) -> None:
            if index is not None and index == len(names):
                self._want(Wanted())
            elif index is not None:
                self._choose(names[index], filters[names[index]])

        title = say("review.matching", count=self.sitting.count(wanted))
        self.app.push_screen(PickScreen(title, [*rows, say("review.filter_clear")]), named)

    def action_conflicts(self) -> None:
        """What essays contradict each other in."""
        if self.settling and self.settling.found:
            self.app.push_screen(ConflictScreen(self.settling))
        else:
            self._tell(self.untold)

    def action_scroll(self, how: str) -> None:
        """Scroll a long question."""
        getattr(self.query_one("#body"), f"scroll_{how}")(animate=False)

    async def _contest(self, look: contested.Reader) -> None:
        try:
            found = await look(self.sitting.path)
            self.settling = Settling(self.sitting.path, self.sitting.clock, found)
            self.untold = say("review.conflicts_none")
        except QuizgenError as error:
            self.untold = str(error)
        self._bar()

    def _choose(self, name: str, values: Sequence[Choice]) -> None:
        counted = [(choice, self.sitting.count(choice.wanted)) for choice in values]
        rows = [say("review.choice_row", value=choice.shown, count=count) for choice, count in counted]
        at = next((i for i, choice in enumerate(values) if choice.wanted == self.sitting.wanted), 0)

        def chosen(index: int | None) -> None:
            if index is not None:
                self._want(values[index].wanted)

        self.app.push_screen(PickScreen(say(f"review.filter_{name}"), rows, at), chosen)

    def _want(self, wanted: Wanted) -> None:
        self.sitting.want(wanted)
        self._paint()

    def _decide(self, verdict: str, reason: str = "") -> None:
        with guard(self.app):
            self.sitting.decide(verdict, reason)
            self._paint()

    def _paint(self) -> None:
        item = self.sitting.item
        at, total = self.sitting.at + 1, len(self.sitting.queue)
        self.query_one("#heading", ZhText).show(reviewed.heading(item.question, at, total) if item else "")
        self.query_one("#state", ZhText).show(reviewed.state(item) if item else "")
        self.query_one("#state").display = bool(item and item.decision)
        self.query_one("#stem", ZhText).show(reviewed.stem(item.question) if item else self._nothing())
        self.query_one("#listed", ZhText).show(reviewed.listed(item.question) if item else "")
        self.query_one("#listed").display = bool(item and reviewed.listed(item.question).plain)
        self.query_one("#told", ZhText).show(reviewed.told(item.question) if item else "")
        self.query_one("#body").scroll_home(animate=False)
        self._bar()

    def _nothing(self) -> str:
        return say("review.end" if self.sitting.queue else "review.empty")

    def _bar(self) -> None:
        contested = self.settling.open if self.settling else 0
        shown, room = reviewed.counts(self.sitting.counts(), contested, self.size.width)
        self.query_one("#counts", Label).update(text(shown))
        self.query_one("#deck", Label).update(text(fit(self.sitting.title, room)))

    def _tell(self, words: str) -> None:
        self.app.notify(words, markup=False, timeout=3)


class ReviewApp(Shell):
    """Nothing but the review."""

    PAGE = (
        "review.help_",
        {
            "decide": ("verdicts", "letters", "why", "move", "undo"),
            "more": ("filter", "own", "conflicts", "saved", "quit"),
        },
    )

    def __init__(self, sitting: Review, look: contested.Reader | None = None) -> None:
        """`look` reads the conflicts of the deck while the person reviews."""
        super().__init__()
        self.sitting, self.look = sitting, look

    def on_mount(self) -> None:
        """The first screen."""
        self.push_screen(ReviewScreen(self.sitting, self.look))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Only ours: Textual's own are in English."""
        if isinstance(screen, ReviewScreen):
            yield SystemCommand(say("review.key_filter"), say("review.help_filter"), screen.action_filter)
            yield SystemCommand(say("review.key_own"), say("review.help_own"), screen.action_own)
            shown = say("review.conflicts_title")
            yield SystemCommand(shown, say("review.help_conflicts"), screen.action_conflicts)
            yield SystemCommand(say("review.key_undo"), say("review.help_undo"), screen.action_undo)
        yield SystemCommand(say("quiz.key_help"), say("quiz.command_help"), self.action_help)
        yield SystemCommand(say("quiz.key_quit"), say("review.help_saved"), self.exit)


def run(path: Path, clock: Clock, wanted: Wanted) -> int:
    """Paint until the person leaves; `clock` gives UTC seconds. Raises QuizgenError for a deck that cannot be read."""
    result = ReviewApp(Review(path, clock, wanted), contested.read).run()
    if isinstance(result, QuizgenError):
        raise result
    return 0
