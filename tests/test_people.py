"""People: where they are named, which forms are one person."""

import random
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plain_essay import essay
from quizgen.language import people
from quizgen.language.names import nickname, person_noun, split_title, surname
from quizgen.language.pieces import pieces
from quizgen.language.tables import sections, words

SPECS = Path(__file__).parent / "specs" / "language"
MENTIONS = tomllib.loads((SPECS / "people.toml").read_text("utf-8"))["case"]
CLUSTERS = tomllib.loads((SPECS / "people_clusters.toml").read_text("utf-8"))["case"]


def parameters(cases: list[dict[str, Any]]) -> list[Any]:
    assert cases
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", parameters(MENTIONS))
def test_mentions(case: dict[str, Any]) -> None:
    one = essay(case["text"])
    (found,) = people.find([one], case.get("names", ()))
    assert [people.surface(one, mention) for mention in found] == case["expected"]


@pytest.mark.parametrize("case", parameters(CLUSTERS))
def test_clusters(case: dict[str, Any]) -> None:
    one = essay(case["text"])
    (found,) = people.find([one])
    forms = [
        [person.name + "?" * person.generic, *(people.surface(one, mention) for mention in person.mentions)]
        for person in people.cluster(one, found)
    ]
    assert forms == case["expected"]


def test_the_batch_and_its_order_do_not_matter() -> None:
    essays = [essay(case["text"]) for case in MENTIONS]
    together = people.find(essays)
    assert [people.find([one])[0] for one in essays[:8]] == together[:8]
    mixed = list(range(len(essays)))
    random.Random(7).shuffle(mixed)
    assert people.find([essays[i] for i in mixed]) == [together[i] for i in mixed]


@settings(max_examples=30)
@given(st.text(st.sampled_from("王小二李老师说的·诗人，。“”《》\n 1a𠮷"), max_size=50))
def test_mentions_lie_in_the_text(text: str) -> None:
    one = essay(text)
    (found,) = people.find([one])
    assert list(found) == sorted(found)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        assert one.shadow[mention.end :].startswith(mention.title)
        assert 0 < mention.score == round(mention.score, 2) <= 1
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert sorted(m for person in people.cluster(one, found) for m in person.mentions) == list(found)


@settings(max_examples=60)
@given(st.text(st.sampled_from("王说，。 \xa0\n字"), max_size=400))
def test_pieces_keep_their_places(text: str) -> None:
    for piece, places in pieces(text):
        assert len(piece) == len(places) <= 160
        assert all(
            text[at] == c or (text[at] in " \xa0" and c == ",") for at, c in zip(places, piece, strict=True)
        )


def test_names_and_titles() -> None:
    assert surname("欧阳修") == "欧阳"
    assert surname("李白") == "李"
    assert surname("白云") == "白"
    assert surname("的士") == ""
    assert split_title("吴邵萍园长") == ("吴邵萍", "园长")
    assert split_title("刘总") == ("刘", "总")
    assert split_title("老师") == ("老师", "")
    assert split_title("居里夫人") == ("居里夫人", "")
    assert split_title("老王") == ("老王", "")
    assert nickname("老王")
    assert not nickname("老舍")
    assert [
        word for word in ("国家", "大家", "思想家", "钳工", "先生", "党委书记", "精神") if person_noun(word)
    ] == [
        "思想家",
        "钳工",
        "党委书记",
    ]


def test_tables_are_well_formed() -> None:
    assert len(words("known_people")) > 1500
    assert not (words("known_people") | words("further_people")) & words("not_people")
    for name in (
        "surnames",
        "titles",
        "after_names",
        "not_people",
        "person_nouns",
        "clauses",
        "second_names",
    ):
        assert all(sections(name).values()), name
    assert set(sections("surnames")) == {
        "single",
        "double",
        "wordlike",
        "particles",
        "states",
        "japanese",
    }
