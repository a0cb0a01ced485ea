"""What is worth asking, by the cases of specs/questions/worth.toml."""

import tomllib
from pathlib import Path

import pytest

from quizgen import build
from quizgen.model import Blank, Document
from quizgen.questions.definites import proper
from quizgen.questions.worth import unworthy

CASES = tomllib.loads((Path(__file__).with_name("specs") / "questions" / "worth.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case: dict[str, str]) -> None:
    text = case["text"].replace("⟦", "").replace("⟧", "")
    answer = case["text"].partition("⟦")[2].partition("⟧")[0]
    (analysis,) = build.look([Document("a.txt", "0" * 64, "utf-8", text)]).analyses
    at = analysis.essay.text.index(answer)
    sentence = analysis.sentence_at(at)
    assert sentence
    blank = Blank(case["slot"], "term", at, at + len(answer), sentence.start, sentence.end)
    sorts = {"deed": "person", "name": "person", "figure": "number", "year": "date", "words": "words"}
    blank = blank._replace(sort=sorts.get(case["slot"].partition(":")[0], "term"))
    assert unworthy(analysis, blank, sentence.start, sentence.end) == case["reason"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("这座大楼一共有一百零一层，地下还有五层。", False),
        ("桥墩的裂缝最宽的地方有两毫米，需要马上修补。", False),
        ("宁允展在车间里干了三十一年，没有出过次品。", True),
        ("《本草纲目》收录药物一千八百九十二种。", True),
        ("CRH380A列车跑出了四百八十六公里的时速。", True),
    ],
)
def test_a_passage_names_something_or_not(text: str, named: bool) -> None:
    (analysis,) = build.look([Document("a.txt", "0" * 64, "utf-8", text)]).analyses
    assert proper(analysis, 0, len(analysis.essay.text)) == named
