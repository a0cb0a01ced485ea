"""Two figures that are the ends of one: 3~5个, 30%到50%, 三、四年."""

import re

from quizgen.language.figure import Figure
from quizgen.language.numerals import DIGITS, PAIRS, SMALL
from quizgen.language.reading import START, read

B = r"[ \t\u3000\xa0]{0,3}"
BETWEEN = re.compile(rf"{B}(到|至|~|〜|--?|—{{1,2}}|–|－){B}")  # 3~5, 三到五
NEXT = re.compile(rf"{B}、{B}")  # 三、四年
EITHER = {(10, 8), (8, 10), (3, 2), (5, 3)}  # 十个八个, 三天两天
MINUS = re.compile(r"[-−负]|零下[ \t]{0,2}")  # -3～-1℃


def joined(masked: str, first: Figure) -> Figure | None:
    """3~5个, 30%到50%, 三、四年: two figures that are the ends of one."""
    between = BETWEEN.match(masked, first.end) or NEXT.match(masked, first.end)
    if not between:
        return _either(masked, first)
    minus = MINUS.match(masked, between.end())
    at = minus.end() if minus else between.end()
    last = read(masked, at) if at < len(masked) and START.match(masked, at) else None
    if last is not None and minus:
        last = last._replace(low=-last.high, high=-last.low)
    if last is None or first.kind == "fraction" != last.kind:
        return None
    sign = between[0].strip()
    if sign == "-" and between[0].startswith(" ") != between[0].endswith(" "):
        return None
    if sign == "、" and not _neighbours(masked, first, last):
        return None
    if sign not in "到至、" and last.unit is None and not _dashed(masked, first, last):
        return None
    low, high = (
        (last.low, first.high) if last.high <= first.low < 0 else (first.low, last.high)
    )  # 零下3到零下5度
    if first.unit is None and first.kind == "number":
        shared = last.numeral.scale
        if shared > 1 and first.numeral.scale == 1 and low < last.low / shared:  # 3到5万
            low *= shared
        if last.kind == "percent" and masked[last.written[0]] in "成折" and low < 10:  # 三到五成, 6至8折
            low *= 10
    elif first.unit is not None and (last.unit is None or first.unit.canonical != last.unit.canonical):
        if first.kind == "percent" and last.unit is None and last.kind == "number" and low < last.high <= 100:
            last = last._replace(kind="percent", unit=first.unit, written=first.written)  # 百分之五十到六十
        elif (
            last.unit is None
            or last.unit.dimension != first.unit.dimension
            or not first.unit.factor
            or not last.unit.factor
        ):
            return None
        else:
            low = low * first.unit.factor / last.unit.factor  # 500克到1公斤
    if low >= high or (
        sign == "至"
        and first.unit is None
        and last.unit is None
        and first.numeral.digits
        and last.numeral.digits
        and high > 10**6
    ):
        return None
    kind = "range" if last.unit is None and last.kind == "number" else last.kind
    return last._replace(start=first.start, low=low, high=high, kind=kind, fraction=None)


def _either(masked: str, first: Figure) -> Figure | None:
    """十个八个, 三天五天: two counts of one thing side by side are one or the other."""
    if first.unit is None or first.end >= len(masked) or masked[first.end] not in DIGITS | SMALL:
        return None
    last = read(masked, first.end)
    if last is None or last.unit != first.unit or any(f.low != f.high for f in (first, last)):
        return None
    pair = (int(first.low), int(last.low))
    if masked[last.end : last.end + 1] in DIGITS or not (pair in PAIRS or pair in EITHER):
        return None
    return last._replace(start=first.start, low=min(first.low, last.low), high=max(first.high, last.high))


def _neighbours(masked: str, first: Figure, last: Figure) -> bool:
    """三、四年 is three or four; 一、二、三 and 3、4年级 are lists."""
    return (
        first.unit is None
        and last.unit is not None
        and masked[first.start] in DIGITS
        and first.end == first.start + 1
        and last.low == first.low + 1 == last.high
        and masked[first.start - 1 : first.start] not in ("、", "第")
    )


def _dashed(masked: str, first: Figure, last: Figure) -> bool:
    """3-5, not a piece of 010-8415 or of 3-5-7."""
    around = masked[first.start - 1 : first.start] + masked[last.end : last.end + 1]
    short = first.end - first.start <= 4 and last.numeral.end - last.start <= 4
    return short and not re.search(r"[-\dA-Za-z_]", around)
