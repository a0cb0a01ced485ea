"""Which people and works may stand side by side as options: of one age and one field, as far as tables tell."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from quizgen.language.fold import fold
from quizgen.language.names import surname
from quizgen.language.tables import words

CLASSIC = "classic"
NEW = ""
"""Group of people whom no table knows: mostly people of today."""
ABROAD = "abroad"
"""The same of those whose names are no Chinese ones."""
TODAY = ("Modern China", "Workers")
"""How the headings of those begin who may stand beside people whom no table knows."""


@cache
def people() -> Mapping[str, str]:
    """Folded names of well-known people and the heading they stand under."""
    found: dict[str, str] = {}
    for heading, line in sections("quizgen.language", "known_people.txt"):
        found.setdefault(fold(line.split("\t")[0]), heading)
    return found


@cache
def _bearers() -> Mapping[str, frozenset[str]]:
    """Folded names of people and titles of works that go by several, and all that whoever or whatever bears them has."""
    found: dict[str, frozenset[str]] = {}
    rows = [line.split() for line in lines("quizgen.questions", "other_names.txt")]
    rows += [[f"《{t}》" for t in line.split()] for line in lines("quizgen.questions", "other_titles.txt")]
    for row in rows:
        names = frozenset(map(fold, row))
        found.update(dict.fromkeys(names, names))
    return found


def other_names(name: str) -> frozenset[str]:
    """The folded other names of a well-known person or work: 周树人 of 魯迅, 《道德经》 of 《老子》; empty for one no table has."""
    own = fold(name)
    return _bearers().get(own, frozenset()) - {own}


@cache
def classics() -> Mapping[str, str]:
    """Folded titles of the table of works and the field they stand under."""
    return {
        fold(row.split("\t")[0]): f"{CLASSIC}: {field}"
        for field, row in sections("quizgen.questions", "works.txt")
    }


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """The rows of a table, without its remarks."""
    return tuple(line for _, line in sections(package, name))


def sections(package: str, name: str) -> Iterator[tuple[str, str]]:
    """The rows of a table, each with the heading it stands under."""
    heading = ""
    for line in (files(package) / "data" / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.strip():
            yield heading, line.strip()


def group(sort: str, text: str, kind: str | None = None) -> str | None:
    """The group of a candidate; None for one that may stand beside nothing. `kind` is what the essay calls a work or a term."""
    if sort == "person":
        return people().get(fold(text)) or (NEW if _chinese(fold(text)) or not _foreign(text) else ABROAD)
    if sort == "work":
        return classics().get(fold(text)) or kind
    return kind if sort == "term" else sort


def _chinese(name: str) -> bool:
    """A surname and one or two characters, simplified: 秦若梅, not 列文虎克."""
    return bool(surname(name)) and len(name) - len(surname(name)) <= 2


def _foreign(name: str) -> bool:
    """Foreign sounds or letters: 列文虎克, not 木心."""
    return (
        "·" in name
        or any(c.isascii() for c in name)
        or all(c in words("transliteration") for c in fold(name))
    )


def akin(sort: str, one: str | None, other: str | None, *, near: bool = False) -> bool:
    """May candidates of these groups stand side by side? `near`: one essay names both, so that less is asked of people."""
    if one is None or other is None:
        return False
    return one == other or (near and sort == "person" and circle(one) == circle(other) != "")


def circle(heading: str) -> str:
    """People of today, of one age of old China, or of the world: a looser group; "" for those of legends and books."""
    if heading == NEW or heading.startswith(TODAY):
        return "today"
    if "legend" in heading.lower():
        return ""
    return "world" if heading == ABROAD or heading.startswith("World") else heading.partition(":")[0]
