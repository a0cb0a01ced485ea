"""The sheet: one file for paper, phone and dark screen that asks nothing of any network."""

import base64
import hashlib
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_deck import BORN, SPECS, deck, reworded
from export_files import golden, read, shown
from quizgen import words
from quizgen.errors import QuizgenError
from quizgen.export import Options, sheet
from quizgen.export._choose import BLANK, FORMS
from quizgen.export._markup import visible, web
from quizgen.export._sections import (
    LETTERS,
    QUESTIONS,
    answer_html,
    blank,
    columns,
    mixed,
    question_html,
)
from quizgen.model import Question

CASES = tomllib.loads((SPECS / "sheet.toml").read_text("utf-8"))["case"]
ALL = Options(("all",))


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "zh-Hans")


def pick(question_id: str) -> Question:
    return next(question for question in deck().questions if question.id == question_id)


def prompt(text: str) -> str:
    question = replace(pick("study-cloze"), prompt=text, answer="甲")
    return question_html(question).removeprefix("<p>").removesuffix("</p>")


WAYS = {"columns": columns, "blank": blank, "prompt": prompt}


@pytest.fixture
def html(tmp_path: Path) -> str:
    return sheet.export(deck(), tmp_path / "a.html", ALL).written.read_text("utf-8")


def test_there_are_cases() -> None:
    assert len(CASES) > 5


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_layout(case: dict[str, Any]) -> None:
    (way,) = WAYS.keys() & case.keys()
    assert WAYS[way](case[way]) == case["expected"]


def test_the_golden_sheet(html: str) -> None:
    golden("sheet.html", html)


@given(st.text(alphabet=st.one_of(st.sampled_from("<>&\"'/=甲\n\r\0\u202e"), st.characters())))
def test_any_text_is_shown_letter_for_letter(text: str) -> None:
    made = web(text)
    assert shown(made) == visible(text)
    assert set(read(made).tags) <= {"br"}
    assert '"' not in made


def test_essays_bring_no_markup(html: str) -> None:
    known = {"html", "head", "meta", "title", "style", "script", "body", "header", "main", "section"}
    known |= {"h1", "h2", "small", "p", "b", "span", "ol", "ul", "li", "div", "br"}
    reader = read(html)
    assert set(reader.tags) == known
    assert reader.tags.count("script") == reader.tags.count("style") == 1
    names = {name for name, _ in reader.attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href", "style")}


def test_nothing_is_asked_of_a_network(html: str) -> None:
    for outside in ("http:", "https:", "//", "url(", "@import", "<link", "<img"):
        assert outside not in re.sub("// [A-Z].*|&lt;img", "", html), outside


def test_policy_lets_through_our_style_and_script_only(html: str) -> None:
    policy = next(value for name, value in read(html).attributes if value and "default-src" in value)
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_question_has_a_number_and_an_answer(html: str) -> None:
    reader = read(html)
    ids = [value for name, value in reader.attributes if name == "id"]
    assert ids == [f"q{i}" for i in range(1, 14)] + [f"a{i}" for i in range(1, 14)]
    text = "".join(reader.text)
    for question in sheet.choose(deck(), FORMS)[0]:
        assert all(visible(piece) in text for piece in question.prompt.split(BLANK))
        assert question.source.sentence in text
        assert f"{question.source.file}:{question.source.line}" in text


def test_questions_do_not_hold_their_answers() -> None:
    for question in deck().questions:
        if question.form in ("cloze", "typed") and question.answer.strip():
            assert question.answer not in shown(question_html(question))
            assert question.answer in shown(answer_html(question))


def test_keys_lead_to_the_answers() -> None:
    people, steps, choice = pick("people-match"), pick("steps-order"), pick("bridge-stones-choice")
    right = dict(re.findall(r"(\w)\.(\S+?)(?=\w\.|$)", shown(question_html(people)).partition("3.")[2]))
    pairs = re.findall(r"(\d)—(\w)", shown(answer_html(people)))
    made = [(people.items[int(i) - 1][0], right[letter]) for i, letter in pairs]
    assert made == [tuple(pair) for pair in people.items]
    order = shown(answer_html(steps)).partition("先采石")[0].split("　")
    options = mixed(steps, steps.items)
    assert [options[LETTERS.index(letter)] for letter in order] == list(steps.items)
    assert shown(answer_html(choice)).startswith(f"B　{choice.answer}")


@given(st.lists(st.text(), min_size=2, max_size=8, unique=True))
def test_items_are_mixed_but_never_in_the_right_order(items: list[str]) -> None:
    made = mixed(pick("steps-order"), items)
    assert sorted(made) == sorted(items)
    assert made != items


def test_other_script_is_marked(html: str) -> None:
    assert html.startswith('<!doctype html>\n<html lang="zh-CN"')
    assert re.findall(r'<li id="([qa]\d+)" lang="zh-Hant"', html) == ["q7", "q11", "a7", "a11"]
    hant = sheet.page(replace(deck(), script="hant"), deck().questions[:1])
    assert '<html lang="zh-Hant"' in hant


def test_default_asks_each_fact_and_slot_once() -> None:
    taken, left_out = sheet.choose(deck())
    asked = [(q.fact, q.slot) for q in taken]
    assert len(asked) == len(set(asked))
    assert left_out == {"twin": 2, "empty": 1, "options": 1, "told": 2}
    assert {"match", "order", "true_false"} < {q.form for q in taken}


def test_no_question_of_a_sheet_tells_the_answer_of_another() -> None:
    first = replace(
        deck().questions[0],
        id="a",
        fact="a",
        slot="value",
        form="cloze",
        choices=(),
        answer="13年",
        score=0.5,
    )
    first = replace(first, context="", prompt="1936年起，竺可桢当了（　　）校长，写了38年日记。")
    other = replace(first, id="b", fact="b", answer="38年", score=0.7)
    other = replace(other, prompt="1936年起，竺可桢当了13年校长，写了（　　）日记。")
    apart = replace(first, id="c", fact="c", answer="3年", prompt="他在云岭住了（　　）。", score=0.4)
    taken, left_out = sheet.choose(replace(deck(), questions=(first, other, apart)))
    assert ([q.id for q in taken], left_out) == (["b", "c"], {"told": 1})
    taken, _ = sheet.choose(replace(deck(), questions=(first, other, apart)), ("cloze",))
    assert len(taken) == 3, "who names the forms gets them all"


def test_named_forms_are_the_only_ones() -> None:
    taken, left_out = sheet.choose(deck(), ("choice",))
    assert {q.form for q in taken} == {"choice"}
    assert len(taken) + left_out.total() == len(deck().questions)
    assert left_out["options"] == 1


def test_items_that_do_not_fit_cost_one_question() -> None:
    book = deck()
    pairs: list[tuple[Any, ...]] = [(), (("甲",), "乙丙"), ((1, 2), (3, 4)), (("甲", "乙"),) * 27]
    bad = [replace(pick("people-match"), id=str(i), items=items) for i, items in enumerate(pairs)]
    rows: list[tuple[Any, ...]] = [(("甲", "乙"), ("丙", "丁")), ("甲", "甲", "乙")]
    bad += [replace(pick("steps-order"), id=f"order {i}", items=items) for i, items in enumerate(rows)]
    _, left_out = sheet.choose(replace(book, questions=(*book.questions, *bad)), FORMS)
    assert left_out == {"empty": 1, "options": 1, "items": 6}


def test_every_count_has_words() -> None:
    reasons = {"twin", "form", "empty", "options", "items", "told"}
    for language in words.LANGUAGES:
        table = words.table(language)
        assert all(f"sheet.left_out_{reason}" in table for reason in reasons)
        assert all(f"sheet.form_{form}" in table for form in QUESTIONS)
    assert set(QUESTIONS) == set(FORMS)


def test_same_deck_same_bytes_and_no_heavy_package(tmp_path: Path) -> None:
    made = sheet.export(deck(), tmp_path / "a.html", ALL).written.read_bytes()
    program = (
        "import sys; from pathlib import Path; from export_deck import deck;"
        "from quizgen.export import Options, sheet; sheet.export(deck(), Path(sys.argv[1]), Options(('all',)));"
        "assert not {'genanki', 'jieba', 'numpy', 'textual', 'fsrs'} & sys.modules.keys()"
    )
    other = tmp_path / "b.html"
    path = os.pathsep.join(map(str, (Path(sheet.__file__).parents[2], Path(__file__).parent)))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": path, "QUIZGEN_LANG": "zh-Hans"}
    subprocess.run([sys.executable, "-c", program, str(other)], env=environment, check=True, timeout=60)
    assert other.read_bytes() == made


def test_writes_over_its_own_file_only(tmp_path: Path) -> None:
    ours = sheet.export(deck(), tmp_path / "ours.html", ALL).written
    sheet.export(reworded(deck(), "bridge-year-cloze", BORN, answer="1937年"), ours, ALL)
    assert "1937年" in ours.read_text("utf-8")
    foreign = tmp_path / "foreign.html"
    foreign.write_text("<p>a page of somebody's", "utf-8")
    with pytest.raises(QuizgenError) as caught:
        sheet.export(deck(), foreign, ALL)
    assert caught.value.hint
    assert foreign.read_text("utf-8") == "<p>a page of somebody's"
    sheet.export(deck(), foreign, replace(ALL, force=True))
    assert sheet.is_ours(foreign)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["foreign.html", "ours.html"]


def test_a_sheet_without_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuizgenError):
        sheet.export(replace(deck(), questions=()), tmp_path / "a.html", ALL)
    assert not list(tmp_path.iterdir())


def test_words_come_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_current", "en")
    page = shown(sheet.page(deck(), deck().questions[:1]))
    assert "Fill in the blanks" in page
    assert "填空题" not in page
