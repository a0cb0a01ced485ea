"""A whole round without a screen: what is asked, judged, saved, undone and taken up again."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from quizgen.study.progress import Progress
from quizgen.study.schedule import DAY
from quizgen.study.session import LONGEST, ROUND, Session, counts
from study_deck import CHOICE, CLOZE, NOON, TWIN, clock, deck, plenty, question


@pytest.fixture
def progress(tmp_path: Path) -> Iterator[Progress]:
    with Progress(tmp_path, UTC) as opened:
        yield opened


def ids(session: Session) -> list[str]:
    return [question.id for question in session.queue]


def answer(session: Session, grade: int | None = None) -> None:
    assert session.question
    session.answer(session.question.answer)
    session.grade(grade)


def test_an_empty_answer_is_none(progress: Progress) -> None:
    session = Session(deck(CHOICE), progress, clock())
    for empty in ("", " ", "　", "\t"):
        assert session.answer(empty) is None
    assert session.verdict is None
    assert progress.reviews("qiao") == []


def test_a_grade_without_an_answer_does_nothing(progress: Progress) -> None:
    session = Session(deck(CHOICE), progress, clock())
    session.grade(3)
    assert session.question == CHOICE
    assert progress.reviews("qiao") == []


def test_an_answer_cannot_be_given_twice(progress: Progress) -> None:
    session = Session(deck(CHOICE), progress, clock())
    session.answer("鲁班")
    assert session.answer("李春") is None
    assert session.reveal() is None
    assert session.given == "鲁班"


def test_each_answer_is_saved_before_the_next_question(progress: Progress) -> None:
    session = Session(plenty(5), progress, clock())
    for n in range(1, 6):
        answer(session)
        assert len(progress.reviews("qiao")) == n
    assert session.question is None
    assert session.failed == ()


@pytest.mark.parametrize(
    ("given", "grade"),
    [("50.82米", 3), ("50.83米", 1), ("不知道", 1), (None, 1)],
    ids=["right", "figure", "wrong", "shown"],
)
def test_the_suggested_grade(progress: Progress, given: str | None, grade: int) -> None:
    session = Session(deck(CLOZE), progress, clock())
    if given is None:
        session.reveal()
    else:
        session.answer(given)
    assert session.suggested == grade
    session.grade()
    assert progress.reviews("qiao")[0].grade == grade


def test_the_learner_has_the_last_word(progress: Progress) -> None:
    session = Session(deck(CHOICE), progress, clock())
    session.answer("鲁班")
    session.grade(4)
    assert session.failed == ()
    review = progress.reviews("qiao")[0]
    assert (review.grade, review.outcome, review.given) == (4, "wrong", "鲁班")


def test_the_intervals_shown_are_those_that_come(progress: Progress) -> None:
    session = Session(deck(CHOICE), progress, clock(step=0))
    session.answer("李春")
    promised = session.intervals()
    session.grade(3)
    assert progress.memories("qiao")[CHOICE.id, 0].interval == promised[2]


def test_time_away_does_not_count(progress: Progress) -> None:
    session = Session(deck(CHOICE), progress, clock(step=4000))
    answer(session)
    assert progress.reviews("qiao")[0].duration_ms == LONGEST * 1000


def test_no_fact_twice_in_a_round(progress: Progress) -> None:
    session = Session(deck(), progress, clock())
    facts = [fact for question in session.queue for fact in question.facts]
    assert len(facts) == len(set(facts)) == len({q.fact for q in deck().questions})
    assert len({CLOZE.id, TWIN.id} & set(ids(session))) == 1


def test_the_order_is_the_same_all_day_and_another_tomorrow(progress: Progress) -> None:
    first = ids(Session(plenty(12), progress, clock()))
    assert first == ids(Session(plenty(12), progress, clock(NOON + 3600)))
    tomorrow = ids(Session(plenty(12), progress, clock(NOON + DAY)))
    assert first != tomorrow
    assert sorted(first) == sorted(tomorrow)


def test_a_round_is_bounded(progress: Progress) -> None:
    assert len(Session(plenty(50), progress, clock()).queue) == ROUND
    assert len(Session(plenty(50), progress, clock(), limit=7).queue) == 7
    assert len(Session(plenty(50), progress, clock(), limit=7, new=2).queue) == 2
    assert Session(plenty(50), progress, clock(), limit=0).queue == ()


def test_new_questions_are_counted_by_the_day(progress: Progress) -> None:
    session = Session(plenty(50), progress, clock(), new=3)
    answer(session, 4)
    answer(session, 4)
    assert len(Session(plenty(50), progress, clock(NOON + 60), new=3).queue) == 1
    assert len(Session(plenty(50), progress, clock(NOON + DAY), new=3).queue) == 3


def test_due_questions_come_before_new_ones(progress: Progress) -> None:
    for number in (3, 8):
        progress.record("qiao", plenty(10).questions[number].id, 3, NOON - 9 * DAY)
    due = {plenty(10).questions[number].id for number in (3, 8)}
    assert set(ids(Session(plenty(10), progress, clock(), limit=2))) == due
    assert counts(plenty(10), progress.memories("qiao"), NOON) == (2, 8)


def test_a_question_read_today_in_another_form_waits_for_the_others(progress: Progress) -> None:
    session = Session(deck(CLOZE, CHOICE), progress, clock())
    while session.question:
        answer(session, 4)
    assert ids(
        Session(deck(CLOZE, CHOICE, TWIN, *plenty(1).questions), progress, clock(NOON + 60), limit=1)
    ) == [plenty(1).questions[0].id]


def test_a_round_broken_off_is_taken_up_where_it_stopped(progress: Progress) -> None:
    session = Session(plenty(9), progress, clock())
    for _ in range(4):
        answer(session, 4)
    session.answer("answered, not graded")
    assert ids(Session(plenty(9), progress, clock(NOON + 120))) == ids(session)[4:]


def test_undo_brings_the_question_back_judged(progress: Progress) -> None:
    session = Session(plenty(3), progress, clock())
    first = session.question
    session.answer("胡说")
    session.grade(3)
    answer(session)
    assert session.undo()
    assert session.undo()
    assert session.question == first
    assert session.given == "胡说"
    assert session.verdict
    assert session.verdict.outcome == "wrong"
    assert progress.reviews("qiao") == []
    assert progress.memories("qiao") == {}
    assert not session.undo()
    session.grade(1)
    assert [r.grade for r in progress.reviews("qiao")] == [1]


def test_undo_after_the_last_question(progress: Progress) -> None:
    session = Session(deck(CHOICE), progress, clock())
    answer(session)
    assert session.question is None
    assert session.undo()
    assert session.question == CHOICE


def test_the_wrong_ones_again(progress: Progress) -> None:
    session = Session(plenty(4), progress, clock())
    grades = [1, 3, 1, 4]
    for grade in grades:
        answer(session, grade)
    again = session.again()
    assert again.queue == session.failed
    assert len(again.queue) == 2
    answer(again)
    assert len(progress.reviews("qiao")) == 5


def test_progress_follows_the_book_not_the_place(progress: Progress) -> None:
    answer(Session(deck(CHOICE), progress, clock()), 4)
    assert Session(deck(CHOICE, book="another"), progress, clock(NOON + 60)).queue == (CHOICE,)
    assert Session(deck(CHOICE), progress, clock(NOON + 60)).queue == ()


def test_a_question_broken_by_hand_costs_only_itself(progress: Progress) -> None:
    broken = [
        question("essay", "写一篇文章。", "随意"),
        question("choice", "选一个。", "丙", choices=("甲", "乙")),
        question("match", "连线。", "", items=("甲", "乙")),
        question("order", "排列。", "", items=("甲",)),
        question("typed", "问？", " "),
    ]
    content = deck(*broken, CHOICE)
    assert Session(content, progress, clock()).queue == (CHOICE,)
    assert counts(content, progress.memories("qiao"), NOON) == (0, 1)
