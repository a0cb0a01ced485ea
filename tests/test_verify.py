"""`quizgen verify`: unchanged files prove their questions, changed ones are searched, and only real changes are named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgen import build, deck
from quizgen.cli import run
from quizgen.verify import Finding, verify

ROOT = Path(__file__).resolve().parents[1]
BRIDGE = (
    "跨海大桥\n\n港珠澳大桥全长约55公里，是世界上最长的跨海大桥，总工程师是林鸣。沉管隧道由33节沉管组成，2017年完成最终接头。\n\n"
    "林鸣在现场说：“我们每天都在走钢丝，走了七年才走到对岸。”建设者先后用掉了42万吨钢材，相当于60座埃菲尔铁塔。\n"
)
TOWER = "木塔\n\n应县木塔建于1056年，高67.31米，是世界上现存最高的木塔。梁思成和助手莫宗江在1933年爬上塔顶，测量了塔刹。\n"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A deck of two essays."""
    (tmp_path / "bridge.txt").write_text(BRIDGE, "utf-8")
    (tmp_path / "tower.txt").write_text(TOWER, "utf-8")
    path = tmp_path / "deck"
    build.make(path, [str(tmp_path / "bridge.txt"), str(tmp_path / "tower.txt")], now=100)
    assert len(deck.read_questions(path)) >= 6
    return path


def change(made: Path, name: str, edit: Callable[[str], str], codec: str = "utf-8") -> None:
    """Edit one essay of the deck."""
    path = made / "essays" / name
    path.write_bytes(edit(path.read_text("utf-8")).encode(codec))


def tamper(
    made: Path, edit: Callable[[dict[str, Any]], Any], wanted: Callable[[dict[str, Any]], bool]
) -> str:
    """Edit the first question that is `wanted`; its id."""
    path = made / deck.QUESTIONS
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    row = next(row for row in rows if wanted(row))
    edit(row)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return str(row["id"])


def about(findings: list[Finding], piece: str) -> bool:
    """All findings are about sentences that hold `piece`."""
    return all(piece in finding.question.source.sentence for finding in findings)


def test_all_that_the_program_makes_is_proven(tmp_path: Path) -> None:
    path = tmp_path / "deck"
    essays = ROOT / "decks" / "craftsmanship" / "essays"
    copied = [str(essays / name) for name in ("01_gaotie_yanmo.txt", "09_zhuanzai_yanmo.txt")]
    build.make(path, [str(ROOT / "tests" / "essays"), *copied], now=1)
    report = verify(path)
    assert (report.findings, report.missing, report.moved) == ([], {}, 0)
    assert report.proven == len(deck.read_questions(path)) > 100


@pytest.mark.parametrize(
    ("edit", "codec"),
    [
        (lambda text: "编辑部的按语，与正文无关。\n\n" + text, "utf-8"),
        (lambda text: text.replace("\n", "\r\n"), "utf-8"),
        (lambda text: text + "\n又补了一段，讲的是后来的事情。\n", "utf-8"),
        (lambda text: text, "gb18030"),
    ],
)
def test_what_only_moved_is_counted(made: Path, edit: Callable[[str], str], codec: str) -> None:
    change(made, "bridge.txt", edit, codec)
    report = verify(made)
    assert report.findings == []
    assert report.moved > 0
    assert report.proven > 0, "the other essay has not changed"


def test_a_corrected_sentence_is_named_with_both_versions(made: Path) -> None:
    change(made, "bridge.txt", lambda text: "新的一行。\n\n" + text.replace("33节", "34节"))
    report = verify(made)
    assert report.findings
    assert about(report.findings, "33节")
    assert {finding.reason for finding in report.findings} == {"sentence"}
    assert {finding.line for finding in report.findings} == {5}
    assert all("34节" in finding.now for finding in report.findings)
    assert report.moved > 0


def test_a_sentence_that_was_taken_out_or_rewritten_is_gone(made: Path) -> None:
    change(made, "tower.txt", lambda _: "木塔\n\n这里换成了完全不同的另一段话，讲的是一条河和岸边的人家。\n")
    report = verify(made)
    assert {finding.reason for finding in report.findings} == {"gone"}
    assert {finding.question.source.file for finding in report.findings} == {"essays/tower.txt"}


def test_a_missing_file_is_named_once(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = sum(q.source.file == "essays/tower.txt" for q in deck.read_questions(made))
    (made / "essays" / "tower.txt").unlink()
    assert run(["verify", str(made)]) == 1
    out, err = capsys.readouterr()
    assert err.splitlines() == [
        f"essays/tower.txt: no such file or folder: check the path ({count} questions cite it)"
    ]
    assert f"{count} without their essay" in out


TAMPERED = [
    ("place", lambda row: row["source"].update(line=row["source"]["line"] + 1)),
    ("place", lambda row: row["source"].update(start=10**6, end=10**6 + 3)),
    (
        "place",
        lambda row: (
            [place.update(start=0, end=2) for place in (row["source"], *row["evidence"])]
            and row["source"].update(line=1)
        ),
    ),
    ("sentence", lambda row: row["source"].update(sentence=row["source"]["sentence"].replace("高", "长"))),
    ("answer", lambda row: row.update(answer="68.5米")),
]


@pytest.mark.parametrize(("reason", "edit"), TAMPERED)
def test_a_question_that_its_place_does_not_prove_is_named(
    made: Path, reason: str, edit: Callable[[dict[str, Any]], Any]
) -> None:
    number = tamper(made, edit, lambda row: row["form"] == "cloze" and row["answer"] == "67.31米")
    (finding,) = verify(made).findings
    assert (finding.question.id, finding.reason) == (number, reason)


def test_true_or_false_is_proven_by_the_right_value(made: Path) -> None:
    def edit(row: dict[str, Any]) -> None:
        row.update(form="true_false", answer="错", explanation="原文：99米", choices=["对", "错"])

    tamper(made, edit, lambda row: row["form"] == "cloze" and row["answer"] == "67.31米")
    (finding,) = verify(made).findings
    assert finding.reason == "answer"


def test_rejected_questions_are_left_out(made: Path) -> None:
    number = tamper(made, lambda row: row.update(answer="68.5米"), lambda row: row["answer"] == "67.31米")
    line = {"id": number, "verdict": "reject", "reason": "", "fields": {}, "base": "", "at": 1}
    (made / "decisions.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert verify(made).findings == []


def test_the_command_tells_what_to_do(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(made)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "0 named" in line
    change(made, "bridge.txt", lambda text: text.replace("33节", "34节"))
    assert run(["verify", str(made)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("essays/bridge.txt:3: the sentence has changed\n    deck:  ")
    assert "answer: 33节" in out
    assert out.endswith(f"quizgen build {made}\n")
    assert run(["build", str(made)]) == 0
    assert run(["verify", str(made)]) == 0


def test_what_is_no_deck_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path)]) == 1
    assert "not a deck" in capsys.readouterr().err


def test_nothing_is_written(made: Path) -> None:
    before = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    change(made, "bridge.txt", lambda text: text)
    verify(made)
    assert {path: path.read_bytes() for path in made.rglob("*") if path.is_file()} == before
