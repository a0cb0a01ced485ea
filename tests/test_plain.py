"""The quiz line by line: the same engine, nothing painted, everything saved as it goes."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from quizgen import words
from quizgen.model import Deck
from quizgen.study.answers import layout
from quizgen.study.progress import Progress
from quizgen.study.session import Session
from quizgen.tui import plain
from study_deck import CHOICE, CLOZE, HOSTILE, MARKUP, MATCH, TYPED, clock, deck, golden, plenty

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "zh-Hans")


@pytest.fixture
def progress(tmp_path: Path) -> Iterator[Progress]:
    with Progress(tmp_path / "home", UTC) as opened:
        yield opened


def play(content: Deck, progress: Progress, *typed: str) -> str:
    out = io.StringIO()
    text = "".join(line + "\n" for line in typed)
    assert plain.run(content, progress, clock(), io.StringIO(text), out) == 0
    return out.getvalue()


def test_an_empty_enter_and_a_wrong_number_are_no_answers(progress: Progress) -> None:
    told = play(deck(CHOICE), progress, "", "　", "9", "x")
    assert told.count("先输入答案") == 2
    assert told.count("没有这个选项") == 2
    assert progress.reviews("qiao") == []


def test_an_answer_without_a_grade_is_not_saved(progress: Progress) -> None:
    assert "已答的 0 题都已保存" in play(deck(CHOICE), progress, "2")
    assert progress.reviews("qiao") == []


def test_nothing_in_it_is_obeyed_by_a_terminal(progress: Progress) -> None:
    told = play(deck(MARKUP), progress, "祖冲之", "")
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "[red]三个字[/]" in told
    assert "【祖冲之】" in told
    assert "\x1b" in HOSTILE


def test_a_wrong_grade_is_asked_again(progress: Progress) -> None:
    told = play(deck(CHOICE), progress, "李春", "5", "好", "４")
    assert told.count("请输入 1–4") == 2
    assert [r.grade for r in progress.reviews("qiao")] == [4]


def test_a_whole_round(progress: Progress) -> None:
    shown = layout(MATCH)
    assert shown
    replies = {
        CHOICE.id: ("１", "2"),
        CLOZE.id: ("50.82米", ""),
        TYPED.id: ("学而时习之不亦说乎", ""),
        MATCH.id: (" ".join(map(str, shown.key)), "4"),
        MARKUP.id: ("？", ""),
    }
    content = deck(CHOICE, CLOZE, TYPED, MATCH, MARKUP)
    order = [question.id for question in Session(content, progress, clock()).queue]
    told = play(content, progress, *(line for qid in order for line in replies[qid]))
    assert told == golden("plain", told)
    assert [r.qid for r in progress.reviews("qiao")] == order


def test_undo_goes_back_one_grade(progress: Progress) -> None:
    told = play(plenty(2), progress, "z", "z", "3", "胡说", "z", "1", "胡说", "")
    assert "还没有可以撤销的评分" in told
    assert "已撤销" in told
    assert [r.grade for r in progress.reviews("qiao")] == [1, 1]


def test_a_round_with_nothing_to_ask(progress: Progress) -> None:
    play(deck(CHOICE), progress, "2", "4")
    assert play(deck(CHOICE), progress) == words.say("result.nothing") + "\n"


def test_the_end_of_input_sums_up(progress: Progress) -> None:
    told = play(plenty(5), progress, "胡说", "", "胡说", "3")
    assert "已答的 2 题都已保存" in told
    assert "共 2 题，对 1 题，错 1 题" in told


class Interrupted(io.StringIO):
    def readline(self, _: int = -1, /) -> str:
        raise KeyboardInterrupt


def test_ctrl_c_stops_as_the_end_of_input_does(progress: Progress) -> None:
    out = io.StringIO()
    assert plain.run(plenty(2), progress, clock(), Interrupted(), out) == 0
    assert "共 0 题" in out.getvalue()


DRIVER = """
import sys
from datetime import UTC
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from study_deck import clock, plenty
from quizgen.study.progress import Progress
from quizgen.tui import plain
with Progress(Path(sys.argv[2]), UTC) as progress:
    plain.run(plenty(9), progress, clock(), sys.stdin, sys.stdout)
"""


def test_five_answers_survive_kill_9(tmp_path: Path) -> None:
    environ = {**os.environ, "QUIZGEN_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", DRIVER, str(HERE), str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environ
    ) as quiz:
        assert quiz.stdin
        assert quiz.stdout
        quiz.stdin.write("nonsense\n\n" * 5 + "half an ans")
        quiz.stdin.flush()
        while "6 / 9" not in quiz.stdout.readline():
            assert quiz.poll() is None
        quiz.send_signal(signal.SIGKILL)
        quiz.wait()
        quiz.stdin.close()
    with Progress(tmp_path, UTC) as progress:
        assert len(progress.reviews("qiao")) == 5
        assert len(progress.memories("qiao")) == 5


def loaded(module: str) -> set[str]:
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )


def test_the_plain_quiz_loads_nothing_heavy() -> None:
    assert not loaded("quizgen.tui.plain") & {"textual", "rich", "jieba", "numpy", "genanki"}


def test_the_screens_load_nothing_heavy() -> None:
    found = loaded("quizgen.tui.app")
    assert "textual" in found
    assert not found & {"jieba", "numpy", "genanki"}
