"""Wrong options: of one kind with the answer, never it, never stated by the essay."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.fold import fold
from quizgen.questions.rivals import alike, figures_like, shipped

CASES = tomllib.loads((Path(__file__).with_name("specs") / "questions" / "figures.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, Any]) -> None:
    found = figures_like(case["answer"], frozenset(fold(text) for text in case.get("stated", [])))
    assert bool(found) != case.get("none", False)
    assert set(case.get("some", [])) <= set(found)
    assert set(case.get("never", [])).isdisjoint(found)
    assert len(found) == len(set(found))


@given(st.decimals(0, 99_999, places=2), st.sampled_from(["公里", "毫米", "%", "万元", "年"]))
def test_figures_differ_only_in_their_digits(number: object, unit: str) -> None:
    answer = f"{number}{unit}"
    for text in figures_like(answer, frozenset()):
        assert text != answer
        assert re.sub(r"\d+(\.\d+)?", "0", text) == re.sub(r"\d+(\.\d+)?", "0", answer)
        assert len(text.partition(".")[2]) == len(answer.partition(".")[2])
        assert float(text.removesuffix(unit)) > 0


@given(st.text(max_size=12))
def test_no_answer_raises(text: str) -> None:
    assert text not in figures_like(text, frozenset())


@pytest.mark.parametrize(
    ("answer", "rival", "fits"),
    [
        ("宁允展", "爱迪生", True),
        ("宁允展", "列奥纳多·达·芬奇", False),
        ("宁允展", "斯特拉迪瓦里", False),
        ("《大学》", "论语", False),
        ("《大学》", "《论语》", True),
        ("居里", "孔子", True),
    ],
)
def test_options_are_of_one_make(answer: str, rival: str, fits: bool) -> None:
    assert alike(answer, rival) == fits


@pytest.mark.parametrize("sort", ["person", "work"])
def test_shipped_options_are_of_one_script(sort: str) -> None:
    from quizgen.language.shadow import script_of

    hans, hant = shipped(sort, "hans"), shipped(sort, "hant")
    assert len(hans) > 30
    assert len(hant) > 30
    assert all(script_of(name)[0] in ("hant", "neutral") for name in hant)
    assert all(script_of(name)[0] in ("hans", "neutral") for name in hans)
    if sort == "work":
        assert [fold(name) for name in hans] == [fold(name) for name in hant]
