"""Other right answers, by the cases of specs/questions/accepted.toml."""

import tomllib
from pathlib import Path

import pytest

from quizgen import build
from quizgen.model import Blank, Document
from quizgen.questions.accepted import accepted

CASES = tomllib.loads((Path(__file__).with_name("specs") / "questions" / "accepted.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, object]) -> None:
    answer = str(case["answer"])
    text = str(case.get("text", f"{answer}云岭修了石桥。"))
    (analysis,) = build.look([Document("a.txt", "0" * 64, "utf-8", text)]).analyses
    at = text.index(answer)
    slot, sort = str(case.get("slot", "when")), str(case.get("sort", "date"))
    blank = Blank(slot, sort, at, at + len(answer), 0, len(analysis.essay.text))
    assert set(accepted(analysis, blank, answer)) == set(case["also"])  # type: ignore[call-overload]


def test_there_are_negatives_first() -> None:
    negative = [str(case["label"]).startswith("negative") for case in CASES]
    assert negative == sorted(negative, reverse=True)
    assert any(negative)
