"""decisions.jsonl: nothing decided is ever lost, and load lays it over the questions at once."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import decks
from quizgen import decisions
from quizgen import deck as folder
from quizgen.decisions import Decision
from quizgen.errors import DeckError
from quizgen.model import Question
from quizgen.study.answers import askable

TEXT = st.text(max_size=12)
OWN: dict[str, Any] = {"form": "typed", "prompt": "地动仪是谁造的？", "answer": "张衡"}


@pytest.fixture
def question() -> Question:
    """The one question of the deck."""
    return decks.question()


@pytest.fixture
def deck(tmp_path: Path, question: Question) -> Path:
    """A deck of one question."""
    return decks.save(tmp_path / "deck", question)


def decide(deck: Path, *rows: Decision) -> tuple[Question, ...]:
    """The questions of the deck after these decisions."""
    for row in rows:
        decisions.append(deck, row)
    return folder.load(deck).questions


def test_what_is_refused_as_a_decision_is_told_with_its_line(deck: Path) -> None:
    for row in (
        {"id": "x", "verdict": "edit", "fields": {"accept": "2.7米"}, "at": 1},
        {"id": "x", "verdict": "edit", "fields": {"prompt": 3}, "at": 1},
        {"id": "x", "verdict": "edit", "fields": ["prompt"], "at": 1},
        {"id": "x", "verdict": "add", "fields": {}, "at": 1},
        {"id": "x", "verdict": "add", "fields": {**OWN, "form": "poem"}, "at": 1},
        {"id": "x", "verdict": "add", "fields": {**OWN, "answer": " "}, "at": 1},
        {"id": "x", "verdict": "add", "fields": {**OWN, "source": {"file": "a.txt"}}, "at": 1},
        {"id": "x", "verdict": "add", "fields": {**OWN, "from": 3}, "at": 1},
        {"id": "x", "verdict": "accept", "at": "now"},
    ):
        line = json.dumps({"id": "y", "verdict": "accept", "at": 1}) + "\n" + json.dumps(row) + "\n"
        (deck / decisions.FILE).write_text(line, "utf-8")
        with pytest.raises(DeckError, match=r"decisions\.jsonl:2"):
            folder.load(deck)


def test_a_decision_on_nothing_and_one_on_a_conflict_change_nothing(deck: Path, question: Question) -> None:
    gone = Decision("gone", "edit", fields={"prompt": "不在了"})
    prefer = Decision("fact", "prefer", fields={"fact": "other"}, base="x")
    assert decide(deck, gone, prefer, Decision("gone", "undo")) == (question,)
    assert decisions.in_force(decisions.read(deck)) == {"fact": prefer}
    assert decisions.outdated({"fact": prefer}, {}) == []


def test_the_last_word_counts_and_undo_takes_it_back(deck: Path, question: Question) -> None:
    edit = Decision(question.id, "edit", fields={"explanation": "复原模型"}, at=5)
    assert decide(deck, edit)[0].explanation == "复原模型"
    assert decide(deck, Decision(question.id, "reject", "trivial", {"explanation": "复原模型"})) == ()
    assert decide(deck, Decision(question.id, "undo", at=2_000_000_000))[0].explanation == "复原模型"
    assert folder.load(deck).changed == {question.id: 2_000_000_000}, "Anki has to hear of it"
    assert decide(deck, Decision(question.id, "undo")) == (question,)
    assert decide(deck, Decision(question.id, "undo")) == (question,)


def test_a_flag_keeps_and_tags(deck: Path, question: Question) -> None:
    flagged = decide(deck, Decision(question.id, "flag", fields={"answer": "两米七"}))
    assert [(q.tags, q.answer) for q in flagged] == [(("数字", decisions.DOUBTED), "两米七")]


def test_a_question_of_ones_own(deck: Path, question: Question) -> None:
    plain, citing = "a" * 24, "b" * 24
    shown = decide(
        deck,
        Decision(plain, "add", fields=OWN, at=7),
        Decision(citing, "add", fields={**OWN, "from": question.id, "accept": ["平子"]}, at=8),
    )
    assert [q.id for q in shown] == [question.id, plain, citing]
    assert all(askable(q) and q.template == decisions.OWN for q in shown[1:])
    assert (shown[1].source, shown[1].evidence, shown[1].facts) == (decisions.NOWHERE, (), (plain,))
    assert (shown[2].source, shown[2].evidence, shown[2].fact) == (
        question.source,
        question.evidence,
        question.fact,
    )
    assert shown[2].accept == ("平子",)
    assert decide(deck, Decision(plain, "reject", fields=OWN))[1:] == shown[2:]


def test_ones_own_question_keeps_its_source_where_the_other_is_gone(deck: Path, question: Question) -> None:
    source = {"file": "essays/a.txt", "sha256": "0", "line": 1, "start": 0, "end": 1}
    source |= {"sentence": "张衡造了它。", "title": "", "essay": "essays/a.txt#1"}
    shown = decide(deck, Decision("a", "add", fields={**OWN, "from": "gone", "source": source}))
    assert shown[1].source.sentence == "张衡造了它。"


def test_exports_take_a_question_without_a_source(deck: Path, tmp_path: Path) -> None:
    from quizgen.export import Options, anki, sheet

    decide(deck, Decision("a", "add", fields=OWN, at=9))
    loaded = folder.load(deck)
    sheet.export(loaded, tmp_path / "d.html", Options())
    anki.export(loaded, tmp_path / "d.apkg", Options())
    shown = (tmp_path / "d.html").read_text("utf-8")
    assert OWN["prompt"] in shown
    assert ":0<" not in shown


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4), st.data())
def test_whatever_is_cut_off_the_rest_is_read_and_goes_on(
    texts: list[tuple[str, str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        written = [Decision(f"{i}", "edit", why, {"prompt": prompt}) for i, (prompt, why) in enumerate(texts)]
        for decision in written:
            decisions.append(path, decision)
        content = (path / decisions.FILE).read_bytes()
        kept = data.draw(st.integers(0, len(content)))
        (path / decisions.FILE).write_bytes(content[:kept])
        ends = [i + 1 for i, byte in enumerate(content) if byte == 10]
        whole = sum(end - 1 <= kept for end in ends)
        assert [d.id for d in decisions.read(path)] == [d.id for d in written[:whole]]
        decisions.append(path, Decision("new", "accept"))
        assert [d.id for d in decisions.read(path)] == [*(d.id for d in written[:whole]), "new"]


def test_a_disk_that_is_full_leaves_what_there_was(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decisions.append(deck, Decision("a", "accept"))
    before = (deck / decisions.FILE).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DeckError, match="No space left"):
        decisions.append(deck, Decision("b", "accept"))
    assert (deck / decisions.FILE).read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match=r"decisions\.jsonl"):
        decisions.append(tmp_path / "nowhere", Decision("a", "accept"))
