"""Word tables under `data/`: lines that begin with # are comments, `[section]` begins a section, words stand between blanks."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of `data/<name>.txt` by section, in order; words before the first section are under ""."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in (files("quizgen.language") / "data" / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(section, []).extend(line.split())
    return {key: tuple(words) for key, words in found.items() if words}


@cache
def words(name: str, *chosen: str) -> frozenset[str]:
    """All words of `data/<name>.txt`, or of the `chosen` sections of it; KeyError for an unknown section."""
    table = sections(name)
    return frozenset(word for key in chosen or table for word in table[key])


def kin() -> frozenset[str]:
    """What people are to each other: the family, and 徒弟, 同学, 邻居."""
    return words("person_nouns", "kinsmen", "kinswomen", "kin")


def either(name: str, *chosen: str) -> str:
    """The words as alternatives of a regular expression, the longest first: 大女儿 before 女儿."""
    return "|".join(sorted(words(name, *chosen), key=lambda word: (-len(word), word)))


FAMILY = either("person_nouns", "kinsmen", "kinswomen")
"""Words of the family as alternatives of a regular expression."""
