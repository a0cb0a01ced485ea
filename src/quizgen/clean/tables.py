"""The words of `data/lines.toml` by which lines are known."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


@cache
def words(table: str, key: str) -> Sequence[str]:
    """A list of `data/lines.toml`."""
    return tuple(_tables()[table][key])


@cache
def either(table: str, *keys: str) -> str:
    """A pattern of lists: any of their words, the longest first."""
    found = (word for key in keys for word in words(table, key))
    return "(?:" + "|".join(map(re.escape, sorted(found, key=len, reverse=True))) + ")"


@cache
def _tables() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads((files("quizgen.clean") / "data" / "lines.toml").read_text("utf-8"))
