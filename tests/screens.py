"""What tests of screens press and see."""

from typing import Any

from textual.app import App
from textual.pilot import Pilot


def dump(running: App[Any]) -> str:
    """The screen as text."""
    strips = running.screen._compositor.render_strips()  # private in Textual: used here alone
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def told(running: App[Any]) -> list[str]:
    """What the app has told in passing."""
    return [str(notice.message) for notice in running._notifications]


async def press(pilot: Pilot[object], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
