"""What a person can cause ends the screens with one line, not with a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App

from quizgen.errors import QuizgenError


@contextmanager
def guard(app: App[Any]) -> Iterator[None]:
    """Leave the app with the error as its result."""
    try:
        yield
    except QuizgenError as error:
        app.exit(error)
