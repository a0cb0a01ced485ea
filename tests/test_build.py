"""From essays to files: same bytes, true sources, ids that last, and nothing that calls out."""

import io
import json
from pathlib import Path

import pytest

from conftest import SHARED
from quizgen import build, deck
from quizgen.language.fold import fold
from quizgen.model import Question

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "decks" / "craftsmanship"
ESSAYS = ROOT / "tests" / "essays"
FILES = ("questions.jsonl", "history.jsonl", "deck.toml")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample deck's essays and the other essays, built from nothing."""
    path = tmp_path_factory.mktemp("sample") / "deck"
    build.make(path, [str(SAMPLE / "essays"), str(ESSAYS)], now=1_800_000_000)
    return path


@pytest.fixture(scope="module")
def questions(sample: Path) -> list[Question]:
    """The questions of that deck."""
    return deck.read_questions(sample)


def test_same_input_same_bytes(sample: Path, tmp_path: Path) -> None:
    again = tmp_path / "deck"
    build.make(again, [str(SAMPLE / "essays"), str(ESSAYS)], now=1_800_000_000)
    for name in FILES:
        assert (again / name).read_bytes() == (sample / name).read_bytes()
    before = {name: (again / name).read_bytes() for name in FILES}
    report = build.make(again, [], now=1_900_000_000)
    assert {name: (again / name).read_bytes() for name in FILES} == before, "a rebuild changes nothing"
    assert (report.new, report.gone) == (0, 0)


def test_sources_are_kept_byte_for_byte(sample: Path) -> None:
    for path in [*(SAMPLE / "essays").iterdir(), *ESSAYS.glob("*.txt")]:
        assert (sample / "essays" / path.name).read_bytes() == path.read_bytes()


def test_the_ready_deck_is_what_the_program_makes(tmp_path: Path) -> None:
    fresh = tmp_path / "craftsmanship"
    fresh.mkdir()
    for name in ("deck.toml", "history.jsonl", "questions.jsonl"):
        (fresh / name).write_bytes((SAMPLE / name).read_bytes())
    for path in (SAMPLE / "essays").iterdir():
        deck.write_bytes(fresh / "essays" / path.name, path.read_bytes())
    build.make(fresh, [], now=1_800_000_000)
    assert (fresh / "questions.jsonl").read_text("utf-8") == (SAMPLE / "questions.jsonl").read_text("utf-8")
    assert len(deck.load(SAMPLE).questions) >= 120


def test_copies_add_witnesses_and_no_questions(questions: list[Question]) -> None:
    by_file: dict[str, int] = {}
    for question in questions:
        by_file[question.source.file] = by_file.get(question.source.file, 0) + 1
    copied = "essays/09_zhuanzai_yanmo.txt"
    assert by_file.get(copied, 0) <= 2, "the copy of another essay asks hardly anything of its own"
    assert any(s.file == copied for q in questions for s in q.evidence[1:])


def test_a_corrected_digit_keeps_the_id_and_moves_changed(tmp_path: Path) -> None:
    essay = tmp_path / "a.txt"
    text = "跨海大桥\n\n港珠澳大桥全长约55公里，是世界上最长的跨海大桥。沉管隧道由33节沉管组成，2017年完成最终接头。\n"
    essay.write_text(text, "utf-8")
    path = tmp_path / "d"
    build.make(path, [str(essay)], now=100)
    old = {q.id: q for q in deck.read_questions(path)}
    assert any(q.answer.endswith("33节") for q in old.values())
    (path / "essays" / "a.txt").write_text(text.replace("33节", "34节"), "utf-8")
    report = build.make(path, [], now=200)
    assert (report.new, report.gone) == (0, 0)
    new = {q.id: q for q in deck.read_questions(path)}
    assert set(new) == set(old)
    history = deck.read_history(path)
    changed = {number for number in new if "34节" in new[number].answer}
    assert changed
    assert all(history[number].changed == 200 for number in changed)
    assert all(history[number].was for number in changed)


def test_a_correction_keeps_the_options_and_turns_no_verdict(tmp_path: Path) -> None:
    essay = tmp_path / "a.txt"
    lines = [f"第{n}号大桥的主跨全长{100 + 7 * n}米，由两岸的工人合力建成。" for n in range(1, 25)]
    essay.write_text("大桥\n\n" + "\n".join(lines) + "\n", "utf-8")
    path = tmp_path / "d"
    build.make(path, [str(essay)], now=100)
    old = {q.id: q for q in deck.read_questions(path)}
    source = path / "essays" / "a.txt"
    source.write_text(source.read_text("utf-8").replace("米，由两岸", "0米，由两岸"), "utf-8")
    build.make(path, [], now=200)
    first = {q.id: q for q in deck.read_questions(path)}
    assert set(first) == set(old)
    verdicts = {q.id for q in old.values() if q.form == "true_false"}
    assert len(verdicts) > 2
    assert all(bool(old[number].explanation) == bool(first[number].explanation) for number in verdicts)
    build.make(path, [], now=300)
    again = {q.id: q for q in deck.read_questions(path)}
    assert {n: q.choices for n, q in again.items()} == {n: q.choices for n, q in first.items()}


def test_options_stay_when_an_essay_is_added(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build.make(path, [str(ESSAYS / "biography.txt"), str(ESSAYS / "history.txt")], now=100)
    old = {q.id: q.choices for q in deck.read_questions(path) if q.form == "choice"}
    build.make(path, [str(ESSAYS)], now=200)
    new = {q.id: q.choices for q in deck.read_questions(path)}
    assert len(old) > 5
    assert all(new[number] == choices for number, choices in old.items() if number in new)


def test_linked_sources_are_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build.make(path, [str(ESSAYS)], now=100, link=True)
    assert not (path / "essays").exists()
    made = deck.read_questions(path)
    assert made
    assert (path / made[0].source.file).is_file()
    assert build.make(path, [], now=200).new == 0


def test_replacing_the_sources_keeps_book_and_creation(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build.make(path, [str(ESSAYS / "news.txt")], now=100, title="新闻")
    first = deck.read_settings(path)
    build.make(path, [str(ESSAYS / "science.txt")], now=200)
    second = deck.read_settings(path)
    assert (second.book, second.created, second.title) == (first.book, 100, "新闻")
    assert [p.name for p in (path / "essays").iterdir()] == ["science.txt"]


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    for name, text in (("x", "张衡造出了浑天仪。"), ("y", "毕昇发明了活字印刷术。")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, "utf-8")
    files = build.gather([str(tmp_path / "x" / "a.txt"), str(tmp_path / "y" / "a.txt")])
    assert sorted(files) == ["essays/a-2.txt", "essays/a.txt"]


def test_a_list_of_people_in_the_deck_is_used(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("# 本题库的人物\n\n阿不都\n", "utf-8")
    assert build.names(tmp_path) == ["阿不都"]


@pytest.mark.usefixtures("no_network")
def test_build_quiz_and_exports_never_call_out(tmp_path: Path) -> None:
    from quizgen.export import Options, anki, sheet
    from quizgen.study.progress import Progress
    from quizgen.tui import plain

    path = tmp_path / "d"
    build.make(path, [str(ESSAYS)], now=100)
    loaded = deck.load(path)
    anki.export(loaded, tmp_path / "d.apkg", Options())
    sheet.export(loaded, tmp_path / "d.html", Options())
    shown = io.StringIO()
    with Progress(tmp_path / "home") as progress:
        plain.run(loaded, progress, lambda: 1_800_000_000.0, io.StringIO("1\n\n" * 20), shown)
    assert len(shown.getvalue()) > 500


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="no annotated essays beside the project")
def test_the_annotated_essays_give_the_questions_they_must(tmp_path: Path) -> None:
    build.make(tmp_path / "d", [str(SHARED / "seeds")], now=100)
    made = deck.read_questions(tmp_path / "d")
    assert len(made) >= 150
    assert len({q.source.essay for q in made}) >= 18
    answers = {fold(q.answer) for q in made}
    for answer in ("0.05毫米", "486.1公里", "宁允展"):
        assert any(fold(answer) in given for given in answers), answer
    shown = json.dumps([[q.prompt, q.answer, q.choices] for q in made], ensure_ascii=False)
    for sign in ("__", "X市", "(jié)", "首页", "▢"):
        assert sign not in shown
