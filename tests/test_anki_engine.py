"""The package in the real Anki engine; skipped as a whole where there is none."""

import json
import subprocess
from dataclasses import replace
from typing import Any

import pytest

from export_deck import BORN, deck, reworded
from export_files import HERE, engine, shown
from quizgen import words
from quizgen.export import Options
from quizgen.export import anki as output
from quizgen.export._choose import BLANK, FORMS, spread
from quizgen.export._fields import Filled, fill
from quizgen.export._notes import note_types
from quizgen.model import Deck, Question

ALL = Options(("all",))


if engine() is None:
    pytest.skip(
        "no Python with anki: set QUIZGEN_ANKI_PYTHON, or make .venv-anki and install anki in it",
        allow_module_level=True,
    )
pytestmark = pytest.mark.anki


def versions() -> list[Deck]:
    """A deck and its life: one digit corrected, one question added, one dropped; corrected again; one switched."""
    first = deck()
    added = replace(first.questions[0], id="added", slot="added", prompt="新添的题：（　　）。")
    corrected = reworded(first, "bridge-year-cloze", BORN + 60, answer="1937年")
    kept = (question for question in corrected.questions if question.id != "study-typed")
    second = replace(corrected, questions=(*kept, added), changed={**corrected.changed, "added": BORN + 60})
    third = reworded(second, "bridge-year-cloze", BORN + 61, answer="1938年")
    return [first, second, third, third]


SWITCHED = ("bridge-builder-typed", "bridge-year-choice")


def switched_on(question: Question, book: str, language: str) -> Filled:
    """The fields of a question as a later release may fill them."""
    made = fill(question, book, language)
    if question.id not in SWITCHED:
        return made
    return made._replace(values={**made.values, "反向": "1", "简答": "1", "备用1": "日后之用"})


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the engine says after each version, and after one whose switches are on and whose spare fields are used."""
    folder = tmp_path_factory.mktemp("anki")
    words.use("zh-Hans")
    packages = [
        output.export(version, folder / f"{number}.apkg", ALL).written
        for number, version in enumerate(versions())
    ]
    last = versions()[-1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(output, "fill", switched_on)
        changed = {**last.changed, **dict.fromkeys(SWITCHED, BORN + 120)}
        packages.append(output.export(replace(last, changed=changed), folder / "switched.apkg", ALL).written)
    done = subprocess.run(
        [str(engine()), str(HERE / "anki_engine.py"), str(folder), *map(str, packages)],
        capture_output=True,
        check=True,
        timeout=120,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def by_guid(cards: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {card["guid"]: card for card in cards}


def of(question_id: str) -> str:
    return output.guid(deck().book, question_id)


def front_of(question: Question) -> str:
    """The prompt as Anki shows it."""
    if question.form == "cloze" and question.prompt.count(BLANK) == 1:
        return question.prompt.replace(BLANK, f"[{question.hint or '...'}]")
    return question.prompt


def test_a_new_package_is_sound(steps: list[dict[str, Any]]) -> None:
    taken, _ = output.choose(deck(), FORMS)
    assert steps[0]["log"] == {"new": len(taken), "updated": 0, "duplicate": 0, "conflicting": 0}
    assert sorted(card["guid"] for card in steps[0]["cards"]) == sorted(of(q.id) for q in taken)
    for step in steps:
        assert (step["problems"], step["repaired"], step["empty"]) == ([], False, 0)


def test_decks_are_one_for_each_essay(steps: list[dict[str, Any]]) -> None:
    assert steps[0]["decks"] == [
        "Default",
        "手艺：：桥",
        "手艺：：桥::001 桥与匠人",
        "手艺：：桥::002 書房雜記",
        "手艺：：桥::003 记事 ＜b＞：：一",
    ]


def test_text_is_shown_letter_for_letter(steps: list[dict[str, Any]]) -> None:
    cards = by_guid(steps[0]["cards"])
    for question in output.choose(deck(), FORMS)[0]:
        card = cards[of(question.id)]
        front, back = shown(card["front"]), shown(card["back"])
        for piece in (question.context, front_of(question), *question.choices):
            assert piece in front, question.id
        texts = (question.answer, question.explanation, question.source.sentence, question.source.title)
        for piece in (*texts, *question.accept):
            assert piece in back, question.id
        assert card["sounds"] == 0
        assert "script>alert" not in card["back"]
        assert "[[type" not in card["front"].replace("[[type:默写]]", "")


def test_only_the_frozen_types_arrive(steps: list[dict[str, Any]]) -> None:
    names = {kind.name for kind in note_types().values()}
    for step in steps:
        assert {card["type"] for card in step["cards"]} == names


def test_answers_to_type_are_asked_for_where_they_are_exact(steps: list[dict[str, Any]]) -> None:
    boxes = {c["guid"] for c in steps[0]["cards"] if "[[type:默写]]" in c["front"]}
    assert boxes == {of("bridge-year-typed"), of("bridge-builder-typed")}


def test_each_script_names_its_language(steps: list[dict[str, Any]]) -> None:
    cards = by_guid(steps[0]["cards"])
    assert 'lang="zh-Hant"' in cards[of("study-cloze")]["front"]
    assert 'lang="zh-CN"' in cards[of("bridge-year-cloze")]["front"]


def test_tags_are_whole(steps: list[dict[str, Any]]) -> None:
    cards = by_guid(steps[0]["cards"])
    assert cards[of("hostile-cloze")]["tags"] == ["quizgen::代码_样例_甲_乙"]


def test_new_cards_come_essay_by_essay_in_order_of_the_book(steps: list[dict[str, Any]]) -> None:
    taken, _ = output.choose(deck(), FORMS)
    order = sorted(spread(taken), key=lambda question: question.source.essay)
    assert steps[0]["queue"] == [of(question.id) for question in order]


def test_update_law(steps: list[dict[str, Any]]) -> None:
    held = len(steps[0]["cards"])
    assert steps[1]["log"] == {"new": 1, "updated": 1, "duplicate": held - 2, "conflicting": 0}
    studied, later = by_guid(steps[0]["studied"]), by_guid(steps[1]["cards"])
    assert any(card["schedule"][4] for card in studied.values())
    assert all(later[guid]["schedule"] == card["schedule"] for guid, card in studied.items())
    assert all(later[guid]["deck"] == card["deck"] for guid, card in studied.items())
    assert "1937年" in later[of("bridge-year-cloze")]["back"]
    assert of("study-typed") in later


def test_what_the_learner_wrote_stays(steps: list[dict[str, Any]]) -> None:
    for step in steps[1:]:
        assert by_guid(step["cards"])[steps[0]["edited"]]["fields"]["解析"] == "学习者自己的话"


def test_two_corrections_of_one_day_both_arrive(steps: list[dict[str, Any]]) -> None:
    assert steps[2]["log"]["updated"] == 1
    assert "1938年" in by_guid(steps[2]["cards"])[of("bridge-year-cloze")]["back"]


def test_a_later_export_of_the_same_changes_nothing(steps: list[dict[str, Any]]) -> None:
    log = steps[3]["log"]
    assert (log["new"], log["updated"], log["conflicting"]) == (0, 0, 0)
    assert steps[3]["cards"] == steps[2]["cards"]


def test_switches_and_spare_fields_reach_a_studied_collection(steps: list[dict[str, Any]]) -> None:
    assert (steps[4]["log"]["updated"], steps[4]["log"]["conflicting"]) == (len(SWITCHED), 0)
    before, after = by_guid(steps[3]["cards"]), by_guid([c for c in steps[4]["cards"] if c["ord"] == 0])
    assert {guid: card["schedule"] for guid, card in before.items()} == {
        guid: card["schedule"] for guid, card in after.items()
    }
    added = by_guid([card for card in steps[4]["cards"] if card["ord"] == 1])
    assert added.keys() == {of(question_id) for question_id in SWITCHED}
    for card in added.values():
        assert card["fields"]["备用1"] == "日后之用"
        assert "<li>" not in card["front"]
    assert "李长河" in added[of("bridge-builder-typed")]["front"]
