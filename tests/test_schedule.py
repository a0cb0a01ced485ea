"""Reviews fall due by FSRS-6 on study days that turn at four in the morning."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.study import schedule
from quizgen.study.schedule import AGAIN, DAY, EASY, EPOCH, GOOD, GRADES, Memory, review, study_day

CASES = tomllib.loads((Path(__file__).parent / "specs/study/days.toml").read_text("utf-8"))["case"]
SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")


def at(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def answer(memory: Memory | None, grade: int, moment: str, zone: ZoneInfo = SHANGHAI) -> Memory:
    return review(memory, grade, at(moment), study_day(at(moment), zone), zone)


def test_there_are_cases() -> None:
    assert len(CASES) > 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_days(case: dict[str, str]) -> None:
    day = study_day(at(case["moment"]), ZoneInfo(case["zone"]))
    assert date.fromordinal(EPOCH + day).isoformat() == case["day"]


@given(st.integers(0, 40_000), st.sampled_from([SHANGHAI, NEW_YORK, UTC, None]))
def test_a_study_day_begins_where_it_says(day: int, zone: ZoneInfo | None) -> None:
    start = schedule.day_start(day, zone)
    assert study_day(start, zone) == day
    assert study_day(start - 1, zone) == day - 1


def test_first_answers_are_those_of_the_default_parameters() -> None:
    # FSRS-6 defaults: the first four parameters are the stabilities after a first answer
    first = [answer(None, grade, "2026-03-02T10:00:00+08:00") for grade in GRADES]
    assert [round(m.stability, 4) for m in first] == [0.212, 1.2931, 2.3065, 8.2956]
    assert [m.interval for m in first] == [60, 330, 600, 8 * DAY]


def test_learning_steps_fall_due_by_the_clock() -> None:
    moment = "2026-03-02T10:00:00+08:00"
    assert answer(None, AGAIN, moment).due == at(moment) + 60
    assert answer(None, GOOD, moment).due == at(moment) + 600


def test_reviews_fall_due_when_the_study_day_begins() -> None:
    memory = answer(None, EASY, "2026-03-02T23:50:00+08:00")
    assert memory.due == at("2026-03-10T04:00:00+08:00")
    before_four = answer(None, EASY, "2026-03-03T03:50:00+08:00")
    assert before_four.due == memory.due


def test_the_clock_change_does_not_move_the_turn() -> None:
    memory = answer(None, EASY, "2026-03-05T12:00:00-05:00", NEW_YORK)
    assert memory.due == at("2026-03-13T04:00:00-04:00")


def test_the_hour_of_an_answer_does_not_change_the_memory() -> None:
    early = late = None
    for day in ("02", "12", "27"):
        early = answer(early, GOOD, f"2026-03-{day}T05:00:00+08:00")
        late = answer(late, GOOD, f"2026-03-{day}T23:00:00+08:00")
    assert early is not None
    assert late is not None
    assert early.stability == late.stability
    assert early.due == late.due


def test_a_lapse_is_counted_in_review_only() -> None:
    learning = answer(answer(None, AGAIN, "2026-03-02T10:00:00+08:00"), AGAIN, "2026-03-02T10:02:00+08:00")
    assert (learning.lapses, learning.reviews) == (0, 2)
    known = answer(None, EASY, "2026-03-02T10:00:00+08:00")
    assert answer(known, AGAIN, "2026-03-10T10:00:00+08:00").lapses == 1


@given(st.lists(st.tuples(st.sampled_from(GRADES), st.integers(0, 60 * DAY)), min_size=1, max_size=12))
def test_better_grades_wait_longer(history: list[tuple[int, int]]) -> None:
    memory, moment = None, 1_790_000_000.0
    for grade, wait in history:
        moment += wait
        waits = schedule.intervals(memory, moment, SHANGHAI)
        assert list(waits) == sorted(waits)
        assert waits[AGAIN - 1] < waits[EASY - 1]
        memory = review(memory, grade, moment, study_day(moment, SHANGHAI), SHANGHAI)
        assert memory.due > moment or memory.interval >= DAY
        assert memory.interval == waits[GRADES.index(grade)]
