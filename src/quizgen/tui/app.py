"""The quiz on screens: which screen is shown, and what holds on every screen."""

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.app import SystemCommand
from textual.screen import Screen

from quizgen import deck as folder
from quizgen.errors import QuizgenError
from quizgen.model import Deck
from quizgen.study import decks
from quizgen.study.progress import Progress
from quizgen.study.session import Clock, Session
from quizgen.tui.guard import guard
from quizgen.tui.home import HomeScreen
from quizgen.tui.messages import Go, Home, Start
from quizgen.tui.quiz import QuizScreen
from quizgen.tui.result import ResultScreen
from quizgen.tui.shell import Shell
from quizgen.words import say


def run(home: Path, deck_path: Path | None, limit: int | None, new: int | None, clock: Clock) -> int:
    """Paint until the learner leaves; with `deck_path` a round starts at once, else the decks are listed.

    `home` is the data folder, `clock` gives UTC seconds. Raises QuizgenError for a deck or a progress file
    that cannot be read.
    """
    deck = folder.load(deck_path) if deck_path else None
    with Progress(home) as progress:
        result = QuizApp(progress, clock, deck, limit=limit, new=new).run()
    if isinstance(result, QuizgenError):
        raise result
    return 0


class QuizApp(Shell):
    """One screen at a time over one learner's progress."""

    def __init__(
        self,
        progress: Progress,
        clock: Clock,
        deck: Deck | None,
        *,
        limit: int | None = None,
        new: int | None = None,
    ) -> None:
        super().__init__()
        self.progress, self.clock, self.deck = progress, clock, deck
        self.limit, self.new = limit, new

    def on_mount(self) -> None:
        """The first screen."""
        if self.deck is None:
            self.push_screen(HomeScreen(self.progress, self.clock))
        else:
            self.push_screen(self._screen(self._begin(self.deck)))

    @on(Start)
    def _start(self, message: Start) -> None:
        with guard(self):
            session = self._begin(message.deck)
            if session.queue:
                self.switch_screen(self._screen(session))
            else:
                self.notify(say("home.idle", title=message.deck.title), markup=False)

    @on(Go)
    def _go(self, message: Go) -> None:
        self.switch_screen(self._screen(message.session))

    @on(Home)
    def _home(self) -> None:
        self.switch_screen(HomeScreen(self.progress, self.clock))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Only ours: Textual's own are in English."""
        if isinstance(screen, QuizScreen):
            yield SystemCommand(say("quiz.key_show"), say("quiz.command_show"), screen.action_show)
        if isinstance(screen, QuizScreen | ResultScreen):
            yield SystemCommand(say("quiz.key_undo"), say("quiz.command_undo"), screen.action_undo)
        yield SystemCommand(say("quiz.key_help"), say("quiz.command_help"), self.action_help)
        yield SystemCommand(say("quiz.key_quit"), say("quiz.command_quit"), self.exit)

    def _begin(self, deck: Deck) -> Session:
        decks.remember(self.progress, deck, self.clock())
        return Session(deck, self.progress, self.clock, limit=self.limit, new=self.new)

    def _screen(self, session: Session) -> Screen[None]:
        return QuizScreen(session) if session.question else ResultScreen(session)
