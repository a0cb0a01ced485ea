"""The decks a learner has opened, known by their paths."""

from dataclasses import dataclass
from pathlib import Path

from quizgen import deck as folder
from quizgen.errors import QuizgenError
from quizgen.model import Deck
from quizgen.study.progress import Progress


@dataclass(frozen=True, slots=True)
class Known:
    """A deck opened before; `deck` is None where it can no longer be read, and `fault` says why."""

    path: Path
    title: str
    deck: Deck | None
    fault: str = ""


def remember(progress: Progress, deck: Deck, moment: float) -> None:
    """Note that a deck was opened at `moment` (UTC seconds)."""
    with progress.transaction():
        row = (str(Path(deck.path).resolve()), deck.title, moment)
        progress.db.execute("INSERT OR REPLACE INTO deck VALUES (?, ?, ?)", row)


def known(progress: Progress) -> list[Known]:
    """All decks ever opened, the latest first; a vanished or broken deck costs only its own line."""
    with progress.told():
        rows = progress.db.execute("SELECT path, title FROM deck ORDER BY opened DESC, path").fetchall()
    return [_look(Path(path), title) for path, title in rows]


def _look(path: Path, title: str) -> Known:
    try:
        deck = folder.load(path)
    except QuizgenError as error:
        return Known(path, title, None, error.message)
    return Known(path, deck.title, deck)
