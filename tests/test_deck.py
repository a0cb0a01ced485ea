"""A deck folder: what is written is read again, and every fault is told with file:line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import decks
from quizgen import deck as folder
from quizgen.deck import Record
from quizgen.errors import DeckError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    question = decks.question(choices=("2.7米", "3.7米"), items=(("a", "b"), "c"), accept=("两米七",))
    loaded = folder.load(decks.save(tmp_path / "d", question))
    assert loaded.questions == (question,)
    assert loaded.changed == {question.id: 1_700_000_000}
    assert (loaded.title, loaded.book, loaded.script) == ("地动仪", "book-1", "original")


@given(TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_any_text_survives_a_line_of_the_deck(prompt: str, answer: str, choices: list[str]) -> None:
    question = decks.question(prompt=prompt, answer=answer, choices=tuple(choices))
    line = folder.to_line(question)
    assert line.count("\n") == 1
    row = json.loads(line)
    assert (row["prompt"], row["answer"], row["choices"]) == (prompt, answer, choices)


@given(TEXT)
def test_any_title_survives_deck_toml(title: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        settings = folder.Settings(title, "b", 1)
        folder.write_settings(Path(name), settings)
        assert folder.read_settings(Path(name)) == settings


@pytest.mark.parametrize(
    ("file", "text", "place", "words"),
    [
        ("deck.toml", "format = 1\ntitle = 'x'\nbook = 'b'\ncreated = 1\ncolour = 2\n", ":5:", "colour"),
        (
            "deck.toml",
            "format = 1\ntitle = 'x'\nbook = 'b'\ncreated = 1\n[options]\nshuffle = 2\n",
            ":6:",
            "shuffle",
        ),
        ("deck.toml", "format = 2\ntitle = 'x'\n", ":1:", "format 2"),
        ("deck.toml", "title = 'x'\n", ":1:", "no format"),
        ("deck.toml", "format = 1\ntitle = = 'x'\n", ":2:", "TOML"),
        ("deck.toml", "format = 1\ntitle = 3\nbook = 'b'\ncreated = 1\n", ":2:", "title"),
        ("deck.toml", "format = 1\ntitle = 'x'\ncreated = 1\n", ":1:", "book"),
        (
            "deck.toml",
            "format = 1\ntitle = 'x'\nbook = 'b'\ncreated = 1\nscript = 'latin'\n",
            ":5:",
            "script",
        ),
        ("questions.jsonl", "{\n", ":1:", "JSON"),
        ("questions.jsonl", "\n[1]\n", ":2:", "JSON"),
        ("questions.jsonl", '{"id": "x"}\n', ":1:", "missing"),
        ("questions.jsonl", b"\n\n\xff\xfe\n", ":3:", "UTF-8"),
        ("history.jsonl", '{"id": "x", "hash": "h", "changed": "now"}\n', ":1:", "changed"),
        ("decisions.jsonl", '{"id": "x", "verdict": "maybe", "at": 1}\n', ":1:", "verdict"),
        ("decisions.jsonl", '{"id": "x", "verdict": "reject", "at": 1}\n{"id": "x"\n', ":2:", "JSON"),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, file: str, text: str | bytes, place: str, words: str
) -> None:
    path = decks.save(tmp_path / "d", decks.question())
    (path / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DeckError) as caught:
        folder.load(path)
    line = str(caught.value)
    assert file + place in line
    assert words in line
    assert "\n" not in line


@pytest.mark.parametrize(
    "change", [{"score": "high"}, {"source": 3}, {"extra": 1}, {"evidence": [3]}, {"choices": [1]}]
)
def test_a_question_of_another_shape_is_told(tmp_path: Path, change: dict[str, object]) -> None:
    path = decks.save(tmp_path / "d", decks.question())
    row = json.loads((path / "questions.jsonl").read_text("utf-8")) | change
    (path / "questions.jsonl").write_text(json.dumps(row), "utf-8")
    with pytest.raises(DeckError, match=r"questions\.jsonl:1"):
        folder.load(path)


def test_no_deck_and_no_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="no such file"):
        folder.load(tmp_path / "nowhere")
    with pytest.raises(DeckError, match="not a deck"):
        folder.load(tmp_path)


def test_decisions_lie_over_the_questions_and_the_last_one_counts(tmp_path: Path) -> None:
    rejected, edited, undone, plain = (
        decks.question(slot=f"words:{i}", prompt=f"第{i}题（　　）") for i in range(4)
    )
    path = decks.save(tmp_path / "d", rejected, edited, undone, plain)
    rows = [
        {"id": rejected.id, "verdict": "accept", "at": 1_800_000_000},
        {"id": rejected.id, "verdict": "reject", "reason": "trivial", "at": 1_800_000_001},
        {
            "id": edited.id,
            "verdict": "edit",
            "fields": {"prompt": "改过（　　）", "accept": ["x"], "id": "no"},
            "at": 1_800_000_002,
        },
        {"id": undone.id, "verdict": "reject", "at": 1_800_000_003},
        {"id": undone.id, "verdict": "undo", "at": 1_800_000_004},
    ]
    (path / "decisions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    loaded = folder.load(path)
    assert [q.id for q in loaded.questions] == [edited.id, undone.id, plain.id]
    assert (loaded.questions[0].prompt, loaded.questions[0].accept) == ("改过（　　）", ("x",))
    assert loaded.changed[edited.id] == 1_800_000_002
    assert loaded.changed[plain.id] == 1_700_000_000


def test_changed_moves_only_with_what_a_learner_sees_and_always_forwards() -> None:
    before = decks.question()
    records = folder.renewed({}, [before], {}, 100)
    unseen = decks.question(score=0.1, slot=before.slot)
    assert folder.renewed(records, [unseen], {}, 200) == records
    seen = decks.question(explanation="复原模型")
    assert folder.renewed(records, [seen], {}, 50)[before.id].changed == 101
    assert folder.renewed(records, [], {}, 200) == records, "a question that is gone keeps its line"
    assert folder.renewed(records, [before], {before.id: "content"}, 200)[before.id] == Record(
        before.id, records[before.id].hash, 100, "content"
    )


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "questions.jsonl"
    folder.write_text(path, "before")

    def fail(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        folder.write_text(path, "after")
    assert path.read_text("utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["questions.jsonl"]
