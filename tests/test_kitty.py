"""An input method's commit under the kitty keyboard protocol, and why the protocol is off."""

import os
from unittest.mock import patch

import pytest

import quizgen.tui  # noqa: F401 - turns the protocol off before textual reads it

from textual import constants, events  # isort: skip
from textual._xterm_parser import XTermParser  # isort: skip


def commit(text: str) -> list[str]:
    """What an input method's commit becomes on a terminal with the kitty keyboard protocol."""
    parser = XTermParser()
    codes = ":".join(str(ord(c)) for c in text)
    with patch.object(constants, "DISABLE_KITTY_KEY", False):
        found = [*parser.feed(f"\x1b[32;;{codes}u"), *parser.feed("")]
    return [event.character or "" for event in found if isinstance(event, events.Key)]


def test_a_commit_of_four_characters_arrives_under_the_kitty_protocol() -> None:
    assert "".join(commit("很大差别")) == "很大差别"


@pytest.mark.xfail(strict=True, reason="Textual gives up on sequences of more than 32 bytes")
def test_a_commit_of_five_characters_arrives_under_the_kitty_protocol() -> None:
    assert "".join(commit("有很大差别")) == "有很大差别"


def test_the_kitty_protocol_is_off() -> None:
    assert constants.DISABLE_KITTY_KEY
    assert os.environ["TEXTUAL_DISABLE_KITTY_KEY"]
