"""Forms of a text: to compare by, to read numbers in, to analyse on."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.fold import fold, level, simplify
from quizgen.language.shadow import script_of, shadow

SPECS = Path(__file__).parent / "specs" / "language"
FOLD = tomllib.loads((SPECS / "fold.toml").read_text("utf-8"))["case"]
SHADOW = tomllib.loads((SPECS / "shadow.toml").read_text("utf-8"))["case"]
TEXT = st.text() | st.text("學习著着说「」“”——·．ＡａＢ１ 　\0\ud800衞茍①ﬁ가…")


def test_there_are_cases() -> None:
    assert FOLD
    assert SHADOW


@pytest.mark.parametrize("case", FOLD, ids=[case["label"] for case in FOLD])
def test_fold(case: dict[str, object]) -> None:
    assert (fold(str(case["text"])) == fold(str(case["other"]))) is case["same"]


@pytest.mark.parametrize("case", SHADOW, ids=[case["label"] for case in SHADOW])
def test_shadow(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert shadow(text) == case["shadow"]
    if "script" in case:
        assert script_of(text) == case["script"]


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_level_and_shadow_keep_the_length(text: str) -> None:
    assert len(level(text)) == len(shadow(text)) == len(simplify(text)) == len(text)


@given(TEXT)
def test_a_text_and_its_shadow_are_the_same_to_compare(text: str) -> None:
    assert fold(shadow(text)) == fold(text)


def test_level_reads_full_width_figures() -> None:
    assert level("增長５．２％") == "增长5.2%"
