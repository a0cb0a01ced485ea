"""`quizgen why`: one id told from the question down to its source, also where the essays are gone or have changed."""

from pathlib import Path

import pytest

import decks
from quizgen import build, deck
from quizgen.cli import run
from quizgen.decisions import Decision, append
from quizgen.model import Fact, Question
from quizgen.questions import Refusal
from quizgen.questions.budget import LEFT_AGAIN
from quizgen.why import why

TEXT = (
    "跨海大桥\n\n港珠澳大桥全长约55公里，是世界上最长的跨海大桥，总工程师是林鸣。沉管隧道由33节沉管组成，2017年完成最终接头。\n\n"
    "林鸣在现场说：“我们每天都在走钢丝，走了七年才走到对岸。”建设者先后用掉了42万吨钢材，相当于60座埃菲尔铁塔。\n\n"
    "茅以升主持修建了钱塘江大桥，李春设计了赵州桥，詹天佑修了京张铁路。每座桥都有三层意思：一是安全，二是好看，三是耐用。\n\n"
    "那是一个雨天，王师傅修好了价值十几万元的水泵。\n"
)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A deck of one essay."""
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "deck"
    build.make(path, [str(tmp_path / "bridge.txt")], now=100)
    return path


def first(made: Path, **wanted: str) -> Question:
    """The first question whose fields begin as `wanted`."""
    return next(
        q
        for q in deck.read_questions(made)
        if all(str(getattr(q, name)).startswith(value) for name, value in wanted.items())
    )


def told(made: Path, number: str, capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    """What the command prints of one id."""
    assert run(["why", str(made), number]) == code
    return capsys.readouterr().out


def test_an_unknown_id_is_one_line(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in ("xyz", "0" * 24, "（　　）"):
        assert run(["why", str(made), number]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"quizgen: nothing has the id {number}: ")
        assert err.count("\n") == 1


def test_an_id_that_fits_several_is_one_line(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["why", str(made), ""]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "type more of it" in err


def test_what_is_no_deck_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["why", str(tmp_path), "0"]) == 1
    assert "not a deck" in capsys.readouterr().err


def test_a_question_is_told_from_template_to_source(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = first(made, form="cloze", answer="33节")
    shown = told(made, question.id[:10], capsys)
    source = question.source
    assert f"Question {question.id}  {question.template}, cloze\n" in shown
    assert f"  {question.prompt}\n" in shown
    assert f"Fact {question.fact}  statistic\n" in shown
    assert "    unit: 节\n" in shown
    assert f"Source {source.file}:3, characters {source.start}–{source.end}\n" in shown
    assert (made / source.file).read_text("utf-8")[source.start : source.end] == "33节"
    assert f"Score {question.score:.2f} = confidence " in shown
    assert "Wrong options" not in shown


def test_a_score_is_the_sum_that_is_shown(made: Path) -> None:
    for question in deck.read_questions(made):
        score = why(made, question.id).score
        assert score is not None
        assert score.total == question.score


def test_a_choice_names_what_was_taken_and_what_was_refused(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = first(made, template="statistic_choice", answer="33节")
    rivals = why(made, question.id).rivals
    assert rivals
    taken = {text for text, reason in rivals.items() if not reason}
    assert taken == set(question.choices) - {question.answer}
    figure = question
    assert "Wrong options tried: " in told(made, figure.id, capsys)


def test_a_fact_names_all_ways_to_ask_it(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = first(made, form="cloze", answer="33节")
    ways = why(made, question.fact[:12]).ways
    assert {way.id for way in ways if not way.reason} == {
        q.id for q in deck.read_questions(made) if question.fact in q.facts
    }
    assert question.id in told(made, question.fact, capsys)


def test_what_is_asked_better_says_so(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fact = first(made, form="cloze", answer="60座").fact
    assert {q.form for q in deck.read_questions(made) if fact in q.facts} == {"cloze"}
    left = [way for way in why(made, fact[:12]).ways if way.reason == LEFT_AGAIN]
    assert {way.form for way in left} >= {"choice"}
    assert "asked better in another form" in told(made, fact, capsys)


def unmade(made: Path) -> tuple[list[Fact], list[Refusal]]:
    """Facts that must not be asked, and questions that were not made."""
    making, _ = build.again(made)
    return [f for f in making.reading.facts if not f.askable], [r for r in making.made.refusals if r.id]


def test_what_is_not_asked_has_its_reason(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused, refusals = unmade(made)
    assert any(fact.role == "fact" for fact in refused)
    assert any(fact.role != "fact" for fact in refused)
    for fact in refused:
        shown = told(made, fact.id, capsys)
        assert ("Not asked: " if fact.role == "fact" else "No fact: ") in shown
    assert refusals
    for refusal in refusals:
        shown = told(made, refusal.id, capsys)
        assert f"Question {refusal.id}  {refusal.template}, " in shown
        assert "Not asked: " in shown
        assert "Source essays/bridge.txt:" in shown


def test_what_the_budget_left_out_says_so(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = {q.id for q in deck.read_questions(made)}
    build.make(made, [], now=200, per_essay=2)
    left = sorted(ids - {q.id for q in deck.read_questions(made)})
    assert left
    assert "beyond the deck's number" in told(made, left[0], capsys)


def test_a_persons_decision_and_own_question_are_told(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = first(made, form="cloze", answer="33节")
    append(made, Decision(question.id, "reject", "trivial", base=deck.seen_hash(question), at=1))
    assert "Your decision: rejected (not worth asking)" in told(made, question.id, capsys)
    own = {"form": "cloze", "prompt": "大桥连接（　　）。", "answer": "三地"}
    append(made, Decision("abcdef0123456789abcdef01", "add", fields=own, at=2))
    shown = told(made, "abcdef0123456789abcdef01", capsys)
    assert "大桥连接（　　）。" in shown
    assert "Your decision: own" in shown
    assert "changed" not in shown


def test_without_essays_what_the_deck_holds_is_told(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = first(made, template="statistic_choice", answer="33节")
    (made / "essays" / "bridge.txt").unlink()
    assert run(["why", str(made), question.id]) == 1
    out, err = capsys.readouterr()
    assert err == "essays/bridge.txt: cannot be read any more: what only the essays tell is left out\n"
    assert question.prompt in out
    assert question.source.sentence in out
    assert f"Score {question.score:.2f}\n" in out
    assert question.id in told(made, question.fact, capsys, code=1)


def test_changed_essays_are_told(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = first(made, form="cloze", answer="33节")
    path = made / "essays" / "bridge.txt"
    path.write_text(TEXT + "\n又补了一段。\n", "utf-8")
    assert "As the essays are now:" not in told(made, question.id, capsys)
    path.write_text(TEXT.replace("由33节", "由34节"), "utf-8")
    before, now = told(made, question.id, capsys).split("As the essays are now:")
    assert "Answer: 33节" in before
    assert "Answer: 34节" in now
    path.write_text(TEXT.replace("沉管隧道由33节沉管组成，", ""), "utf-8")
    assert "they no longer give this question" in told(made, question.id, capsys)


def test_nothing_is_written(made: Path) -> None:
    before = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    why(made, deck.read_questions(made)[0].id)
    assert {path: path.read_bytes() for path in made.rglob("*") if path.is_file()} == before


def test_things_in_order_are_told_as_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = decks.save(
        tmp_path / "d", decks.question(form="order", answer="", items=("打样", "试机", "投产")), title="钟"
    )
    number = deck.read_questions(path)[0].id
    assert "  Answer: 打样；试机；投产\n" in told(path, number, capsys, code=1)


def test_an_essay_that_is_no_text_any_more_is_named(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = first(made, form="cloze", answer="33节")
    (made / "essays" / "bridge.txt").write_bytes(bytes(range(256)) * 9)
    assert run(["why", str(made), question.id]) == 1
    assert capsys.readouterr().err.startswith("essays/bridge.txt: cannot be read any more")


def test_the_options_of_a_linked_deck_are_told(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "linked"
    build.make(path, [str(tmp_path / "bridge.txt")], now=1, link=True)
    found = why(path, first(path, template="statistic_choice", answer="33节").id)
    assert found.gone == ()
    assert found.rivals
