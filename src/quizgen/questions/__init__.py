"""Facts become questions: every template on every blank it fits, through a gate that counts what it refuses.

A form is a module of `forms/` with `make(draft, pool)`, a question or the reason why there is none,
or with `combine(drafts)`, questions over several facts of one essay or one deck.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen import plugins
from quizgen.errors import QuizgenError
from quizgen.language.characters import han
from quizgen.language.fold import fold
from quizgen.model import Analysis, Blank, Fact, Question, stable_id
from quizgen.questions.draft import Draft
from quizgen.questions.kept import recall
from quizgen.questions.pronouns import owners
from quizgen.questions.rival_pool import pool_of
from quizgen.questions.score import scored
from quizgen.questions.templates import Template
from quizgen.words import say

ROW, OF_ROW = 6, 2
"""Points of a list from which it is a long row, and how many of such a row are asked: readers struck out five of eleven towns."""
_LITTLE = 8
"""Han characters beside words in marks that only say that somebody said them."""
_QUOTED = re.compile(r"[“「]([^“”「」]+)[”」]")  # “早了半个时辰，我怕赶不上客人的日子。”是谁说的话？
ALIKE = 0.55
"""Part of the shorter prompt's pairs of characters from which two prompts with one answer ask the same (tuned on 200 essays)."""
_ALIKE_FORMS, _ALIKE_KINDS = ("cloze", "choice"), ("statistic", "date", "work")
_ADDED = re.compile(r"〔[^〕]*〕|（　　）")  # 他〔宁允展〕
NAMED, BY_DEED = "name", "by-deed"
"""The slot that asks somebody's name where somebody else is the subject, and why it is not asked: something better tells him."""
NO_BLANK, NO_FORM = "no-blank", "no-form"
"""Why a fact that can be asked is not: nothing in it is worth hiding; no template asks for what is."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question that was not made and why; without `id` and `template` all that a fact could have given."""

    id: str
    """The id that its content would have given it."""
    template: str
    fact: str
    essay: str
    """Id of the essay that the fact was to be asked from."""
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """The questions by source position, and what was refused."""

    questions: tuple[Question, ...]
    refusals: tuple[Refusal, ...]
    drafts: tuple[Draft, ...]
    """Every template on every blank that it fits, asked or not."""

    @property
    def refused(self) -> Mapping[str, int]:
        """How many were refused for each reason."""
        return dict(sorted(Counter(refusal.reason for refusal in self.refusals).items()))


def make(
    groups: Sequence[Sequence[Fact]],
    analyses: Sequence[Analysis],
    templates: Sequence[Template],
    old: Sequence[Question] = (),
    was: Mapping[str, str] | None = None,
) -> Made:
    """Questions of all facts; each group holds the facts that say the same, askable ones first.

    `old` are the deck's questions before this build, and `was` maps kept ids to the ids their content gave: what was
    asked of a place is asked again, in the same wording, with the same verdict, and with its options while they pass.
    """
    forms = {name: plugins.get("questions.forms", name) for name in plugins.names("questions.forms")}
    pool = pool_of(fact for group in groups for fact in group)
    questions: dict[str, Question] = {}
    refusals: list[Refusal] = []
    prompts: set[tuple[str, ...]] = set()
    told: dict[tuple[str, ...], list[set[str]]] = {}
    sets: dict[tuple[str, str], list[Draft]] = {}
    late: list[Draft] = []
    of_fact: dict[str, list[Question]] = {}

    def refuse(draft: Draft, reason: str) -> None:
        fact = draft.fact
        refusals.append(Refusal(draft.id, draft.template.name, fact.id, fact.essay, reason))

    def take(made: Question | str, draft: Draft) -> None:
        if isinstance(made, str):
            refuse(draft, made)
        elif not made.items and (not prompts.isdisjoint(_gist(made)) or _told_before(made, told)):
            refuse(draft, "twin")
        elif made.id in questions:
            raise QuizgenError(say("build.equal_ids", id=made.id), say("build.equal_ids_hint"))
        else:
            prompts.update(_gist(made))
            told.setdefault(_place(made), []).append(_pairs(made.prompt))
            questions[made.id] = made
            of_fact.setdefault(made.fact, []).append(made)

    for first in (group[0] for group in groups):
        if first.role == "fact":
            refusals += [Refusal("", "", first.id, first.essay, reason) for reason in first.refused[:1]]
    asked = recall(drafts(groups, analyses, templates), old, was or {})
    for draft in asked:
        form = forms[draft.template.form]
        if hasattr(form, "combine"):
            sets.setdefault((_scope(draft), draft.template.name), []).append(draft)
        elif draft.template.slot == NAMED:
            late.append(draft)
        elif chosen(draft):
            take(form.make(draft, pool), draft)
    spoken = {(q.answer, q.source.sentence) for q in questions.values() if q.slot == "speaker"}
    for draft in filter(chosen, late):
        better = told_better(draft, of_fact.get(draft.fact.id, ()), spoken)
        take(BY_DEED if better else forms[draft.template.form].make(draft, pool), draft)
    for rows in sets.values():
        for one in forms[rows[0].template.form].combine(rows):
            take(one, rows[0])
    made = scored(questions.values(), (fact for group in groups for fact in group), analyses)
    return Made(tuple(sorted(made, key=position)), tuple(refusals), tuple(asked))


def told_better(draft: Draft, own: Iterable[Question], spoken: Collection[tuple[str, str]]) -> bool:
    """Is somebody asked by what he did, or in another sentence, or as the speaker of this one?

    `own`: what is made of the person so far; `spoken`: speakers asked, each with the sentence.
    """
    blank, name = draft.blank, str(draft.fact.data["name"])
    sentence = draft.analysis.essay.text[blank.passage_start : blank.passage_end].strip()
    told = any(q.slot != blank.slot and not q.slot.startswith("term") for q in own)
    return told or (name, sentence) in spoken


def _gist(question: Question) -> list[tuple[str, ...]]:
    """What two questions of a deck must not have in common: the prompt, and where little else is in it the words quoted.

    “…”是（　　）的话 and “…”（　　）笑言 ask the same.
    """
    whole: list[tuple[str, ...]] = [(question.form, question.prompt)]
    words = max(_QUOTED.findall(question.prompt), key=len, default="")
    rest = han(question.prompt) - han(words)
    if not words or rest > _LITTLE:
        return whole
    return [*whole, (question.form, fold(question.answer), fold(words))]


def _told_before(question: Question, told: Mapping[tuple[str, ...], list[set[str]]]) -> bool:
    """Does the same template ask of the essay the same figure, date or work in nearly the same words?

    An essay that opens with its figures and comes back to them tells one thing twice.
    """
    if question.form not in _ALIKE_FORMS or question.kind not in _ALIKE_KINDS:
        return False
    pairs = _pairs(question.prompt)
    others = told.get(_place(question), [])
    return any(len(pairs & other) >= ALIKE * min(len(pairs), len(other)) > 0 for other in others)


def _place(question: Question) -> tuple[str, ...]:
    return (question.source.essay, question.template, fold(question.answer))


def _pairs(prompt: str) -> set[str]:
    """The pairs of characters of a prompt without what was added to it."""
    text = _ADDED.sub("", prompt)
    return {a + b for a, b in pairwise(text) if (a + b).isalnum()}


def drafts(
    groups: Sequence[Sequence[Fact]],
    analyses: Sequence[Analysis],
    templates: Sequence[Template],
) -> Iterator[Draft]:
    """Every template on every blank that it fits, of all facts that can be asked; parameters as of `make`."""
    by_essay = {analysis.essay.id: analysis for analysis in analyses}
    pronouns = {number: owners(analysis) for number, analysis in by_essay.items()}
    for group in groups:
        first = group[0]
        if not first.askable:
            continue
        witnesses = tuple(fact.source for fact in group[1:])
        for fact, blank in _slots(group):
            for template in templates:
                if (template.kind, template.slot) != (fact.kind, blank.slot.partition(":")[0]):
                    continue
                yield Draft(
                    stable_id(template.name, blank.slot, *fact.key),
                    template,
                    fact,
                    blank,
                    by_essay[fact.essay],
                    pronouns[fact.essay],
                    witnesses if fact is first else (),
                )


def chosen(draft: Draft) -> bool:
    """Is this blank among the share that the template asks? What is asked stays, what is not does not come by a correction."""
    template, slot, key = draft.template, draft.blank.slot, draft.fact.key
    if template.slot == "item" and draft.old is None:
        points = [blank.slot for blank in draft.fact.blanks if blank.slot.startswith("item:")]
        if len(points) > ROW:
            return slot in sorted(points, key=lambda point: stable_id(point, key[0]))[:OF_ROW]
    if draft.old or (draft.settled and template.share < 1):
        return draft.old is not None
    return int(stable_id(template.name, slot, key[0])[:8], 16) < template.share * 16**8


def _scope(draft: Draft) -> str:
    """What the facts of one set have in common: their essay, or their script."""
    essay = draft.analysis.essay
    return essay.id if draft.template.scope == "essay" else essay.script


def position(question: Question) -> tuple[str, int, int, str, str]:
    """Order of questions in a deck: by source position, then template and slot."""
    source = question.source
    return (source.file, source.start, source.end, question.template, question.id)


def _slots(group: Sequence[Fact]) -> list[tuple[Fact, Blank]]:
    """Each slot once: from the first askable fact of the group that offers it."""
    found: dict[str, tuple[Fact, Blank]] = {}
    for fact in group:
        for blank in fact.blanks if fact.askable else ():
            found.setdefault(blank.slot, (fact, blank))
    return list(found.values())
