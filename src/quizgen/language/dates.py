"""Points and stretches of the calendar in levelled text, as inclusive ISO dates; a missing year stays missing.

ISO forms: `2019-05-20` for a day, `1965-01-01/1965-12-31` for longer stretches, `--05-19` and `--05` without a year,
`---21` for a day of the month alone; years before the common era are astronomical (221 BC is `-0220`); "" where the
calendar is not ours (腊月二十三) or has no such day (2月30日).
"""

import calendar
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.language.date_patterns import (
    AFTER,
    AGO,
    BEFORE,
    CLOCK,
    ERA_PLACE,
    GAMES,
    HAN,
    LONG,
    PATTERNS,
    STARTS,
)
from quizgen.language.numerals import scan


class Date(NamedTuple):
    """A date in `text[start:end]`."""

    start: int
    end: int
    iso: str
    granularity: str
    modifier: str | None


@cache
def eras() -> dict[str, int]:
    """Era name → year of its first year."""
    return {name: int(year) for name, year, *_ in _era_rows()}


@cache
def elsewhere() -> frozenset[str]:
    """Eras of 辽, 金 and others, whose years are also those of a dynasty of the table."""
    return frozenset(name for name, _, *mark in _era_rows() if mark)


@cache
def _era_rows() -> tuple[list[str], ...]:
    lines = (files("quizgen.language") / "data" / "eras.txt").read_text("utf-8").splitlines()
    return tuple(line.split() for line in lines if line and not line.startswith("#"))


@cache
def _rules() -> re.Pattern[str]:
    names = "|".join(sorted(eras(), key=len, reverse=True))
    first = "".join(sorted({*STARTS, *(name[0] for name in eras())}))
    rules = "|".join(f"(?:{p.replace(ERA_PLACE, names)})" for p in PATTERNS)
    return re.compile(f"(?=[{first}])(?:{rules})")


def clocks(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of times of day."""
    for found in CLOCK.finditer(text):
        yield found.span()


def find(text: str) -> Iterator[Date]:
    """Every date of `text`, in order, without overlap."""
    at, rules = 0, _rules()
    while found := rules.search(text, at):
        at = found.end()
        read = _read(found)
        if read is None:
            at = found.start() + 1
            continue
        iso, granularity = read
        if granularity == "year" and _so_long(text, found):
            continue
        before = BEFORE.search(text, max(0, found.start() - 3), found.start())
        after = AFTER.match(text, found.end())
        modifier = after[1] if after else before[1] if before else None
        yield Date(found.start(), found.end(), iso, granularity, modifier)


def _so_long(text: str, found: re.Match[str]) -> bool:
    """1500年的历史, 距今1800年: a duration written with four digits."""
    year = _number(found["yh"]) if found["yh"] else 0
    if not year or year % 100 or GAMES.match(text, found.end()):
        return False
    return bool(
        AGO.match(text, found.end() - 1) or LONG.search(text, max(0, found.start() - 4), found.start())
    )


def _number(text: str) -> int:
    if len(text) == 4 and text[0] in "一二" and all(c in HAN for c in text):
        return int("".join("0" if c in "零〇○" else str(HAN.index(c) - 2) for c in text))
    numeral = scan(text, 0)
    return int(numeral.low) if numeral else 0


def _year(text: str) -> int:
    year = _number(text)
    if len(text) == 2 and text.isdecimal():  # 98年5月
        return year + (1900 if year >= 30 else 2000)
    return year


def _y(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def stretch(first: int, last: int) -> str:
    """Whole years as an ISO range."""
    return f"{_y(first)}-01-01/{_y(last)}-12-31"


def _month(year: int, month: int) -> tuple[str, str]:
    last = calendar.monthrange(year, month)[1] if year >= 1 else 31
    return f"{_y(year)}-{month:02d}-01", f"{_y(year)}-{month:02d}-{last:02d}"


def _day(year: int | None, month: int, day: int) -> str | None:
    if day > 31 or (year and day > calendar.monthrange(year, month)[1]) or (month == 2 and day > 29):
        return None
    return (
        f"-{'' if year is None else _y(year)}-{month:02d}-{day:02d}"
        if year is None
        else f"{_y(year)}-{month:02d}-{day:02d}"
    )


def _read(found: re.Match[str]) -> tuple[str, str] | None:
    """ISO and granularity of a match, None if there is no such day."""
    for name, reader in READERS.items():
        if found[name]:
            return reader(found)
    return None


def _read_iso(m: re.Match[str]) -> tuple[str, str] | None:
    return _day(int(m["iy"]), int(m["im"]), int(m["id"])) or "", "day"


def _ends(
    y: int | None, m: int, d: int | None, y2: int | None, m2: int, d2: int | None
) -> tuple[str, str] | None:
    if d is None or d2 is None:
        if y is None:
            return f"--{m:02d}/--{m2:02d}", "range"
        return f"{_month(y, m)[0]}/{_month(y2 or y, m2)[1]}", "range"
    first, last = _day(y, m, d), _day(y2 or y, m2, d2)
    return (f"{first}/{last}", "range") if first and last else None


def _read_months(m: re.Match[str]) -> tuple[str, str] | None:
    year = _year(m["y"]) if m["y"] else None
    year2 = _year(m["y2"]) if m["y2"] else year
    day, day2 = (_number(m["d"]) if m["d"] else None), (_number(m["d2"]) if m["d2"] else None)
    return _ends(year, _number(m["m"]), day, year2, _number(m["m2"]), day2)


def _read_days(m: re.Match[str]) -> tuple[str, str] | None:
    year, month = (_year(m["yb"]) if m["yb"] else None), _number(m["mb"])
    return _ends(year, month, _number(m["db"]), year, month, _number(m["db2"]))


def _read_month_pair(m: re.Match[str]) -> tuple[str, str] | None:
    year = _year(m["yc"]) if m["yc"] else None
    return _ends(year, _number(m["mc"]), None, year, _number(m["mc2"]), None)


def _read_full(m: re.Match[str]) -> tuple[str, str] | None:
    return _day(_year(m["yd"]), _number(m["md"]), _number(m["dd"])) or "", "day"


def _read_year_month(m: re.Match[str]) -> tuple[str, str]:
    return "/".join(_month(_year(m["ye"]), _number(m["me"]))), "month"


def _read_common_era(m: re.Match[str]) -> tuple[str, str]:
    first = 1 - _number(m["ybc"]) if m["bc"] else _number(m["ybc"])
    if not m["ybc2"]:
        return stretch(first, first), "year"
    return stretch(first, 1 - _number(m["ybc2"]) if m["bc2"] else _number(m["ybc2"])), "range"


def _read_before(m: re.Match[str]) -> tuple[str, str]:
    return stretch(year := 1 - _number(m["yobc"]), year), "year"


def _century(number: int, before: bool = False) -> tuple[str, str]:
    if before:
        return stretch(1 - number * 100, 100 - number * 100), "century"
    return stretch(number * 100 - 99, number * 100), "century"


def _read_years(first: str, last: str) -> Callable[[re.Match[str]], tuple[str, str] | None]:
    def read(m: re.Match[str]) -> tuple[str, str] | None:
        a, b = _year(m[first]), _year(m[last])
        return (stretch(a, b), "range") if a <= b else None

    return read


def _which_century(text: str) -> int:
    return {"上": 20, "本": 21}.get(text) or _number(text)


def _decade(text: str, base: int) -> tuple[str, str]:
    """八十, 80, 八九十 after the years of `base` (1900)."""
    if text.isdecimal():
        return stretch(base + int(text), base + int(text) + 9), "decade"
    tens = [HAN.index(c) - 2 for c in text if c in HAN] or [1]
    return stretch(base + tens[0] * 10, base + tens[-1] * 10 + 9), "decade"


def _tens(text: str) -> int:
    return int(text) if text.isdecimal() else (HAN.index(text[0]) - 2) * 10


def _decades(first: int, last: int) -> tuple[str, str] | None:
    """From the decade that begins with `first` to the end of the one that begins with `last`."""
    return (stretch(first, last + 9), "decade") if first <= last else None


def _read_decades(m: re.Match[str]) -> tuple[str, str] | None:
    base = (_which_century(m["cp"]) - 1) * 100 if m["cp"] else 1900
    return _decades(base + _tens(m["dp"]), base + _tens(m["dp2"]))


def _read_decade(m: re.Match[str]) -> tuple[str, str]:
    return _decade(m["de"], (_which_century(m["c"]) - 1) * 100)


def _read_bare_decade(m: re.Match[str]) -> tuple[str, str]:
    text = m["de2"].replace("、", "")  # 八、九十
    if len(text) == 4:
        year = _number(text)
        return stretch(year, year + 9), "decade"
    return _decade(text, 2000 if text == "00" else 1900)


def _read_year(m: re.Match[str]) -> tuple[str, str] | None:
    year = _year(m["yh"])
    if not m["half"]:
        return stretch(year, year), "year"
    if m["half"].endswith("季度"):
        quarter = "一二三四1234".index(m["half"].removeprefix("第")[0]) % 4
        return f"{_month(year, quarter * 3 + 1)[0]}/{_month(year, quarter * 3 + 3)[1]}", "range"
    first = 1 if m["half"][0] == "上" else 7
    return f"{_month(year, first)[0]}/{_month(year, first + 5)[1]}", "range"


def _read_era(m: re.Match[str]) -> tuple[str, str]:
    count = 1 if m["yi"] == "元" else _number(m["yi"])
    year = eras()[m["era"]] + count - 1
    return stretch(year, year), "year"


def _read_modern(m: re.Match[str]) -> tuple[str, str] | None:
    year = eras()[m["modern"]] + (1 if m["yn"] == "元" else _number(m["yn"])) - 1
    return _month_or_day(year, m["mn"], m["dn"])


def _month_or_day(year: int, month: str, day: str | None) -> tuple[str, str] | None:
    if day is None:
        return "/".join(_month(year, _number(month))), "month"
    value = _day(year, _number(month), _number(day))
    return (value, "day") if value else None


def _read_quarter(m: re.Match[str]) -> tuple[str, str]:
    last = ("一二三四1234".index(m["q"]) % 4 + 1) * 3
    return f"--{1 if m['qf'] else last - 2:02d}/--{last:02d}", "range"


def _read_month_day(m: re.Match[str]) -> tuple[str, str] | None:
    return _day(None, _number(m["mj"]), _number(m["dj"])) or "", "month-day"


READERS: dict[str, Callable[[re.Match[str]], tuple[str, str] | None]] = {
    "iy": _read_iso,
    "m": _read_months,
    "mb": _read_days,
    "mc": _read_month_pair,
    "yd": _read_full,
    "ye": _read_year_month,
    "ybc": _read_common_era,
    "yobc": _read_before,
    "cbc": lambda m: _century(_number(m["cbc"]), bool(m["bcc"])),
    "ya": _read_years("ya", "ya2"),
    "yf": _read_years("yf", "yf2"),
    "yg": _read_years("yg", "yg2"),
    "dr": lambda m: _decades(int(m["dr"]), int(m["dr2"])),
    "rd": lambda m: _decades(*(1911 + _tens(m[name] or m["rd"]) for name in ("rd", "rd2"))),
    "dp": _read_decades,
    "modern": _read_modern,
    "y3": lambda m: _month_or_day(int(m["y3"]), m["m3"], m["d3"]),
    "q": _read_quarter,
    "y2d": lambda m: (stretch(1900 + int(m["y2d"]), 1900 + int(m["y2d"])), "year"),
    "y2z": lambda m: (stretch(2000 + int(m["y2z"]), 2000 + int(m["y2z"])), "year"),
    "y2p": lambda m: (stretch(1900 + int(m["y2p"]), 1900 + int(m["y2p"])), "year"),
    "y2c": lambda m: (stretch(1900 + int(m["y2c"]), 1900 + int(m["y2c"])), "year"),
    "de": _read_decade,
    "de2": _read_bare_decade,
    "ce": lambda m: _century(_which_century(m["ce"])),
    "yh": _read_year,
    "era": _read_era,
    "reign": lambda m: ("", "year"),
    "ruler": lambda m: ("", "year"),
    "lunar": lambda m: ("", "month-day"),
    "mj": _read_month_day,
    "mk": lambda m: (f"--{_number(m['mk']):02d}", "month"),
    "dl": lambda m: (f"---{int(m['dl']):02d}", "day") if 1 <= int(m["dl"]) <= 31 else None,
}
