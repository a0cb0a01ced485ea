"""Ids survive corrections of the text and better extraction, and are never given to another question."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

import decks
from quizgen.model import Question
from quizgen.questions.kept import keep

A = "定位臂的接触面不足10平方厘米，研磨空间只有0.05毫米左右。"
A2 = "定位臂的接触面不足10平方厘米，研磨空间只有0.06毫米左右。"
B = "世界上最长的跨海大桥全长55公里，沉管隧道由33节组成。"


def asked(sentence: str, key: str, slot: str = "value", template: str = "statistic_cloze") -> Question:
    """A question whose content-derived id depends on `key`."""
    made = decks.question(slot=slot, template=template, sentence=sentence)
    return replace(made, id=f"{template}/{slot}/{key}", prompt=sentence.replace(key, "（　　）"), answer=key)


def test_a_corrected_digit_keeps_the_id() -> None:
    old = [asked(A, "0.05毫米"), asked(B, "55公里")]
    new = [asked(A2, "0.06毫米"), asked(B, "55公里")]
    result = keep(old, new, {})
    assert [q.id for q in result.questions] == [q.id for q in old]
    assert result.questions[0].answer == "0.06毫米"
    assert result.was == {old[0].id: new[0].id}
    assert (result.kept, result.new, result.gone) == (2, 0, 0)


def test_the_kept_id_stays_over_further_builds() -> None:
    old = [asked(A, "0.05毫米")]
    new = [asked(A2, "0.06毫米")]
    first = keep(old, new, {})
    again = keep(first.questions, new, first.was)
    assert [q.id for q in again.questions] == [old[0].id]
    assert again.was == first.was


def test_two_figures_of_one_sentence_are_not_mixed_up() -> None:
    old = [asked(A, "10平方厘米"), asked(A, "0.05毫米")]
    new = [asked(A2, "10平方厘米"), asked(A2, "0.06毫米")]
    result = keep(old, new, {})
    assert [q.id for q in result.questions] == [q.id for q in old]


def test_a_figure_asked_for_the_first_time_takes_no_id_of_its_neighbour() -> None:
    old = [asked(A, "0.05毫米")]
    new = [asked(A2, "10平方厘米"), asked(A2, "0.06毫米")]
    result = keep(old, new, {})
    assert [q.id for q in result.questions] == [new[0].id, old[0].id]
    assert (result.kept, result.new, result.gone) == (1, 1, 0)


def test_another_sentence_another_template_and_another_slot_take_no_id() -> None:
    old = [asked(A, "0.05毫米")]
    for new in (
        asked(B, "55公里"),
        asked(A2, "0.06毫米", template="statistic_choice"),
        asked(A2, "0.06毫米", slot="unit"),
    ):
        result = keep(old, [new], {})
        assert result.questions == (new,)
        assert (result.kept, result.new, result.gone) == (0, 1, 1)


def test_an_id_that_is_still_made_is_never_given_away() -> None:
    old = [asked(A, "0.05毫米")]
    new = [asked(A, "0.05毫米"), asked(A2, "0.06毫米")]
    result = keep(old, new, {})
    assert [q.id for q in result.questions] == [old[0].id, new[1].id]


def test_without_an_old_deck_ids_come_from_content() -> None:
    new = [asked(A, "0.05毫米")]
    assert keep([], new, {}).questions == tuple(new)


SENTENCES = st.lists(
    st.sampled_from([A, A2, B, B.replace("55", "56"), "他写了三本书，共90万字。"]), max_size=6
)


@given(SENTENCES, SENTENCES, st.integers(0, 9))
def test_ids_stay_unique_and_do_not_depend_on_the_order_of_new_questions(
    before: list[str], after: list[str], seed: int
) -> None:
    old = list({q.id: q for q in (asked(s, f"k{i}") for i, s in enumerate(before))}.values())
    new = list({q.id: q for q in (asked(s, f"n{i}") for i, s in enumerate(after))}.values())
    result = keep(old, new, {})
    ids = [q.id for q in result.questions]
    assert len(set(ids)) == len(ids)
    assert result.kept + result.new == len(new)
    same = keep(random.Random(seed).sample(old, len(old)), old, {})
    assert [q.id for q in same.questions] == [q.id for q in old]
