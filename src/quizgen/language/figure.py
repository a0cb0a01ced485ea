"""A figure read at one place of levelled text, and how its value is written down."""

from fractions import Fraction
from typing import NamedTuple

from quizgen.language.numerals import Numeral
from quizgen.language.units import Unit


class Figure(NamedTuple):
    """A figure in `text[start:end]`; `unit` is None for a plain number."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    kind: str
    numeral: Numeral
    unit: Unit | None = None
    written: tuple[int, int] = (0, 0)
    """Range of the unit as written."""
    fraction: str | None = None
    mark: str = ""


def terminates(value: Fraction) -> bool:
    """Whether `value` ends as a decimal."""
    below = value.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return below == 1


def decimal(value: Fraction) -> str:
    """`value` as a decimal string: exact where it ends, else fifteen significant digits."""
    if value.denominator == 1:
        return str(value.numerator)
    if terminates(value):
        scale = 0
        while value.denominator != 1:
            value, scale = value * 10, scale + 1
        digits = str(abs(value.numerator)).rjust(scale + 1, "0")
        return ("-" if value < 0 else "") + digits[:-scale] + "." + digits[-scale:]
    return f"{float(value):.15g}"
