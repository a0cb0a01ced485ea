"""Bytes of a file → Document. One module a format; the suffix chooses."""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen import plugins
from quizgen.errors import SourceError
from quizgen.model import Document
from quizgen.words import say

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".epub": "epub",
    ".pdf": "pdf",
}
"""Suffix → plug-in of `quizgen.read`: `decode(data)` gives (text, encoding), or None for what is no text."""
HINTS = {
    ".zip": "read.unpack",
    ".doc": "read.save_as_docx",
    ".wps": "read.save_as_docx",
    ".rtf": "read.save_as_docx",
}
"""Suffix that is not read → the words that say what to do."""
LARGEST = 50_000_000
"""Bytes of a file; essays are far smaller, and what is larger would take minutes."""
STDIN = "-"
"""The path that means standard input; its Document is called `stdin.txt`."""


def read_bytes(name: str, data: bytes) -> Document:
    """The Document of one file's bytes; `name` becomes `Document.file`. SourceError if it holds no text."""
    suffix = Path(name).suffix.lower()
    kind = SUFFIXES.get(suffix)
    if kind is None:
        hint = say(HINTS[suffix]) if suffix in HINTS else say("read.suffix_hint", suffixes=_known())
        raise SourceError(say("read.suffix"), hint, name)
    if len(data) > LARGEST:
        raise _too_large(name)
    try:
        found: tuple[str, str] | None = plugins.get("read", kind).decode(data) if data else ("", "utf-8")
    except SourceError as error:
        raise SourceError(error.message, error.hint, name) from None
    if found is None:
        raise SourceError(say("read.binary"), say("read.binary_hint"), name)
    text, encoding = found
    if not text.strip("\ufeff \t\r\n\u3000\xa0"):
        raise SourceError(say("read.empty"), say("read.empty_hint"), name)
    return Document(name, hashlib.sha256(data).hexdigest(), encoding, text)


def read(path: Path, root: Path) -> Document:
    """The Document of the file at `path`, named relative to `root`. SourceError if it cannot be read."""
    return read_bytes(Path(os.path.relpath(path, root)).as_posix(), load(path))


def load(path: Path) -> bytes:
    """The bytes of the file at `path`. SourceError if it cannot be read or is too large."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise SourceError(say("read.not_a_file"), say("read.not_a_file_hint"), str(path))
        if path.stat().st_size > LARGEST:
            raise _too_large(str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(say("read.missing"), say("read.missing_hint"), str(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(
            say("read.unreadable", reason=reason), say("read.unreadable_hint"), str(path)
        ) from None


def standard_input() -> bytes:
    """All of standard input, as far as a file may go."""
    return sys.stdin.buffer.read(LARGEST + 1)


def documents(paths: Sequence[Path | str], errors: list[SourceError] | None = None) -> Iterator[Document]:
    """The Documents of files, folders (recursive, sorted, hidden files skipped, known suffixes only) and `-`.

    Names are relative to the folder that holds all `paths`. A file that cannot be read is added to `errors`
    and skipped; without `errors` it raises its SourceError.
    """
    places = [Path(path) for path in paths if str(path) != STDIN]
    root = _root(places)
    for path in paths:
        try:
            if str(path) == STDIN:
                yield read_bytes("stdin.txt", standard_input())
                continue
            files = list(walk(Path(path)))
            if not files:
                raise no_files(str(path))
        except SourceError as error:
            _collect(error, errors)
            continue
        for file in files:
            try:
                yield read(file, root)
            except SourceError as error:
                _collect(error, errors)


def walk(path: Path) -> Iterator[Path]:
    """`path` itself, or the essays below it: sorted, hidden files and unknown suffixes skipped."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(folder) / name


def no_files(place: str) -> SourceError:
    """The error of a folder without essays."""
    return SourceError(say("read.no_files"), say("read.no_files_hint", suffixes=_known()), place)


def _known() -> str:
    return " ".join(sorted(SUFFIXES))


def _too_large(place: str) -> SourceError:
    limit = LARGEST // 1_000_000
    return SourceError(say("read.too_large", limit=limit), say("read.too_large_hint"), place)


def _root(places: Sequence[Path]) -> Path:
    """The folder that holds all of `places`; a folder given alone is its own root."""
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in places]
    return Path(os.path.commonpath(folders)) if folders else Path()


def _collect(error: SourceError, errors: list[SourceError] | None) -> None:
    if errors is None:
        raise error
    errors.append(error)
