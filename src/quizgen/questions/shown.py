"""The figures that a passage shows: the exact ones, the one that is asked, what it amounts to."""

from collections.abc import Iterable
from decimal import Decimal

from quizgen.model import Analysis, Blank, Quantity

HAN_DIGITS = "一二三四五六七八九十百千万"
MANY = 10
"""Number from which an ordinal, or one more, tells it."""


def exact(analysis: Analysis, start: int, end: int) -> list[Quantity]:
    """The exact figures between, in their order."""
    return [q for q in analysis.quantities if start <= q.start and q.end <= end and q.low and q.low == q.high]


def asked_in(figures: Iterable[Quantity], blank: Blank) -> Quantity | None:
    """The first of the figures that stands in the blank."""
    return next((q for q in figures if q.start < blank.end and blank.start < q.end), None)


def beside(analysis: Analysis, blank: Blank, start: int, end: int) -> tuple[Quantity | None, list[Quantity]]:
    """The exact figure that is asked, None if none is, and the others between."""
    figures = exact(analysis, start, end)
    asked = asked_in(figures, blank)
    return asked, [q for q in figures if q is not asked]


def value(quantity: Quantity) -> Decimal:
    """What an exact figure amounts to, 0 where it says nothing."""
    return Decimal(quantity.low or 0)
