"""What a learner and a reviewer have done outlives a new wording, a corrected essay and a better reading of it."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from export_files import HERE, engine
from quizgen import build, decisions
from quizgen import deck as folder
from quizgen.export import Options, anki
from quizgen.facts import statistic
from quizgen.facts._measures import Measured
from quizgen.model import Deck, Question
from quizgen.questions import templates
from quizgen.study.progress import Progress
from quizgen.study.review import Review
from quizgen.study.schedule import DAY
from quizgen.study.session import Session
from study_deck import NOON, clock

TYPO, MENDED = "工程师们在海上奋站了整整七年", "工程师们在海上奋战了整整七年"
ESSAY = f"""跨海大桥

港珠澳大桥全长约55公里，是世界上最长的跨海大桥。沉管隧道由33节沉管组成，2017年完成最终接头。

总设计师孟凡超说：“桥是要用一百二十年的，一天也不能少。”大桥的桥墩共有224座，用去钢材42万吨。

为了这条隧道，{TYPO}，每节沉管的对接误差不超过4厘米。2018年10月24日，大桥正式通车。
"""
WORDING = """
[[template]]
name = "who_said"
kind = "quotation"
slot = "speaker"
form = "typed"
ask = "是谁说过{words}这句话？"
ask_hant = "是誰說過{words}這句話？"
tags = ["名言"]
example = { text = "张三说：“慢工出细活。”", answer = "张三", prompt = "是谁说过“慢工出细活。”这句话？" }
"""
AROUND = """
[[template]]
name = "statistic_cloze"
kind = "statistic"
slot = "value"
form = "cloze"
ask = "据文章说：{passage}（文中数字）"
ask_hant = "據文章說：{passage}（文中數字）"
tags = ["数字"]
example = { text = "研磨空间只有0.05毫米。", answer = "0.05毫米", prompt = "据文章说：研磨空间只有（　　）。（文中数字）" }
"""
ANSWERED = 6


def reword(deck: Path, _: pytest.MonkeyPatch) -> None:
    """Another wording of a template."""
    (deck / "templates.toml").write_text(WORDING, "utf-8")


def mend(deck: Path, _: pytest.MonkeyPatch) -> None:
    """A typo of the essay corrected."""
    path = deck / "essays" / "a.txt"
    path.write_text(path.read_text("utf-8").replace(TYPO, MENDED), "utf-8")


def read_better(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later release that finds more of what a figure measures."""
    before = statistic.measured

    def measured(*arguments: Any) -> Measured:
        found = before(*arguments)
        # a phrase of one character says too little to be asked, and still does
        return found._replace(phrase=f"跨海大桥{found.phrase}") if len(found.phrase) > 1 else found

    monkeypatch.setattr(statistic, "measured", measured)


CHANGES = {"wording": reword, "typo": mend, "measures": read_better}
Change = Callable[[Path, pytest.MonkeyPatch], None]


@dataclass
class Life:
    """A deck that was studied, reviewed and exported before a change, and is built again after it."""

    path: Path
    before: Deck
    after: Deck
    report: build.Report
    packages: list[Path]
    verdicts: dict[str, str]
    answered: list[str]

    @property
    def changed(self) -> set[str]:
        """Ids of what a learner sees otherwise now."""
        old = {q.id: folder.seen_hash(q) for q in self.before.questions}
        return {q.id for q in self.after.questions if old.get(q.id) != folder.seen_hash(q)}


@pytest.fixture(params=CHANGES)
def life(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    essay, path = tmp_path / "a.txt", tmp_path / "deck"
    essay.write_text(ESSAY, "utf-8")
    build.make(path, [str(essay)], now=int(NOON) - DAY)
    review = Review(path, clock())
    verdicts: dict[str, str] = {}
    for n, number in enumerate(review.queue):
        verdicts[number] = ("accept", "flag", "edit", "skip", "accept", "reject")[n % 6]
        if verdicts[number] == "edit":
            assert review.item
            review.edit({**_values(review), "explanation": "我的说明"})
        elif verdicts[number] == "skip":
            review.move(1)
        else:
            review.decide(verdicts[number])
    before = folder.load(path)
    options = Options(("all",))
    packages = [anki.export(before, tmp_path / "1.apkg", options).written]
    with Progress(tmp_path / "home", UTC) as progress:
        session = Session(before, progress, clock())
        for _ in range(ANSWERED):
            assert session.question
            session.answer(session.question.answer)
            session.grade()
        answered = [number for number, _ in progress.memories(before.book)]
    change: Change = CHANGES[request.param]
    change(path, monkeypatch)
    report = build.make(path, [], now=int(NOON) + DAY)
    after = folder.load(path)
    packages.append(anki.export(after, tmp_path / "2.apkg", options).written)
    return Life(path, before, after, report, packages, verdicts, answered)


def _shows(request: pytest.FixtureRequest) -> bool:
    """Does a learner see anything of the change?"""
    return "measures" not in request.node.callspec.id


def _values(review: Review) -> dict[str, Any]:
    assert review.item
    return {
        key: getattr(review.item.question, key)
        for key in ("context", "prompt", "answer", "accept", "choices", "hint", "explanation")
    }


def test_no_id_changes(life: Life, request: pytest.FixtureRequest) -> None:
    assert (life.report.new, life.report.gone) == (0, 0)
    assert life.report.kept == len(life.verdicts) > 12
    assert {q.id for q in life.after.questions} == {q.id for q in life.before.questions}
    assert len(life.before.questions) < len(life.verdicts), "some are rejected"
    assert bool(life.changed) is _shows(request), "what is measured is not shown"
    assert len(life.changed) < len(life.after.questions)


def test_progress_stays(life: Life, tmp_path: Path) -> None:
    with Progress(tmp_path / "home", UTC) as progress:
        known = {number for number, _ in progress.memories(life.after.book)}
        assert known == set(life.answered) <= {q.id for q in life.after.questions}
        again = Session(life.after, progress, clock())
        assert known.isdisjoint(q.id for q in again.queue), "what was just answered does not come again"


def test_decisions_stay_and_those_on_other_text_are_listed(life: Life) -> None:
    now = {q.id: q for q in life.after.questions}
    for number, verdict in life.verdicts.items():
        assert (number in now) == (verdict != "reject")
        if verdict == "edit":
            assert now[number].explanation == "我的说明"
        if verdict == "flag":
            assert decisions.DOUBTED in now[number].tags
    decided = decisions.in_force(decisions.read(life.path))
    hashes = {q.id: folder.seen_hash(q) for q in folder.read_questions(life.path)}
    moved = {number for number, decision in decided.items() if hashes[number] != decision.base}
    assert {stale.id for stale in life.report.stale} == moved
    assert not any(stale.gone for stale in life.report.stale)
    assert moved.isdisjoint(n for n, verdict in life.verdicts.items() if verdict == "skip")
    review = Review(life.path, clock())
    assert {item.question.id for item in review.items if item.stale} == moved


def test_what_was_chosen_stays(life: Life) -> None:
    """Options, verdicts and wrong values: only the typo itself is another, only the wording that was replaced."""
    before = {q.id: q for q in life.before.questions}
    for question in life.after.questions:
        old = before[question.id]
        assert (question.choices, question.answer) == (old.choices, old.answer)
        if question.template != "who_said" and life.verdicts[question.id] != "edit":
            mended = MENDED in question.source.sentence
            assert question.prompt == (old.prompt.replace("奋站", "奋战") if mended else old.prompt)


def test_words_around_the_passage_are_shown(tmp_path: Path) -> None:
    essay, path = tmp_path / "a.txt", tmp_path / "deck"
    essay.write_text(ESSAY, "utf-8")
    build.make(path, [str(essay)], now=100)
    old = {q.id: q.prompt for q in folder.read_questions(path)}
    (path / "templates.toml").write_text(AROUND, "utf-8")
    report = build.make(path, [], now=200)
    assert (report.new, report.gone) == (0, 0)
    shown = {q.id: q.prompt for q in folder.read_questions(path) if q.template == "statistic_cloze"}
    assert len(shown) > 3
    assert all(prompt == f"据文章说：{old[number]}（文中数字）" for number, prompt in shown.items())


def bridges(path: Path) -> list[Question]:
    """The questions of a deck of many figures, of which a share is asked as right or wrong."""
    essay = path.parent / "b.txt"
    lines = [f"第{n}号大桥的主跨全长{100 + 7 * n}米，由两岸的工人合力建成。" for n in range(1, 41)]
    essay.write_text("大桥\n\n" + "\n".join(lines) + "\n", "utf-8")
    build.make(path, [str(essay)], now=100)
    return folder.read_questions(path)


def test_a_share_stays_what_it_was_over_further_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deck"
    old = {q.id: folder.seen_hash(q) for q in bridges(path)}
    read_better(path, monkeypatch)
    for now in (200, 300):
        report = build.make(path, [], now=now)
        assert (report.new, report.gone) == (0, 0)
        assert {q.id: folder.seen_hash(q) for q in folder.read_questions(path)} == old
    fresh = tmp_path / "fresh"
    asked = [
        {q.source.start for q in made if q.form == "true_false"}
        for made in (folder.read_questions(path), bridges(fresh))
    ]
    assert asked[0] != asked[1], "a new deck chooses by what is measured now"


def test_a_new_template_asks_what_was_read_better_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deck"
    bridges(path)
    read_better(path, monkeypatch)
    build.make(path, [], now=200)
    (path / "templates.toml").write_text(AROUND.replace("statistic_cloze", "my_cloze"), "utf-8")
    build.make(path, [], now=300)
    made = folder.read_questions(path)
    mine = {q.source.start for q in made if q.template == "my_cloze"}
    assert mine == {q.source.start for q in made if q.template == "statistic_cloze"}


def test_corrected_sentences_keep_what_was_chosen(tmp_path: Path) -> None:
    path = tmp_path / "deck"
    old = {q.id: q for q in bridges(path)}
    source = path / "essays" / "b.txt"
    source.write_text(source.read_text("utf-8").replace("合力", "协力").replace("主跨", "主桥"), "utf-8")
    report = build.make(path, [], now=200)
    assert (report.new, report.gone) == (0, 0)
    wrong = 0
    for new in folder.read_questions(path):
        before = old[new.id]
        assert new.prompt == before.prompt.replace("合力", "协力").replace("主跨", "主桥")
        assert (new.choices, new.answer) == (before.choices, before.answer)
        wrong += new.answer == "错"
    assert wrong > 2


def test_a_wrong_value_stays_when_the_right_one_is_corrected(tmp_path: Path) -> None:
    path = tmp_path / "deck"
    old = {q.id: q for q in bridges(path) if q.answer == "错"}
    source = path / "essays" / "b.txt"
    source.write_text(re.sub(r"(\d+)米", lambda m: f"{int(m[1]) + 2}米", source.read_text("utf-8")), "utf-8")
    report = build.make(path, [], now=200)
    assert (report.new, report.gone) == (0, 0)
    new = {q.id: q for q in folder.read_questions(path) if q.id in old}
    assert len(new) == len(old) > 2
    stated = source.read_text("utf-8")
    for number, question in new.items():
        assert question.answer == "错"
        assert question.explanation != old[number].explanation
        assert question.prompt not in stated
        value = re.search(r"长(\d+米)", old[number].prompt)
        assert value
        assert question.prompt == old[number].prompt or value[1] in stated, (
            "what has become true is told no more"
        )


def test_a_wording_stays_when_others_are_added(tmp_path: Path) -> None:
    path, essay = tmp_path / "deck", tmp_path / "q.txt"
    speakers = ["孟凡超", "林鸣", "茅以升", "李春", "詹天佑", "王选"]
    lines = [f"{name}说：“第{n}座桥要修得牢靠，一天也不能少。”" for n, name in enumerate(speakers, 1)]
    essay.write_text("桥\n\n" + "\n\n".join(lines) + "\n", "utf-8")
    build.make(path, [str(essay)], now=100)
    old = {q.id: q.prompt for q in folder.read_questions(path) if q.template == "who_said"}
    assert len(old) == len(speakers)
    shipped = next(template for template in templates.load() if template.name == "who_said")
    more = WORDING
    for key, asks in (("ask", shipped.ask), ("ask_hant", shipped.ask_hant)):
        rows = ["谁说过：{words}", "是谁说{words}的？", *asks]
        more = re.sub(rf"^{key} = .*$", f"{key} = {json.dumps(rows, ensure_ascii=False)}", more, flags=re.M)
    (path / "templates.toml").write_text(more, "utf-8")
    build.make(path, [], now=200)
    assert {q.id: q.prompt for q in folder.read_questions(path) if q.template == "who_said"} == old


@pytest.mark.anki
@pytest.mark.skipif(engine() is None, reason="no Python with anki (QUIZGEN_ANKI_PYTHON, or .venv-anki)")
def test_anki_updates_what_changed_and_adds_nothing(
    life: Life, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    collection = tmp_path / "anki"
    collection.mkdir()
    done = subprocess.run(
        [str(engine()), str(HERE / "anki_engine.py"), str(collection), *map(str, life.packages)],
        capture_output=True,
        check=True,
        timeout=120,
    )
    first, second = json.loads(done.stdout)
    written = {card["guid"] for card in first["cards"]}
    changed = {anki.guid(life.after.book, number) for number in life.changed} & written
    updated = len(changed - {first["edited"]})  # what a learner has rewritten since stays
    left = len(written) - updated
    assert second["log"] == {"new": 0, "updated": updated, "duplicate": left, "conflicting": 0}
    assert bool(updated) is _shows(request)
    assert {card["guid"] for card in second["cards"]} == written
    studied = {card["guid"]: card["schedule"] for card in first["studied"]}
    assert {card["guid"]: card["schedule"] for card in second["cards"]} == studied
