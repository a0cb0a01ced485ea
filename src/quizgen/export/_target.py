"""The file that an output is written to."""

from collections.abc import Callable
from pathlib import Path

from quizgen.deck import write_bytes
from quizgen.errors import QuizgenError
from quizgen.words import say


def write(target: Path, data: bytes, is_ours: Callable[[Path], bool], *, force: bool) -> None:
    """Write `data` whole or not at all; QuizgenError if a file that is not ours stands there and is not `force`d."""
    if target.is_dir():
        raise QuizgenError(say("export.folder"), say("export.folder_hint"), str(target))
    if target.exists() and not force and not is_ours(target):
        raise QuizgenError(say("export.not_ours"), say("export.not_ours_hint"), str(target))
    try:
        write_bytes(target, data)
    except OSError as error:
        raise QuizgenError(
            say("export.unwritable", why=error.strerror), say("export.unwritable_hint"), str(target)
        ) from None
