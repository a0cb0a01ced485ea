"""The review log is the truth, memories are replayed from it, and a bad file costs one clear line."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import words
from quizgen.errors import QuizgenError
from quizgen.study import decks, schedule
from quizgen.study.progress import APPLICATION, FORMAT, NAME, Progress
from study_deck import NOON, clock, deck, written

DAY = schedule.DAY
BOOK = "qiao"
HISTORY = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(schedule.GRADES), st.integers(0, 20 * DAY)), max_size=12
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "en")


@pytest.fixture
def progress(tmp_path: Path) -> Iterator[Progress]:
    with Progress(tmp_path / "home", UTC) as opened:
        yield opened


def test_what_was_never_asked_has_no_memory(progress: Progress) -> None:
    assert progress.memories(BOOK) == {}
    assert progress.reviews(BOOK) == []


def test_an_answer_is_kept_by_book_question_and_part(progress: Progress) -> None:
    progress.record(BOOK, "a", 3, NOON, duration=2.5, outcome="right", given="李春")
    progress.record(BOOK, "a", 1, NOON, part=1)
    progress.record("other", "a", 4, NOON)
    assert set(progress.memories(BOOK)) == {("a", 0), ("a", 1)}
    first = progress.reviews(BOOK)[0]
    assert (first.qid, first.grade, first.duration_ms, first.outcome, first.given) == (
        "a",
        3,
        2500,
        "right",
        "李春",
    )
    assert progress.memories(BOOK)["a", 0] == schedule.review(None, 3, NOON, first.study_day, UTC)


def test_two_answers_in_one_millisecond_are_two_reviews(progress: Progress) -> None:
    kept = [progress.record(BOOK, qid, 3, NOON) for qid in "aab"]
    assert kept == [int(NOON * 1000) + i for i in range(3)]


def test_half_a_character_can_be_kept(progress: Progress) -> None:
    progress.record(BOOK, "a", 1, NOON, given="\udce4\0李")
    assert progress.reviews(BOOK)[0].given == "?\0李"


def test_it_is_all_there_after_reopening(tmp_path: Path) -> None:
    with Progress(tmp_path, UTC) as progress:
        progress.record(BOOK, "a", 3, NOON)
        before = progress.memories(BOOK)
    with Progress(tmp_path, UTC) as progress:
        assert progress.memories(BOOK) == before


@settings(max_examples=25)
@given(history=HISTORY)
def test_memories_are_what_the_log_replays_to_and_undo_is_exact(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int, int]]
) -> None:
    with Progress(tmp_path_factory.mktemp("home"), UTC) as progress:
        moment, states, kept = NOON, [], []
        for qid, grade, wait in history:
            moment += wait
            states.append((progress.memories(BOOK), progress.reviews(BOOK)))
            kept.append(progress.record(BOOK, qid, grade, moment))
        last = progress.memories(BOOK)
        progress.db.execute("DELETE FROM memory")
        progress.rebuild()
        assert progress.memories(BOOK) == last
        for review_ms, state in zip(reversed(kept), reversed(states), strict=True):
            progress.undo(review_ms)
            assert (progress.memories(BOOK), progress.reviews(BOOK)) == state


def test_undoing_the_second_answer_of_an_item_keeps_the_first(progress: Progress) -> None:
    progress.record(BOOK, "a", 3, NOON)
    first = progress.memories(BOOK)
    progress.undo(progress.record(BOOK, "a", 1, NOON + 900))
    assert progress.memories(BOOK) == first
    progress.undo(123)
    assert progress.memories(BOOK) == first


def test_another_schedule_replays_the_log(tmp_path: Path) -> None:
    with Progress(tmp_path, UTC) as progress:
        progress.record(BOOK, "a", 3, NOON)
        before = progress.memories(BOOK)
        progress.db.execute("UPDATE memory SET stability = 99")
        progress.db.execute("UPDATE setting SET value = 'another' WHERE key = 'schedule'")
    with Progress(tmp_path, UTC) as progress:
        assert progress.memories(BOOK) == before


def test_a_failing_answer_leaves_nothing_behind(progress: Progress) -> None:
    with pytest.raises(QuizgenError):
        progress.record(BOOK, "a", 7, NOON)
    assert progress.db.execute("SELECT count(*) FROM item").fetchone() == (0,)


def fault(home: Path) -> QuizgenError:
    with pytest.raises(QuizgenError) as caught:
        Progress(home, UTC)
    error = caught.value
    assert str(home) in error.place
    assert error.hint
    assert "\n" not in str(error)
    return error


def test_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database at all, but long enough to be read as one" * 40)
    before = (tmp_path / NAME).read_bytes()
    assert "damaged" in fault(tmp_path).message
    assert (tmp_path / NAME).read_bytes() == before


def test_a_truncated_file(tmp_path: Path) -> None:
    with Progress(tmp_path, UTC) as progress:
        for n in range(200):
            progress.record(BOOK, f"question {n}", 3, NOON)
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(QuizgenError, match="damaged"), Progress(tmp_path, UTC) as progress:
        progress.reviews(BOOK)


def test_a_database_of_somebody_else(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("CREATE TABLE cards (id)")
    other.close()
    assert "not a progress file" in fault(tmp_path).message


def test_a_newer_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as newer:
        newer.execute(f"PRAGMA application_id = {APPLICATION}")
        newer.execute(f"PRAGMA user_version = {FORMAT + 1}")
        newer.execute("CREATE TABLE item (id)")
    newer.close()
    assert str(FORMAT + 1) in fault(tmp_path).message


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    assert fault(tmp_path / "home").message


def test_decks_are_known_the_latest_first_and_a_lost_one_costs_its_line(
    tmp_path: Path, progress: Progress
) -> None:
    tick = clock()
    for name in ("one", "two", "lost", "broken"):
        path = written(tmp_path / name, deck(book=name))
        decks.remember(progress, decks.folder.load(path), tick())
    (tmp_path / "lost" / "deck.toml").unlink()
    (tmp_path / "broken" / "questions.jsonl").write_text("{", "utf-8")
    decks.remember(progress, decks.folder.load(tmp_path / "one"), tick())
    known = decks.known(progress)
    assert [entry.path.name for entry in known] == ["one", "broken", "lost", "two"]
    assert [entry.deck is None for entry in known] == [False, True, True, False]
    assert all(entry.fault for entry in known[1:3])
