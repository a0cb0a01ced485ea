"""Headings of sections, by the cases of specs/questions/section.toml."""

import tomllib
from pathlib import Path

import pytest

from quizgen import build
from quizgen.model import Document
from quizgen.questions.section import heading

SPEC = Path(__file__).with_name("specs") / "questions" / "section.toml"
CASES = tomllib.loads(SPEC.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, str]) -> None:
    ahead = case["text"].partition("⟦")[2][:6]
    (analysis,) = build.look([Document("a.txt", "0" * 64, "utf-8", case["text"].replace("⟦", ""))]).analyses
    assert heading(analysis, analysis.essay.text.index(ahead)) == case["heading"]


def test_there_are_cases_and_the_negatives_come_first() -> None:
    kinds = [not case["heading"] for case in CASES]
    assert kinds == sorted(kinds, reverse=True) and sum(kinds) >= 5
