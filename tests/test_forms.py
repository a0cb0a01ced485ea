"""Ways of asking over several facts or points: the cases of specs/questions/forms.toml, and that ids do not hang on wordings."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgen import build, deck, facts, questions, verify
from quizgen.model import Document
from quizgen.questions import Made, events, templates
from quizgen.study import answers
from quizgen.study.answers import ALMOST, RIGHT, WRONG

CASES = tomllib.loads((Path(__file__).with_name("specs") / "questions" / "forms.toml").read_text("utf-8"))[
    "case"
]
SHIPPED = templates.load()


def make(text: str, wordings: list[templates.Template] = SHIPPED) -> Made:
    reading = build.look([Document("a.txt", "0" * 64, "utf-8", text)])
    return questions.make(facts.group(reading.facts), reading.analyses, wordings)


def case(label: str) -> dict[str, Any]:
    return next(row for row in CASES if row["label"] == label)


def test_there_are_cases_of_every_template() -> None:
    assert len(CASES) > 30
    assert {row["template"] for row in CASES} <= {template.name for template in SHIPPED}


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["label"])
def test_case(row: dict[str, Any]) -> None:
    made = make(row["text"])
    found = [question for question in made.questions if question.template == row["template"]]
    if "items" in row:
        assert [[list(i) if isinstance(i, tuple) else i for i in q.items] for q in found] == row["items"]
    if "prompts" in row:
        assert len(found) == len(row["prompts"])
        assert all(q.prompt.startswith(p) for q, p in zip(found, row["prompts"], strict=True))
    if "answers" in row:
        assert [question.answer for question in found] == row["answers"]
    if "hints" in row:
        assert [question.hint for question in found] == row["hints"]
    if "accept" in row:
        assert [list(question.accept) for question in found] == row["accept"]
    if "choices" in row:
        assert [sorted(question.choices) for question in found] == row["choices"]
    if "refused" in row:
        assert row["refused"] in {r.reason for r in made.refusals if r.template == row["template"]}


def test_ids_do_not_hang_on_wordings() -> None:
    text = "\n".join(row["text"] for row in CASES[9:12])
    before = {question.id for question in make(text).questions}
    reworded = [
        replace(t, ask=("换一种问法：" + t.ask[0],), ask_hant=("換一種問法：" + t.ask_hant[0],))
        for t in SHIPPED
    ]
    assert before == {question.id for question in make(text, reworded).questions}


@pytest.mark.parametrize(
    "label", ["events of one life", "numbered steps", "stages listed before their number"]
)
def test_what_is_to_be_ordered_is_never_shown_in_order(label: str) -> None:
    (question,) = (q for q in make(case(label)["text"]).questions if q.form == "order")
    shown = answers.layout(question)
    assert shown
    assert shown.rows != question.items
    assert answers.judge(question, "".join(map(str, shown.key))).outcome == RIGHT
    assert answers.judge(question, "123").outcome == WRONG


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("磨刀", WRONG),
        ("磨刀、锯木", WRONG),
        ("磨刀、刨板、开榫、上漆", WRONG),
        ("磨刀 刨板", ALMOST),
        ("开榫，磨刀，刨板", RIGHT),
        ("1. 刨板 2. 開榫 3. 磨刀", RIGHT),
        ("刨板、开榫和磨刀", RIGHT),
        ("磨刀刨板开榫", RIGHT),
    ],
)
def test_points_are_right_in_any_order(given: str, outcome: str) -> None:
    text = case("all points, over several sentences")["text"]
    (question,) = (q for q in make(text).questions if q.slot == "points")
    assert answers.judge(question, given).outcome == outcome


@pytest.mark.parametrize("given", ["四", "4", "四条", "4条", "４"])
def test_how_many_is_right_in_figures_and_in_words(given: str) -> None:
    text = case("how many there are, where the essay says so")["text"]
    (question,) = (q for q in make(text).questions if q.slot == "count")
    assert answers.judge(question, given).outcome == RIGHT


def test_events_told_in_pieces_are_proven(tmp_path: Path) -> None:
    essay = tmp_path / "a.txt"
    essay.write_text(
        "沈从周是湖州人。图书馆学家沈从周于1921年考进清华大学。湖州师范学校于1931年在太湖边落成。"
        "1946年，沈从周担任北京图书馆馆长，把散失的古书一本本找了回来。",
        "utf-8",
    )
    build.make(tmp_path / "deck", [str(essay)], now=1)
    (order,) = (q for q in deck.read_questions(tmp_path / "deck") if q.form == "order")
    assert not all(item in essay.read_text("utf-8") for item in order.items), "told in pieces"
    assert order.explanation == "时间：1921年、1931年、1946年"
    report = verify.verify(tmp_path / "deck")
    assert report.findings == [] and report.proven > 5
    essays = tmp_path / "deck" / "essays" / "a.txt"
    essays.write_text(essay.read_text("utf-8").replace("考进清华大学", "考进北京大学"), "utf-8")
    assert order.id in {finding.question.id for finding in verify.verify(tmp_path / "deck").findings}


OWN = """
[[template]]
name = "events_order"
kind = "date"
slot = "when"
form = "order"
ask = ["先后如何？", "哪件在先？"]
ask_hant = ["先後如何？", "哪件在先？"]

[[template]]
name = "own_steps"
kind = "enumeration"
slot = "steps"
form = "order"
ask = "{topic}，次序如何？"
ask_hant = "{topic}，次序如何？"

[[template]]
name = "own_nonsense"
kind = "person"
slot = "deed"
form = "order"
ask = "谁先谁后？"
ask_hant = "誰先誰後？"

[[template]]
name = "own_topic"
kind = "enumeration"
slot = "item"
form = "typed"
ask = "{topic}，其中一项是什么？"
ask_hant = "{topic}，其中一項是什麼？"
"""


def test_a_deck_asks_in_its_own_words(tmp_path: Path) -> None:
    own = tmp_path / "templates.toml"
    own.write_text(OWN, "utf-8")
    text = case("events of one life")["text"] + "\n" + case("stages listed before their number")["text"]
    made = make(text, templates.load(own))
    prompts = {question.template: question.prompt for question in made.questions if question.form == "order"}
    assert prompts.pop("events_order") in ("先后如何？", "哪件在先？")
    assert prompts.pop("own_steps") == "蝴蝶的一生分为四个阶段，次序如何？"
    assert list(prompts) == ["steps_order"]
    assert {r.reason for r in made.refusals if r.template.startswith("own_")} == {"no-set", "no-context"}


@pytest.mark.parametrize(
    ("event", "fit"),
    [
        ("印度选手许国栋", False),
        ("许国栋所就读的云岭大学领导", False),
        ("云岭县发生过一件事", False),
        ("与方晓燕结婚，住进云岭", False),
        ("受云岭县政府指定为民俗", False),
        ("云岭光复后，除涉足政治", False),
        ("战后，许国栋离开云岭", False),
        ("许国栋因看见云岭的乱象", False),
        ("许国栋高等法院判定系统有缺陷", False),
        ("道光被古董商陈介祺以重金买下", False),
        ("经许国栋三位总督联名保举", False),
        ("同治被古董商陈介祺以重金买下", False),
        ("端午，渡船载着看龙舟的乡民", False),
        ("归国，主张改良", False),
        ("携新纸赴杭州参加云岭劝业会", False),
        ("云岭观鸟会的志愿者与来自英国、瑞典等国的同行", False),
        ("许国栋花了两年多", False),
        ("许国栋三次去云岭", False),
        ("许国栋每天凌晨四点钟赶到云岭", False),
        ("《在云岭上》、《到青溪后方去》、《游击军》", False),
        ("许国栋在云岭同事方晓燕的帮助下", False),
        ("现行由云岭县第五次代表大会通过", False),
        ("云岭县决定以青溪、白莲河等电站为依托", False),
        ("系统排出了第一本样书《云岭之剑》", False),
        ("许国栋考入云岭大学历史系", True),
        ("许国栋获云岭大学博士学位", True),
    ],
)
def test_events_have_a_subject_and_say_what_happened(event: str, fit: bool) -> None:
    assert events.fits(event, {"许国栋", "方晓燕", "道光"}) == fit


def test_of_a_long_row_only_two_points_are_asked() -> None:
    text = "云岭的工艺分为{}个步骤：{}。"
    short, long = ("选料、开片、打磨、上漆", "选料、开片、打磨、上漆、晾干、描金、刻花")
    asked = [
        [q.answer for q in make(text.format(how, row)).questions if q.template == "item_cloze"]
        for how, row in (("四", short), ("七", long))
    ]
    assert len(asked[0]) > 2
    assert len(asked[1]) == 2


def test_a_figure_told_twice_in_nearly_the_same_words_is_asked_once() -> None:
    text = (
        "2021年，云岭县的茶园里一共收了三万四千吨茶叶，是建县以来最多的一年。\n"
        "县农业局局长许国栋介绍，2021年云岭县的茶园里收的茶叶一共是三万四千吨，建县以来最多。\n"
        "2021年，青溪镇把山上的矿渣清走了三万四千吨，从前的矿坑里养起了鱼。"
    )
    asked = [q.prompt for q in make(text).questions if q.form == "cloze" and q.answer == "三万四千吨"]
    assert len(asked) == 2 and "青溪镇" in asked[1]
    assert make(text).refused["twin"] >= 1


def test_wrong_figures_are_few_where_the_text_calls_the_right_one_few() -> None:
    made = make(
        "云岭的电影\n\n在追求短平快的云岭影视行业里，许国栋导演在近30年内只拍出了10部电影，每一部都得了奖。"
    )
    (found,) = (q for q in made.questions if q.form == "choice" and q.answer == "10部")
    assert all(int(choice.removesuffix("部")) <= 30 for choice in found.choices)


def test_wrong_years_of_a_reign_stand_on_the_right_side_of_those_that_are_told() -> None:
    made = make(
        "云岭的港口\n\n为了困死台湾的郑成功，清廷顺治十三年颁布禁海令，顺治十八年又下迁界令，沿海居民一律内迁三十里到五十里。"
    )
    (found,) = (q for q in made.questions if q.form == "choice" and q.answer == "顺治十八年")
    assert not {"顺治十一年", "顺治十二年", "顺治十年"} & set(found.choices)
