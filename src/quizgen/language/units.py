"""Units behind a numeral: measures, money, time, shares, counters; and what they are in the unit they are counted by."""

import re
import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import NamedTuple

PER = re.compile(r"[ \t]*/[ \t]*|每(?=[^一二三四五六七八九十])")  # 公里/小时, 米每秒
LATIN = re.compile(r"[A-Za-z]")
# 33节|管节, 12节|车厢: pieces, no knots
PIECE = re.compile(r"(?![的以航左上之内气日目约])[\u4e00-\u9fff]")
# 三个|星期六下午, 两个|周末: a day of the week is no week.
WEEKDAY = re.compile(r"末|[一二三四五六日天](?=[上下中]午|[早晚夜凌傍的都也，。、；,;）)]|$)")


class Unit(NamedTuple):
    """A unit; 1 of it is `factor` of the first unit of its dimension (None: no fixed rate)."""

    canonical: str
    dimension: str
    kind: str
    """`measure`, `money`, `duration`, `percent` or `count`."""
    factor: Fraction | None
    per: str = ""
    """小时 in 公里/小时."""


@cache
def table() -> dict[str, Unit]:
    """Every written form of every unit."""
    data = files("quizgen.language") / "data"
    forms: dict[str, Unit] = {}
    for line in (data / "counters.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        canonical, colon, rest = line.partition(":")
        if canonical in ("not", "but"):
            continue
        for form in (rest if colon else line).split():
            forms[form] = Unit(canonical if colon else form, "count", "count", Fraction(1))
    sections = tomllib.loads((data / "units.toml").read_text("utf-8"))
    for dimension, section in sections.items():
        for canonical, row in section.items():
            if canonical == "kind":
                continue
            factor = _factor(row[0])
            per = canonical.partition("/")[2]
            unit = Unit(
                canonical, "ratio" if dimension == "percent" else dimension, section["kind"], factor, per
            )
            for form in (canonical, *row[1].split()):
                forms[form] = unit
    return forms


def _factor(text: str) -> Fraction | None:
    if not text:
        return None
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1)


@cache
def _no_units() -> re.Pattern[str]:
    """Words that begin like a counter and are none (期间, 代表), but for a counter and its noun (家|长者)."""
    lines = (files("quizgen.language") / "data" / "counters.txt").read_text("utf-8").splitlines()

    def words(key: str) -> str:
        listed = [word for line in lines if line.startswith(key) for word in line[len(key) :].split()]
        return "|".join(sorted(listed, key=len, reverse=True))

    return re.compile(f"(?!{words('but:')})(?:{words('not:')})")


@cache
def _longest() -> dict[str, int]:
    """First character of a unit → length of the longest that begins so."""
    longest: dict[str, int] = {}
    for form in table():
        longest[form[0]] = max(longest.get(form[0], 0), len(form))
    return longest


def match(text: str, at: int) -> tuple[int, Unit] | None:
    """End and unit of the longest unit that begins at `at`; a rate (元/千克) is one unit."""
    found = _simple(text, at)
    if not found:
        return None
    end, unit = found
    if unit.kind in ("duration", "percent") or unit.per or not (sign := PER.match(text, end)):
        return found
    below = _simple(text, sign.end())
    if not below or (sign[0].strip() == "每" and below[1].kind == "count"):
        return found
    return below[0], rate(unit, below[1])


def rate(unit: Unit, below: Unit) -> Unit:
    """The unit `unit`/`below`."""
    canonical = f"{unit.canonical}/{below.canonical}"
    if known := table().get(canonical):
        return known._replace(per=below.canonical)
    factor = unit.factor / below.factor if unit.factor and below.factor else None
    dimension = (
        "speed"
        if (unit.dimension, below.dimension) == ("length", "time")
        else f"{unit.dimension}/{below.dimension}"
    )
    return Unit(canonical, dimension, unit.kind, factor, below.canonical)


def _simple(text: str, at: int) -> tuple[int, Unit] | None:
    if at >= len(text):
        return None
    forms = table()
    for length in range(_longest().get(text[at], 0), 0, -1):
        unit = forms.get(text[at : at + length])
        end = at + length
        if unit and end <= len(text) and not (LATIN.match(text[end - 1]) and LATIN.match(text, end)):
            if WEEKDAY.match(text, end) and unit.canonical == "周":
                return (at + 1, forms["个"]) if text[at] == "个" else None
            if unit.canonical == "节" and PIECE.match(text, end):
                return end, forms["个"]
            return None if length < 2 and _no_units().match(text, at) else (end, unit)
    return None
