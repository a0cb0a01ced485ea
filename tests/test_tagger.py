"""The network: its files, its table of marks, its posteriors."""

import struct
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.language import tagger, weights

CASES = tomllib.loads((Path(__file__).parent / "specs/language/tagger.toml").read_text("utf-8"))["case"]
MARKS = dict(
    zip(
        "。｡…、､“”„‟〝〞「」『』‘’—–―‐‑‒−～〜【〔〖】〕〗〈〉•・‧∙⋅･．∶﹕",
        '...,,""""""""""\'\'---------[[[]]]《》·······::',
        strict=True,
    )
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_best_spans(case: dict[str, list[str]]) -> None:
    sentence = str(case["text"])
    found = tagger.candidates([sentence])[0]
    sure = [sentence[c.start : end] for c in found for end, score in c.ends if score > 0.7]
    assert sure == case["expected"]


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_marks_as_trained(mark: str) -> None:
    assert weights.as_trained(mark, weights.trained_marks()) == MARKS[mark]


def test_marks_by_rule_and_marks_kept() -> None:
    marks = weights.trained_marks()
    assert [weights.as_trained(c, marks) for c in "，Ａｂ！A《·İ"] == [
        ",",
        "a",
        "b",
        "!",
        "a",
        "《",
        "·",
        "İ",
    ]
    assert set(marks) - set(MARKS) == {"~"}


def test_weights_are_whole() -> None:
    read = weights.read()
    assert read.embedding.shape == (20941, 128)
    assert read.layers[1].enter.shape == (256, 768)
    assert read.step.shape == (57, 57)
    assert read.rows[ord("A")] == read.rows[ord("a")] != read.rows[0xFFFF]


@pytest.mark.parametrize("spoil", [0, 4, 12, 21, -1])
def test_a_spoilt_tensor_is_refused(tmp_path: Path, spoil: int) -> None:
    data = bytearray(struct.pack("<IQIi", 0, 0, 0, 4) + b"\x08\x05\x10\x02" + struct.pack("<2f", 1, 2))
    file = tmp_path / "tensor"
    file.write_bytes(data)
    assert weights.tensor(file, (2,)).tolist() == [1, 2]
    file.write_bytes(data[:-4] if spoil < 0 else data[:spoil] + bytes([data[spoil] ^ 1]) + data[spoil + 1 :])
    with pytest.raises(ValueError, match="tensor"):
        weights.tensor(file, (2,))


@settings(max_examples=25)
@given(st.lists(st.text(st.sampled_from("王小二师傅和李清照说，。 的𠮷a1\ud800"), max_size=30), max_size=5))
def test_posteriors_are_shares(sentences: list[str]) -> None:
    for sentence, found in zip(sentences, tagger.candidates(sentences), strict=True):
        for candidate in found:
            assert sum(score for _, score in candidate.ends) <= 1.001
            assert all(candidate.start < end <= len(sentence) for end, _ in candidate.ends)


def test_the_batch_does_not_matter() -> None:
    sentences = [str(case["text"]) * (1 + i % 3) for i, case in enumerate(CASES * 8)]
    one, many = tagger.candidates(sentences, batch=1), tagger.candidates(sentences)
    assert [[(c.start, [e for e, _ in c.ends]) for c in s] for s in one] == [
        [(c.start, [e for e, _ in c.ends]) for c in s] for s in many
    ]
    apart = [
        abs(p - q)
        for a, b in zip(one, many, strict=True)
        for c, d in zip(a, b, strict=True)
        for (_, p), (_, q) in zip(c.ends, d.ends, strict=True)
    ]
    assert apart
    assert max(apart) < 1e-5


def test_a_very_long_sentence() -> None:
    assert len(tagger.candidates(["王小二和李清照说，" * 555])[0]) > 500
