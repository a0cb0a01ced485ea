"""Quotation marks are paired with recovery."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.marks import WAYS, pair

CASES = tomllib.loads((Path(__file__).parent / "specs/language/marks.toml").read_text(encoding="utf-8"))[
    "case"
]
TEXTS = st.text(alphabet=st.sampled_from([*WAYS, *"言，。？：5s\n"]), max_size=60)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_marks(case: dict[str, Any]) -> None:
    text = case["text"]
    quotes, odd = pair(text)
    assert [text[q.start : q.end] for q in quotes if q.closed] == case["expected"]
    assert [("^" + text)[i : i + 2] for i in odd] == case.get("odd", [])
    assert [text[q.start : q.end] for q in quotes if not q.closed] == case.get("unclosed", [])


@given(TEXTS)
def test_quotations_nest_and_lie_in_the_text(text: str) -> None:
    quotes, odd = pair(text)
    assert list(odd) == sorted(set(odd))
    assert all(text[at] in WAYS for at in odd)
    assert [(q.start, q.end) for q in quotes] == sorted((q.start, q.end) for q in quotes)
    for i, one in enumerate(quotes):
        assert 0 <= one.start < one.end <= len(text)
        assert (one.start in odd) is not one.closed
        around = 0
        for other in quotes[:i]:
            assert other.end <= one.start or one.end <= other.end
            around += other.start <= one.start and one.end <= other.end
        assert one.depth == around


@given(TEXTS, TEXTS)
def test_a_bad_mark_spoils_no_other_paragraph(before: str, after: str) -> None:
    sound = (
        "他说：“学而时习之，不亦说乎？”这是孔子的话，记在《论语》里，人人都会背，一直背到今天也没有忘记过。"
    )
    text = f"{before}\n{sound}\n{after}"
    at = len(before) + 1
    spans = {(q.start, q.end) for q in pair(text).quotes if q.closed}
    assert any(text[a:b].endswith("学而时习之，不亦说乎？”") and a <= at + 3 for a, b in spans)
