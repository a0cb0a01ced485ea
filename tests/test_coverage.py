"""`quizgen coverage`: what of the essays is asked, and a true reason for each paragraph that is not."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgen import build, deck
from quizgen.cli import run
from quizgen.coverage import Cover, cover
from quizgen.decisions import Decision, append
from quizgen.model import Document
from quizgen.words import table

ROOT = Path(__file__).resolve().parents[1]
ASKED = "应县木塔建于1056年，高67.31米，是世界上现存最高的木塔。"
PLAIN = "天气很好，路上的人不多。我们慢慢地走着，谁也没有说话。"
HIDDEN = "20__年，X市的王师傅重修了这座塔，一共换了35根梁。"
OTHER = "赵州桥\n\n李春设计的赵州桥建于公元605年，主拱的跨度是37.02米。\n"
TEXT = f"木塔\n\n{ASKED}\n\n{PLAIN}\n\n{HIDDEN}\n"


def covers(path: Path) -> list[Cover]:
    """The coverage of a deck or of a folder of essays."""
    if deck.is_deck(path):
        return list(cover(build.again(path)[0]))
    documents, _ = build.decode((file.name, file.read_bytes()) for file in sorted(path.iterdir()))
    return list(cover(build.draft(build.look(documents))))


@pytest.fixture
def essays(tmp_path: Path) -> Path:
    """A folder of one essay."""
    path = tmp_path / "essays"
    path.mkdir()
    (path / "a.txt").write_text(TEXT, "utf-8")
    return path


def test_paragraphs_without_a_question_are_named(essays: Path) -> None:
    (one,) = covers(essays)
    assert (one.paragraphs, one.sentences, one.asked) == (3, 4, 1), "the heading does not count"
    assert [bare.text for bare in one.bare] == [PLAIN, HIDDEN]
    first, second = one.bare
    assert first.reasons == {"no-fact": 2}
    assert "redacted" in second.reasons
    assert TEXT[first.source.start : first.source.end] == PLAIN
    assert (first.source.line, second.source.line) == (5, 7)


def test_what_a_copy_asks_is_said_to_be_asked_there(essays: Path) -> None:
    long = ASKED + "梁思成和助手莫宗江在1933年爬上塔顶，测量了塔刹，画成的图纸有20多张。"
    (essays / "a.txt").write_text(f"木塔\n\n{long}\n\n{PLAIN}\n", "utf-8")
    (essays / "b.txt").write_text(f"转载：木塔\n\n{long}\n\n{PLAIN}\n", "utf-8")
    first, second = covers(essays)
    assert [bare.text for bare in first.bare] == [PLAIN]
    reasons = next(bare.reasons for bare in second.bare if bare.text == long)
    assert next(iter(reasons)) == "copy", "the most frequent one comes first"
    assert reasons["copy"] >= 3


def test_what_the_budget_left_out_is_a_reason(essays: Path, tmp_path: Path) -> None:
    path = tmp_path / "d"
    other = "赵州桥建于公元605年前后，李春设计了它，主拱跨度37.02米。"
    (essays / "a.txt").write_text(f"木塔\n\n{ASKED}\n\n{other}\n", "utf-8")
    build.make(path, [str(essays)], now=1)
    assert covers(path)[0].bare == ()
    build.make(path, [], now=3, per_essay=1)
    (one,) = covers(path)
    (bare,) = one.bare
    assert next(iter(bare.reasons)) == "over-budget"


def test_a_rejected_question_leaves_its_paragraph_bare(
    essays: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d"
    build.make(path, [str(essays)], now=1)
    for question in deck.read_questions(path):
        append(path, Decision(question.id, "reject", base=deck.seen_hash(question), at=2))
    assert run(["coverage", str(path)]) == 0
    out = capsys.readouterr().out
    assert "paragraphs 0 of 3 (0 %), sentences 0 of 4 (0 %)" in out
    assert "rejected by you" in out


def test_every_reason_has_words_and_every_count_adds_up() -> None:
    found = list(covers(ROOT / "tests" / "essays"))
    assert len(found) > 5
    assert any(one.bare for one in found)
    for one in found:
        assert 0 <= one.asked <= one.sentences
        assert len(one.bare) <= one.paragraphs
        for bare in one.bare:
            assert bare.reasons
            assert all(count > 0 for count in bare.reasons.values())
            assert all({f"coverage.{r}", f"refused.{r}"} & set(table("en")) for r in bare.reasons)


def test_as_a_table_and_as_lines_of_json(essays: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", str(essays)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "a.txt#1  木塔: paragraphs 1 of 3 (33 %), sentences 1 of 4 (25 %)"
    assert shown[1].startswith("  a.txt:5  天气很好，")
    assert shown[1].endswith("no fact found 2")
    assert len(shown) == 3, "no sum for one essay"
    assert run(["coverage", str(essays), "--format", "jsonl"]) == 0
    (row,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    check: dict[str, Any] = row
    assert check["essay"] == {"id": "a.txt#1", "title": "木塔"}
    assert check["paragraphs"] == {"all": 3, "asked": 1}
    assert check["sentences"] == {"all": 4, "asked": 1}
    source = check["without"][0]["source"]
    assert TEXT[source["start"] : source["end"]] == check["without"][0]["text"] == PLAIN
    assert check["without"][0]["reasons"] == {"no-fact": 2}


def test_several_essays_end_with_their_sum(essays: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (essays / "b.txt").write_text(f"河\n\n{PLAIN}我们还要走很远的路，才能回到家里。\n", "utf-8")
    assert run(["coverage", str(essays)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("2 essays: paragraphs 1 of 4 (25 %), ")


def test_bad_paths_are_one_line_each(
    essays: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["coverage", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    (essays / "bad.txt").write_bytes(bytes(range(256)) * 9)
    assert run(["coverage", str(essays)]) == 1
    out, err = capsys.readouterr()
    assert "a.txt#1" in out
    assert err.startswith("bad.txt: ")
    path = tmp_path / "d"
    (essays / "bad.txt").unlink()
    build.make(path, [str(essays)], now=1)
    (path / "essays" / "a.txt").unlink()
    assert run(["coverage", str(path)]) == 1
    assert "holds no essays" in capsys.readouterr().err


def test_a_set_over_several_essays_covers_all_of_them() -> None:
    reading = build.look(
        [Document(f"{n}.txt", "0" * 64, "utf-8", text) for n, text in enumerate((TEXT, OTHER))]
    )
    making = build.draft(reading)
    first, second = (
        next(f for f in reading.facts if f.essay == e.id and f.askable and f.blanks) for e in reading.essays
    )
    one = next(q for q in making.kept.questions if first.id in q.facts)
    both = replace(one, facts=(first.id, second.id))
    kept = replace(making.kept, questions=(both,))
    covers = list(cover(replace(making, kept=kept)))
    assert [c.asked for c in covers] == [1, 1]
