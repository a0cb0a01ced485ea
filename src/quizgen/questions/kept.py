"""Ids survive corrections: a question that changed its content keeps the id it had, and all that was chosen for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from quizgen.language.fold import fold
from quizgen.model import Question
from quizgen.questions.checks import BLANK
from quizgen.questions.draft import Draft
from quizgen.questions.templates import SETS

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


class _Asked(NamedTuple):
    """What is asked at one place."""

    what: str
    """Template or kind."""
    slot: str
    sentence: str
    prompt: str
    """Tells two blanks of one sentence apart."""


def recall(drafts: Iterable[Draft], old: Sequence[Question], was: Mapping[str, str]) -> list[Draft]:
    """The drafts with what the deck `old` knows of them, found before anything is chosen; `was` as of `keep`."""
    drafts = list(drafts)
    then = _blanks(old, [draft for draft in drafts if draft.template.form not in SETS])
    single = {(q.fact, q.slot, q.template): q for q in old if not q.items}
    sets = {(q.template, q.source.sentence): q for q in old if q.items}
    numbers = {content: number for number, content in reversed(list(was.items()))}
    found = []
    for draft in drafts:
        name, spot = draft.template.name, (draft.fact.id, draft.blank.slot)
        if draft.template.form in SETS:
            found.append(replace(draft, old=sets.get((name, _sentence(draft)))))
            continue
        before = single.get((*then.get(spot, spot), name))
        number = before.id if before else numbers.get(draft.id, "")
        found.append(replace(draft, old=before, known="" if number == draft.id else number))
    moved = {(draft.fact.id, draft.blank.slot) for draft in found if draft.known}
    return [replace(draft, settled=(draft.fact.id, draft.blank.slot) in moved) for draft in found]


def _blanks(old: Sequence[Question], drafts: Sequence[Draft]) -> dict[tuple[str, str], tuple[str, str]]:
    """Fact and slot of each blank whose content is new → those that the deck had for it."""
    before: dict[tuple[str, str], Question] = {}
    for q in old:
        if not q.items and (BLANK in q.prompt or (q.fact, q.slot) not in before):
            before[q.fact, q.slot] = q
    now = {(draft.fact.id, draft.blank.slot): draft for draft in reversed(drafts)}
    left = [q for spot, q in before.items() if spot not in now]
    waiting = [draft for spot, draft in reversed(now.items()) if spot not in before]
    pairs = _pairs(
        [_Asked(q.kind, q.slot, q.source.sentence, q.prompt) for q in left],
        [_Asked(d.fact.kind, d.blank.slot, _sentence(d), _hidden(d)) for d in waiting] if left else [],
    )
    return {(waiting[j].fact.id, waiting[j].blank.slot): (left[i].fact, left[i].slot) for i, j in pairs}


def _sentence(draft: Draft) -> str:
    return draft.analysis.essay.text[draft.blank.passage_start : draft.blank.passage_end].strip()


def _hidden(draft: Draft) -> str:
    """Roughly the prompt of a draft: the words that are asked about, or the sentence with its blank."""
    text, blank = draft.analysis.essay.text, draft.blank
    if blank.slot in ("speaker", "source"):
        return draft.fact.surface
    return text[blank.passage_start : blank.start] + BLANK + text[blank.end : blank.passage_end]


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
    asked = [[_Asked(q.template, q.slot, q.source.sentence, q.prompt) for q in qs] for qs in (left, waiting)]
    names |= {waiting[j].id: left[i].id for i, j in _pairs(*asked)}
    questions = tuple(replace(q, id=names[q.id]) if q.id in names else q for q in made)
    kept = sum(q.id in known for q in questions)
    return Kept(
        questions,
        {kept_id: content for content, kept_id in names.items()},
        kept,
        len(questions) - kept,
        len(known - {q.id for q in questions}),
    )


def _pairs(old: Sequence[_Asked], new: Sequence[_Asked]) -> Iterator[tuple[int, int]]:
    """Numbers of an old and a new one that ask the same of the same sentence, likest first, each once."""
    aligned = _aligned(old, new)
    found = ((-_likeness(a, b, aligned), j, i) for j, b in enumerate(new) for i, a in enumerate(old))
    before, after = set(range(len(old))), set(range(len(new)))
    for _, j, i in sorted(pair for pair in found if -pair[0] >= ALIKE):
        if i in before and j in after:
            before.discard(i)
            after.discard(j)
            yield i, j


def _aligned(old: Sequence[_Asked], new: Sequence[_Asked]) -> set[tuple[str, str]]:
    """Pairs of sentences that stand at the same place of the two decks while both changed."""
    before = list(dict.fromkeys(a.sentence for a in old))
    after = list(dict.fromkeys(a.sentence for a in new))
    pairs = set()
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            pairs |= set(zip(before[a:b], after[c:d], strict=True))
    return pairs


def _likeness(old: _Asked, new: _Asked, aligned: set[tuple[str, str]]) -> float:
    """0 to 1: how surely both ask the same of the same sentence."""
    if old.what != new.what:
        return 0.0
    slot, _, content = old.slot.partition(":")
    new_slot, _, new_content = new.slot.partition(":")
    if slot != new_slot or (content and not content.isdigit() and _ratio(content, new_content) < ALIKE):
        return 0.0
    if content.isdigit() and content != new_content:
        return 0.0
    likeness = _ratio(fold(old.sentence), fold(new.sentence))
    if (old.sentence, new.sentence) in aligned and likeness >= 0.5:
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
