"""Sentences: where they end and why some are not asked."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language import marks
from quizgen.language.sentences import LONGEST, split
from quizgen.model import Flag, Paragraph, Sentence

CASES = tomllib.loads((Path(__file__).parent / "specs" / "language" / "sentences.toml").read_text("utf-8"))[
    "case"
]
TEXT = st.text("“”‘’「」《》（）()。！？!?…，的他说道 \n春天来了a1", max_size=60)


def sentences(text: str, **more: object) -> tuple[Sentence, ...]:
    paired = marks.pair(text)
    return split(text, paired.quotes, paired.odd, **more)  # type: ignore[arg-type]


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_split(case: dict[str, object]) -> None:
    text = str(case["text"])
    heads = case.get("heads", [])
    assert isinstance(heads, list)
    paragraphs = [Paragraph(text.index(line), text.index(line) + len(line), "head") for line in heads]
    found = sentences(text, paragraphs=paragraphs)
    assert [text[s.start : s.end] for s in found] == case["sentences"]
    assert [list(s.refused) for s in found] == case.get("refused", [[]] * len(found))


def test_flags_refuse_the_sentences_they_touch() -> None:
    text = "第一句话说的是春天的事。第二句话里少了一个▢字。第三句话说的是冬天的事。"
    at = text.index("▢")
    found = sentences(text, flags=(Flag(at, at + 1, "damaged"), Flag(at, at + 1, "redacted")))
    assert [s.refused for s in found] == [(), ("damaged", "redacted"), ()]


@given(TEXT)
def test_sentences_are_disjoint_and_lose_nothing_but_blanks(text: str) -> None:
    found = sentences(text)
    end = 0
    for sentence in found:
        assert not text[end : sentence.start].strip()
        assert sentence.start < sentence.end
        piece = text[sentence.start : sentence.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        end = sentence.end
    assert not text[end:].strip()


def test_an_endless_sentence_is_cut_at_its_marks_and_refused_where_it_has_none() -> None:
    clauses = sentences("春天来了，山上的花都开了；" * 100)
    assert all(s.end - s.start <= LONGEST and not s.refused for s in clauses)
    assert len(clauses) == 4
    torn = sentences("春" * 900 + "。夏天来了，山上很热闹。")
    assert [s.end - s.start for s in torn] == [LONGEST, LONGEST, 101, 11]
    assert ["too-long" in s.refused for s in torn] == [True, True, True, False]
