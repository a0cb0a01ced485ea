"""The words that tell figures which state a fact from those that do not."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """One row of `data/statistic_gate.toml`; KeyError for an unknown one."""
    data = tomllib.loads((files("quizgen.facts") / "data" / "statistic_gate.toml").read_text("utf-8"))
    return tuple(data[name].split())
