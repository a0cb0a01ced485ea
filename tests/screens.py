"""What tests of screens press and see."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot

TURNS = 50
"""Turns of the loop that a screen has to draw itself anew."""


def dump(running: App[Any]) -> str:
    """The screen as text."""
    strips = running.screen._compositor.render_strips()  # private in Textual: used here alone
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def told(running: App[Any]) -> list[str]:
    """What the app has told in passing."""
    return [str(notice.message) for notice in running._notifications]


async def resize(pilot: Pilot[object], width: int, height: int, seen: Callable[[str], bool]) -> None:
    """Another size of the window, once the screen shows what it must; a busy machine needs more than one turn."""
    await pilot.resize_terminal(width, height)
    for _ in range(TURNS):
        await pilot.pause()
        if seen(dump(pilot.app)):
            return
    raise AssertionError(dump(pilot.app))


async def press(pilot: Pilot[object], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
