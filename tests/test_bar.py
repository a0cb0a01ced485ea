"""The progress bar: late, only on a terminal, and gone when the work is done."""

import io
import sys
import time

import pytest

from quizgen.cli.bar import PATIENCE, Bar


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, seconds: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a build of so many seconds writes to stderr."""
    monkeypatch.setattr(sys, "stderr", stream)
    clock = iter([0.0, seconds, seconds])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    with Bar() as bar:
        bar.show("clean", 1, 2)
        bar.show("clean", 2, 2)
    return stream.getvalue()


def test_no_bar_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(io.StringIO(), PATIENCE + 1, monkeypatch) == ""


def test_no_bar_for_what_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(Terminal(), PATIENCE - 0.1, monkeypatch) == ""


def test_a_bar_that_is_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(Terminal(), PATIENCE + 1, monkeypatch)
    assert "[############------------] 1/2" in text
    assert text.endswith("\r\x1b[K")
