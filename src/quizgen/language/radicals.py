"""Radicals that stand in a file where characters are meant: ⼯⻓⽂ for 工长文."""

from collections.abc import Mapping
from functools import cache

from quizgen.language.tables import sections


@cache
def table() -> Mapping[int, str]:
    """Radical → character, all 329; for `str.translate`, which keeps the length."""
    pairs = sections("radicals")[""]
    return {ord(radical): character for radical, character in zip(pairs[::2], pairs[1::2], strict=True)}


def plain(text: str) -> str:
    """`text` with characters for radicals, position by position."""
    return text.translate(table())
