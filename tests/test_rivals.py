"""Wrong options: of one kind with the answer, never it, never stated by the essay."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.fold import fold
from quizgen.questions.rival_figures import figures_like, plausible
from quizgen.questions.rivals import REASONS, _akin, _clash, _stranger, alike, shipped

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


@pytest.mark.parametrize(
    ("figure", "answer", "before", "after", "believed"),
    [
        ("89.99%", "99.99%", "产品从99%提高到", "的过程", False),
        ("99.95%", "99.99%", "产品从99%提高到", "的过程", True),
        ("40秒", "12秒", "由30秒降到", "，", False),
        ("5.8%", "1.8%", "有机质由", "提高到3.1%", False),
        ("1.4%", "1.8%", "有机质由", "提高到3.1%", True),
        ("135岁", "90岁", "终年", "，", False),
        ("70岁", "90岁", "终年", "，", True),
    ],
)
def test_figures_that_cannot_be_are_no_options(
    figure: str, answer: str, before: str, after: str, believed: bool
) -> None:
    assert plausible(figure, answer, before, after) == believed


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
    assert all(script_of(name) in ("hant", "neutral") for name in hant)
    assert all(script_of(name) in ("hans", "neutral") for name in hans)
    if sort == "work":
        assert [fold(name) for name in hans] == [fold(name) for name in hant]


def tried(
    text: str, answer: str, sort: str, old: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The options for `answer`, hidden in an essay of this text, and what was told of each candidate."""
    from quizgen import build
    from quizgen.model import Blank, Document
    from quizgen.questions.rivals import options, pool_of

    reading = build.look([Document("a.txt", "0" * 64, "utf-8", text)])
    (analysis,) = reading.analyses
    at = analysis.essay.text.index(answer)
    sentence = analysis.sentence_at(at)
    assert sentence
    blank = Blank("speaker", sort, at, at + len(answer), sentence.start, sentence.end)
    told: dict[str, str] = {}
    pool = pool_of(reading.facts)
    chosen = options("id", answer, blank, sort, analysis, pool, old, told)
    assert options("id", answer, blank, sort, analysis, pool, old) == chosen, "to be told changes nothing"
    return chosen, told


PEOPLE = (
    "造物的人\n\n毕昇发明了活字印刷术。沈括在书里记下了毕昇的办法，苏颂造出了水运仪象台。\n\n"
    "后来郭守敬制定了授时历，爱迪生发明了电灯，列奥纳多·达·芬奇画过飞行器的草图。\n"
)


def test_refused_people_are_told_with_their_reason() -> None:
    chosen, told = tried(PEOPLE, "苏颂", "person")
    assert told["毕昇"] == "passage"
    assert told["列奥纳多·达·芬奇"] == "make"
    assert "苏颂" not in told
    assert {text for text, reason in told.items() if not reason} == set(chosen) - {"苏颂"}
    assert set(told.values()) <= {"", *REASONS}


def test_a_figure_that_the_essay_states_is_told() -> None:
    text = "两座桥\n\n东桥全长486米，由两岸的工人合力建成。\n\n西桥全长386米，比东桥早了3年。\n"
    chosen, told = tried(text, "486米", "number")
    assert told["386米"] == "stated"
    assert "386米" not in chosen
    _, again = tried(text, "486米", "number", chosen)
    assert {text for text, reason in again.items() if not reason} == set(chosen) - {"486米"}


def test_what_nobody_would_believe_is_told() -> None:
    text = "先生\n\n这位先生生于1901年，1972年在北京去世，享年71岁。\n"
    chosen, told = tried(text, "1972年", "date")
    assert len(chosen) == 4
    assert all(int(option[:4]) > 1901 for option in chosen)
    text = "合格率\n\n新的工艺让合格率从91%提高到93%，全厂都很高兴。\n"
    _, told = tried(text, "93%", "number")
    assert told["89%"] == "odd"
    assert told["91%"] == "stated"


def test_no_option_is_part_of_another() -> None:
    assert _clash("李大山", {"李大"}, "", sort="person") == "part"
    assert _clash("李大", {"李大山"}, "", sort="person") == "part"
    assert _clash("赵三喜", {"李大山"}, "", sort="person") == ""


def test_who_does_it_with_the_answer_is_no_option() -> None:
    text = (
        "玻璃丝\n\n1966年，高锟和同事钱学森发表了论文，提出用玻璃丝传送电话。\n\n"
        "高锟在论文里算过损耗。袁隆平来信支持他，钱三强整理数据，华罗庚画图。\n"
    )
    chosen, told = tried(text, "高锟", "person")
    assert "钱学森" not in chosen
    assert told["钱学森"] in ("stated", "passage")


def test_strangers_are_options_only_in_their_own_essay() -> None:
    answer = replace(_stranger("秦若梅", "person"), essays=frozenset({"a"}))
    other = replace(_stranger("周小满", "person"), essays=frozenset({"b"}))
    assert not _akin(answer, other, "a")
    assert _akin(answer, other, "b")


def test_who_is_of_another_country_is_no_option() -> None:
    text = "教育\n\n法国思想家蒙田说过，教育是为了内心的丰富。\n\n尼采和卢梭、黑格尔都读过他的书。\n"
    assert tried(text, "蒙田", "person")[0] == ()


def test_every_reason_has_words() -> None:
    from quizgen import words

    assert all(f"rival.{reason}" in words.table("en") for reason in REASONS)
