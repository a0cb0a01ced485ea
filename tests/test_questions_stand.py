"""Every question of every deck that can be built here stands: grounded, alone, silent on its answer, whole, once."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import stand
from conftest import SHARED
from quizgen import build, read
from quizgen.errors import QuizgenError
from quizgen.model import Question, Source
from stand import Judged
from study_deck import question

ROOT = Path(__file__).resolve().parents[1]
SOURCES = {
    **{path.name: path / "essays" for path in sorted((ROOT / "decks").iterdir()) if path.is_dir()},
    "essays": ROOT / "tests" / "essays",
    "gold": ROOT / "tests" / "gold",
    "seeds": SHARED / "seeds",
}
KNOWN = tomllib.loads((ROOT / "tests" / "specs" / "questions" / "stand.toml").read_text("utf-8"))["fault"]


@pytest.fixture(scope="session", params=SOURCES)
def of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Each deck, built once."""
    source = SOURCES[request.param]
    if not source.is_dir():
        pytest.skip(f"no {request.param} beside the project")
    path = tmp_path_factory.mktemp(request.param) / "deck"
    build.make(path, [str(file) for file in sorted(source.glob("*.txt"))], now=1_800_000_000)
    return stand.judged(request.param, path)


def known(of: Judged, check: str) -> list[str]:
    """Ids of the faults of a check that are known in a deck."""
    return sorted(fault["id"] for fault in KNOWN if (fault["deck"], fault["check"]) == (of.name, check))


def test_known_faults_are_of_decks_and_checks_there_are() -> None:
    checks = {check.__name__ for check in stand.CHECKS} | {"twins"}
    assert all(fault["deck"] in SOURCES and fault["check"] in checks and fault["reason"] for fault in KNOWN)


def test_there_are_questions_of_every_form(of: Judged) -> None:
    assert len(of.questions) > 100
    assert {"cloze", "choice", "typed", "true_false"} <= {question.form for question in of.questions}


@pytest.mark.parametrize("check", stand.CHECKS, ids=lambda check: str(check.__name__))
def test_every_question_stands(of: Judged, check: Callable[[Question, Judged], Iterator[str]]) -> None:
    found = {q.id: (q.prompt, wrong) for q in of.questions if (wrong := list(check(q, of)))}
    assert sorted(found) == known(of, check.__name__), found


def test_no_twins(of: Judged) -> None:
    found = {" ".join(sorted((a.id, b.id))): (a.prompt, b.prompt) for a, b in stand.twins(of)}
    assert sorted(found) == known(of, "twins"), found
    assert len({q.id for q in of.questions}) == len(of.questions)


def test_every_source_is_true(of: Judged) -> None:
    documents = {essay.document.file: essay.document for essay in of.essays}
    for one in of.questions:
        cited = one.source
        first = Source(cited.file, cited.sha256, cited.line, cited.start, cited.end)
        assert first == one.evidence[0]
        for source in one.evidence:
            document = documents[source.file]
            assert source.sha256 == document.sha256
            assert 0 <= source.start < source.end <= len(document.text)
            assert source.line == document.line(source.start)


def test_two_equal_ids_fail_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgen.questions.stable_id", lambda *_: "0" * 24)
    with pytest.raises(QuizgenError, match="000000"):
        build.make(tmp_path / "deck", [str(ROOT / "tests" / "essays" / "news.txt")], now=1)
    assert not (tmp_path / "deck").exists(), "nothing is written"


# ---- the judge itself: what each check must see

TEXT = "都江堰\n\n李冰主持修建了都江堰，民间传说他的儿子二郎也出过力。堰首的鱼嘴长约80米，把岷江分成两半。\n"


@pytest.fixture(scope="module")
def read_again() -> Judged:
    """One essay and nothing asked of it."""
    reading = build.look([read.read_bytes("essays/qiao.txt", TEXT.encode())])
    return Judged("", (), {analysis.essay.id: analysis for analysis in reading.analyses})


def evidence(piece: str) -> tuple[Source, ...]:
    start = TEXT.index(piece)
    return (Source("essays/qiao.txt", "", 3, start, start + len(piece)),)


FIRST, SECOND = TEXT.split("\n\n")[1].strip().split("。")[:2]
FIT = [
    question(
        "cloze",
        "（　　）主持修建了都江堰，民间传说他的儿子二郎也出过力。",
        "李冰",
        sentence=FIRST,
        kind="person",
    ),
    question("cloze", "堰首的鱼嘴长约（　　），其实不长，这样就把岷江分成两半。", "80米", sentence=SECOND),
    question("typed", "“民间传说他的儿子二郎也出过力”说的是谁？", "李冰", sentence=FIRST),
    question("cloze", "堰首的鱼嘴长约（　　），比180米短。", "80米", sentence=SECOND),
    question("cloze", "他〔李冰〕修的鱼嘴长约（　　）。", "80米", sentence=SECOND),
    question("choice", "鱼嘴长约（　　）。", "80米", choices=("70米", "80米", "９０米"), sentence=SECOND),
    question("true_false", "鱼嘴长约80米。", "对", choices=("对", "错"), sentence=SECOND),
    question(
        "true_false", "鱼嘴长约70米。", "错", choices=("对", "错"), explanation="原文：80米", sentence=SECOND
    ),
]
UNFIT = [
    ("grounded", question("typed", "谁修了鱼嘴？", "李二郎", sentence=FIRST)),
    ("grounded", question("true_false", "鱼嘴长约70米。", "对", choices=("对", "错"), sentence=SECOND)),
    ("grounded", question("typed", "谁修了鱼嘴？", "李冰", sentence="鱼嘴是李冰修的。")),
    ("silent", question("cloze", "李冰（　　）主持修建了都江堰。", "李冰", sentence=FIRST)),
    ("silent", question("typed", "谁修了鱼嘴？", "李冰", context="李冰的故事", sentence=FIRST)),
    ("shaped", question("cloze", "鱼嘴长约多少？", "80米", sentence=SECOND)),
    (
        "shaped",
        question("choice", "鱼嘴长约（　　）。", "80米", choices=("70米", "90米", "60米"), sentence=SECOND),
    ),
    ("shaped", question("true_false", "鱼嘴长约70米。", "错", choices=("对", "错"), sentence=SECOND)),
    (
        "alike",
        question("choice", "鱼嘴长约（　　）。", "80米", choices=("80米", "８０米", "90米"), sentence=SECOND),
    ),
    (
        "alike",
        question("choice", "鱼嘴长约（　　）。", "80米", choices=("80米", "90厘米", "70米"), sentence=SECOND),
    ),
    (
        "alike",
        question("choice", "鱼嘴长约（　　）。", "80米", choices=("80米", "1990年", "70米"), sentence=SECOND),
    ),
    (
        "alike",
        question("choice", "（　　）主持。", "李冰", choices=("李冰", "鄭國", "孙叔敖"), sentence=FIRST),
    ),
    ("standing", question("cloze", "他修的鱼嘴长约（　　）。", "80米", sentence=SECOND)),
    ("standing", question("cloze", "该堰的鱼嘴长约（　　）。", "80米", sentence=SECOND)),
    ("standing", question("cloze", "（　　）称他为水利之祖。", "李冰", sentence=FIRST)),
    ("standing", question("cloze", "鱼嘴长约（　　）。", "80米", context="它在江心。", sentence=SECOND)),
    ("standing", question("order", "排一排。", "", items=("李冰修堰", "他去世", "后人立像"), kind="date")),
    ("balanced", question("cloze", "“鱼嘴长约（　　）。", "80米", sentence=SECOND)),
    ("balanced", question("typed", "鱼嘴长多少？", "80米", explanation="见《华阳国志。", sentence=SECOND)),
    ("whole", question("cloze", "X市的鱼嘴长约（　　）。", "80米", sentence=SECOND)),
    ("whole", question("cloze", "20__年鱼嘴长约（　　）。", "80米", sentence=SECOND)),
    ("whole", question("cloze", "都江堰(yàn)的鱼嘴长约（　　）。", "80米", sentence=SECOND)),
]


@pytest.mark.parametrize("check", stand.CHECKS, ids=lambda check: str(check.__name__))
@pytest.mark.parametrize("one", FIT, ids=lambda one: str(one.prompt))
def test_the_judge_lets_pass(
    one: Question, check: Callable[[Question, Judged], Iterator[str]], read_again: Judged
) -> None:
    assert list(check(grounded(one), read_again)) == []


@pytest.mark.parametrize(("name", "one"), UNFIT, ids=lambda value: getattr(value, "prompt", value))
def test_the_judge_sees(name: str, one: Question, read_again: Judged) -> None:
    (check,) = (check for check in stand.CHECKS if check.__name__ == name)
    assert list(check(grounded(one), read_again))


def grounded(one: Question) -> Question:
    """The question with the place of its answer in TEXT."""
    return replace(one, evidence=evidence("80米" if "鱼嘴长" in one.prompt else "李冰"))


def test_the_judge_sees_twins() -> None:
    one = question("typed", "都江堰的鱼嘴大约有多少米长？", "80米")
    other = question("typed", "都江堰的鱼嘴大约有多少米长呢？", "80米")
    far = question("typed", "是谁主持修建了都江堰？", "80米")
    assert list(stand.twins(Judged("", (one, far), {}))) == []
    assert list(stand.twins(Judged("", (one, other, far), {}))) == [(one, other)]
