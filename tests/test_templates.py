"""Wordings: every shipped template gives what its example says, and a faulty one is told with file:line."""

from pathlib import Path

import pytest

from quizgen import facts
from quizgen.errors import DeckError
from quizgen.questions import templates
from quizgen.questions.checks import BLANK

SHIPPED = templates.load()


def test_names_are_unique_and_kinds_are_known() -> None:
    assert len(SHIPPED) >= 9
    assert len({t.name for t in SHIPPED}) == len(SHIPPED)
    assert {t.kind for t in SHIPPED} <= set(facts.KINDS)


@pytest.mark.parametrize("template", SHIPPED, ids=lambda t: t.name)
def test_both_scripts_ask_the_same_and_examples_hold(template: templates.Template) -> None:
    from quizgen.language.fold import fold

    assert [fold(ask) for ask in template.ask] == [fold(ask) for ask in template.ask_hant]
    assert len(set(template.ask)) == len(template.ask)
    assert fold(template.hint) == fold(template.hint_hant)
    assert fold(template.explain) == fold(template.explain_hant)
    example = template.example
    assert example["prompt"] and example["answer"]
    if template.form in ("true_false", "match", "order"):
        return
    assert example["answer"] in example["text"]
    assert example["answer"] not in example["prompt"]
    assert (BLANK in example["prompt"]) == (template.form != "typed")


GOOD = '[[template]]\nname = "n"\nkind = "person"\nslot = "deed"\nform = "cloze"\nask = "{passage}"\nask_hant = "{passage}"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[[template]]\nname = \n", 2, "TOML"),
        (GOOD + GOOD.replace('form = "cloze"', 'form = "riddle"'), 8, "cloze, choice, typed"),
        (GOOD.replace('form = "cloze"', 'form = "choice"'), 1, "person, number"),
        (GOOD + 'colour = "red"\n', 1, "colour"),
        (GOOD.replace('name = "n"\n', ""), 1, "name"),
        (GOOD.replace('ask = "{passage}"', 'ask = "{essay}"'), 1, "one of passage"),
        (GOOD + "tags = 3\n", 1, "tags"),
        (GOOD.replace('ask = "{passage}"', "ask = []"), 1, "ask"),
        (GOOD.replace('ask = "{passage}"', "ask = [1]"), 1, "ask"),
        (GOOD.replace('ask = "{passage}"', 'ask = ["{passage}", "{passage}？"]'), 1, "as many wordings"),
        (GOOD.replace('ask = "{passage}"', 'ask = ["{passage}", "{words}"]'), 1, "passage"),
        (GOOD.replace('ask = "{passage}"', 'ask = "{topic}"'), 1, "passage"),
        (GOOD + 'scope = "book"\n', 1, "essay, deck"),
        (GOOD + "[other]\n", 1, "other"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(DeckError) as caught:
        templates.parse(text, "templates.toml")
    assert str(caught.value).startswith(f"templates.toml:{line}: ")
    assert words in str(caught.value)


def test_wordings_are_chosen_by_id_and_all_are_used() -> None:
    template = next(t for t in SHIPPED if t.name == "who_said")
    chosen = [template.wording(str(number), "hans") for number in range(60)]
    assert chosen == [template.wording(str(number), "hans") for number in range(60)]
    assert set(chosen) == set(template.ask)
    traditional = [template.wording(str(number), "hant") for number in range(60)]
    assert [template.ask_hant.index(text) for text in traditional] == [template.ask.index(t) for t in chosen]


def test_a_deck_adds_and_replaces_wordings(tmp_path: Path) -> None:
    own = tmp_path / "templates.toml"
    own.write_text(GOOD + GOOD.replace('"n"', '"who_said"'), "utf-8")
    loaded = {t.name: t for t in templates.load(own)}
    assert set(loaded) == {t.name for t in SHIPPED} | {"n"}
    assert loaded["who_said"].kind == "person"
