"""Deciding without a screen, the list for pipes, and what a rebuild makes of decisions."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import decks
from quizgen import build, decisions
from quizgen import deck as folder
from quizgen.cli import run
from quizgen.model import Question
from quizgen.study.review import DECIDED, STALE, UNDECIDED, Review, Wanted, items, rates
from quizgen.study.written import fault, form_of, read_values
from study_deck import CHOICE, CLOZE, MATCH, NOON, TRUE_FALSE, TYPED, clock, written
from study_deck import deck as in_memory

ALL = (CHOICE, CLOZE, TYPED, TRUE_FALSE, MATCH)
NEW: dict[str, Any] = {
    "prompt": "赵州桥跨哪条河？",
    "answer": "洨河",
    "accept": (),
    "choices": (),
    "context": "",
    "hint": "",
    "explanation": "",
}


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of five questions in as many forms."""
    return written(tmp_path / "deck", in_memory(*ALL))


def sitting(deck: Path, **wanted: Any) -> Review:
    return Review(deck, clock(), Wanted(**wanted))


def values(question: Question, **changes: Any) -> dict[str, Any]:
    return {key: getattr(question, key) for key in NEW} | changes


def test_skipping_decides_nothing_and_the_ends_hold(deck: Path) -> None:
    review = sitting(deck)
    review.move(-1)
    assert review.item
    assert review.item.question == CHOICE
    review.move(99)
    assert review.item is None
    review.decide("accept")
    assert review.edit(NEW) == ""
    assert review.undo() == ""
    assert not (deck / decisions.FILE).exists()


def test_every_decision_is_on_the_disk_at_once_and_seen_at_once(deck: Path) -> None:
    review = sitting(deck)
    for n, (verdict, reason) in enumerate((("accept", ""), ("reject", "trivial"), ("flag", "")), 1):
        review.decide(verdict, reason)
        assert len((deck / decisions.FILE).read_text("utf-8").splitlines()) == n
    shown = folder.load(deck).questions
    assert [q.id for q in shown] == [q.id for q in ALL if q is not CLOZE]
    assert shown[1].tags == (decisions.DOUBTED,)
    assert dict(review.counts()) == {"accepted": 1, "rejected": 1, "flagged": 1, "undecided": 2}
    line = json.loads((deck / decisions.FILE).read_text("utf-8").splitlines()[1])
    assert (line["reason"], line["base"]) == ("trivial", folder.seen_hash(CLOZE))


def test_undo_goes_back_step_by_step(deck: Path) -> None:
    review = sitting(deck)
    review.decide("accept")
    review.decide("reject", "wrong")
    review.want(Wanted(state=UNDECIDED))
    assert review.undo() == "reject"
    assert review.item
    assert review.item.question == CLOZE, "what was taken back is in hand again"
    assert review.undo() == "accept"
    assert review.undo() == ""
    assert folder.load(deck).questions == ALL
    again = sitting(deck)
    again.decide("reject", "other")
    later = sitting(deck)
    assert later.undo() == "reject", "without a decision of this sitting, the one on the item in hand"


def test_an_edit_holds_what_belongs_together(deck: Path) -> None:
    review = sitting(deck)
    assert review.edit(values(CHOICE)) == "", "nothing changed, nothing written"
    assert review.edit(values(CHOICE, explanation="")) == "edit"
    assert review.edit(values(CLOZE, prompt="赵州桥全长（　　）。")) == "edit"
    first, second = decisions.read(deck)
    assert dict(first.fields) == {"explanation": ""}
    assert set(second.fields) == {"context", "prompt", "answer", "accept", "choices", "hint"}
    review.move(-1)
    review.decide("accept")
    shown = folder.load(deck).questions
    assert (shown[0].explanation, shown[1].prompt) == ("", "赵州桥全长（　　）。"), "accepting keeps the text"
    review.move(-1)
    assert review.edit(values(CLOZE)) == "accept", "back to the program's own words"
    assert folder.load(deck).questions[1] == CLOZE


def test_a_question_of_ones_own_can_be_changed_and_taken_back(deck: Path) -> None:
    review = sitting(deck)
    review.add(NEW, CHOICE)
    own = folder.load(deck).questions[-1]
    assert (own.form, own.source, own.kind) == ("typed", CHOICE.source, decisions.OWN)
    review.want(Wanted(kinds=(decisions.OWN,)))
    assert review.edit(values(own, choices=("洨河", "永定河"))) == "add"
    changed = folder.load(deck).questions[-1]
    assert (changed.id, changed.form, changed.choices) == (own.id, "choice", ("洨河", "永定河"))
    review.move(-1)
    review.decide("flag")
    assert folder.load(deck).questions[-1].tags == (decisions.DOUBTED,)
    assert [review.undo() for _ in range(4)] == ["flag", "add", "add", ""]
    assert folder.load(deck).questions == ALL
    assert review.item is None
    review.add(NEW, None)
    assert folder.load(deck).questions[-1].source == decisions.NOWHERE


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kinds": ("person",)}, ()),
        ({"essays": ("桥与天",)}, ()),
        ({"score": 0.95}, ()),
        ({"since": 1}, ()),
        ({"state": STALE}, ()),
        ({}, ALL),
        ({"forms": ("choice", "match")}, (CHOICE, MATCH)),
        ({"templates": ("typed",)}, (TYPED,)),
        ({"essays": ("桥与",)}, ALL),
        ({"essays": ("essays/qiao.txt#1",)}, ALL),
        ({"state": "accepted"}, (CHOICE,)),
        ({"state": DECIDED}, (CHOICE, CLOZE)),
        ({"state": UNDECIDED, "forms": ("choice", "typed")}, (TYPED,)),
    ],
)
def test_what_is_wanted(deck: Path, wanted: dict[str, Any], found: tuple[Question, ...]) -> None:
    first = sitting(deck)
    first.decide("accept")
    first.decide("reject", "twin")
    review = sitting(deck, **wanted)
    assert review.queue == [q.id for q in found]
    assert review.count(review.wanted) == len(found)


@pytest.mark.parametrize(
    ("question", "typed", "wrong"),
    [
        (CLOZE, {"prompt": " "}, "prompt"),
        (CLOZE, {"answer": ""}, "answer"),
        (CLOZE, {"prompt": "没有空"}, "blank"),
        (CLOZE, {"prompt": "（）和（）"}, "blank"),
        (CHOICE, {"options": ["李春"]}, "options"),
        (CHOICE, {"options": ["李春", "魯班", "鲁班"]}, "options"),
        (CHOICE, {"answer": "墨子", "options": ["鲁班", "喻皓"]}, "options"),
        (MATCH, {"prompt": ""}, "prompt"),
        (CLOZE, {"prompt": "全长__。"}, ""),
        (CLOZE, {"prompt": "全长( )。"}, ""),
        (TYPED, {"prompt": "第一句？"}, ""),
        (MATCH, {"prompt": "连线。"}, ""),
        (CHOICE, {}, ""),
    ],
)
def test_what_is_wrong_with_a_text(question: Question, typed: dict[str, Any], wrong: str) -> None:
    options = typed.pop("options", list(question.choices))
    shown = {key: getattr(question, key) for key in ("prompt", "answer", "context", "hint", "explanation")}
    found = read_values({**shown, "accept": "", **typed}, options, question)
    assert fault(found, question.form) == wrong
    assert wrong or question.form != "cloze" or "（　　）" in found["prompt"]


def test_answer_and_option_are_corrected_together() -> None:
    shown = {**{key: getattr(CHOICE, key) for key in NEW if key not in ("accept", "choices")}, "accept": ""}
    by_answer = read_values({**shown, "answer": "李春 "}, list(CHOICE.choices), CHOICE)
    assert by_answer["choices"] == CHOICE.choices
    by_answer = read_values({**shown, "answer": "李某"}, list(CHOICE.choices), CHOICE)
    assert by_answer["choices"] == ("鲁班", "李某", "宇文恺", "喻皓")
    by_option = read_values(shown, ["鲁班", "李某", "宇文恺", ""], CHOICE)
    assert (by_option["answer"], by_option["choices"]) == ("李某", ("鲁班", "李某", "宇文恺"))


def test_accepted_answers_are_parted_by_either_semicolon() -> None:
    shown = dict.fromkeys(("prompt", "answer", "context", "hint", "explanation"), "x")
    assert read_values({**shown, "accept": "甲； 乙;"}, [], None)["accept"] == ("甲", "乙")
    with_mark = decks.question(accept=("甲；乙",))
    assert read_values({**shown, "accept": "甲；乙"}, [], with_mark)["accept"] == ("甲；乙",)


@pytest.mark.parametrize(
    ("changes", "form"), [({}, "typed"), ({"prompt": "（　　）"}, "cloze"), ({"choices": ("a",)}, "choice")]
)
def test_the_form_follows_from_the_text(changes: dict[str, Any], form: str) -> None:
    assert form_of({**NEW, **changes}) == form


def test_rates_tell_which_wordings_are_rejected(deck: Path) -> None:
    review = sitting(deck)
    review.decide("accept")
    review.decide("reject", "wrong")
    review.add(NEW, None)
    found = rates(review.items)
    assert [(rate.template, rate.decided) for rate in found][:2] == [("cloze", 1), ("choice", 1)]
    assert (found[0].share("rejected"), found[1].share("accepted"), found[2].share("rejected")) == (1, 1, 0)
    assert all(rate.template != decisions.OWN for rate in found)


@pytest.fixture
def shown(deck: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What `quizgen questions` prints for the deck after one accept and one reject."""
    review = sitting(deck)
    review.decide("accept")
    review.decide("reject", "trivial")

    def ask(*options: str) -> str:
        assert run(["questions", str(deck), *options]) == 0
        return capsys.readouterr().out

    return ask


def test_the_list_as_lines_of_json(shown: Callable[..., str]) -> None:
    rows = [json.loads(line) for line in shown("--format", "jsonl").splitlines()]
    assert [row["id"] for row in rows] == [q.id for q in ALL if q is not CLOZE]
    assert rows[0]["decision"]["verdict"] == "accept"
    assert rows[1]["decision"] is None
    (rejected,) = (
        json.loads(line) for line in shown("--format", "jsonl", "--decided", "--form", "cloze").splitlines()
    )
    assert rejected["decision"]["reason"] == "trivial"
    assert shown("--format", "jsonl", "--kind", "weather", "--undecided") == ""
    assert shown("--format", "jsonl", "--min-score", "0.95") == ""


def test_what_the_last_build_made_or_changed(shown: Callable[..., str], deck: Path) -> None:
    assert len(shown("--format", "jsonl", "--fresh").splitlines()) == len(ALL) - 1, "all were made at once"
    folder.write_history(deck, folder.renewed({}, [TYPED], {}, int(NOON)))
    (row,) = (json.loads(line) for line in shown("--format", "jsonl", "--fresh").splitlines())
    assert row["id"] == TYPED.id


def test_what_is_matched_or_ordered_is_listed(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = decks.question(form="order", prompt="排一排", answer="", items=("甲", "*乙*"))
    written(deck, in_memory(order, replace(MATCH, answer="")))
    assert run(["questions", str(deck)]) == 0
    assert "甲；*乙*" in capsys.readouterr().out
    assert run(["questions", str(deck), "--format", "md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:4] == ["   - 甲", r"   - \*乙\*"]
    assert "   - 赵州桥——洨河" in lines
    assert not any(line.strip().startswith("Answer") for line in lines)


def test_the_list_as_a_table_ends_with_rates(shown: Callable[..., str]) -> None:
    lines = shown().splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["accepted", "undecided", "undecided", "undecided"]
    assert "essays/qiao.txt:3" in lines[0]
    assert lines[4] == ""
    assert lines[5].split()[:3] == ["template", "asked", "decided"]
    assert lines[6].split()[0] == "cloze"
    assert "1 (100%)" in lines[6]
    assert shown("--undecided").count("\n") == 3, "no rates of what nobody has decided on"


def test_the_list_as_markdown_is_no_markup(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = decks.question(prompt="# [x](http://y) <b>*（　　）*\n- `z`", answer="|a|")
    written(deck, in_memory(hostile))
    assert run(["questions", str(deck), "--format", "md"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "1. \\# \\[x\\]\\(http://y\\) \\<b\\>\\*（　　）\\* \\- \\`z\\`"


def test_review_without_a_terminal_says_what_else_there_is(
    deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", str(deck)]) == 1
    assert "quizgen questions" in capsys.readouterr().err
    assert run(["review", str(deck / "nowhere")]) == 1
    assert run(["questions", str(deck / "nowhere")]) == 1
    assert capsys.readouterr().err.count("no such file") == 2


ESSAY = (
    "跨海大桥\n\n港珠澳大桥全长约55公里，是世界上最长的跨海大桥。沉管隧道由33节沉管组成，2017年完成最终接头。\n\n"
    "总设计师孟凡超说：“桥是要用一百二十年的。”大桥的桥墩共有224座，用钢42万吨。\n"
)


def test_a_rebuild_keeps_decisions_and_lists_those_on_text_that_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    essay, deck = tmp_path / "a.txt", tmp_path / "d"
    essay.write_text(ESSAY, "utf-8")
    build.make(deck, [str(essay)], now=100)
    review = Review(deck, lambda: 150)
    made = {q.id: q for q in folder.read_questions(deck)}
    touched = {n for n, q in made.items() if "33节" in q.source.sentence}
    assert touched
    assert touched != set(made)
    verdicts: dict[str, str] = {}
    for n, number in enumerate(review.queue):
        verdict = ("accept", "reject", "edit", "flag")[n % 4]
        if verdict == "edit":
            review.edit(values(made[number], explanation="我的说明"))
        else:
            review.decide(verdict)
        verdicts[number] = verdict
    review.add(NEW, made[min(touched)])
    assert set(verdicts.values()) == {"accept", "reject", "edit", "flag"}
    own = decisions.own_id(NEW["prompt"], NEW["answer"])

    assert build.make(deck, [], now=200).stale == (), "nothing has changed"
    (deck / "essays" / "a.txt").write_text(ESSAY.replace("33节", "34节"), "utf-8")
    report = build.make(deck, [], now=300)
    assert (report.new, report.gone) == (0, 0)
    assert {stale.id for stale in report.stale} == {*touched, own}
    assert all(stale.prompt and not stale.gone for stale in report.stale)

    now = {q.id: q for q in folder.load(deck).questions}
    for number, verdict in verdicts.items():
        assert (number in now) == (verdict != "reject")
        if verdict == "edit":
            assert now[number].explanation == "我的说明"
        if verdict == "flag":
            assert decisions.DOUBTED in now[number].tags
    assert "34节" in now[own].source.sentence, "one's own question cites the sentence as it stands now"
    assert {item.question.id for item in items(deck) if item.stale} == {*touched, own}

    (deck / "essays" / "a.txt").write_text("赵州桥\n\n赵州桥全长50.82米，由李春主持修建。\n", "utf-8")
    assert run(["build", str(deck)]) == 0
    shown = capsys.readouterr().out
    assert "no longer made; your decision (reject) is kept" in shown
    assert f"{len(verdicts) + 1} such decisions" in shown
    assert folder.load(deck).questions[-1].prompt == NEW["prompt"]
