"""When a question is asked again: FSRS-6 on study days. The only module that imports fsrs.

A study day turns at 4 a.m. local time. FSRS is fed whole study days, not moments: two answers on
two days are a day apart even when 20 hours lie between them, which is how Anki counts.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache

from fsrs import Card, Rating, Scheduler, State

AGAIN, HARD, GOOD, EASY = GRADES = (1, 2, 3, 4)
TURN = 4
"""Hour of local time at which a study day begins."""
DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one question after its last review."""

    state: int
    """1 learning, 2 review, 3 relearning."""
    step: int | None
    stability: float
    """Days until recall falls to 90 %."""
    difficulty: float
    due: float
    """UTC seconds: the start of a study day in review, else the last answer plus a learning step."""
    day: int
    """Study day of the last review, as recorded then."""
    interval: int
    """Seconds from the last review to `due`: whole days in review."""
    reviews: int
    lapses: int
    """How often a question in review was graded 1."""


def study_day(moment: float, zone: tzinfo | None) -> int:
    """Days since 1970 of the study day that holds `moment` (UTC seconds); `zone` None is the machine's own."""
    local = datetime.fromtimestamp(moment, zone).astimezone(zone)
    offset = local.utcoffset()
    return int((moment + (offset.total_seconds() if offset else 0) - TURN * 3600) // DAY)


def day_start(day: int, zone: tzinfo | None) -> float:
    """UTC seconds at which study day `day` begins, with the offset in force on that date."""
    return datetime.combine(date.fromordinal(EPOCH + day), time(TURN), zone).timestamp()


def review(memory: Memory | None, grade: int, moment: float, day: int, zone: tzinfo | None) -> Memory:
    """The memory after an answer graded 1 to 4 at `moment` on study day `day`; `memory` is None at the first."""
    midnight = datetime.fromtimestamp(day * DAY, UTC)
    after, _ = scheduler().review_card(_card(memory), Rating(grade), midnight)
    gap = after.due - midnight
    interval = int(gap.total_seconds())
    due = day_start(day + gap.days, zone) if after.state == State.Review else moment + interval
    lapsed = memory is not None and memory.state == State.Review and grade == AGAIN
    return Memory(
        state=int(after.state),
        step=after.step,
        stability=after.stability or 0.0,
        difficulty=after.difficulty or 0.0,
        due=due,
        day=day,
        interval=interval,
        reviews=(memory.reviews if memory else 0) + 1,
        lapses=(memory.lapses if memory else 0) + lapsed,
    )


def intervals(memory: Memory | None, moment: float, zone: tzinfo | None) -> tuple[int, ...]:
    """Seconds until the question returns, for each of the four grades."""
    day = study_day(moment, zone)
    return tuple(review(memory, grade, moment, day, zone).interval for grade in GRADES)


def fingerprint() -> str:
    """What the memory rests on beside the log: where it differs, every memory is replayed."""
    return json.dumps(scheduler().to_dict(), sort_keys=True, default=str)


@cache
def scheduler() -> Scheduler:
    """FSRS as Anki starts it; without fuzz, which would draw from the global random."""
    return Scheduler(enable_fuzzing=False)


def _card(memory: Memory | None) -> Card:
    # with an id given, fsrs does not sleep a millisecond to invent one
    if memory is None:
        return Card(card_id=0)
    last = datetime.fromtimestamp(memory.day * DAY, UTC)
    return Card(0, State(memory.state), memory.step, memory.stability, memory.difficulty, last, last)
