"""Shares that figures in a passage give, and figures that shares give."""

import re
from decimal import Decimal
from itertools import permutations

from quizgen.model import Analysis, Blank, Quantity
from quizgen.questions.shown import asked_in, beside, value

_CLOSE = Decimal("0.02")
"""Part by which figures may differ from a share and still give it."""
_ROUNDED = Decimal("0.6")
"""Percent by which shares that are rounded may miss a hundred together."""
_TENTHS = 3
"""Percent by which a share told in tenths may differ from what was worked out."""
_IN_TENTHS = re.compile("成|分之")  # 九|成
# 由七百多万元跌至一百万元以下，|跌幅|接近九成
_FALL = re.compile("[跌降升涨增减加]幅|缩水")


def share_of(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer the share that two figures make: 75筆，其中54筆都在苗栗，高達（72％）?"""
    asked, others = _percent(analysis, blank, start, end)
    return asked is not None and any(
        abs(value(one) * asked / 100 - value(other)) <= _CLOSE * value(other)
        for one, other in permutations(others, 2)
        if one.unit_canonical == other.unit_canonical
    )


def of_share(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer what a share told before it makes of another figure told before it: 体重60公斤、体脂率15%的人有（9公斤）脂肪?"""
    asked, others = beside(analysis, blank, start, end)
    if asked is None or _is_share(asked) or not value(asked):
        return False
    told = [q for q in others if q.start < asked.start]
    shares = [_in_percent(q) for q in told if _is_share(q)]
    wholes = [value(q) for q in told if not _is_share(q) and q.unit_canonical == asked.unit_canonical]
    return any(
        abs(whole * share / 100 - value(asked)) <= _CLOSE * value(asked)
        for share in shares
        for whole in wholes
    )


def grown_by(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer the share by which one figure shown is more or less than another: 由9.5元加至11.8元，加幅约（24%）; 从60万元回落到7.5万元，跌幅接近（九成）?"""
    asked, others = _percent(analysis, blank, start, end)
    return asked is not None and any(
        abs(abs(value(other) - value(one)) / value(one) * 100 - asked)
        <= (_TENTHS if _IN_TENTHS.search(analysis.essay.shadow, blank.start, blank.end) else 1)
        for one, other in permutations(others, 2)
        if one.unit_canonical == other.unit_canonical
    )


def by_its_fall(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one of a figure before, a figure after and the share between them, however roughly told: 七百多万元, 一百万元以下，跌幅接近（九成）?"""
    if not _FALL.search(analysis.essay.shadow, start, end):
        return False
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.kind != "date"]
    asked = asked_in(shown, blank)
    shares = [q for q in shown if _is_share(q)]
    amounts = [q for q in shown if not _is_share(q) and q.unit_canonical]
    alike = [q for q in amounts if sum(other.unit_canonical == q.unit_canonical for other in amounts) > 1]
    return asked is not None and bool(shares) and (asked in shares or asked in alike) and bool(alike)


def rest(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer what the shares that are shown leave: 不足30%…，超过（70%）; 64.8%、15.6%和（19.5%）, nearly; 八成, （两成）?"""
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and _is_share(q)]
    shown = [q for q in shown if q.kind != "fraction" or "成" in analysis.essay.shadow[q.start : q.end]]
    asked = asked_in(shown, blank)
    if asked is None:
        return False
    left = 100 - _told(asked)
    others = [_told(q) for q in shown if q is not asked]
    nearly = len(others) > 1 and abs(left - sum(others)) <= _ROUNDED
    return bool(others) and (nearly or left in {*others, sum(others)})


def part_in_percent(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the fraction that a percentage shown stands for, or the other way round: 16.3%，占全部的（六分之一）?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not _is_share(asked):
        return False
    others = [q for q in shown if _is_share(q) and (q.kind == "fraction") != (asked.kind == "fraction")]
    return any(abs(_in_percent(q) - _in_percent(asked)) <= 1 for q in others)


def _percent(analysis: Analysis, blank: Blank, start: int, end: int) -> tuple[Decimal | None, list[Quantity]]:
    """The share that is asked, in percent, None if none is, and the exact figures beside it that are no shares."""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not _is_share(asked):
        return None, []
    return _in_percent(asked), [q for q in shown if not _is_share(q) and value(q) > 0]


def _is_share(quantity: Quantity) -> bool:
    return quantity.kind == "fraction" or quantity.unit_canonical == "%"


def _told(share: Quantity) -> Decimal:
    """A share in percent, of a vague one the end that is told."""
    return Decimal(share.low or share.high or 0) * (100 if share.kind == "fraction" else 1)


def _in_percent(share: Quantity) -> Decimal:
    return value(share) * (100 if share.kind == "fraction" else 1)
