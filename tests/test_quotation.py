"""Quotations are told from terms, and nobody is named who did not speak."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plain_essay import essay
from quizgen.facts import quotation
from quizgen.language.analysis import analyse
from quizgen.model import Fact

SPEC = Path(__file__).parent / "specs/facts/quotation.toml"
CASES = tomllib.loads(SPEC.read_text(encoding="utf-8"))["case"]


def find(text: str, title: str | None = None) -> list[Fact]:
    return list(quotation.find(analyse([replace(essay(text), title=title)])[0]))


def marked(case: dict[str, Any]) -> Any:
    failing = pytest.mark.xfail(strict=True) if case.get("expect") == "fail" else ()
    return pytest.param(case, marks=failing, id=case["label"])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_quotations(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find(text, case.get("title"))
    said = sorted((f for f in found if f.role == "fact"), key=lambda f: f.start)
    expected = [{"speaker": None, "source": None, **one} for one in case["expected"]]
    assert [{k: f.data[k] for k in one} for f, one in zip(said, expected, strict=False)] == expected
    assert len(said) == len(expected)
    if "terms" in case:
        assert [f.data["text"] for f in found if f.role != "fact"] == case["terms"]
    if "blanks" in case:
        assert [f"{b.slot}={text[b.start : b.end]}" for b in said[0].blanks] == case["blanks"]
    if "refused" in case:
        assert set(case["refused"]) <= set(said[0].refused)


def test_the_same_words_of_another_script_are_one_fact() -> None:
    one = find("雨果说：“比海洋更宽阔的是天空。”")[0]
    other = find("有一句話：「比海洋更寬闊的是天空」。")[0]
    assert one.id == other.id


PIECES = [
    "王丽萍",
    "他",
    "说",
    "：",
    "，",
    "“",
    "”",
    "「",
    "」",
    "工匠精神",
    "好。",
    "吗？",
    "《论语》",
    "\n",
    "__",
    "指出",
    "的话",
    "俗话说",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_every_fact_is_the_file_s_own_text(text: str) -> None:
    for fact in find(text):
        assert fact.surface == text[fact.source.start : fact.source.end] == text[fact.start : fact.end]
        for part in (fact.data["speaker"], fact.data["source"]):
            assert part is None or part in text
        for blank in fact.blanks:
            assert blank.passage_start <= blank.start < blank.end <= blank.passage_end
