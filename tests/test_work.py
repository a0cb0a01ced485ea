"""Works in 《》 and who made them; a reader, a publisher or a hero is no creator."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from plain_essay import essay
from quizgen.clean import clean
from quizgen.facts import work
from quizgen.language.analysis import analyse
from quizgen.model import Document, Fact

SPEC = Path(__file__).parent / "specs/facts/work.toml"
SPECS = tomllib.loads(SPEC.read_text(encoding="utf-8"))
CASES, PAGES = SPECS["case"], SPECS["page"]


def find(text: str) -> list[Fact]:
    """The works of `text` as it stands, one paragraph, without cleaning."""
    return sorted(work.find(analyse([essay(text)])[0]), key=lambda fact: fact.start)


def marked(case: dict[str, Any]) -> Any:
    failing = pytest.mark.xfail(strict=True) if case.get("expect") == "fail" else ()
    return pytest.param(case, marks=failing, id=case["label"])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_works(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find(text)
    expected = [{"creator": None, **one} for one in case["expected"]]
    assert [{k: f.data[k] for k in one} for f, one in zip(found, expected, strict=True)] == expected
    if "blanks" in case:
        assert [f"{b.slot}={text[b.start : b.end]}" for b in found[0].blanks] == case["blanks"]


def test_both_scripts_are_one_work() -> None:
    assert find("我讀過《紅樓夢》。")[0].id == find("我读过《红楼梦》。")[0].id


@pytest.mark.parametrize("case", PAGES, ids=[case["label"] for case in PAGES])
def test_where_a_page_says_it_was_printed(case: dict[str, Any]) -> None:
    document = Document("a.txt", "0" * 64, "utf-8", case["page"])
    essays = clean(document).essays
    facts = [fact for essay in essays for fact in work.find(analyse([essay])[0])]
    printed = [fact for fact in facts if work.PRINTED in fact.refused]
    assert [{k: fact.data[k] or "null" for k in fact.data} for fact in printed] == case["printed"]
    assert all(document.text[f.source.start : f.source.end] == f.surface for f in facts)
    assert not any(fact.askable or fact.blanks for fact in printed)
