"""Dates of essays: which are facts, what happened then, and wrong options for them."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_essay import essay
from quizgen.facts.date import find
from quizgen.language import dates, marks, quantity, sentences
from quizgen.language.analysis import with_clauses
from quizgen.language.fold import fold
from quizgen.model import Analysis, Fact, Flag, Mention, Person
from quizgen.questions.rival_dates import dates_like
from quizgen.questions.rival_order import in_order, unsaid

CASES = tomllib.loads((Path(__file__).parent / "specs" / "facts" / "date.toml").read_text("utf-8"))["case"]
SPECS = Path(__file__).parent / "specs" / "questions"
RIVALS = tomllib.loads((SPECS / "dates.toml").read_text("utf-8"))["case"]
ORDERED = tomllib.loads((SPECS / "years.toml").read_text("utf-8"))["case"]


def read(text: str, people: tuple[str, ...] = (), head: bool = False) -> Analysis:
    """An analysis of `text` as it stands, its people given by name."""
    flags = tuple(Flag(m.start(), m.end(), "redacted") for m in re.finditer("_+年?|X(?=年)", text))
    pairing = marks.pair(text)
    found = tuple(
        Person(name, tuple(Mention(m.start(), m.end(), "", 1.0) for m in re.finditer(name, text)), False)
        for name in people
    )
    return with_clauses(
        Analysis(
            essay=essay(text, [text] if head else [], flags=flags),
            sentences=sentences.split(text, pairing.quotes, pairing.odd, flags),
            quotes=pairing.quotes,
            mentions=tuple(sorted(m for person in found for m in person.mentions)),
            people=found,
            quantities=tuple(quantity.find(text)),
        )
    )


def shown(fact: Fact) -> str:
    start, end, granularity = (fact.data[key] for key in ("start", "end", "granularity"))
    return f"{fact.surface} @{f'{start}/{end}' if start else '-'} {granularity}"


def test_there_are_cases() -> None:
    assert len(CASES) > 60
    assert len(RIVALS) > 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_find(case: dict[str, Any]) -> None:
    found = list(find(read(case["text"], tuple(case.get("people", [])))))
    assert [shown(fact) for fact in found if fact.askable] == case["expected"]
    others = [f"{fact.surface} {fact.refused[0]}" for fact in found if not fact.askable]
    assert others == case.get("others", [])
    if "event" in case:
        assert found[0].data["event"] == case["event"]


def test_a_heading_tells_no_date() -> None:
    (fact,) = find(read("1937年的佛光寺", head=True))
    assert (fact.role, fact.askable) == ("heading", False)
    assert list(find(read("东汉出现了纸", head=True))) == []


def test_the_same_year_gets_its_year() -> None:
    _, same = find(read("2019年，樊锦诗获得荣誉称号，同年出版了自传。", ("樊锦诗",)))
    assert (same.surface, same.data["start"], same.data["granularity"]) == ("同年", "2019-01-01", "year")
    *_, later = find(read("1665年，胡克出了书。次年3月，他病了。", ("胡克",)))
    assert (later.surface, later.data["start"], later.data["end"]) == ("次年3月", "1666-03-01", "1666-03-31")


def test_the_blank_hides_the_date_without_its_particles() -> None:
    text = "纸伞馆于2018年10月21日落成，门前有一棵老槐树。"
    (fact,) = find(read(text))
    (blank,) = fact.blanks
    assert text[blank.start : blank.end] == "2018年10月21日"
    assert (blank.slot, blank.sort) == ("when", "date")
    assert text[blank.passage_start : blank.passage_end] == fact.sentence
    plan = "“十三五”期间，全县修通了三百公里公路。"
    (fact,) = find(read(plan))
    assert plan[fact.blanks[0].start : fact.blanks[0].end] == "十三五"


def test_damage_behind_the_event_is_not_shown() -> None:
    text = "2010年，云渡桥通过了专家的最后验收，__同志剪了彩。"
    (fact,) = find(read(text))
    assert fact.askable
    shown = text[fact.blanks[0].passage_start : fact.blanks[0].passage_end]
    assert shown == "2010年，云渡桥通过了专家的最后验收"


def test_the_key_is_what_is_said_in_either_script() -> None:
    (simplified,) = find(read("1986年，卢斯卡获得诺贝尔物理学奖。"))
    (traditional,) = find(read("1986年，盧斯卡獲得諾貝爾物理學獎。"))
    assert simplified.id == traditional.id


@pytest.mark.parametrize("case", RIVALS, ids=lambda case: str(case["label"]))
def test_rivals(case: dict[str, Any]) -> None:
    every = dates_like(case["answer"], case.get("script", "hans"))
    found = unsaid(every, [fold(t) for t in case.get("stated", [])])
    assert bool(found) != case.get("none", False)
    assert set(case.get("some", [])) <= set(found)
    assert set(case.get("never", [])).isdisjoint(found)
    assert case["answer"] not in found
    assert len(found) == len(set(found))


@given(
    st.dates(date(1020, 1, 1), date(2050, 1, 1)),
    st.sampled_from(["{0}年", "{0}年{1}月", "{0}年{1}月{2}日", "{1}月{2}日"]),
)
def test_rivals_are_dates_of_one_form(day: date, form: str) -> None:
    answer = form.format(day.year, day.month, day.day)
    for text in dates_like(answer):
        found = list(dates.find(text))
        assert re.sub(r"\d+", "0", text) == re.sub(r"\d+", "0", answer)
        assert len(found) == 1


@given(st.text(max_size=12))
def test_no_answer_raises(text: str) -> None:
    assert text not in dates_like(text)


@pytest.mark.parametrize("case", ORDERED, ids=lambda case: str(case["label"]))
def test_years_that_cannot_be(case: dict[str, Any]) -> None:
    answer = case["answer"]
    rivals = [*case.get("some", []), *case.get("never", [])]
    assert in_order(rivals, answer, fold(case["passage"]), 3) == case.get("some", [])


TEXTS = st.text(
    alphabet=st.sampled_from(
        [*"他李冰于在年月日世纪代唐宋清末初时间春节五一同次去十三五期间0123456789_X，。、：“”（）《》\n的 是"]
    ),
    max_size=40,
)


@given(TEXTS)
def test_no_text_breaks_it(text: str) -> None:
    analysis = read(text)
    last = 0
    for fact in find(analysis):
        assert last <= fact.start < fact.end
        last = fact.end
        assert analysis.essay.document.text[fact.source.start : fact.source.end] == fact.surface
        assert fact.role == "fact" or fact.refused
        assert all(fact.start <= blank.start < blank.end <= fact.end for blank in fact.blanks)
        assert set(fact.data["event"] or "") <= set(text)
