"""Lines of JSON in a deck folder, every fault told with file:line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quizgen.errors import DeckError
from quizgen.words import say


def rows(path: Path, *, torn: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """Place (file:line) and object of each line, none where there is no file; DeckError for any other line.

    With `torn`, a last line that was left half written is passed over.
    """
    if not path.exists():
        return
    data = read(path)
    for number, line in enumerate(decoded(path, whole(data) if torn else data).split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        row = _parsed(line)
        if not isinstance(row, dict):
            raise DeckError(say("deck.not_json"), say("deck.line_hint"), place)
        yield place, row


def whole(data: bytes) -> bytes:
    """`data` without a last line that has no end and is no JSON: the process or the machine died over it."""
    start = data.rfind(b"\n") + 1
    return data if isinstance(_parsed(data[start:]), dict) else data[:start]


def _parsed(line: str | bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def shape(place: str, row: Mapping[str, Any], kinds: Mapping[str, Any], optional: Iterable[str] = ()) -> None:
    """DeckError at `place` unless `row` has the keys of `kinds`, each of its type, and no others."""
    for key, kind in kinds.items():
        if key not in row:
            if key not in optional:
                raise DeckError(say("deck.missing_key", key=key), say("deck.line_hint"), place)
        elif not isinstance(row[key], kind) or (kind is int and isinstance(row[key], bool)):
            raise bad(place, key)
    for key in row.keys() - kinds.keys():
        raise DeckError(say("deck.unknown_key", key=key), say("deck.line_hint"), place)


def bad(place: str, key: str) -> DeckError:
    """The error for a value of another type than it should be."""
    return DeckError(say("deck.bad_value", key=key), say("deck.line_hint"), place)


def text(path: Path) -> str:
    """A UTF-8 file of a deck."""
    return decoded(path, read(path))


def read(path: Path) -> bytes:
    """A file of a deck as it is."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DeckError(say("deck.missing"), say("deck.missing_hint"), str(path)) from None
    except OSError as error:
        raise DeckError(
            say("deck.unreadable", why=error.strerror), say("deck.missing_hint"), str(path)
        ) from None


def decoded(path: Path, data: bytes) -> str:
    """`data` of the file `path` as text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DeckError(say("deck.not_utf8"), say("deck.line_hint"), f"{path}:{line}") from None
