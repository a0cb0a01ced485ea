"""The command line: what it prints, its exit codes, and one clear line for everything a person can do wrong."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import decks
from quizgen import __version__
from quizgen.cli import COMMANDS, run

ESSAY = "浑天仪\n\n张衡在公元117年造出了浑天仪，直径约4.6尺。他说：“不患位之不尊，而患德之不崇。”\n"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    """A short essay in a file."""
    path = tmp_path / "essay.txt"
    path.write_text(ESSAY, "utf-8")
    return path


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of one question."""
    return decks.save(tmp_path / "deck", decks.question())


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"quizgen {__version__}\n"
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("lang", "usage"), [("en", "Usage: "), ("zh-Hans", "用法：")])
def test_every_command_has_help_in_every_language(
    name: str, lang: str, usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", lang, name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{usage}quizgen {name}")
    if lang == "zh-Hans":
        assert "Show" not in shown
        assert "Usage" not in shown


WRONG_USE = [
    (["buld"], "no such command buld"),
    (["build"], "is missing"),
    (["build", "--titel", "x", "a.txt"], "did you mean --title"),
    (["build", "a.txt"], "-o DECK"),
    (["--lang", "fr", "kinds"], "one of zh-Hans en"),
    (["facts", "{essay}", "--format", "xml"], "one of table jsonl"),
    (["facts", "{essay}", "--kind", "weather"], "no kind of fact weather"),
    (["export", "pptx", "{deck}"], "no export pptx"),
    (["export", "anki"], "is missing"),
    (["quiz"], "is missing"),
    (["quiz", "{deck}", "--limit", "0"], "--limit"),
    (["build", "-o"], "-o"),
    (["completion", "cmd"], "one of bash zsh fish"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG_USE)
def test_wrong_use_is_one_line_and_exit_code_2(
    arguments: list[str], words: str, essay: Path, deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([a.format(essay=essay, deck=deck) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err


BAD_INPUT = [
    (["build", "{here}/nowhere.txt", "-o", "{here}/d"], "nowhere.txt", "no such file"),
    (["build", "{here}/empty.txt", "-o", "{here}/d"], "empty.txt", "empty"),
    (["build", "{here}/binary.txt", "-o", "{here}/d"], "binary.txt", "text"),
    (["build", "{here}/photo.jpg", "-o", "{here}/d"], "photo.jpg", "not read"),
    (["build", "{here}/hollow", "-o", "{here}/d"], "hollow", ""),
    (["build", "{essay}", "{here}/nowhere.txt", "-o", "{here}/d"], "nowhere.txt", "no such file"),
    (["facts", "{here}/nowhere.txt"], "nowhere.txt", "no such file"),
    (["facts", "{here}/empty.txt"], "empty.txt", "empty"),
    (["quiz", "--plain", "{here}/nowhere"], "nowhere", "no such file"),
    (["quiz", "--plain", "{here}/hollow"], "hollow", "not a deck"),
    (["quiz", "--plain", "{here}/broken"], "questions.jsonl:2", "JSON"),
    (["build", "{here}/broken"], "questions.jsonl:2", "JSON"),
    (["export", "anki", "{here}/broken", "-o", "{here}/x.apkg"], "questions.jsonl:2", "JSON"),
    (["export", "sheet", "{deck}", "-o", "{essay}"], "essay.txt", "did not write it"),
    (["export", "anki", "{deck}", "-o", "{here}/hollow"], "hollow", "folder"),
]


@pytest.mark.parametrize(("arguments", "place", "words"), BAD_INPUT)
def test_bad_input_is_one_line_and_exit_code_1(
    arguments: list[str],
    place: str,
    words: str,
    tmp_path: Path,
    essay: Path,
    deck: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "hollow").mkdir()
    broken = decks.save(tmp_path / "broken", decks.question())
    with (broken / "questions.jsonl").open("a", encoding="utf-8") as stream:
        stream.write("{broken\n")
    assert run([a.format(here=tmp_path, essay=essay, deck=deck) for a in arguments]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert place in err.split(": ")[0]
    assert words in err
    assert essay.read_text("utf-8") == ESSAY, "the user's file is never written to"
    assert not (tmp_path / "d").exists(), "nothing is written when a named source is bad"


def test_a_folder_of_something_else_is_not_made_a_deck(
    tmp_path: Path, essay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    (other / "a.jpg").write_bytes(b"x")
    assert run(["build", str(essay), "-o", str(other)]) == 2
    assert "photos" in capsys.readouterr().err
    assert [p.name for p in other.iterdir()] == ["a.jpg"]


def test_one_bad_file_of_a_folder_is_a_line_and_the_rest_is_built(
    tmp_path: Path, essay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    assert run(["build", str(tmp_path), "-o", str(tmp_path.parent / "d")]) == 0
    out, err = capsys.readouterr()
    assert err.count("\n") == 1
    assert "binary.txt" in err
    assert "Essays: 1" in out


def test_facts_as_lines_of_json_are_true_to_the_file(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(essay), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["kind"] for row in rows} >= {"person", "quotation", "statistic"}
    for row in rows:
        source = row["source"]
        assert source["file"] == "essay.txt"
        assert ESSAY[source["start"] : source["end"]] == row["surface"]
        assert source["line"] == 1 + ESSAY[: source["start"]].count("\n")


def test_facts_as_a_table(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", str(essay), "--kind", "person"]) == 0
    assert "张衡" in capsys.readouterr().out


def test_standard_input_is_a_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ESSAY.encode())))
    assert run(["build", "-", "-o", str(tmp_path / "d")]) == 0
    assert [p.name for p in (tmp_path / "d" / "essays").iterdir()] == ["浑天仪.txt"]
    assert (tmp_path / "d" / "essays" / "浑天仪.txt").read_text("utf-8") == ESSAY


def test_a_plain_quiz_through_a_pipe_saves_each_answer(deck: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "--lang", "zh-Hans", "quiz", "--plain", str(deck)],
        input="2.7米\n\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "QUIZGEN_HOME": str(home), "PYTHONUTF8": "1"},
    )
    assert "正确" in done.stdout
    assert done.stderr == ""
    again = subprocess.run(
        [sys.executable, "-m", "quizgen", "quiz", "--plain", str(deck)],
        input="",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "QUIZGEN_HOME": str(home), "QUIZGEN_LANG": "en"},
    )
    assert "2.7米" not in again.stdout, "the one question is not due any more"


def test_completion_scripts_name_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert run(["completion", shell]) == 0
        assert "_QUIZGEN_COMPLETE" in capsys.readouterr().out


def test_a_bad_clock_is_told(
    essay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run(["build", str(essay), "-o", str(tmp_path / "d")]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_no_reader_of_the_output_is_no_error(essay: Path) -> None:
    command = f'"{sys.executable}" -m quizgen facts "{essay}" | true'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_kinds_lists_every_template(capsys: pytest.CaptureFixture[str]) -> None:
    from quizgen.questions import templates

    assert run(["kinds"]) == 0
    shown = capsys.readouterr().out
    loaded = templates.load()
    assert len(loaded) > 5
    assert all(template.name in shown for template in loaded)
