"""Essays that disagree: listed side by side, not asked, until a person prefers one."""

import json
from pathlib import Path

import pytest

from quizgen import build, decisions, deck, facts
from quizgen.cli import run
from quizgen.decisions import Decision
from quizgen.model import Document

BRIDGE = "港珠澳大桥\n\n港珠澳大桥的海底沉管隧道由{}节沉管连接而成，工程师们为此准备了七年。\n"
POEM = "读诗\n\n{}说：“千磨万击还坚劲，任尔东西南北风。”这句话我一直记得。\n"


def read(*texts: str) -> build.Reading:
    """Essays of these texts, read."""
    return build.look([Document(f"{i}.txt", "0" * 64, "utf-8", text) for i, text in enumerate(texts)])


def asked(reading: build.Reading, kind: str) -> list[str]:
    """What can be asked of one kind."""
    return [fact.surface for fact in reading.facts if fact.kind == kind and fact.askable]


@pytest.mark.parametrize(
    "texts",
    [
        (BRIDGE.format(33), BRIDGE.format(33)),
        (BRIDGE.format(33), "虎门大桥\n\n虎门大桥的引桥由52节箱梁连接而成，工程师们为此准备了三年。\n"),
        (BRIDGE.format(33) + "\n另一座大桥的海底沉管隧道由34节沉管连接而成。\n",),
        (POEM.format("郑板桥"), POEM.format("清代画家郑板桥")),
    ],
)
def test_no_conflict(texts: tuple[str, ...]) -> None:
    reading = read(*texts)
    assert facts.conflicts(reading.facts) == []
    assert asked(reading, "statistic") or asked(reading, "quotation")


def test_two_figures_of_one_thing_are_not_asked() -> None:
    reading = read(BRIDGE.format(33), BRIDGE.format(34))
    (rivals,) = facts.conflicts(reading.facts)
    assert [fact.surface for fact in rivals] == ["33节", "34节"]
    assert all("conflict" in f.refused for f in reading.facts if f.surface in ("33节", "34节"))
    assert "七年" in "".join(asked(reading, "statistic")), "what both say is still asked"


def test_two_speakers_of_one_sentence_are_not_asked() -> None:
    reading = read(POEM.format("郑板桥"), POEM.format("林则徐"))
    assert len(facts.conflicts(reading.facts)) == 1
    assert asked(reading, "quotation") == []


def test_a_person_settles_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in (33, 34):
        (tmp_path / f"{number}.txt").write_text(BRIDGE.format(number), "utf-8")
    target = tmp_path / "deck"
    report = build.make(target, [str(tmp_path / "33.txt"), str(tmp_path / "34.txt")], now=100)
    ((first, second),) = report.conflicts
    assert not [q for q in deck.read_questions(target) if "节" in q.answer]
    decisions.append(target, Decision(first.id, "prefer", fields={"sentence": first.sentence}, at=200))
    assert build.make(target, [], now=300).stale == ()
    assert {q.answer for q in deck.read_questions(target) if q.form == "cloze" and "节" in q.answer} == {
        "33节"
    }
    assert build.make(target, [], now=400).conflicts == (), "what is settled is no news"
    capsys.readouterr()
    assert run(["facts", str(target), "--conflicts", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["conflict"], row["askable"]) for row in rows] == [(1, True), (1, False)]
    assert run(["facts", str(target), "--conflicts"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n") == 2
    assert first.surface in shown
    assert second.surface in shown
    source = target / "essays" / "33.txt"
    source.write_text(source.read_text("utf-8").replace("33节", "34节"), "utf-8")
    (gone,) = build.make(target, [], now=500).stale
    assert (gone.id, gone.verdict, gone.prompt, gone.gone) == (first.id, "prefer", first.sentence, True)


def preferring(number: str, **fields: str) -> Decision:
    return Decision(number, "prefer", fields=fields)


def test_the_last_preference_counts_and_what_agrees_with_it_stands() -> None:
    opened = "港珠澳大桥\n\n{}，港珠澳大桥正式建成通车，两岸的人都来看。\n"
    times = ("2018年", "2018年10月24日", "2019年")
    reading = read(*(opened.format(time) for time in times))
    dates = [fact for fact in reading.facts if fact.kind == "date"]
    assert [fact.askable for fact in dates] == [False] * 3, "also the one that agrees with a rival"
    first, _, last = dates

    def standing(*decided: Decision) -> list[str]:
        found = facts.find(reading.analyses, decided)
        return [fact.surface for fact in found if fact.kind == "date" and fact.askable]

    assert standing(preferring("0" * 24)) == []
    assert standing(preferring(first.id)) == ["2018年", "2018年10月24日"]
    assert standing(preferring(first.id), preferring(last.id)) == ["2019年"]
    assert standing(preferring(last.id), preferring(first.id)) == ["2018年", "2018年10月24日"]


def test_a_speaker_is_preferred_by_name() -> None:
    reading = read(POEM.format("郑板桥"), POEM.format("林则徐"))
    said = next(fact for fact in reading.facts if fact.kind == "quotation")

    def speakers(**fields: str) -> list[str]:
        found = facts.find(reading.analyses, [preferring(said.id, **fields)])
        groups = [group for group in facts.group(found) if group[0].kind == "quotation"]
        return [fact.data["speaker"] for group in groups if group[0].askable for fact in group]

    assert speakers() == [], "both have one id"
    assert speakers(speaker="苏轼") == []
    assert speakers(speaker="林則徐") == ["林则徐"], "the other one is no witness"


def test_the_report_names_both_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n, name in enumerate(("郑板桥", "林则徐")):
        (tmp_path / f"{n}.txt").write_text(POEM.format(name), "utf-8")
    target = tmp_path / "deck"
    assert run(["build", str(tmp_path / "0.txt"), str(tmp_path / "1.txt"), "-o", str(target)]) == 0
    shown = capsys.readouterr().out
    assert f"quizgen review {target}, F4" in shown
    sides = [line.split()[:2] for line in shown.splitlines() if line.startswith("  ") and ".txt:" in line]
    assert sides == [["郑板桥", "essays/0.txt:3"], ["林则徐", "essays/1.txt:3"]]
