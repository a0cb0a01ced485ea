"""Ids survive corrections: a question that changed its content keeps the id it had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from quizgen.language.fold import fold
from quizgen.model import Question

ALIKE = 0.8
"""Share of characters that two versions of a sentence, or of a slot's content, have in common."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Questions under their final ids, and the id each kept one would have by its content."""

    questions: tuple[Question, ...]
    was: Mapping[str, str]
    kept: int
    new: int
    gone: int


def keep(old: Sequence[Question], made: Sequence[Question], was: Mapping[str, str]) -> Kept:
    """Give questions whose id is unknown the id of an old one that is no longer made, one to one, in source order.

    Template and slot must be the same, and the sentence: at an aligned place, or ALIKE. `was` maps ids kept before
    to the ids their content gave then.
    """
    known = {question.id for question in old}
    made_ids = {question.id for question in made}
    names: dict[str, str] = {}
    free = {question.id for question in old if question.id not in made_ids}
    for before, content in was.items():
        # also what the last build left out or lost comes back under the id it had
        if before not in made_ids and content in made_ids and content not in known | names.keys():
            names[content] = before
            free.discard(before)
    waiting = [q for q in made if q.id not in known and q.id not in names]
    left = [q for q in old if q.id in free]
    aligned = _aligned(left, waiting)
    for question in waiting:
        best = max(
            (
                (_likeness(candidate, question, aligned), -i)
                for i, candidate in enumerate(left)
                if candidate.id in free
            ),
            default=(0.0, 0),
        )
        if best[0] >= ALIKE:
            names[question.id] = left[-best[1]].id
            free.discard(left[-best[1]].id)
    questions = tuple(replace(q, id=names[q.id]) if q.id in names else q for q in made)
    kept = sum(q.id in known for q in questions)
    return Kept(
        questions,
        {kept_id: content for content, kept_id in names.items()},
        kept,
        len(questions) - kept,
        len(known - {q.id for q in questions}),
    )


def _aligned(old: Sequence[Question], new: Sequence[Question]) -> set[tuple[str, str]]:
    """Pairs of sentences that stand at the same place of the two decks while both changed."""
    before = list(dict.fromkeys(q.source.sentence for q in old))
    after = list(dict.fromkeys(q.source.sentence for q in new))
    pairs = set()
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            pairs |= set(zip(before[a:b], after[c:d], strict=True))
    return pairs


def _likeness(old: Question, new: Question, aligned: set[tuple[str, str]]) -> float:
    """0 to 1: how surely two questions ask the same of the same sentence."""
    if old.template != new.template:
        return 0.0
    slot, _, content = old.slot.partition(":")
    new_slot, _, new_content = new.slot.partition(":")
    if slot != new_slot or (content and not content.isdigit() and _ratio(content, new_content) < ALIKE):
        return 0.0
    if content.isdigit() and content != new_content:
        return 0.0
    likeness = _ratio(fold(old.source.sentence), fold(new.source.sentence))
    if (old.source.sentence, new.source.sentence) in aligned and likeness >= 0.5:
        likeness = max(likeness, ALIKE)
    # of two blanks in one sentence the one at the nearer answer
    return likeness + 0.001 * _ratio(old.prompt, new.prompt) if likeness >= ALIKE else likeness


def _ratio(a: str, b: str) -> float:
    if a == b:
        return 1.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.quick_ratio() < 0.5:
        return 0.0
    return matcher.ratio()
