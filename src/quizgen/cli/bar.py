"""A progress bar on stderr: only on a terminal, and only for what takes longer than a second."""

import sys
import time
from types import TracebackType

from quizgen.words import say

PATIENCE = 1.0
"""Seconds before the bar appears."""
WIDTH = 24


class Bar:
    """Use as a context; `show` is what `build.make` calls."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def show(self, stage: str, done: int, total: int) -> None:
        """Draw `done` of `total` of one stage."""
        if not sys.stderr.isatty() or time.monotonic() - self._began < PATIENCE:
            return
        self._shown = True
        filled = WIDTH * done // max(total, 1)
        sys.stderr.write(
            f"\r\x1b[K{say(f'build.{stage}')} [{'#' * filled}{'-' * (WIDTH - filled)}] {done}/{total}"
        )
        sys.stderr.flush()
