"""Words: the same as jieba's, from a cache of our own, quiet, also where nothing can be written."""

import importlib.metadata
import json
import logging
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import QuizgenError
from quizgen.language import lexicon, segment

CASES = tomllib.loads((Path(__file__).parent / "specs/language/segment.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_cut(case: dict[str, str]) -> None:
    text = case["text"]
    assert "/".join(text[a:b] for a, b in segment.cut(text)) == case["expected"]


def test_same_as_jieba() -> None:
    texts = [case["text"] for case in CASES]
    program = (
        "import json, logging, sys; logging.disable(50); import jieba;"
        "print(json.dumps([list(jieba.cut(t)) for t in json.load(sys.stdin)]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    assert [[t[a:b] for a, b in segment.cut(t)] for t in texts] == json.loads(done.stdout)


@settings(max_examples=60)
@given(st.text(st.sampled_from("工匠精神的是在了王小二，。 \r\n3.5%a-Ⅹ𠮷龘"), max_size=40))
def test_words_cover_the_text(text: str) -> None:
    words = segment.cut(text)
    assert "".join(text[a:b] for a, b in words) == text
    assert all(a < b for a, b in words)


def test_frequency_and_tag() -> None:
    assert segment.frequency("老师") > 1000
    assert segment.tag("老师") == "n"
    assert segment.frequency("没有的词儿") == 0
    assert segment.tag("没有的词儿") == ""
    assert segment.frequency("爱岗敬") == 0  # a beginning of a word is none


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    remembered = (lexicon.load, lexicon.folder, segment._cut)
    for function in remembered:
        function.cache_clear()
    yield monkeypatch
    for function in remembered:
        function.cache_clear()


def test_cache_is_written_read_and_mended(
    fresh: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fresh.setenv("QUIZGEN_HOME", str(tmp_path))
    first = lexicon.load()
    (file,) = (tmp_path / "cache").iterdir()
    lexicon.load.cache_clear()
    assert lexicon.load() == first
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"\0" * 9)
    lexicon.load.cache_clear()
    assert lexicon.load() == first
    assert file.read_bytes() == whole
    assert not logging.getLogger("jieba").handlers
    assert capfd.readouterr() == ("", "")


def test_a_cache_that_cannot_be_written_is_no_fault(fresh: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    fresh.setenv("QUIZGEN_HOME", str(tmp_path / "file"))
    assert segment.cut("工匠精神") == [(0, 2), (2, 4)]


@pytest.mark.parametrize("installed", ["", "0.39"])
def test_another_jieba_is_one_clear_line(fresh: pytest.MonkeyPatch, installed: str) -> None:
    def version(name: str) -> str:
        if not installed:
            raise importlib.metadata.PackageNotFoundError(name)
        return installed

    fresh.setattr(importlib.metadata, "version", version)
    with pytest.raises(QuizgenError) as caught:
        segment.cut("好")
    assert "0.42.1" in str(caught.value)
    assert "\n" not in str(caught.value)
