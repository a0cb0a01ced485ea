"""Figures of several pieces (3小时20分钟, 三块五毛, 一米七五) as one."""

import re
from fractions import Fraction

from quizgen.language import units
from quizgen.language.figure import Figure, terminates
from quizgen.language.numerals import DIGITS, scan, skip
from quizgen.language.units import Unit

SMALL_TAIL = re.compile(
    r"([一二三四五六七八九]|\d{1,2})(?![\d.%A-Za-z十百千万亿个多余来几])"
)  # 一米七, 1米75, 三块五
SCORE_TAIL = re.compile(r"(\d|[一二三四五六七八九])(?![\d.%十百千万年月日天个点分])")  # 38度5
# A tail without a unit is tenths (hundredths) of these: 一米七, 三块五, 两斤三, 9秒58.
WITH_TAIL = {"米", "元", "斤", "尺", "丈", "块", "公斤", "秒"}
# 1分57秒|80, 2分03秒|90名列第三; not 1分57秒、80名
HUNDREDTHS = re.compile(r"(\d{2})(?![\d.%])(?=名列|[的夺打创获位刷]|[^\u4e00-\u9fff]|$)")
# 一米|七五, 1米|75
DIGITS_BEHIND = re.compile(r"\d{1,2}|[一二三四五六七八九]{1,2}")
ARC = re.compile(r"分(?![之钟])|秒")  # 39度54分
# A figure before these is not a tail of the one before it: 三块五、六块.
NO_TAIL = ("、", "-", "~", "至", "到", "成", "折", "月", "年", "号")


def compound(text: str, figure: Figure) -> Figure:
    """3小时20分钟, 一年零三个月, 三块五毛, 两丈八尺, 一米七五."""
    unit = figure.unit
    if unit is None or unit.kind not in ("money", "duration", "measure"):
        return _points(text, figure)
    if unit.per:
        return figure
    pieces: list[tuple[Fraction, Unit]] = [(figure.low, unit)]
    end, written_end = figure.end, figure.written[1]
    while True:
        here = skip(text, end)
        here += 1 if text[here : here + 1] in ("零", "又") else 0
        if here >= len(text) or not (text[here].isdecimal() or text[here] in DIGITS or text[here] in "十半"):
            break
        more = scan(text, here)
        found = _smaller(text, more.end, pieces[-1][1]) if more and more.low == more.high else None
        if more is None or found is None:
            break
        end, written_end = found[0], found[0]
        pieces.append((more.low, found[1]))
    if pieces[-1][1].canonical == "角" and (cents := _cents(text, end)):
        end = cents[0]
        pieces.append((cents[1], units.table()["分钱"]))
    if len(pieces) > 1 and pieces[-1][1].canonical == "秒":
        end, rest = _hundredths(text, end)
        pieces[-1] = (pieces[-1][0] + rest, pieces[-1][1])
    if len(pieces) == 1:
        return _tail(text, figure)
    if pieces[0][1].canonical in ("年", "个月") and pieces[-1][1].canonical not in ("年", "个月"):
        # 38年零37天: a year has no fixed number of days, so more than 38 and less than 39
        return figure._replace(end=end, high=figure.low + 1)
    total = sum((n * u.factor for n, u in pieces if u.factor), Fraction(0))
    last = (
        unit
        if unit.kind == "money" or (terminates(total / (unit.factor or 1)) and unit.kind != "duration")
        else pieces[-1][1]
    )
    value = total / (last.factor or 1)
    first = (
        figure.written if last is unit else (written_end - len(_form(text, written_end, last)), written_end)
    )
    return figure._replace(end=end, low=value, high=value, unit=last, written=first)


def _cents(text: str, at: int) -> tuple[int, Fraction] | None:
    """End and figure of the cents said without 分: 两块二毛五."""
    found = SMALL_TAIL.match(text, at)
    if (
        not found
        or len(found[1]) > 1
        or units.match(text, found.end())
        or text[found.end() : found.end() + 1] in NO_TAIL
    ):
        return None
    return found.end(), Fraction(DIGITS.get(found[1]) or int(found[1]))


def _form(text: str, end: int, unit: Unit) -> str:
    """The unit as written before `end`."""
    for length in range(4, 0, -1):
        if units.table().get(text[end - length : end]) == unit:
            return text[end - length : end]
    return text[end - 1 : end]


def _smaller(text: str, at: int, than: Unit) -> tuple[int, Unit] | None:
    """A unit at `at` of the same dimension and smaller; 分 is what fits: minutes or cents."""
    at = skip(text, at)
    table = units.table()
    if than.dimension == "money" and text[at : at + 1] in ("角", "毛", "分"):
        unit = table["分钱" if text[at] == "分" else "角"]
        end = at + (2 if text[at + 1 : at + 2] == "钱" else 1)
        return (end, unit) if than.factor and unit.factor and unit.factor < than.factor else None
    if than.dimension == "angle" and (arc := ARC.match(text, at)):
        unit = table["角分" if arc[0] == "分" else "角秒"]
        return (arc.end(), unit) if than.factor and unit.factor and unit.factor < than.factor else None
    if than.dimension == "time" and text[at : at + 1] == "分" and text[at + 1 : at + 2] not in ("钟", "之"):
        return (at + 1, table["分钟"]) if than.factor and than.factor > 60 else None
    found = units.match(text, at)
    if not found or found[1].dimension != than.dimension or not found[1].factor or not than.factor:
        return None
    return found if found[1].factor < than.factor else None


def _points(text: str, figure: Figure) -> Figure:
    """5分30秒: 分 before seconds are minutes."""
    if figure.unit is None or text[figure.written[0] : figure.written[1]] != "分":
        return figure
    here = skip(text, figure.end)
    more = scan(text, here) if here < len(text) else None
    found = units.match(text, more.end) if more else None
    if more is None or found is None or found[1].canonical != "秒" or more.low != more.high:
        return figure
    end, rest = _hundredths(text, found[0])
    value = figure.low * 60 + more.low + rest
    return figure._replace(
        end=end, low=value, high=value, kind="duration", unit=found[1], written=(more.end, found[0])
    )


def _hundredths(text: str, at: int) -> tuple[int, Fraction]:
    """End and value of the hundredths of a second at `at`: 1分57秒|80."""
    tail = HUNDREDTHS.match(text, at)
    return (tail.end(), Fraction(int(tail[1]), 100)) if tail else (at, Fraction(0))


def _tail(text: str, figure: Figure) -> Figure:
    """一米七五, 三块五, 38度5."""
    assert figure.unit is not None
    unit, end = figure.unit, figure.end
    if (
        unit.canonical in ("度", "摄氏度")
        and (tail := SCORE_TAIL.match(text, end))
        and not units.match(text, tail.end())
    ):
        value = figure.low + Fraction(DIGITS.get(tail[1]) or int(tail[1]), 10)
        return figure._replace(end=tail.end(), low=value, high=value)
    written = text[figure.written[0] : figure.written[1]]
    if written not in WITH_TAIL or figure.low.denominator != 1 or text[end - 1] not in WITH_TAIL | {"斤"}:
        return figure
    run = DIGITS_BEHIND.match(text, end)
    if (
        not run
        or not SMALL_TAIL.match(text, run.end() - (1 if run[0][-1] in DIGITS else len(run[0])))
        or units.match(text, run.end())
    ):
        return figure
    digits = "".join(str(DIGITS.get(c, c)) for c in run[0])
    if text[run.end() : run.end() + 1] in NO_TAIL:
        return figure
    value = figure.low + Fraction(int(digits), 10 ** len(digits))
    return figure._replace(end=run.end(), low=value, high=value)
