"""A person's word on questions: decisions.jsonl, append-only, laid over what the program made."""

import errno
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from quizgen import jsonl
from quizgen.errors import DeckError
from quizgen.model import Citation, Question, stable_id
from quizgen.words import say

FILE = "decisions.jsonl"
ACCEPT, REJECT, EDIT, FLAG, PREFER, ADD, UNDO = "accept", "reject", "edit", "flag", "prefer", "add", "undo"
VERDICTS = (ACCEPT, REJECT, EDIT, FLAG, PREFER, ADD, UNDO)

TEXTS = ("prompt", "context", "answer", "hint", "explanation")
LISTS = ("accept", "choices", "items", "tags")
EDITABLE = (*TEXTS, *LISTS)
"""Fields of a question that a person may replace."""

OWN = "own"
"""Template and kind of a question that a person wrote."""
OWN_FORMS = ("cloze", "choice", "typed")
DOUBTED = "存疑"
"""Tag of a flagged question."""
NOWHERE = Citation("", "", 0, 0, 0, "", "", "")
"""The source of a question that cites none."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of decisions.jsonl."""

    id: str
    """Of a question; for `prefer` of a fact."""
    verdict: str
    reason: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """The person's text, with every verdict that stands on it: the last line of an id says all there is to know.

    `prefer` has here the `sentence` preferred and, of a quotation that is given two speakers, the `speaker`.
    Questions of one's own have here their `form`, too, `from` (id of the question they were written beside) and
    `source` (its citation then).
    """
    base: str = ""
    """Hash of the text decided on, as the program made it."""
    at: int = 0
    """UTC seconds."""

    @property
    def own(self) -> bool:
        """Does it hold a whole question?"""
        return "form" in self.fields

    @property
    def about(self) -> str:
        """The id of the program's question whose text `base` is the hash of."""
        return self.fields.get("from", "") if self.own else self.id


def read(folder: Path) -> list[Decision]:
    """All decisions of a deck in the order they were taken; DeckError with file:line for a line of another shape."""
    shape = {"id": str, "verdict": str, "reason": str, "fields": dict, "base": str, "at": int}
    found = []
    for place, row in jsonl.rows(folder / FILE, torn=True):
        jsonl.shape(place, row, shape, optional={"reason", "fields", "base"})
        if row["verdict"] not in VERDICTS:
            raise jsonl.bad(place, "verdict")
        decision = Decision(**row)
        if decision.own or decision.verdict == ADD:
            _check_own(place, decision.fields)
        for key in EDITABLE:
            if key in decision.fields and not _fits(key, decision.fields[key]):
                raise jsonl.bad(place, key)
        found.append(decision)
    return found


def append(folder: Path, decision: Decision) -> None:
    """Write one more line and wait until it is on the disk; what was written before is never lost or changed."""
    path = folder / FILE
    line = (json.dumps(asdict(decision), ensure_ascii=False) + "\n").encode("utf-8", "replace")
    try:
        with path.open("a+b", buffering=0) as stream:
            stream.seek(0)
            before = stream.read()
            kept = jsonl.whole(before)
            if len(kept) < len(before):
                stream.truncate(len(kept))  # half a line counts for nothing, and would spoil the next one
            if kept and not kept.endswith(b"\n"):
                line = b"\n" + line
            try:
                if stream.write(line) != len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(stream.fileno())
            except OSError:
                stream.truncate(len(kept))
                raise
    except OSError as error:
        raise DeckError(
            say("review.unwritable", why=error.strerror), say("review.unwritable_hint"), str(path)
        ) from None


def in_force(lines: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that counts for each id: the last one, where `undo` takes back the one before it."""
    taken: dict[str, list[Decision]] = {}
    for decision in lines:
        of_id = taken.setdefault(decision.id, [])
        if decision.verdict != UNDO:
            of_id.append(decision)
        elif of_id:
            of_id.pop()
    return {number: of_id[-1] for number, of_id in taken.items() if of_id}


def touched(lines: Iterable[Decision]) -> dict[str, int]:
    """When (UTC seconds) a person last decided on each id, `undo` included."""
    times: dict[str, int] = {}
    for decision in lines:
        times[decision.id] = max(decision.at, times.get(decision.id, 0))
    return times


def preferred(lines: Sequence[Decision]) -> list[Decision]:
    """What a person prefers where essays contradict each other, the latest last."""
    standing = in_force(lines)
    return [d for d in lines if d.verdict == PREFER and standing.get(d.id) is d]


def laid(questions: Sequence[Question], decided: Mapping[str, Decision]) -> list[Question]:
    """The questions as a person wants them: without the rejected, in the person's words, their own at the end."""
    made = {question.id: question for question in questions}
    shown = [worded(q, decided[q.id]) if q.id in decided else q for q in questions]
    shown += own(decided.values(), made)
    return [q for q in shown if q.id not in decided or decided[q.id].verdict != REJECT]


def worded(question: Question, decision: Decision) -> Question:
    """The question with a person's text in place of ours, and tagged if it is flagged."""
    values = {key: _frozen(value) for key, value in decision.fields.items() if key in EDITABLE}
    shown = replace(question, **values)
    if decision.verdict == FLAG and DOUBTED not in shown.tags:
        return replace(shown, tags=(*shown.tags, DOUBTED))
    return shown


def own(decided: Iterable[Decision], made: Mapping[str, Question]) -> list[Question]:
    """The questions a person wrote, rejected ones too; `made` are the program's by id."""
    return [_own(d, made.get(d.about)) for d in decided if d.own and d.id not in made]


def own_id(prompt: str, answer: str) -> str:
    """The id of a question of one's own."""
    return stable_id(OWN, prompt, answer)


def _own(decision: Decision, beside: Question | None) -> Question:
    values = decision.fields
    stored = Citation(**values["source"]) if "source" in values else NOWHERE
    plain = Question(
        id=decision.id,
        fact=beside.fact if beside else decision.id,
        facts=beside.facts if beside else (decision.id,),
        slot=f"{OWN}:{values['answer']}",
        kind=OWN,
        form=values["form"],
        template=OWN,
        context="",
        prompt="",
        answer="",
        accept=(),
        choices=(),
        items=(),
        hint="",
        explanation="",
        source=beside.source if beside else stored,
        evidence=beside.evidence if beside else (),
        tags=(),
        score=1.0,
    )
    return worded(plain, decision)


def outdated(decided: Mapping[str, Decision], seen: Mapping[str, str]) -> list[Decision]:
    """Decisions taken on another text than the program makes now; `seen` maps its questions to their hashes."""
    return [d for d in decided.values() if d.base and d.verdict != PREFER and seen.get(d.about) != d.base]


def _frozen(value: Any) -> Any:
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value


def _fits(key: str, value: Any) -> bool:
    if key in TEXTS:
        return isinstance(value, str)
    if key == "items":
        return isinstance(value, list)
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _check_own(place: str, values: Mapping[str, Any]) -> None:
    for key in ("form", "prompt", "answer"):
        if not isinstance(values.get(key), str) or not values[key].strip():
            raise jsonl.bad(place, key)
    if values["form"] not in OWN_FORMS:
        raise jsonl.bad(place, "form")
    if not isinstance(values.get("from", ""), str):
        raise jsonl.bad(place, "from")
    if "source" in values:
        if not isinstance(values["source"], dict):
            raise jsonl.bad(place, "source")
        jsonl.shape(place, values["source"], {f.name: f.type for f in fields(Citation)})
