"""Numbers, units and dates are read out of text, and typed answers are compared by what they say."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language import units
from quizgen.language.quantity import find, same
from quizgen.model import Quantity

SPECS = Path(__file__).parent / "specs" / "quantity"
# What must not be read stands first.
FILES = ("negatives", "numbers", "approximate", "units", "dates")
CASES = [
    pytest.param(
        case,
        id=f"{name}: {case['label']}",
        marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [],
    )
    for name in FILES
    for case in tomllib.loads((SPECS / f"{name}.toml").read_text("utf-8"))["case"]
]
ANSWERS = tomllib.loads((SPECS / "answers.toml").read_text("utf-8"))["case"]
DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
GROUPS = ("", "万", "亿", "万亿")


def test_there_are_cases() -> None:
    assert len(CASES) > 200
    assert len(ANSWERS) > 30


def shown(text: str, quantity: Quantity) -> str:
    surface = text[quantity.start : quantity.end]
    if quantity.kind == "date":
        return f"{surface}@{quantity.iso}"
    low, high = quantity.low, quantity.high
    value = str(low) if low == high else f"{low or ''}..{high or ''}"
    return f"{surface}={value} {quantity.unit_canonical}".rstrip()


@pytest.mark.parametrize("case", CASES)
def test_find(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [shown(text, quantity) for quantity in find(text)] == case["expected"]


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: str(case["label"]))
def test_same(case: dict[str, Any]) -> None:
    assert same(case["given"], case["wanted"], case.get("shown", "")) == case["expected"]


def spelled(number: int) -> str:
    """`number` as read aloud: 10203 is 一万零二百零三."""
    if number == 0:
        return "零"
    groups, words = [], ""
    while number:
        groups.append(number % 10000)
        number //= 10000
    for i in range(len(groups) - 1, -1, -1):
        group, part, gap = groups[i], "", bool(words) and groups[i] < 1000
        if not group:
            continue
        for place in range(3, -1, -1):
            digit = group // 10**place % 10
            if digit:
                part += (DIGITS[0] if gap and (part or words) else "") + DIGITS[digit] + PLACES[place]
                gap = False
            elif part:
                gap = True
        if words and groups[i + 1] % 10 == 0 and not part.startswith("零"):
            part = "零" + part
        words += part + GROUPS[i]
    return words.removeprefix("一") if words.startswith("一十") else words


@given(st.integers(0, 10**12))
def test_a_number_read_aloud_is_read_back(number: int) -> None:
    (quantity,) = find(f"（{spelled(number)}）")
    assert quantity.low == quantity.high == str(number)


MEASURES = sorted(
    form
    for form, unit in units.table().items()
    if unit.kind in ("measure", "money", "duration", "percent") and form not in ("日", "月", "世纪")
)


@given(st.sampled_from(MEASURES), st.decimals(min_value=2, max_value=10**6, places=2, allow_nan=False))
def test_every_unit_goes_round(form: str, number: Any) -> None:
    text = f"{number}{form}"
    (quantity,) = find(text)
    unit = units.table()[form]
    assert (quantity.start, quantity.end) == (0, len(text))
    assert Fraction(quantity.low or 0) == Fraction(number)
    assert quantity.unit_canonical == unit.canonical
    assert same(text, text) == "same"
    assert same(str(number), text, form) == "same"


@given(
    st.text(
        alphabet=st.sampled_from(
            [*"0123456789.,一二三百万亿半几多两十零点分之%年月日第-~到约不足元米个人半 \n/每()__"]
        ),
        max_size=24,
    )
)
def test_quantities_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    at = 0
    for quantity in find(text):
        assert at <= quantity.start < quantity.end <= len(text)
        at = quantity.end
        if quantity.kind != "date":
            assert quantity.low is not None or quantity.high is not None
            if quantity.low is not None and quantity.high is not None:
                assert Fraction(quantity.low) <= Fraction(quantity.high)


FIGURES = st.text(
    alphabet=st.sampled_from(
        [*"0123456789.,一二三百万亿半几多两十零点分之%年月日第-~到约不足元米个人成折又/"]
    ),
    max_size=10,
)


@given(st.one_of(FIGURES, st.text(max_size=12)), st.one_of(FIGURES, st.text(max_size=12)))
def test_any_answer_can_be_judged(typed: str, wanted: str) -> None:
    assert same(typed, wanted) in ("same", "unit-missing", "different", "")
    assert same(wanted, wanted) in ("same", "")
    assert (same(typed, wanted) == "") == (same(wanted, typed) == "")
