"""Enumerations: the topic and the exact head of each point, told from things that merely stand in a row."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plain_essay import read
from quizgen import build
from quizgen.facts.enumeration import LONGEST, find
from quizgen.language import sentences
from quizgen.language.fold import fold
from quizgen.model import Document, Flag

SPEC = Path(__file__).parent / "specs" / "facts" / "enumeration.toml"
CASES = tomllib.loads(SPEC.read_text("utf-8"))["case"]
PIECES = st.lists(
    st.sampled_from(
        ["一是", "二是", "三是", "第一，", "第二，", "首先，", "其次，", "最后，", "一方面", "另一方面", "（一）", "（二）", "一、", "二、",
         "三种方法：", "包括", "、", "和", "以及", "，", "。", "；", "：", "\n", "修好水渠", "种树", "备足材料", "“", "”", "等领域", "有的", "的"]
    ),
    max_size=18,
)  # fmt: skip


def test_there_are_cases() -> None:
    assert len(CASES) > 40


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_enumerations(case: dict[str, Any]) -> None:
    facts = list(find(read(case["text"], case.get("people", ()), case.get("heads", ()))))
    assert [[f.data["topic"] or "", *f.data["items"]] for f in facts] == case["expected"]
    items = (b for fact in facts for b in fact.blanks if b.slot.startswith("item:"))
    asked = [case["text"][blank.start : blank.end] for blank in items]
    assert asked == case.get("asked", [])


def test_a_list_too_long_to_be_shown_whole_is_not_asked() -> None:
    text = "他" + "慢慢地走着看着，" * 10 + "戏曲讲究唱、念、做、打四种功夫。"
    (fact,) = find(read(text))
    assert len(fact.data["items"]) == 4 and len(text) > LONGEST
    assert not fact.blanks


def test_reasons_of_every_sentence_touched_count() -> None:
    text = "要做两件事。第一，修好水渠。第二，种好▢▢树。"
    analysis = read(text)
    flags = (Flag(text.index("▢"), text.index("▢") + 2, "damaged"),)
    (fact,) = find(replace(analysis, sentences=sentences.split(text, (), (), flags)))
    assert fact.refused == ("damaged",)
    assert fact.sentence == "要做两件事。"


def test_both_scripts_give_one_key() -> None:
    hans, hant = (
        next(iter(find(read(t)))) for t in ("学习有三种方法：听、说、写。", "學習有三種方法：聽、說、寫。")
    )
    assert hans.id == hant.id and hans.data["items"] != hant.data["items"]


@settings(max_examples=150)
@given(PIECES)
def test_points_are_pieces_of_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for fact in find(read(text)):
        items = fact.data["items"]
        assert len(items) >= 2
        assert fact.key == (fold(fact.data["topic"] or ""), *map(fold, items))
        assert fact.surface == text[fact.start : fact.end]
        at = fact.start
        for item in items:
            assert item
            at = text.index(item, at) + len(item)
        assert at <= fact.end
        single = (b for b in fact.blanks if b.slot.startswith(("item:", "point:")))
        assert {text[b.start : b.end] for b in single} <= set(items)
        assert all(b.passage_start <= b.start < b.end <= b.passage_end for b in fact.blanks)


def test_a_list_of_headings_costs_nothing() -> None:
    rows = ["理想国", "利维坦", "君主论", "伦理学", "政治学", "常识", "国富论", "论语", "史记", "诗经"]
    text = (
        "县图书馆的书\n\n县图书馆排名：\n"
        + "\n".join(f"{i}.《{row}》许国栋" for i, row in enumerate(rows, 1))
        + "\n"
    )
    reading = build.look([Document("a.txt", "0" * 64, "utf-8", text)])
    assert not [fact for fact in reading.facts if fact.kind == "enumeration"]
