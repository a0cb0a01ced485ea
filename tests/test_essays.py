"""`quizgen essays`: the table, the cleaned and the decoded text, every repair and every dropped line."""

import re
import sys
from pathlib import Path

import pytest

from quizgen.cli import run
from quizgen.cli.essays import shown
from quizgen.read import read_bytes

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "decks" / "craftsmanship"
DAMAGED = SAMPLE / "essays" / "09_zhuanzai_yanmo.txt"
OWN = "木塔\n\n应县木塔建于1056年,高67.31米。某某网 首页。梁思成和助手在20__年爬上塔顶,测量了塔刹。\n"


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[str]:
    """The lines that `quizgen essays` prints."""
    assert run(["essays", *arguments]) == code
    return capsys.readouterr().out.splitlines()


def test_a_deck_is_a_table_of_its_essays(capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows, total = told(capsys, str(SAMPLE))
    assert head.split() == ["essay", "title", "script", "chars", "fixes", "not", "asked", "copies"]
    assert len(rows) == len(list((SAMPLE / "essays").iterdir()))
    assert [row.split("  ")[0] for row in rows] == sorted(row.split("  ")[0] for row in rows)
    copied = next(row for row in rows if "09_zhuanzai" in row.split()[0])
    assert copied.endswith("= essays/01_gaotie_yanmo.txt#1")
    assert int(copied.split()[4]) > 100
    assert total.startswith(f"{len(rows)} essays, ")


def test_the_columns_of_the_table_stand_under_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "短.txt").write_text(OWN, "utf-8")
    (tmp_path / "a-much-longer-name.txt").write_text("塔\n\n" + OWN, "utf-8")
    head, *rows, _ = told(capsys, str(tmp_path))
    wide = [
        re.sub("[\u2e80-\uffef—]", lambda c: c[0] if c[0] == "—" else c[0] * 2, line)
        for line in (head, *rows)
    ]
    column = wide[0].index("script")
    assert all(line[column - 1] == " " and line[column] != " " for line in wide)


def test_text_is_the_cleaned_essay_and_comes_back_unchanged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(capsys, str(DAMAGED), "--text")
    assert lines[:2] == ["零點零五毫米", ""]
    assert "(" not in "".join(lines)
    (tmp_path / "again.txt").write_text("\n".join(lines) + "\n", "utf-8")
    assert told(capsys, str(tmp_path / "again.txt"), "--text") == lines
    assert "  0  " in told(capsys, str(tmp_path / "again.txt"))[1]


def test_several_texts_stand_under_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, str(SAMPLE), "--text")
    names = [line for line in lines if line.startswith("==> ")]
    assert len(names) == len(list((SAMPLE / "essays").iterdir()))
    assert names[0] == "==> essays/01_gaotie_yanmo.txt#1 <=="


@pytest.mark.parametrize("ending", ["\n", "", "\r\n"])
def test_raw_is_what_offsets_refer_to(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeff" + OWN.strip() + ending).encode("gb18030"))
    assert run(["essays", str(path), "--raw"]) == 0
    assert capsys.readouterr().out == read_bytes("a.txt", path.read_bytes()).text


def test_trace_shows_before_and_after_with_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(OWN, "utf-8")
    lines = told(capsys, str(tmp_path / "a.txt"), "--trace")
    assert lines[0].startswith("a.txt:3  ")
    assert lines[0].endswith("1056年⟦,⟧高67.31 → ⟦，⟧")
    assert "sure" in lines[0]
    assert told(capsys, str(tmp_path / "a.txt"), "--trace", "--without", "width") == []


def test_trace_finds_the_line_of_every_repair(capsys: pytest.CaptureFixture[str]) -> None:
    document = read_bytes("a.txt", DAMAGED.read_bytes())
    for line in told(capsys, str(DAMAGED), "--trace"):
        found = re.match(r"\S+?:(\d+)  .*?⟦(.*?)⟧", line)
        assert found
        assert found[2].strip("⏎") in document.text.split("\n")[int(found[1]) - 1], line


def test_dropped_lines_have_a_class(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, str(DAMAGED), "--dropped")
    assert lines[0].startswith("09_zhuanzai_yanmo.txt:1  breadcrumb  ")
    assert any("page tail" in line for line in lines)


def test_a_repair_can_be_left_undone(capsys: pytest.CaptureFixture[str]) -> None:
    kept = told(capsys, str(DAMAGED), "--text", "--without", "gloss", "--without", "width")
    assert "(jī)" not in "".join(told(capsys, str(DAMAGED), "--text"))
    assert "(tiě)" in "".join(kept)
    assert "," in "".join(kept)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--text", "--raw"], "cannot be used together"),
        (["--without", "everything"], "no repair everything"),
        (["--txt"], "did you mean --text"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["essays", str(DAMAGED), *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err


def test_a_file_that_cannot_be_read_costs_only_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(OWN, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"no pdf")
    assert run(["essays", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert "a.txt#1" in out
    assert err == "b.pdf: is not a complete PDF file: save or download it again\n"


def test_nothing_read_is_no_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["essays", str(tmp_path / "none.txt")]) == 1
    assert capsys.readouterr().out == ""


def test_a_terminal_is_not_moved_by_an_essay(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "a\x1b[2Jb\u202ec\td\n"
    assert shown(hostile) == hostile
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert shown(hostile) == "a�[2Jb�c\td\n"
