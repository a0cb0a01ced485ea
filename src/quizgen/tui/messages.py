"""What screens ask of the app: which screen comes next."""

from textual.message import Message

from quizgen.model import Deck
from quizgen.study.session import Session


class Start(Message):
    """A new round over `deck`."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self.deck = deck


class Go(Message):
    """To the quiz with `session`: its question in hand, or its result."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


class Home(Message):
    """To the list of decks."""
