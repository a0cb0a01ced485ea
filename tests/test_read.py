"""Reading: five encodings told apart, folders in order, every fault in one line."""

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import SourceError
from quizgen.read import documents, read, read_bytes
from quizgen.read.text import CANDIDATES, decode

HANS = "外公今年七十三岁，是镇上有名的木匠。他说：“榫头咬住榫眼，比钉子牢。”"
HANT = "外公今年七十三歲，是鎮上有名的木匠。他說：「榫頭咬住榫眼，比釘子牢。」"
TEXTS = [
    text[i : i + size]
    for text in (HANS, HANT)
    for size in (10, 30)
    for i in range(0, len(text) - size + 1, 3)
]


def test_words_that_were_told_apart_wrongly_by_others() -> None:
    assert decode("联通".encode("gb18030")) == ("联通", "gb18030")
    assert decode(b"hello\n") == ("hello\n", "utf-8")


@pytest.mark.parametrize("codec", CANDIDATES)
@pytest.mark.parametrize("text", TEXTS)
def test_encodings_from_ten_characters_on(codec: str, text: str) -> None:
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:
        data, codec = text.encode("utf-8"), "utf-8"  # Big5 has no simplified characters
    assert decode(data) == (text, codec)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_bom_is_one_character(codec: str) -> None:
    document = read_bytes("a.txt", ("\ufeff" + HANS).encode(codec))
    assert document.text == "\ufeff" + HANS
    assert document.encoding == codec


def test_a_bad_byte_costs_one_character() -> None:
    data = HANS.encode().replace("木".encode(), b"\xe6\xff", 1)
    assert read_bytes("a.txt", data).text.replace("\ufffd", "") == HANS.replace("木", "")


def test_the_document_names_its_bytes() -> None:
    data = ("题目\r\n\r\n" + HANS).encode("gb18030")
    document = read_bytes("sub/a.txt", data)
    assert document.file == "sub/a.txt"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.text.count("\r") == 2
    assert document.line(document.text.index("外公")) == 3


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "holds no text"),
        ("a.txt", " \r\n　\n".encode(), "holds no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a Chinese text file"),
        ("a.txt", bytes(range(256)) * 8, "is not a Chinese text file"),
        ("a.exe", HANS.encode(), "is of a kind that is not read"),
    ],
)
def test_faults_of_a_file(name: str, data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(name, data)
    assert message in str(caught.value)
    assert str(caught.value).startswith(name + ": ")
    assert "\n" not in str(caught.value)


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.TXT", ".hidden.txt", ".git/x.txt", "c.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(HANS, "utf-8")
    assert [d.file for d in documents([tmp_path])] == ["b.txt", "a/1.TXT", "a/2.md"]
    assert [d.file for d in documents([tmp_path / "a", tmp_path / "b.txt"])] == ["a/1.TXT", "a/2.md", "b.txt"]
    assert [d.file for d in documents([tmp_path / "b.txt"])] == ["b.txt"]


def test_one_bad_file_never_sinks_the_batch(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(HANS, "utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "nothing").mkdir()
    errors: list[SourceError] = []
    found = list(documents([tmp_path, tmp_path / "missing.txt", tmp_path / "nothing", os.devnull], errors))
    assert [d.text for d in found] == [HANS]
    assert [
        part
        for error in errors
        for part in ("no text", "no such file", "no essays", "neither a file")
        if part in str(error)
    ] == ["no text", "no such file", "no essays", "neither a file"]
    with pytest.raises(SourceError):
        list(documents([tmp_path / "missing.txt"]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_nobody_may_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HANS, "utf-8")
    path.chmod(0)
    with pytest.raises(SourceError, match="cannot be read"):
        read(path, tmp_path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HANS.encode("gb18030"))))
    (document,) = documents(["-"])
    assert (document.file, document.text, document.encoding) == ("stdin.txt", HANS, "gb18030")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = decode(data)
    if found is not None:
        text, codec = found
        assert data.decode(codec, "replace") == text
