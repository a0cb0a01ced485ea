"""The review on screens: one key a decision, each on the disk before the next question shows."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen import decisions, words
from quizgen import deck as folder
from quizgen.errors import QuizgenError
from quizgen.model import Question
from quizgen.study.review import REASONS, Review, Wanted
from quizgen.tui.form import FormScreen
from quizgen.tui.help import HelpScreen
from quizgen.tui.pick import PickScreen
from quizgen.tui.review import ReviewApp, ReviewScreen
from screens import dump, press, told
from study_deck import ALL, CHOICE, CLOZE, MARKUP, MATCH, TYPED, clock, deck, golden, plenty, written

from textual import constants  # isort: skip
from textual.widgets import Checkbox, Footer, Input  # isort: skip

SIZE = (80, 24)
FIFTY = 50


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "zh-Hans")
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    # the pilot waits for an idle processor after each key; shorter looks are enough for it
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 250, raising=False)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2000, raising=False)


def app(path: Path, *questions: Question, **wanted: str) -> ReviewApp:
    return ReviewApp(Review(written(path, deck(*questions)), clock(), Wanted(**wanted)))  # type: ignore[arg-type]


def verdicts(path: Path) -> list[tuple[str, str]]:
    return [(d.verdict, d.reason) for d in decisions.read(path)]


async def test_keys_that_decide_nothing(tmp_path: Path) -> None:
    running = app(tmp_path, CHOICE, CLOZE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "5", "s", "space", "right", "left", "left", "ctrl+z", "6", "2", "escape")
        assert isinstance(running.screen, ReviewScreen)
        await press(pilot, "3", "escape", "f3", "escape", "f2", "escape")
        assert isinstance(running.screen, ReviewScreen)
        assert told(running) == ["这一题没有可以撤销的决定"]
    assert not (tmp_path / decisions.FILE).exists()


@pytest.mark.parametrize(
    ("key", "verdict"), [("1", "accept"), ("１", "accept"), ("a", "accept"), ("４", "flag"), ("f", "flag")]
)
async def test_one_key_decides_and_the_next_one_shows(tmp_path: Path, key: str, verdict: str) -> None:
    running = app(tmp_path, CHOICE, CLOZE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, key)
        assert verdicts(tmp_path) == [(verdict, "")]
        assert "第 2 / 2 题" in dump(running)
        assert "已审 1/2" in dump(running)
        await press(pilot, "5")
        assert "这些题都看过了" in dump(running)


@pytest.mark.parametrize("keys", [("2", "3"), ("２", "３"), ("r", "down", "down", "enter")])
async def test_reject_asks_why(tmp_path: Path, keys: tuple[str, ...]) -> None:
    running = app(tmp_path, CHOICE, CLOZE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, keys[0])
        assert isinstance(running.screen, PickScreen)
        assert verdicts(tmp_path) == []
        await press(pilot, *keys[1:])
        assert verdicts(tmp_path) == [("reject", REASONS[2])]
        await press(pilot, "left")
        assert "〔已否决：答案不止一个〕" in dump(running)
        await press(pilot, "ctrl+z")
        assert verdicts(tmp_path)[1:] == [("undo", "")]
        assert "已否决" not in dump(running)


async def test_edit_in_inputs(tmp_path: Path) -> None:
    running = app(tmp_path, CHOICE, CLOZE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "3")
        answer = running.screen.query_one("#answer", Input)
        assert running.screen.query_one("#prompt", Input).value == CHOICE.prompt
        await press(pilot, "down", *["backspace"] * 2, "enter")
        assert isinstance(running.screen, FormScreen)
        assert told(running) == ["答案不能空着"]
        assert answer.has_focus
        await press(pilot, *"李1春", "enter")
        assert folder.load(tmp_path).questions[0].choices == ("鲁班", "李1春", "宇文恺", "喻皓")
        assert "第 2 / 2 题" in dump(running)
        await press(pilot, "3", "enter")
        assert len(verdicts(tmp_path)) == 1, "nothing was changed"
        await press(pilot, "left")
        assert "〔已修改〕" in dump(running)
        assert "✓ B 李1春" in dump(running)


async def test_a_long_text_is_edited_from_its_beginning_and_says_that_it_goes_on(tmp_path: Path) -> None:
    long = replace(CLOZE, prompt="赵州桥" * 20 + CLOZE.prompt)
    running = app(tmp_path, long)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "e")
        await pilot.pause()
        (row,) = (line for line in dump(running).splitlines() if line.lstrip().startswith("题面"))
        assert row.endswith("…")
        assert sum("…" in line for line in dump(running).splitlines()) == 1
        await press(pilot, *"x", "end", *"y", "enter")
    assert folder.load(tmp_path).questions[0].prompt == f"x{long.prompt}y"


async def test_items_are_shown_together_and_their_prompt_can_be_edited(tmp_path: Path) -> None:
    running = app(tmp_path, MATCH)
    async with running.run_test(size=SIZE) as pilot:
        assert "1 赵州桥——洨河" in dump(running)
        assert "答案：" not in dump(running)
        await press(pilot, "3")
        assert not running.screen.query("#answer")
        await press(pilot, *"x", "enter")
        shown = folder.load(tmp_path).questions[0]
        assert (shown.prompt, shown.items, shown.answer) == (MATCH.prompt + "x", MATCH.items, MATCH.answer)


@pytest.mark.parametrize(("key", "cite"), [("n", True), ("f3", False)])
async def test_a_question_of_ones_own(tmp_path: Path, key: str, cite: bool) -> None:
    running = app(tmp_path, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, key, *"河是()", "down", *"洨河")
        if not cite:
            running.screen.query_one(Checkbox).value = False
        await press(pilot, "enter")
        assert told(running) == ["已保存：自写"]
        assert "第 1 / 1 题" in dump(running), "the position stays"
        own = folder.load(tmp_path).questions[-1]
        assert (own.form, own.prompt, own.answer) == ("cloze", "河是（　　）", "洨河")
        assert own.source == (CHOICE.source if cite else decisions.NOWHERE)


async def test_an_empty_deck_can_be_written_into(tmp_path: Path) -> None:
    folder.write_settings(tmp_path, folder.Settings("空", "empty", 0))
    running = ReviewApp(Review(tmp_path, clock()))
    async with running.run_test(size=SIZE) as pilot:
        assert "没有符合条件的题" in dump(running)
        await press(pilot, "1", "2", "3", "4", "n", *"桥", "down", *"石桥", "enter", "f2", "8")
        assert "出处：自己写的题" in dump(running)


async def test_filters_by_digits(tmp_path: Path) -> None:
    running = app(tmp_path, CHOICE, CLOZE, TYPED, MATCH, state="undecided")
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "f2")
        assert "筛选（符合 3 题）" in dump(running)
        assert "1 状态：未审" in dump(running)
        await press(pilot, "3")
        shown = dump(running)
        assert "2 选择　0" in shown
        assert "4 问答　1" in shown
        await press(pilot, "4")
        assert "第 1 / 1 题　问答" in dump(running)
        await press(pilot, "f2", "１", "４")
        assert "没有符合条件的题" in dump(running)
        await press(pilot, "f2", "8")
        assert "第 1 / 4 题" in dump(running)


async def test_nothing_of_an_essay_is_obeyed(tmp_path: Path) -> None:
    running = app(tmp_path, MARKUP)
    async with running.run_test(size=SIZE) as pilot:
        assert dump(running).count("[red]三个字[/]") == 2
        await press(pilot, "3")
        assert "[red]三个字[/]" in dump(running)
        assert "\x1b" not in dump(running)
        await press(pilot, "enter")
        assert not (tmp_path / decisions.FILE).exists(), "what nobody touched is not changed by showing it"


@pytest.mark.parametrize("size", [(30, 10), (40, 20), (120, 40)])
async def test_every_question_fits_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    running = app(tmp_path, *ALL)
    async with running.run_test(size=size) as pilot:
        for _ in ALL:
            lines = dump(running).splitlines()
            assert len(lines) == size[1]
            assert "1 接受" in dump(running)
            await press(pilot, "2")
            assert "1 不值一问" in dump(running)
            await press(pilot, "9")
        assert [verdict for verdict, _ in verdicts(tmp_path)] == ["reject"] * len(ALL)


async def test_help_and_no_english_of_textual(tmp_path: Path) -> None:
    running = app(tmp_path, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        assert not running.screen.query_one(Footer).show_command_palette
        await press(pilot, "fullwidth_question_mark")
        assert isinstance(running.screen, HelpScreen)
        await press(pilot, "1")
        assert verdicts(tmp_path) == []
        await press(pilot, "ctrl+p")
        shown = dump(running)
        assert "自写" in shown
        assert "Quit" not in shown


async def test_a_deck_that_cannot_be_written_ends_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = app(tmp_path, CHOICE)

    def fail(_: int) -> None:
        raise OSError(30, "Read-only file system")

    async with running.run_test(size=SIZE) as pilot:
        monkeypatch.setattr("os.fsync", fail)
        await press(pilot, "1")
    assert isinstance(running.return_value, QuizgenError)


@pytest.mark.parametrize(
    ("name", "asked", "size", "keys"),
    [
        ("review_80x24", CHOICE, (80, 24), ()),
        ("review_rejected_40x20", TYPED, (40, 20), ("2", "1", "left")),
        ("review_why_80x24", CHOICE, (80, 24), ("2",)),
        ("review_edit_80x24", CHOICE, (80, 24), ("3",)),
        ("review_own_40x20", CLOZE, (40, 20), ("f3",)),
        ("review_filter_80x24", CHOICE, (80, 24), ("1", "f2")),
        ("review_help_80x24", CHOICE, (80, 24), ("f1",)),
    ],
)
async def test_screens(
    tmp_path: Path, name: str, asked: Question, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    running = app(tmp_path, asked)
    async with running.run_test(size=size) as pilot:
        await press(pilot, *keys)
        await pilot.pause()
        assert dump(running) == golden(name, dump(running))


async def test_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "en")
    running = app(tmp_path, CHOICE)
    async with running.run_test(size=(40, 20)) as pilot:
        assert "1 accept 2 reject 3 edit 4 flag 5 skip" in dump(running)
        await press(pilot, "2", "1", "left")
        assert "[rejected: not worth asking]" in dump(running)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_review_that_is_killed_has_lost_nothing(tmp_path: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    path = written(tmp_path / "deck", plenty(FIFTY + 5))
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
    command = [sys.executable, "-m", "quizgen", "--lang", "zh-Hans", "review", str(path)]
    process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, env=env, close_fds=True)
    os.close(inner)
    os.set_blocking(outer, False)
    seen = b""

    def wait_for(shown: str) -> None:
        nonlocal seen
        until = time.monotonic() + 20
        while shown.encode() not in seen:
            assert time.monotonic() < until, shown
            try:
                seen += os.read(outer, 65536)
            except BlockingIOError:
                time.sleep(0.005)
        seen = b""

    try:
        wait_for("第 1 / 55 题")
        for n in range(1, FIFTY + 1):
            os.write(outer, b"21" if n % 2 else b"1")
            wait_for(f"第 {n + 1} / 55 题")
    finally:
        process.kill()
        process.wait()
        os.close(outer)
    taken = verdicts(path)
    assert taken == [("reject", REASONS[0]), ("accept", "")] * (FIFTY // 2)
    assert len(folder.load(path).questions) == 5 + FIFTY // 2
    assert len(Review(path, clock(), Wanted(state="undecided")).queue) == 5
