"""What a person names on the command line: files, folders, `-` and decks, as documents."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
