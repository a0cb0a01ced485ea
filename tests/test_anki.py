"""The Anki package: what goes in, what is frozen, and that the same deck gives the same bytes."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tomllib
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_deck import BORN, SPECS, deck, reworded
from export_files import GOLDEN, golden, shown
from quizgen import words
from quizgen.errors import QuizgenError, UsageError
from quizgen.export import Options
from quizgen.export import anki as output
from quizgen.export._choose import FORMS, spread
from quizgen.export._fields import EXACT, fill
from quizgen.export._markup import anki, cloze, name, tag, visible
from quizgen.export._notes import frozen, note_types
from quizgen.export._script import language
from quizgen.model import Deck, Question

CASES = tomllib.loads((SPECS / "anki.toml").read_text("utf-8"))["case"]
ALL = Options(("all",))
WAYS = {
    "field": anki,
    "cloze": lambda parts: cloze(*parts),
    "tag": lambda text: tag("quizgen", text),
    "typed": lambda text: bool(EXACT.fullmatch(text)),
}


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "zh-Hans")


def rows(package: Path) -> dict[str, list[dict[str, Any]]]:
    """Notes and cards of a package as a learner's program reads them, without the numbers of rows."""
    database = sqlite3.connect(":memory:")
    with zipfile.ZipFile(package) as archive:
        database.deserialize(archive.read("collection.anki2"))
    models, decks = (json.loads(t) for t in database.execute("select models, decks from col").fetchone())
    notes, cards, ids = [], [], {}
    for note, guid, model, mod, tags, fields in database.execute(
        "select id, guid, mid, mod, tags, flds from notes order by id"
    ):
        kind = models[str(model)]
        filled = zip((field["name"] for field in kind["flds"]), fields.split("\x1f"), strict=True)
        ids[note] = guid
        notes.append(
            {
                "guid": guid,
                "type": kind["name"],
                "mod": mod,
                "tags": tags.split(),
                "fields": {field: text for field, text in filled if text},
            }
        )
    for note, home, template, due, mod in database.execute(
        "select nid, did, ord, due, mod from cards order by due, ord"
    ):
        cards.append(
            {"guid": ids[note], "deck": decks[str(home)]["name"], "ord": template, "due": due, "mod": mod}
        )
    database.close()
    return {"notes": notes, "cards": cards}


def export(book: Deck, target: Path, options: Options = ALL) -> Path:
    return output.export(book, target, options).written


def pick(book: Deck, question_id: str) -> Question:
    return next(question for question in book.questions if question.id == question_id)


def test_there_are_cases() -> None:
    assert len(CASES) > 15


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_text_becomes_harmless(case: dict[str, Any]) -> None:
    (way,) = WAYS.keys() & case.keys()
    assert WAYS[way](case[way]) == case["expected"]


TEXT = st.text(alphabet=st.one_of(st.sampled_from("桥一:{}[]\\()<>&;\n\r\0 　\u202ec1$'\""), st.characters()))


@given(TEXT)
def test_any_text_is_shown_letter_for_letter(text: str) -> None:
    field = anki(text)
    assert shown(field) == unicodedata.normalize("NFC", visible(text))
    for live in ("[", "{{", "}}", "\\(", "\x1f", "\0"):
        assert live not in field


@given(TEXT, TEXT, TEXT, TEXT)
def test_a_cloze_hides_its_answer_and_nothing_else(before: str, answer: str, after: str, hint: str) -> None:
    field = cloze(before, answer, after, hint)
    left, _, rest = field.partition("{{c1::")
    hidden, _, right = rest.partition("}}")
    told = hidden.partition("::")
    assert [left, told[0], told[2], right].count("::") == 0
    assert [shown(part) for part in (left, told[0], told[2], right)] == [
        shown(anki(part)) for part in (before, answer, hint, after)
    ]


@given(TEXT)
def test_a_title_is_one_level_of_a_deck_and_no_markup(title: str) -> None:
    made = name(title)
    assert "::" not in made
    assert shown(made) == made
    assert not set(made) & set("<>&[\\")


def test_default_is_one_note_for_each_fact_and_slot(tmp_path: Path) -> None:
    report = output.export(deck(), tmp_path / "a.apkg", Options())
    assert report.items == {"cloze": 4, "typed": 2, "choice": 2}
    assert report.left_out == {"twin": 2, "form": 1, "empty": 1, "options": 1, "no_card": 2}
    asked = [(q.fact, q.slot) for q in output.choose(deck())[0]]
    assert len(asked) == len(set(asked))


def test_forms_are_added_to_the_default() -> None:
    default = {q.id for q in output.choose(deck())[0]}
    wider = {q.id for q in output.choose(deck(), ("choice",))[0]}
    assert wider - default == {"bridge-year-choice"}
    assert {q.id for q in output.choose(deck(), FORMS)[0]} > wider


def test_every_question_is_counted_once() -> None:
    for forms in ((), ("choice",), ("true_false",), FORMS):
        taken, left_out = output.choose(deck(), forms)
        assert len(taken) + left_out.total() == len(deck().questions)


def test_every_count_has_words() -> None:
    for forms in ((), FORMS):
        taken, left_out = output.choose(deck(), forms)
        for language_ in words.LANGUAGES:
            table = words.table(language_)
            assert all(f"anki.left_out_{reason}" in table for reason in left_out)
            assert all(f"anki.form_{question.form}" in table for question in taken)


def test_forms_of_one_fact_stand_as_far_apart_as_can_be() -> None:
    questions = [replace(pick(deck(), "study-cloze"), fact=str(i // 3)) for i in range(12)]
    facts = [question.fact for question in spread(questions)]
    assert facts == ["0", "1", "2", "3"] * 3


def test_an_unknown_form_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="sonnet"):
        output.export(deck(), tmp_path / "a.apkg", Options(("sonnet",)))


def test_a_deck_without_cards_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuizgenError):
        output.export(replace(deck(), questions=()), tmp_path / "a.apkg", Options())
    assert not list(tmp_path.iterdir())


def test_two_blanks_become_an_open_question() -> None:
    assert fill(pick(deck(), "river-cloze-two"), "b", "zh-CN").kind == "open"
    assert fill(pick(deck(), "bridge-year-cloze"), "b", "zh-CN").kind == "cloze"


def test_script_is_the_decks_or_else_the_questions() -> None:
    book = deck()
    assert language(book, pick(book, "study-cloze")) == "zh-Hant"
    assert language(book, pick(book, "bridge-year-cloze")) == "zh-CN"
    assert language(replace(book, script="hans"), pick(book, "study-cloze")) == "zh-CN"
    assert language(replace(book, script="hant"), pick(book, "bridge-year-cloze")) == "zh-Hant"


def test_a_deck_born_at_the_epoch_leaves_the_default_deck_alone(tmp_path: Path) -> None:
    cards = rows(export(replace(deck(), created=0, changed={}), tmp_path / "a.apkg"))["cards"]
    assert "Default" not in {card["deck"] for card in cards}
    assert {card["mod"] for card in cards} == {0}


def test_a_note_keeps_its_guid_whatever_it_says() -> None:
    assert output.guid("book", "1") != output.guid("other", "1")
    assert output.guid("a", "bc") != output.guid("ab", "c")


def test_schema_is_frozen() -> None:
    kept = json.loads((GOLDEN / "anki_schema.json").read_text("utf-8"))
    assert frozen() == kept["schema"], "no learner could take a later package in: put it back"
    for kind in note_types().values():
        shape = [kind.name, kind.css, *((f.name, f.plain, f.note) for f in kind.fields), *kind.templates]
        look = hashlib.sha256(repr(shape).encode()).hexdigest()[:16]
        assert kept["looks"].get(str(kind.released), {}).get(kind.key) == look, (
            f"the look of {kind.key} is now {look}: raise `released` and add it to `looks`"
        )


def test_ids_are_unique_and_spare_fields_are_last() -> None:
    kinds = list(note_types().values())
    ids = [kind.id for kind in kinds]
    ids += [part.id for kind in kinds for part in (*kind.fields, *kind.templates)]
    assert len(ids) == len(set(ids))
    for kind in kinds:
        assert [field.spare for field in kind.fields][-4:] == [True] * 4


def test_templates_ask_no_network() -> None:
    for kind in note_types().values():
        text = kind.css + "".join(template.front + template.back for template in kind.templates)
        assert "http" not in text
        assert "url(" not in text
        assert "@import" not in text


def test_gated_templates_have_a_card_when_their_switch_is_on() -> None:
    kinds = note_types()
    assert kinds["open"].cards({"问题": "甲", "答案": "乙"}) == [0]
    assert kinds["open"].cards({"问题": "甲", "答案": "乙", "反向": "1"}) == [0, 1]
    assert kinds["choice"].cards({"题干": "甲", "简答": " "}) == [0]
    assert kinds["choice"].cards({"题干": "甲", "简答": "1"}) == [0, 1]


def test_rows_are_the_golden_ones(tmp_path: Path) -> None:
    made = rows(export(deck(), tmp_path / "a.apkg"))
    golden("anki_rows.json", json.dumps(made, ensure_ascii=False, indent=1) + "\n")


def test_only_what_changed_has_a_later_time(tmp_path: Path) -> None:
    before = rows(export(deck(), tmp_path / "a.apkg"))["notes"]
    later = reworded(deck(), "bridge-year-cloze", BORN + 9, answer="1937年")
    after = rows(export(later, tmp_path / "b.apkg"))["notes"]
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [(new["mod"], new["guid"] == old["guid"]) for old, new in changed] == [(BORN + 9, True)]


def test_same_deck_same_bytes_under_every_hash_seed(tmp_path: Path) -> None:
    made = export(deck(), tmp_path / "a.apkg").read_bytes()
    assert export(deck(), tmp_path / "b.apkg").read_bytes() == made
    program = (
        "import sys; from pathlib import Path; from export_deck import deck;"
        "from quizgen.export import Options, anki; anki.export(deck(), Path(sys.argv[1]), Options(('all',)))"
    )
    other = tmp_path / "c.apkg"
    path = os.pathsep.join(map(str, (Path(output.__file__).parents[2], Path(__file__).parent)))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": path, "QUIZGEN_LANG": "zh-Hans"}
    subprocess.run([sys.executable, "-c", program, str(other)], env=environment, check=True, timeout=60)
    assert other.read_bytes() == made


def test_writes_over_its_own_file_only(tmp_path: Path) -> None:
    ours = export(deck(), tmp_path / "ours.apkg")
    export(reworded(deck(), "bridge-year-cloze", BORN + 1, answer="1937年"), ours)
    foreign = tmp_path / "foreign.apkg"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("collection.anki2", b"SQLite format 3\0 but no more")
    broken = tmp_path / "broken.apkg"
    broken.write_bytes(ours.read_bytes()[:200])
    for path in (foreign, broken):
        kept = path.read_bytes()
        with pytest.raises(QuizgenError) as caught:
            export(deck(), path)
        assert caught.value.hint
        assert path.read_bytes() == kept
    export(deck(), foreign, replace(ALL, force=True))
    assert foreign.read_bytes() == export(deck(), ours).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.apkg", "foreign.apkg", "ours.apkg"]


def test_a_target_that_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for target in (tmp_path, tmp_path / "file" / "a.apkg"):
        with pytest.raises(QuizgenError) as caught:
            export(deck(), target)
        assert caught.value.place == str(target)


def test_one_bad_question_never_sinks_the_deck(tmp_path: Path) -> None:
    book = deck()
    source = replace(pick(book, "study-cloze").source, title="\0::\n", sentence="\ud800\x1f")
    bad = replace(pick(book, "study-cloze"), source=source, tags=("\0", " "), hint="\ud800::")
    made = export(replace(book, questions=(*book.questions[:3], bad)), tmp_path / "a.apkg")
    assert len(rows(made)["notes"]) == 4
