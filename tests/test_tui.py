"""The quiz on screens: keys, the input method, hostile text, small windows, a few whole screens."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from rich.cells import cell_len

from quizgen import words
from quizgen.deck import load
from quizgen.errors import QuizgenError
from quizgen.model import Deck
from quizgen.study import decks
from quizgen.study.answers import layout
from quizgen.study.progress import Progress
from quizgen.tui.app import QuizApp, run
from quizgen.tui.help import HelpScreen
from quizgen.tui.home import HomeScreen
from quizgen.tui.quiz import QuizScreen
from quizgen.tui.result import ResultScreen
from quizgen.tui.widgets import GradeBar, ZhInput, ZhText
from screens import dump, press, resize, told
from study_deck import (
    ALL,
    CHOICE,
    CLOZE,
    HOSTILE,
    MARKUP,
    MATCH,
    TRUE_FALSE,
    TYPED,
    clock,
    deck,
    golden,
    plenty,
    question,
    written,
)

from textual import constants, events  # isort: skip
from textual.command import CommandPalette  # isort: skip
from textual.widgets import Footer, Input, OptionList  # isort: skip

SIZE = (80, 24)


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "zh-Hans")
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    # the pilot waits for an idle processor after each key; shorter looks are enough for it
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 250, raising=False)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2000, raising=False)


@pytest.fixture
def progress(tmp_path: Path) -> Iterator[Progress]:
    with Progress(tmp_path / "home", UTC) as opened:
        yield opened


def app(progress: Progress, *questions: object, content: Deck | None = None) -> QuizApp:
    return QuizApp(progress, clock(), content or deck(*questions))  # type: ignore[arg-type]


def quiz(running: QuizApp) -> QuizScreen:
    assert isinstance(running.screen, QuizScreen)
    return running.screen


def grades(progress: Progress) -> list[int]:
    return [review.grade for review in progress.reviews("qiao")]


async def test_a_digit_answers_and_a_digit_grades(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "2")
        assert "✓ 正确" in dump(running)
        assert grades(progress) == []
        await press(pilot, "4")
        assert grades(progress) == [4]
        assert isinstance(running.screen, ResultScreen)


async def test_full_width_digits_do_the_same(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "１")
        assert "✗ 不对" in dump(running)
        await press(pilot, "２")
        assert grades(progress) == [2]


async def test_arrows_and_enter_choose(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "down", "down", "enter")
        assert "✓ 正确" in dump(running)


async def test_the_mouse_chooses_and_grades(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        await pilot.click(OptionList, offset=(6, 1))
        await pilot.pause()
        assert "✓ 正确" in dump(running)
        bar = running.screen.query_one(GradeBar)
        at = cell_len(str(bar.render()).partition("4 ")[0])
        await pilot.click(GradeBar, offset=(at + 2, 0))
        await pilot.pause()
        assert grades(progress) == [4]


async def test_hasty_enters_skip_nothing(progress: Progress) -> None:
    running = app(progress, content=deck(*[q for q in ALL if q.form in ("choice", "true_false")]))
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "enter", "enter")
        assert grades(progress) == []
        await press(pilot, "1", "enter", "enter", "enter")
        assert len(grades(progress)) == 1
        assert quiz(running).session.verdict is None


async def test_an_empty_enter_does_not_submit(progress: Progress) -> None:
    running = app(progress, CLOZE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "enter")
        assert quiz(running).session.verdict is None
        assert told(running) == ["先输入答案；不会就按 F4 看答案"] * 2


async def test_digits_typed_into_the_input_are_text(progress: Progress) -> None:
    running = app(progress, CLOZE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, *"50.82米")
        assert running.screen.query_one(Input).value == "50.82米"
        await press(pilot, "enter")
        assert "✓ 正确" in dump(running)
        await press(pilot, "enter")
        assert grades(progress) == [3]


async def test_a_pasted_answer_arrives_whole(progress: Progress) -> None:
    running = app(progress, TYPED)
    async with running.run_test(size=SIZE) as pilot:
        running.screen.query_one(Input).post_message(events.Paste("学而时习之不亦说乎"))
        await pilot.pause()
        await press(pilot, "enter")
        assert "✓ 正确（标点不计）" in dump(running)


@pytest.mark.parametrize(("asked", "key"), [(CLOZE, "f4"), (CHOICE, "space"), (CHOICE, "f4")])
async def test_the_answer_can_be_shown(progress: Progress, asked: object, key: str) -> None:
    running = app(progress, asked)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, key)
        assert "请自己评分" in dump(running)
        await press(pilot, "3")
        assert grades(progress) == [3]


async def test_match_is_answered_by_numbers(progress: Progress) -> None:
    running = app(progress, MATCH)
    shown = layout(MATCH)
    assert shown
    async with running.run_test(size=SIZE) as pilot:
        assert isinstance(running.focused, Input)
        await press(pilot, *map(str, shown.key), "enter")
        assert "✓ 正确" in dump(running)


async def test_undo_brings_the_last_question_back(progress: Progress) -> None:
    running = app(progress, content=plenty(2))
    async with running.run_test(size=SIZE) as pilot:
        first = quiz(running).session.question
        await press(pilot, "f4", "4")
        assert quiz(running).session.question != first
        await press(pilot, "ctrl+z")
        assert quiz(running).session.question == first
        assert grades(progress) == []
        await press(pilot, "1", "f4", "2")
        assert isinstance(running.screen, ResultScreen)
        await press(pilot, "ctrl+z", "3")
        assert grades(progress) == [1, 3]


async def test_the_wrong_ones_again(progress: Progress) -> None:
    running = app(progress, content=plenty(2))
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "f4", "1", "f4", "4")
        assert "共 2 题，对 1 题，错 1 题" in dump(running)
        await press(pilot, "enter")
        assert len(quiz(running).session.queue) == 1
        await press(pilot, "f4", "4")
        assert "全部答对" in dump(running)


async def test_the_cursor_stands_where_the_input_is(progress: Progress) -> None:
    # the candidate window of an input method opens at the terminal's cursor
    running = app(progress, CLOZE, TYPED)
    async with running.run_test(size=SIZE) as pilot:
        for _ in range(2):
            await pilot.pause()
            await pilot.pause()
            field = running.screen.query_one(ZhInput)
            assert running.cursor_position == field.content_region.offset
            await press(pilot, "f4", "4")


async def test_nothing_of_an_essay_is_obeyed(progress: Progress, tmp_path: Path) -> None:
    title = "[b]桥[/b][@click=app.quit]"
    asked = question(
        "choice",
        HOSTILE,
        "[blink]甲[/]",
        choices=("[blink]甲[/]", "[link=x]乙"),
        sentence=HOSTILE,
        title=title,
        explanation=HOSTILE,
    )
    content = deck(asked)
    content = Deck(content.path, title, content.book, 0, "original", content.questions)
    running = app(progress, content=content)
    async with running.run_test(size=(80, 40)) as pilot:
        await press(pilot, "2")
        shown = dump(running)
        for piece in (
            "[b]桥[/b][@click=app",
            "[red]三个字[/]",
            "[blink]甲[/]",
            "[link=x]乙",
            "《[b]桥[/b][@click=app.quit]》",
        ):
            assert piece in shown
        assert "\x1b" not in shown
        await press(pilot, "1")
        assert "[red]三个字[/]" in dump(running)
        decks.remember(progress, load(written(tmp_path / "deck", content)), 0)
        await press(pilot, "escape")
        assert "[b]桥[/b][@click=app.quit]" in dump(running)


async def test_the_answer_stands_out_in_its_sentence(progress: Progress) -> None:
    running = app(progress, MARKUP)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "f4")
        shown = running.screen.query_one("#told", ZhText).render()
        strong = [span for span in shown.spans if "underline" in str(span.style)]
        assert [shown.plain[span.start : span.end] for span in strong] == ["祖冲之"]


@pytest.mark.parametrize("size", [(30, 10), (40, 20), (120, 40)])
async def test_every_question_fits_every_size(progress: Progress, size: tuple[int, int]) -> None:
    running = app(progress, CHOICE, TYPED, MATCH, MARKUP)
    async with running.run_test(size=size) as pilot:
        for _ in range(len(quiz(running).session.queue)):
            await press(pilot, "f4")
            lines = dump(running).splitlines()
            assert len(lines) == size[1]
            assert "简单" in lines[-2]
            await press(pilot, "4")
        assert isinstance(running.screen, ResultScreen)


async def test_a_window_that_is_too_small_says_so(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=(29, 12)) as pilot:
        assert "窗口太小" in dump(running)
        await resize(pilot, 60, 20, lambda screen: "窗口太小" not in screen and "赵州桥" in screen)
        await resize(pilot, 60, 9, lambda screen: "窗口太小" in screen)


async def test_help_opens_and_any_key_closes_it(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        for key in ("f1", "question_mark", "fullwidth_question_mark"):
            await press(pilot, key)
            assert isinstance(running.screen, HelpScreen)
            await press(pilot, "2")
            assert quiz(running).session.verdict is None


async def test_no_english_of_textual_is_shown(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        footer = dump(running).splitlines()[-1]
        assert "palette" not in footer
        assert "退出" in footer
        assert not running.screen.query_one(Footer).show_command_palette
        await press(pilot, "ctrl+p")
        assert isinstance(running.screen, CommandPalette)
        shown = dump(running)
        assert "退出，进度已保存" in shown
        assert "Quit" not in shown
        assert "Search" not in shown
        assert "🔎" not in shown
        await press(pilot, "escape", "ctrl+c")
        assert told(running) == ["按 Ctrl+Q 退出，进度都已保存"]


async def test_home_counts_and_starts(progress: Progress, tmp_path: Path) -> None:
    tick = clock(step=0)
    for name, questions in (("gone", (CHOICE,)), ("bridges", ALL)):
        content = deck(*questions, book=name)
        decks.remember(progress, load(written(tmp_path / name, content)), tick() + len(name))
    (tmp_path / "gone" / "deck.toml").unlink()
    progress.record("bridges", CHOICE.id, 3, tick() - 99_999)
    running = QuizApp(progress, tick, None)
    async with running.run_test(size=SIZE) as pilot:
        shown = dump(running).replace(str(tmp_path), "…")
        assert shown == golden("home_80x24", shown)
        await press(pilot, "2")
        assert isinstance(running.screen, HomeScreen)
        await press(pilot, "１")
        assert isinstance(running.screen, QuizScreen)
        await press(pilot, "escape")
        assert isinstance(running.screen, HomeScreen)


async def test_home_without_decks_says_what_to_type(progress: Progress) -> None:
    running = QuizApp(progress, clock(), None)
    async with running.run_test(size=(40, 20)) as pilot:
        await press(pilot, "1", "enter")
        assert "quizgen build" in dump(running)


async def test_a_deck_with_nothing_to_ask(progress: Progress, tmp_path: Path) -> None:
    content = load(written(tmp_path / "deck", deck(CHOICE)))
    progress.record("qiao", CHOICE.id, 4, clock()())
    running = app(progress, content=content)
    async with running.run_test(size=SIZE) as pilot:
        assert "新题也学完了" in dump(running)
        await press(pilot, "escape", "1")
        assert isinstance(running.screen, HomeScreen)
        assert told(running) == ["《桥与人》现在没有要复习的题，新题也学完了"]


async def test_a_progress_file_that_fails_ends_with_one_line(progress: Progress) -> None:
    running = app(progress, CHOICE)
    async with running.run_test(size=SIZE) as pilot:
        progress.db.execute("DROP TABLE review")
        await press(pilot, "2", "3")
    assert isinstance(running.return_value, QuizgenError)


def test_a_deck_that_cannot_be_read_paints_nothing(tmp_path: Path) -> None:
    with pytest.raises(QuizgenError):
        run(tmp_path / "home", tmp_path / "nothing", None, None, clock())
    assert not (tmp_path / "home").exists()


async def test_without_colour_the_verdict_stands_in_words(
    progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    running = app(progress, TRUE_FALSE)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        assert "✗ 不对" in dump(running)
        assert running.screen.query_one("#stem").text_style.bold


async def test_english(progress: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "en")
    running = app(progress, CHOICE)
    async with running.run_test(size=(40, 20)) as pilot:
        await press(pilot, "1")
        shown = dump(running)
        assert "✗ Wrong" in shown
        assert "4 easy" in shown


@pytest.mark.parametrize(
    ("name", "asked", "size", "keys"),
    [
        ("choice_80x24", CHOICE, (80, 24), ()),
        ("choice_wrong_60x20", CHOICE, (60, 20), ("1",)),
        ("typed_40x20", TYPED, (40, 20), (*"学而时习之不亦乐乎", "enter")),
        ("match_80x24", MATCH, (80, 24), ()),
        ("result_80x24", CHOICE, (80, 24), ("1", "1")),
        ("help_80x24", CHOICE, (80, 24), ("f1",)),
    ],
)
async def test_screens(
    progress: Progress, name: str, asked: object, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    running = app(progress, asked)
    async with running.run_test(size=size) as pilot:
        await press(pilot, *keys)
        await pilot.pause()
        assert dump(running) == golden(name, dump(running))
