"""Facts about people: who they are, what they did."""

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest

from quizgen.facts import person
from quizgen.language import marks, people, sentences
from quizgen.language.analysis import with_clauses
from quizgen.model import Analysis, Fact, Flag
from test_people import essay, parameters

CASES = tomllib.loads((Path(__file__).parent / "specs/facts/person.toml").read_text("utf-8"))["case"]


def analysis(text: str, flagged: list[str]) -> Analysis:
    one = essay(text)
    flags = tuple(Flag(text.index(piece), text.index(piece) + len(piece), "redacted") for piece in flagged)
    one = dataclasses.replace(one, flags=flags)
    (mentions,) = people.find([one])
    pairing = marks.pair(text)
    split = sentences.split(text, pairing.quotes, pairing.odd, flags)
    clusters = people.cluster(one, mentions)
    return with_clauses(Analysis(one, split, pairing.quotes, mentions, clusters, ()))


def said(fact: Fact, text: str, key: str) -> Any:
    if key == "slots":
        return [f"{blank.slot}={text[blank.start : blank.end]}" for blank in fact.blanks]
    return list(fact.refused) if key == "refused" else fact.data[key]


@pytest.mark.parametrize("case", parameters(CASES))
def test_people(case: dict[str, Any]) -> None:
    facts = {fact.data["name"]: fact for fact in person.find(analysis(case["text"], case.get("flags", [])))}
    for expected in case["expected"]:
        fact = facts[expected["name"]]
        assert {key: said(fact, case["text"], key) for key in expected} == expected


def test_facts_stand_in_the_text() -> None:
    for case in CASES:
        text = case["text"]
        read = analysis(text, case.get("flags", []))
        for fact in person.find(read):
            assert fact.surface == text[fact.source.start : fact.source.end] == text[fact.start : fact.end]
            assert fact.sentence in text
            for value in [*fact.data["deeds"], *fact.data["roles"], *fact.data["mentions"]]:
                assert value in text
            assert all(len(deed) <= 100 for deed in fact.data["deeds"])
            for blank in fact.blanks:
                assert blank.passage_start <= blank.start < blank.end <= blank.passage_end
                assert blank.sort != "person" or text[blank.start : blank.end] == fact.data["name"]


def test_one_person_one_key_whatever_the_script() -> None:
    (simplified,) = person.find(analysis("林美惠卖掉了自己的轿车。", []))
    (traditional,) = person.find(analysis("林美惠賣掉了自己的轎車。", []))
    assert simplified.id == traditional.id


def test_generic_people_are_keyed_with_their_essay() -> None:
    one, other = analysis("老王爱岗敬业。", []), analysis("老王爱岗敬业。", [])
    other = dataclasses.replace(other, essay=dataclasses.replace(other.essay, title="另一篇"))
    assert [f.id for f in person.find(one)] != [f.id for f in person.find(other)]
