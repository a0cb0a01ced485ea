"""Ranges looked up by place: the same as looking at all of them."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.spans import Overlapping, before_blanks, beginning, touching


class Range(NamedTuple):
    start: int
    end: int


PLACES = st.integers(0, 40)
ANY = st.lists(st.builds(lambda a, size: Range(a, a + size), PLACES, st.integers(1, 9)), max_size=12).map(
    sorted
)
APART = st.lists(PLACES, unique=True, max_size=16).map(
    lambda ends: [Range(a, b) for a, b in zip(sorted(ends)[::2], sorted(ends)[1::2], strict=False)]
)


@given(ANY, PLACES, PLACES)
def test_ranges_that_begin_in_a_range(ranges: list[Range], start: int, end: int) -> None:
    assert list(beginning(ranges, start, end)) == [r for r in ranges if start <= r.start < end]


@given(APART, PLACES, st.integers(1, 9))
def test_ranges_apart_that_touch_a_range(ranges: list[Range], start: int, size: int) -> None:
    expected = [r for r in ranges if r.start < start + size and start < r.end]
    assert list(touching(ranges, start, start + size)) == expected


@given(ANY, PLACES, st.integers(1, 9))
def test_overlapping_ranges_that_touch_a_range(ranges: list[Range], start: int, size: int) -> None:
    expected = [r for r in ranges if r.start < start + size and start < r.end]
    assert Overlapping(ranges).touching(start, start + size) == expected


@given(st.text("a \n\u3000", max_size=9))
def test_the_place_before_blanks(text: str) -> None:
    assert before_blanks(text, len(text)) == len(text.rstrip())
    assert before_blanks(text, len(text), " \n") == len(text.rstrip(" \n"))
