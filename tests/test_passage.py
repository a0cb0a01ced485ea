"""Prompts that stand alone, by the cases of specs/questions/passage.toml."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import build
from quizgen.model import Blank, Document
from quizgen.questions.above import tells
from quizgen.questions.checks import balanced, unfit
from quizgen.questions.passage import Passage, cut
from quizgen.questions.pronouns import owners

SPEC = Path(__file__).with_name("specs") / "questions" / "passage.toml"
CASES = tomllib.loads(SPEC.read_text("utf-8"))["case"]


def test_there_are_cases_and_the_negatives_come_first() -> None:
    kinds = ["refused" in case for case in CASES]
    assert len(CASES) >= 20
    assert kinds == sorted(kinds, reverse=True)
    assert sum(kinds) >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, str]) -> None:
    start = case["text"].index("⟦")
    end = case["text"].index("⟧") - 1
    text = case["text"].replace("⟦", "").replace("⟧", "")
    (analysis,) = build.look([Document("a.txt", "0" * 64, "utf-8", text)]).analyses
    answer = text[start:end]
    at = analysis.essay.text.index(text[start - 2 if start > 1 else start : end]) + (2 if start > 1 else 0)
    sentence = analysis.sentence_at(at)
    assert sentence
    blank = Blank(case.get("slot", "value"), case["sort"], at, at + len(answer), sentence.start, sentence.end)
    found = cut(analysis, blank, owners(analysis))
    if "refused" in case:
        assert found == case["refused"]
        return
    assert isinstance(found, Passage), found
    assert (found.prompt, found.answer) == (case["prompt"], answer)
    assert found.explanation == case.get("explanation", "")
    assert found.context == case.get("context", "")


@given(st.text("“”「」『』《》（）‘’甲乙", max_size=12))
def test_what_is_balanced_stays_so_inside_marks_and_what_is_not_is_refused(text: str) -> None:
    assert not balanced(text) or balanced(f"“{text}”")
    assert balanced(text) or unfit(f"一二三四五六七八九十{text}", "答案")


def test_the_two_characters_of_a_term_tell_it_in_either_order() -> None:
    text = "云岭的匠人\n\n一件好器物要凑齐天时、地气、美材、巧工。"
    (analysis,) = build.look([Document("a.txt", "0" * 64, "utf-8", text)]).analyses
    at = analysis.essay.text.index("美材")
    blank = Blank("item:3", "term", at, at + 2, 0, len(analysis.essay.text))
    assert tells(analysis, blank, "天有时，地有气，材有美，工有巧。")
    assert not tells(analysis, blank, "材料不够好看。")
