"""Figures of essays: which state something, what they measure, and what the others are instead."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_essay import read
from quizgen.facts.statistic import find
from quizgen.model import Fact

CASES = tomllib.loads((Path(__file__).parent / "specs" / "facts" / "statistic.toml").read_text("utf-8"))[
    "case"
]


def shown(fact: Fact) -> str:
    low, high = fact.data["low"], fact.data["high"]
    value = low if low == high else f"{low or ''}..{high or ''}"
    return f"{fact.surface}={value} {fact.data['unit_canonical'] or ''}".rstrip()


def test_there_are_cases() -> None:
    assert len(CASES) > 90


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_find(case: dict[str, Any]) -> None:
    found = list(find(read(case["text"])))
    facts = [fact for fact in found if fact.role == "fact"]
    assert [shown(fact) for fact in facts] == case["expected"]
    if "refused" in case:
        assert list(facts[0].refused) == case["refused"]
    if "confidence" in case:
        assert facts[0].confidence == case["confidence"]
    assert [f"{fact.surface} {fact.role}" for fact in found if fact.role != "fact"] == case.get("others", [])
    if "measures" in case:
        assert facts[0].data["measures"] == case["measures"]
    if "last" in case:
        assert facts[-1].data["measures"] == case["last"]


def test_a_numeral_in_a_name_is_none() -> None:
    (fact,) = find(read("王小二回头看了看铁塔，没有说话。", ("王小二",)))
    assert (fact.role, fact.askable) == ("name", False)


def test_a_heading_states_nothing() -> None:
    (fact,) = find(read("三个好习惯", heads=["三个好习惯"]))
    assert fact.role == "heading"


def test_a_change_names_what_it_became() -> None:
    first, second = find(read("成品率从99%提高到99.99%。"))
    assert first.data["change_to"] == second.id
    assert second.data["change_to"] is None


def test_a_list_shares_its_rate() -> None:
    first, second = find(read("当地每年支持1000名高端人才、2000名紧缺人才。"))
    assert (first.data["per"], second.data["per"]) == ("年", "年")


def test_speed_may_be_said_behind() -> None:
    (fact,) = find(read("486.1公里，这是列车跑出的最高时速。"))
    assert fact.data["per"] == "小时"


def test_the_whole_of_a_share() -> None:
    (share,) = find(read("更换的条石占条石总数的9%。"))
    assert share.data["base"] == "条石总数"
    (part,) = find(read("误差被控制在头发丝的五十分之一。"))
    assert part.data["base"] == "头发丝"
    (some,) = find(read("受访者中仅有1%的人愿意务农。"))
    assert some.data["base"] == "受访者"


def test_the_blank_holds_the_figure_and_its_unit_alone() -> None:
    text = "接触面不足10平方厘米，全靠它承重。"
    (fact,) = find(read(text))
    (blank,) = fact.blanks
    assert text[blank.start : blank.end] == "10平方厘米"
    assert text[fact.start : fact.end] == fact.surface == "不足10平方厘米"
    assert (blank.slot, blank.sort) == ("value", "number")
    assert text[blank.passage_start : blank.passage_end] == fact.sentence


def test_the_key_is_what_is_said_in_either_script() -> None:
    (simplified,) = find(read("全桥共更换条石214块，都编了号。"))
    (traditional,) = find(read("全橋共更換條石214塊，都編了號。"))
    assert simplified.id == traditional.id


TEXTS = st.text(
    alphabet=st.sampled_from(
        [
            *"他的李师傅每年有占约不足超过提高到了0123456789.%万亿一二三十百半几多个人元米年岁，。、：“”《》\n_的 "
        ]
    ),
    max_size=40,
)


@given(TEXTS)
def test_no_text_breaks_it(text: str) -> None:
    analysis = read(text)
    for fact in find(analysis):
        assert fact.source.start < fact.source.end
        assert analysis.essay.document.text[fact.source.start : fact.source.end] == fact.surface
        assert fact.role == "fact" or fact.refused
        assert set(fact.data["measures"] or "") <= set(text)
