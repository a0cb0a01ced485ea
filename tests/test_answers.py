"""Answers are judged by what they say, not by how they are typed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.study import answers
from study_deck import CHOICE, MATCH, ORDER, question

CASES = tomllib.loads((Path(__file__).parent / "specs/study/answers.toml").read_text("utf-8"))["case"]
HAN = st.text(alphabet="桥梁工匠人民文化天地春秋", min_size=answers.LONG, max_size=12)


def test_there_are_cases_and_negatives_come_first() -> None:
    negative = [case["label"].startswith("negative") for case in CASES]
    assert any(negative)
    assert negative == sorted(negative, reverse=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_answers(case: dict[str, Any]) -> None:
    lists = {key: tuple(case.get(key, ())) for key in ("accept", "choices", "items")}
    asked = question(case.get("form", "typed"), case.get("prompt", "问？"), case["answer"], **lists)
    verdict = answers.judge(asked, case["given"])
    assert verdict.outcome == case["expected"]
    assert verdict.reason == case.get("reason", verdict.reason)


@pytest.mark.parametrize("typed", ["2", "２", " 2 ", "李春", "「李春」"])
def test_an_option_is_meant_by_number_or_words(typed: str) -> None:
    assert answers.option(CHOICE, typed) == "李春"


@pytest.mark.parametrize("typed", ["0", "5", "李", "-1"])
def test_no_option_is_meant(typed: str) -> None:
    assert answers.option(CHOICE, typed) is None


@pytest.mark.parametrize("asked", [MATCH, ORDER], ids=["match", "order"])
def test_numbers_answer_match_and_order(asked: Any) -> None:
    shown = answers.layout(asked)
    assert shown is not None
    wanted = [str(item[1]) if shown.left else item for item in asked.items]
    assert [shown.rows[n - 1] for n in shown.key] == wanted
    digits = "".join(map(str, shown.key))
    for typed in (digits, " ".join(digits), "，".join(digits), digits.translate({ord("1"): "１"})):
        assert answers.judge(asked, typed).outcome == "right"
    assert answers.judge(asked, digits[::-1]).outcome == "wrong"
    assert answers.judge(asked, digits[:-1]).outcome == "wrong"


def test_numbers_above_nine_are_read_whole() -> None:
    many = question("order", "排列。", "", items=tuple(f"第{i}件" for i in range(12)))
    shown = answers.layout(many)
    assert shown is not None
    assert answers.judge(many, " ".join(map(str, shown.key))).outcome == "right"


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_no_answer_raises_and_the_answer_itself_is_right(typed: str, answer: str) -> None:
    asked = question("typed", "问（　　）？", answer)
    assert answers.judge(asked, typed).outcome in ("right", "almost", "wrong")
    assert answers.judge(asked, answer).outcome == "right"


@given(HAN, st.integers(0, 20), st.sampled_from("甲乙"))
def test_one_wrong_character_is_a_slip_and_two_are_not(form: str, at: int, other: str) -> None:
    at %= len(form)
    assert answers.slip(form[:at] + other + form[at + 1 :], form)
    assert answers.slip(form[:at] + other + form[at:], form)
    assert not answers.slip(form[:at] + other * 3 + form[at:], form)
    assert not answers.slip(form, form)


@given(st.lists(st.text(min_size=1), min_size=2, max_size=6, unique=True))
def test_what_is_to_be_ordered_is_never_shown_in_order(items: list[str]) -> None:
    asked = question("order", "排列。", "", items=tuple(items))
    shown = answers.layout(asked)
    assert shown
    assert shown.rows != tuple(items)
    assert [shown.rows[number - 1] for number in shown.key] == items
