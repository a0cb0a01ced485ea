"""Scores and budgets: the best of each essay, spread out, the same whatever the order, never against a person's word."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import decks
from quizgen import build, deck, facts, questions
from quizgen.cli import run
from quizgen.decisions import Decision, append
from quizgen.model import Document, Question, stable_id
from quizgen.questions import templates
from quizgen.questions.budget import AGAIN, LEFT_AGAIN, LEFT_LOW, LEFT_OVER, Limits, left_out
from quizgen.questions.score import SHARES, Raters, Score

ESSAYS = Path(__file__).parent / "essays"
CLOCK = (
    "水运仪象台\n\n苏颂在1092年造成水运仪象台，台高约12米，苏颂为它写了《新仪象法要》。\n\n苏颂是泉州人，做过宰相。苏颂的助手韩公廉精通算术。\n\n"
    "河边有一家小店，门前的石阶共有17级。\n\n每天早晨，船夫们要在店里喝3碗茶才出门。\n"
)


def one(n: int, score: float = 0.5, **changes: Any) -> Question:
    """Question number `n`, about a fact, in a paragraph and of an essay of its own unless told otherwise."""
    source = changes.pop("source", {})
    fact = changes.pop("fact", f"fact {n}")
    made = decks.question(score=score, facts=(fact,), id=stable_id(str(n)), **changes)
    return replace(made, source=replace(made.source, **{"line": n, "essay": "a.txt#1", **source}))


def kept(of: list[Question], limits: Limits, **word: Any) -> list[Question]:
    """What is not left out."""
    left = left_out(of, limits, **word)
    return [question for question in of if question.id not in left]


def test_without_limits_every_fact_is_asked() -> None:
    assert left_out([one(1, 0.0), one(2)], Limits()) == {}


def test_what_is_asked_better_is_asked_again_only_if_it_is_good() -> None:
    best, good, poor = (
        one(n, score, fact="the same", form=form)
        for n, score, form in ((1, AGAIN + 0.1, "cloze"), (2, AGAIN, "choice"), (3, AGAIN - 0.01, "typed"))
    )
    assert left_out([poor, good, best], Limits()) == {poor.id: LEFT_AGAIN}
    assert left_out([poor, good, best], Limits(), settled={poor.id}) == {}
    assert left_out([poor, best], Limits(), rejected={best.id}) == {}
    assert left_out([replace(poor, form="match"), best], Limits()) == {}
    plain = replace(best, form="true_false", score=AGAIN - 0.001)
    assert left_out([poor, plain], Limits()) == {plain.id: LEFT_AGAIN}
    assert left_out([poor, replace(best, slot="speaker")], Limits()) == {}


def test_what_scores_less_is_left_out() -> None:
    low, high = one(1, 0.49), one(2, 0.5)
    assert left_out([low, high], Limits(min_score=0.5)) == {low.id: LEFT_LOW}


def test_each_essay_keeps_its_best() -> None:
    here = [one(n, 0.1 * n) for n in range(1, 6)]
    there = [one(n, 0.1, source={"essay": "b.txt#1"}) for n in (7, 8)]
    left = left_out([*here, *there], Limits(per_essay=2))
    assert left == {question.id: LEFT_OVER for question in here[:3]}


def test_ten_forms_of_one_fact_are_no_ten_questions() -> None:
    forms = [one(n, 0.9, fact="the same", source={"line": 1}) for n in range(10)]
    others = [one(n, 0.4) for n in range(10, 14)]
    assert Counter(q.facts[0] for q in kept([*forms, *others], Limits(per_essay=5)))["the same"] <= 2


def test_kinds_take_turns_where_they_are_nearly_as_good() -> None:
    rows = [one(n, 0.8) for n in range(12)] + [one(n, 0.7, kind="person") for n in range(12, 24)]
    kinds = Counter(q.kind for q in kept(rows, Limits(per_essay=12)))
    assert min(kinds["statistic"], kinds["person"]) >= 4


def test_a_persons_word_stands() -> None:
    rows = [one(n, 0.1 * n) for n in range(1, 6)]
    worst, best = rows[0].id, rows[-1].id
    left = left_out(rows, Limits(per_essay=1, min_score=0.35), settled={worst}, rejected={best})
    assert worst not in left
    assert best not in left, "it stays on record"
    assert left[rows[-2].id] == LEFT_OVER
    assert left[rows[1].id] == LEFT_LOW


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 100), st.sampled_from(["person", "date", "work"])),
        max_size=25,
    ),
    st.integers(1, 8),
    st.randoms(use_true_random=False),
)
def test_any_order_gives_the_same_number_and_choice(rows: list[Any], most: int, order: Any) -> None:
    made = [one(n, s / 100, fact=f"fact {f}", kind=k, source={"line": f}) for n, (f, s, k) in enumerate(rows)]
    left = left_out(made, Limits(per_essay=most))
    again = [number for number, reason in left.items() if reason == LEFT_AGAIN]
    assert len(made) - len(left) == min(most, len(made) - len(again))
    asked = {question.fact for question in kept(made, Limits())}
    assert asked == {question.fact for question in made}
    shuffled = list(made)
    order.shuffle(shuffled)
    assert left_out(shuffled, Limits(per_essay=most)) == left
    if made:
        best = max(q.score for q in made)
        assert any(q.score == best for q in made if q.id not in left)


@pytest.fixture(scope="module")
def rated() -> list[tuple[Question, Score]]:
    """The questions of one essay with their scores."""
    reading = build.look([Document("a.txt", "0" * 64, "utf-8", CLOCK)])
    made = questions.make(facts.group(reading.facts), reading.analyses, templates.load())
    raters = Raters(reading.facts, reading.analyses)
    return [(question, raters.rate(question)) for question in made.questions]


def test_a_score_is_made_of_its_parts(rated: list[tuple[Question, Score]]) -> None:
    assert sum(SHARES.values()) == pytest.approx(1)
    assert len(rated) > 5
    for question, score in rated:
        assert all(0 <= part <= 1 for part in score)
        assert question.score == score.total == round(score.total, 2)
        assert 0 <= score.total <= 1


def test_what_the_essay_comes_back_to_scores_more(rated: list[tuple[Question, Score]]) -> None:
    height = next(s for q, s in rated if "12米" in q.answer and q.form == "cloze")
    steps = next((s for q, s in rated if "17级" in q.answer and q.form == "cloze"), None)
    assert steps, [q.answer for q, _ in rated]
    assert height.salience > steps.salience
    assert height.detail > steps.detail
    assert height.total > steps.total


def test_a_build_keeps_its_limits_until_told_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d"
    whole = build.make(path, [str(ESSAYS / "biography.txt"), str(ESSAYS / "history.txt")], now=1)
    everything = deck.read_questions(path)
    before = (path / "deck.toml").read_text("utf-8")
    assert "[options]" not in before
    assert run(["build", str(path), "--per-essay", "6", "--min-score", "0.3"]) == 0
    assert "beyond the deck's number for each essay" in capsys.readouterr().out
    few = deck.read_questions(path)
    assert max(Counter(q.source.essay for q in few).values()) == 6
    assert {q.id for q in few} < {q.id for q in everything}
    again = build.make(path, [], now=2)
    assert deck.read_questions(path) == few
    assert again.refused[LEFT_OVER] + again.refused.get(LEFT_LOW, 0) == len(everything) - len(few)
    assert run(["build", str(path), "--per-essay", "all", "--min-score", "0"]) == 0
    assert deck.read_questions(path) == everything
    assert (path / "deck.toml").read_text("utf-8") == before
    assert LEFT_OVER not in whole.refused


def test_ids_that_were_kept_come_back_from_beyond_the_budget(tmp_path: Path) -> None:
    path = tmp_path / "d"
    essay = tmp_path / "a.txt"
    essay.write_text(CLOCK, "utf-8")
    build.make(path, [str(essay)], now=1)
    ids = {q.id for q in deck.read_questions(path)}
    (path / "essays" / "a.txt").write_text(CLOCK.replace("17级", "18级"), "utf-8")
    build.make(path, [], now=2)
    assert {q.id for q in deck.read_questions(path)} == ids
    build.make(path, [], now=3, per_essay=1)
    assert len(deck.read_questions(path)) == 1
    build.make(path, [], now=4, per_essay=0)
    assert {q.id for q in deck.read_questions(path)} == ids


def test_an_accepted_question_outlives_a_budget(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build.make(path, [str(ESSAYS / "history.txt")], now=1)
    made = deck.read_questions(path)
    worst = min(made, key=lambda q: q.score)
    append(path, Decision(worst.id, "accept", base=deck.seen_hash(worst), at=2))
    report = build.make(path, [], now=3, per_essay=3, min_score=0.9)
    assert worst.id in {q.id for q in deck.read_questions(path)}
    assert report.stale == ()


WRONG = [
    ("--per-essay", "0", "a whole number from 1"),
    ("--per-essay", "many", "a whole number from 1"),
    ("--min-score", "1.5", "a number from 0 to 1"),
    ("--min-score", "-0.1", "a number from 0 to 1"),
    ("--min-score", "nan", "a number from 0 to 1"),
]


@pytest.mark.parametrize(("option", "value", "words"), WRONG)
def test_a_wrong_limit_is_one_line(
    option: str, value: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = decks.save(tmp_path / "d", decks.question())
    assert run(["build", str(path), option, value]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"quizgen: wrong value for {option}: {words}\n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("per_essay = 0", "from 1"),
        ("per_essay = true", "from 1"),
        ("per_essay = 2.5", "from 1"),
        ("min_score = 2", "0 to 1"),
        ("min_score = nan", "0 to 1"),
        ('min_score = "high"', "0 to 1"),
        ("per_esay = 3", "unknown key per_esay"),
    ],
)
def test_a_wrong_option_in_the_deck_is_told_with_its_line(line: str, words: str, tmp_path: Path) -> None:
    path = decks.save(tmp_path / "d", decks.question())
    with (path / "deck.toml").open("a", encoding="utf-8") as stream:
        stream.write(f"\n[options]\n{line}\n")
    with pytest.raises(deck.DeckError) as error:
        deck.read_settings(path)
    assert error.value.place.endswith("deck.toml:9")
    assert words in str(error.value)
