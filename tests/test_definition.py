"""Definitions: concepts and what they are said to be, told from roles, places, purposes and comparisons."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plain_essay import read
from quizgen.facts.definition import find
from quizgen.language.fold import fold

SPEC = Path(__file__).parent / "specs" / "facts" / "definition.toml"
CASES = tomllib.loads(SPEC.read_text("utf-8"))["case"]
PIECES = st.lists(
    st.sampled_from(
        ["工匠精神", "“慢工”", "所谓", "是一种", "就是", "是", "不是", "而是", "，", "。", "即", "叫作", "它", "有人说", "态度", "的",
         "既是", "也是", "意味着", "”", "“", "\n", "？", "被称为", "过程", "——", "1", "一"]
    ),
    max_size=16,
)  # fmt: skip


def test_there_are_cases() -> None:
    assert len(CASES) > 50


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_definitions(case: dict[str, Any]) -> None:
    facts = list(find(read(case["text"], case.get("people", ()))))
    found = [[f.data["term"], f.data["definition"], *(r for r in f.refused if r != "short")] for f in facts]
    assert found == case["expected"]
    asked = [case["text"][blank.start : blank.end] for fact in facts for blank in fact.blanks]
    assert asked == case.get("blank", [row[0] for row in case["expected"]])


def test_the_fact_holds_the_place_and_the_reasons_of_its_sentence() -> None:
    text = "天黑了。季风是一种随季节▢▢改变方向的风。"
    (fact,) = find(read(text))
    assert text[fact.start : fact.end] == fact.surface == "季风是一种随季节▢▢改变方向的风"
    assert fact.sentence == "季风是一种随季节▢▢改变方向的风。"
    (short,) = find(read("孝，就是善事父母。"))
    assert short.refused == () and short.blanks[0].passage_start == 0


def test_both_scripts_give_one_key() -> None:
    hans, hant = (next(iter(find(read(t)))) for t in ("季风是一种风的变化。", "季風是一種風的變化。"))
    assert hans.id == hant.id


def test_a_long_sentence_is_asked_from_its_term_on() -> None:
    text = "春天的雨一连下了许多天，" * 8 + "老人们说起来都记得，季风是一种随季节改变方向的风。"
    (fact,) = find(read(text))
    (blank,) = fact.blanks
    assert text[blank.passage_start : blank.passage_end] == "季风是一种随季节改变方向的风。"


@settings(max_examples=150)
@given(PIECES)
def test_terms_and_definitions_are_pieces_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for fact in find(read(text)):
        assert fact.data["term"] in fact.surface
        assert fact.data["definition"] in fact.surface
        assert fact.surface == text[fact.start : fact.end]
        assert fact.key == (fold(fact.data["term"]), fold(fact.data["definition"]))
        assert all(fact.data["term"] == text[b.start : b.end] for b in fact.blanks)
        assert all(b.passage_start <= b.start < b.end <= b.passage_end for b in fact.blanks)
