"""What a person names on the command line: files, folders, `-` and decks, as documents."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.decisions import Decision
    from quizgen.errors import SourceError
    from quizgen.model import Document


def documents(paths: Sequence[str]) -> "tuple[list[Document], list[SourceError]]":
    """The documents of `paths`, a deck's sources named relative to the deck, and an error for each that is unreadable."""
    from quizgen import build, read
    from quizgen.deck import is_deck, read_settings

    found: list[Document] = []
    errors: list[SourceError] = []
    sources = []
    for path in paths:
        if is_deck(Path(path)):
            settings = read_settings(Path(path))
            of_deck, bad = build.decode(build.expand(Path(path), settings.sources))
            found += of_deck
            errors += bad
        else:
            sources.append(path)
    found += read.documents(sources, errors)
    return found, errors


def known(paths: Sequence[str]) -> "tuple[list[str], list[Decision]]":
    """What a person has told the decks among `paths`: names of people, and whom to prefer in contradictions."""
    from quizgen import build, decisions
    from quizgen.deck import is_deck

    decks = [Path(path) for path in paths if is_deck(Path(path))]
    names = [name for deck in decks for name in build.names(deck)]
    return names, [d for deck in decks for d in decisions.preferred(decisions.read(deck))]
