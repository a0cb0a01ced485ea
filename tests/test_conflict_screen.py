"""Contradictions on screens: found while one reviews, settled by a digit, on the disk at once."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from quizgen import build, decisions, facts, words
from quizgen.decisions import Decision
from quizgen.errors import DeckError
from quizgen.study.conflicts import Claim, Conflict, Settling
from quizgen.study.review import Review
from quizgen.tui import contested
from quizgen.tui.conflicts import ConflictScreen
from quizgen.tui.review import ReviewApp, ReviewScreen
from screens import dump, press, told
from study_deck import CHOICE, CLOZE, clock, deck, golden, written

from textual import constants  # isort: skip

SIZE = (80, 24)
LONG = "赵州桥的主拱净跨37.4米，桥面平坦，车马往来一千四百年，石缝里至今长着当年匠人没有想到的草，风一过就轻轻摇。"


def claim(number: str, says: str, sentence: str, line: int, speaker: str = "") -> Claim:
    return Claim(number * 24, says, speaker, sentence, "桥与人", "essays/qiao.txt", line)


SPAN = Conflict(
    "statistic",
    "赵州桥的主拱净跨",
    (
        claim("1", "37.02米", "赵州桥的主拱净跨37.02米。", 3),
        claim("2", "37.4米", LONG, 7),
        claim("3", "37米", "[red]赵州桥[/]的主拱净跨37米。", 9),
    ),
)
SAID = Conflict(
    "quotation",
    "有分寸，才有底。",
    (
        claim("4", "李春", "李春说：“有分寸，才有底。”", 11, "李春"),
        claim("4", "喻皓", "喻皓说：“有分寸，才有底。”", 13, "喻皓"),
    ),
)


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "zh-Hans")
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 250, raising=False)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 2000, raising=False)


def app(path: Path, *found: Conflict) -> ReviewApp:
    async def look(_: Path) -> Sequence[Conflict]:
        return found

    return ReviewApp(Review(written(path, deck(CHOICE, CLOZE)), clock()), look)


def taken(path: Path) -> list[tuple[str, str, str]]:
    """Id, verdict and speaker of every line."""
    return [(d.id[0], d.verdict, d.fields.get("speaker", "")) for d in decisions.read(path)]


async def test_keys_that_settle_nothing(tmp_path: Path) -> None:
    running = app(tmp_path, SPAN, SAID)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "f4", "4", "9", "space", "right", "right", "1", "left", "ctrl+z", "f4")
        assert isinstance(running.screen, ReviewScreen)
        assert told(running) == ["这一题没有可以撤销的决定"]
        assert "F4 矛盾 2" in dump(running)
    assert not (tmp_path / decisions.FILE).exists()


@pytest.mark.parametrize("look", [None, ()])
async def test_no_contradictions(tmp_path: Path, look: tuple[()] | None) -> None:
    running = app(tmp_path) if look is not None else ReviewApp(app(tmp_path).sitting)
    async with running.run_test(size=SIZE) as pilot:
        assert "F4" not in dump(running)
        await press(pilot, "c")
        assert told(running) == ["文章之间没有发现矛盾"]


async def test_the_screen_does_not_wait(tmp_path: Path) -> None:
    done = asyncio.Event()

    async def look(_: Path) -> Sequence[Conflict]:
        await done.wait()
        return (SPAN,)

    running = ReviewApp(Review(written(tmp_path, deck(CHOICE, CLOZE)), clock()), look)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "f4", "1")
        assert told(running) == ["还在读文章，稍后再按"]
        assert "已审 1/2" in dump(running)
        done.set()
        await press(pilot, "f4")
        assert isinstance(running.screen, ConflictScreen)


async def test_essays_that_cannot_be_read_are_told_and_the_review_goes_on(tmp_path: Path) -> None:
    async def look(_: Path) -> Sequence[Conflict]:
        raise DeckError("[red]没有文章")

    running = ReviewApp(Review(written(tmp_path, deck(CHOICE, CLOZE)), clock()), look)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, "f4", "1")
        assert told(running) == ["[red]没有文章"]
        assert "第 2 / 2 题" in dump(running)


@pytest.mark.parametrize(("key", "opens"), [("2", "f4"), ("２", "c")])
async def test_a_digit_settles_and_the_next_one_shows(tmp_path: Path, key: str, opens: str) -> None:
    running = app(tmp_path, SPAN, SAID)
    async with running.run_test(size=SIZE) as pilot:
        await press(pilot, opens, key)
        assert taken(tmp_path) == [("2", "prefer", "")]
        assert "第 2 / 2 处　名言" in dump(running)
        await press(pilot, key)
        assert taken(tmp_path)[1:] == [("4", "prefer", "喻皓")]
        assert "互相矛盾的说法都看过了" in dump(running)
        await press(pilot, "escape")
        assert "矛盾" not in dump(running), "none is open"
        await press(pilot, "f4")
        assert "〔已选定：37.4米" in dump(running)
        await press(pilot, "2")
        assert len(taken(tmp_path)) == 2, "what is said already is not written again"
        await press(pilot, "1", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "escape")
        assert [verdict for _, verdict, _ in taken(tmp_path)[2:]] == ["prefer", "undo", "undo", "undo"]
        assert "F4 矛盾 2" in dump(running)


async def test_a_deck_that_cannot_be_written_ends_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = app(tmp_path, SPAN)

    def fail(_: int) -> None:
        raise OSError(30, "Read-only file system")

    async with running.run_test(size=SIZE) as pilot:
        monkeypatch.setattr("os.fsync", fail)
        await press(pilot, "f4", "1")
    assert isinstance(running.return_value, DeckError)


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("conflicts_bar_80x24", (80, 24), ()),
        ("conflicts_bar_40x20", (40, 20), ()),
        ("conflicts_80x24", (80, 24), ("f4",)),
        ("conflicts_120x40", (120, 40), ("f4", "2", "left")),
        ("conflicts_40x20", (40, 20), ("f4", "right", "1", "left")),
    ],
)
async def test_screens(tmp_path: Path, name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    running = app(tmp_path, SPAN, SAID)
    async with running.run_test(size=size) as pilot:
        await press(pilot, *keys)
        await pilot.pause()
        assert dump(running) == golden(name, dump(running))


def test_an_earlier_preference_is_known_again(tmp_path: Path) -> None:
    path = written(tmp_path, deck(CHOICE))
    decisions.append(path, Decision("4" * 24, "prefer", fields={"speaker": "喻皓"}, at=1))
    decisions.append(path, Decision("1" * 24, "prefer", at=2))
    decisions.append(path, Decision("2" * 24, "prefer", at=3))
    settling = Settling(path, clock(), [SAID, SPAN])
    assert settling.open == 0
    assert settling.chosen(SAID) == SAID.claims[1]
    assert settling.chosen(SPAN) == SPAN.claims[1], "the later one"
    settling.move(1)
    assert settling.undo()
    assert settling.chosen(SPAN) == SPAN.claims[0], "the one before stands again"
    decisions.append(path, Decision("4" * 24, "prefer", at=4))
    assert Settling(path, clock(), [SAID]).open == 1, "without the speaker it is not told which"


async def test_contradictions_of_a_deck_are_read_again_and_what_is_preferred_is_asked(tmp_path: Path) -> None:
    poem = "读诗\n\n{}说：“千磨万击还坚劲，任尔东西南北风。”这句话我一直记得。\n"
    for n, name in enumerate(("郑板桥", "林则徐")):
        (tmp_path / f"{n}.txt").write_text(poem.format(name), "utf-8")
    path = tmp_path / "deck"
    build.make(path, [str(tmp_path / "0.txt"), str(tmp_path / "1.txt")], now=100)
    (conflict,) = await contested.read(path)
    assert (conflict.kind, conflict.about) == ("quotation", "千磨万击还坚劲，任尔东西南北风。")
    assert [(c.says, c.title, c.file, c.line) for c in conflict.claims] == [
        ("郑板桥", "读诗", "essays/0.txt", 3),
        ("林则徐", "读诗", "essays/1.txt", 3),
    ]
    Settling(path, clock(), [conflict]).prefer(1)
    report = build.make(path, [], now=200)
    assert (report.conflicts, report.stale) == ((), ())
    reading = build.look(
        build.decode(build.expand(path, ["essays/**"]))[0],
        preferred=decisions.preferred(decisions.read(path)),
    )
    said = [fact for fact in reading.facts if fact.kind == "quotation" and fact.askable]
    assert [fact.data["speaker"] for fact in said] == ["林则徐"]
    assert facts.settled(facts.conflicts(reading.facts)[0])


async def test_a_deck_without_essays_is_told_in_one_line(tmp_path: Path) -> None:
    path = written(tmp_path / "deck", deck(CHOICE))
    (path / "deck.toml").write_text("format = 9\n", "utf-8")
    with pytest.raises(DeckError) as told_:
        await contested.read(path)
    assert str(told_.value).count("deck.toml:1:") == 1
    assert "\n" not in str(told_.value)
