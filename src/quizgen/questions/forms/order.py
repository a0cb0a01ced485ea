"""Events or steps, to be put in the order of time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.model import Question, Source, stable_id
from quizgen.questions import above, events, steps
from quizgen.questions.draft import Draft, question
from quizgen.questions.events import Event
from quizgen.questions.passage import Passage

FEWEST, MOST = 3, 6
"""Events of one question."""
WHEN = ("时间", "時間")
"""What the times of the events, which the explanation tells, are called, simplified and traditional."""


def combine(drafts: Sequence[Draft]) -> Iterator[Question | str]:
    """Questions over the dated events of one essay, in the order of the text; one for each list of steps."""
    dated = [draft for draft in drafts if draft.blank.sort == "date"]
    for draft in drafts:
        if draft.blank.sort != "date":
            yield _steps(draft)
    groups = list(_grouped(list(events.told(dated))))
    for group in groups:
        yield _events(group)
    if len(dated) >= FEWEST and not groups:
        yield "no-set"


def _grouped(told: Sequence[Event]) -> Iterator[list[Event]]:
    """Events told together: those of one paragraph where they are enough, the others of the essay by their order.

    Of the others no three of two stories: readers had kept none of four such questions, but most of those of one story.
    """
    rest: list[Event] = []
    paragraphs: dict[int, list[Event]] = {}
    for event in told:
        paragraphs.setdefault(_paragraph(event), []).append(event)
    for found in paragraphs.values():
        own = events.in_order(found)[:MOST]
        if len(own) >= FEWEST:
            yield own
        else:
            rest += found
    while len(rest) >= FEWEST:
        own = events.in_order(rest[: MOST - 1 if len(rest) != MOST else MOST])
        rest = [event for event in rest[MOST - 1 :] if event not in own]
        if len(own) > FEWEST or (len(own) == FEWEST and events.linked(own)):
            yield own


def _paragraph(event: Event) -> int:
    at = event.draft.blank.start
    return next((p.start for p in event.draft.analysis.essay.paragraphs if p.start <= at < p.end), 0)


def _events(group: Sequence[Event]) -> Question:
    rows = sorted((event.draft for event in group), key=lambda draft: draft.blank.start)
    template = rows[0].template
    number = stable_id(template.name, *sorted(row.fact.id for row in rows))
    ask = rows[0].ask(number)
    analysis, blank = rows[0].analysis, rows[0].blank
    when = "、".join(
        event.draft.analysis.essay.text[event.draft.blank.start : event.draft.blank.end] for event in group
    )
    shown = Passage(
        ask, "", "", f"{WHEN[analysis.essay.script == 'hant']}：{when}", above.title(analysis, blank)
    )
    made = question(rows[0], ask, shown)
    return replace(
        made,
        id=number,
        facts=tuple(row.fact.id for row in rows),
        answer="",
        accept=(),
        items=tuple(event.text for event in group),
        evidence=tuple(
            dict.fromkeys([made.evidence[0], *(source for event in group for source in _told(event))])
        ),
    )


def _told(event: Event) -> list[Source]:
    """The sentence of an event, and the name of whom it tells where that stands before the sentence."""
    analysis, blank = event.draft.analysis, event.draft.blank
    essay = analysis.essay
    found = [essay.source(blank.passage_start, blank.passage_end)]
    for name in sorted((p.name for p in analysis.people if event.text.startswith(p.name)), key=len)[-1:]:
        at = essay.text.find(name)
        if name not in essay.text[blank.passage_start : blank.passage_end] and at >= 0:
            found.insert(0, essay.source(at, at + len(name)))
    return found


def _steps(draft: Draft) -> Question | str:
    if "items" not in draft.fact.data:
        return "no-set"
    passage = steps.passage(draft)
    if isinstance(passage, str):
        return passage
    number = stable_id(draft.template.name, draft.fact.id)
    made = question(draft, passage.before, passage)
    return replace(made, id=number, answer="", accept=(), items=tuple(draft.fact.data["items"]))
