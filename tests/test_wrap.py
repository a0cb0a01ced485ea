"""Chinese lines break where a typesetter would break them, measured in cells."""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from quizgen.tui.wrap import NO_END, NO_START, SPACES, fit, pad, wrap

CASES = tomllib.loads((Path(__file__).parent / "specs/study/wrap.toml").read_text("utf-8"))["case"]
TEXTS = st.text(alphabet="的一是桥匠“”《》（）。，、！？…—0123456789.%AbC 　年\n\u0301", max_size=80)
WIDTHS = st.integers(8, 80)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def bare(text: str) -> str:
    return "".join(c for c in text if c not in SPACES and c != "\n")


def test_there_are_cases() -> None:
    assert len(CASES) > 5


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_wrap(case: dict[str, Any]) -> None:
    assert lines(case["text"], case["width"]) == case["expected"]


@given(TEXTS, WIDTHS)
@example("（　　）" * 9, 9)
@example("“" * 30, 8)
@example("0　　　　0", 8)
@example("0　　　　\u0301", 8)
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))
    assert bare("".join(lines(text, width))) == bare(text)


@given(st.text(alphabet="的一是桥匠“”《》（）。，、！？年", max_size=80), st.integers(20, 80))
def test_marks_stay_with_their_words(text: str, width: int) -> None:
    found = lines(text, width)
    for before, after in itertools.pairwise(found):
        whole = cell_len(before) >= width - 1  # a run of marks longer than a line is cut hard
        assert whole or after[0] not in NO_START
        assert whole or before[-1] not in NO_END


@given(TEXTS, WIDTHS)
def test_fit_and_pad(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) <= width
    assert cell_len(pad(fit(text, width), width)) == width
    assert "\n" not in fit(text, width)
