"""Deciding on questions without a screen: what there is, what is wanted, one decision after another."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quizgen import decisions
from quizgen import deck as folder
from quizgen.decisions import ACCEPT, ADD, EDIT, FLAG, REJECT, UNDO, Decision
from quizgen.model import Question
from quizgen.study.written import form_of

STATES = {
    ACCEPT: "accepted",
    REJECT: "rejected",
    EDIT: "edited",
    FLAG: "flagged",
    ADD: "own",
}
UNDECIDED, DECIDED, STALE = "undecided", "decided", "stale"
REASONS = (
    "trivial",
    "wrong",
    "ambiguous",
    "gives-away",
    "unclear",
    "options",
    "twin",
    "damaged",
    "other",
)
"""Why a question is rejected, in the order of the digits."""
TOGETHER = ("context", "prompt", "answer", "accept", "choices", "hint")
"""Fields of an edit that only make sense together: where one is the person's, all are."""

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Item:
    """A question with what a person decided on it."""

    question: Question
    """In the person's words where there are any."""
    decision: Decision | None
    changed: int
    """UTC seconds: when the build last changed it."""
    stale: bool
    """Was it decided on another text than the program makes now?"""

    @property
    def state(self) -> str:
        """`undecided`, `accepted`, `rejected`, `edited`, `flagged` or `own`."""
        return STATES.get(self.decision.verdict, UNDECIDED) if self.decision else UNDECIDED


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions are wanted; what is empty does not matter."""

    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    essays: tuple[str, ...] = ()
    """Ids or files of essays, or parts of their titles."""
    state: str = ""
    """A state of an item, `decided` or `stale`."""
    score: float = 0.0
    """At least this."""
    since: int = 0
    """Changed by a build at or after this moment (UTC seconds)."""

    def takes(self, item: Item) -> bool:
        """Is this one wanted?"""
        question = item.question
        return (
            (not self.kinds or question.kind in self.kinds)
            and (not self.forms or question.form in self.forms)
            and (not self.templates or question.template in self.templates)
            and (not self.essays or any(_cites(question, essay) for essay in self.essays))
            and self._stands(item)
            and question.score >= self.score
            and item.changed >= self.since
        )

    def _stands(self, item: Item) -> bool:
        if self.state == STALE:
            return item.stale
        if self.state == DECIDED:
            return item.state != UNDECIDED
        return self.state in ("", item.state)


@dataclass(frozen=True, slots=True)
class Rate:
    """What became of the questions of one template."""

    template: str
    asked: int
    states: Mapping[str, int]

    @property
    def decided(self) -> int:
        """How many a person has decided on."""
        return self.asked - self.states.get(UNDECIDED, 0)

    def share(self, state: str) -> float:
        """The share of the decided that are in `state`, 0 to 1."""
        return self.states.get(state, 0) / self.decided if self.decided else 0.0


class Review:
    """One sitting over a deck; `clock` gives UTC seconds. Every decision is on the disk before the next item."""

    def __init__(self, path: Path, clock: Clock, wanted: Wanted | None = None) -> None:
        self.path, self.clock = path, clock
        self.title = folder.load(path).title
        made = folder.read_questions(path)
        self._made = {q.id: q for q in made}
        self._hashes = {q.id: folder.seen_hash(q) for q in made}
        self._changed = _changed(path, made)
        self._lines = decisions.read(path)
        self._decided = decisions.in_force(self._lines)
        self._items: dict[str, Item] = {}
        for number in dict.fromkeys([*self._made, *self._decided]):
            self._look(number)
        self._taken: list[str] = []
        self.wanted = wanted or Wanted()
        self.queue: list[str] = []
        self.at = 0
        self.want(self.wanted)

    @property
    def items(self) -> Sequence[Item]:
        """Every question, a person's own at the end."""
        return list(self._items.values())

    @property
    def item(self) -> Item | None:
        """The one in hand; None behind the last one."""
        return self._items[self.queue[self.at]] if self.at < len(self.queue) else None

    @property
    def newest(self) -> int:
        """UTC seconds of the last build that changed a question."""
        return max(self._changed.values(), default=0)

    def want(self, wanted: Wanted) -> None:
        """Go through those that are wanted now, from the first."""
        self.wanted = wanted
        self.queue = [number for number, item in self._items.items() if wanted.takes(item)]
        self.at = 0

    def count(self, wanted: Wanted) -> int:
        """How many would be gone through."""
        return sum(wanted.takes(item) for item in self._items.values())

    def counts(self) -> Counter[str]:
        """How many are in each state."""
        return Counter(item.state for item in self._items.values())

    def move(self, steps: int) -> None:
        """Forth or back without a decision."""
        self.at = min(max(self.at + steps, 0), len(self.queue))

    def decide(self, verdict: str, reason: str = "", fields: Mapping[str, Any] | None = None) -> None:
        """Write a verdict on the item in hand and go on; `fields` is the person's text, if it changes."""
        item = self.item
        if item is None:
            return
        number = item.question.id
        before = item.decision.fields if item.decision else {}
        about = item.decision.about if item.decision else number
        self._write(number, verdict, reason, before if fields is None else fields, about)
        self._taken.append(number)
        self.at += 1

    def edit(self, values: Mapping[str, Any]) -> str:
        """Write the person's text for the item in hand and go on; the verdict written, `` if nothing is changed."""
        item = self.item
        if item is None or all(getattr(item.question, key) == value for key, value in values.items()):
            return ""
        made = self._made.get(item.question.id)
        if made is None and item.decision:
            self.decide(ADD, fields={**item.decision.fields, **values, "form": form_of(values)})
            return ADD
        fields = {key: value for key, value in values.items() if getattr(made, key) != value}
        if not fields.keys().isdisjoint(TOGETHER):
            fields |= {key: values[key] for key in TOGETHER}
        verdict = EDIT if fields else ACCEPT
        self.decide(verdict, fields=fields)
        return verdict

    def add(self, values: Mapping[str, Any], cite: Question | None) -> None:
        """Write a question of the person's own, beside the question `cite` whose source it shares."""
        number = decisions.own_id(values["prompt"], values["answer"])
        fields = {**values, "form": form_of(values)}
        about = ""
        if cite is not None:
            about = cite.id if cite.id in self._made else ""
            fields |= {"source": asdict(cite.source)} | ({"from": about} if about else {})
        self._write(number, ADD, "", fields, about)
        self._taken.append(number)

    def undo(self) -> str:
        """Take back the last decision of this sitting, else the one on the item in hand; its verdict, or ``."""
        if self._taken:
            number = self._taken.pop()
        elif self.item and self.item.decision:
            number = self.item.question.id
        else:
            return ""
        verdict = self._decided[number].verdict
        self._write(number, UNDO, "", {}, "")
        if number not in self._items:
            self.queue = [other for other in self.queue if other != number]
            self.at = min(self.at, len(self.queue))
        elif number in self.queue:
            self.at = self.queue.index(number)
        else:
            self.queue.insert(self.at, number)
        return verdict

    def _write(self, number: str, verdict: str, reason: str, fields: Mapping[str, Any], about: str) -> None:
        base = self._hashes.get(about, "")
        decision = Decision(number, verdict, reason, fields, base, int(self.clock()))
        decisions.append(self.path, decision)
        self._lines.append(decision)
        self._decided = decisions.in_force(self._lines)
        self._look(number)

    def _look(self, number: str) -> None:
        made, decision = self._made.get(number), self._decided.get(number)
        if made is not None:
            question = decisions.worded(made, decision) if decision else made
        elif decision and decision.own:
            question = decisions.own([decision], self._made)[0]
        else:
            self._items.pop(number, None)
            return
        stale = decision is not None and bool(decisions.outdated({number: decision}, self._hashes))
        changed = self._changed.get(number, decision.at if decision else 0)
        self._items[number] = Item(question, decision, changed, stale)


def newest(path: Path) -> int:
    """UTC seconds of the last build of a deck that changed a question."""
    return max(_changed(path, folder.read_questions(path)).values(), default=0)


def items(path: Path) -> Sequence[Item]:
    """Every question of a deck with what was decided on it."""
    return Review(path, lambda: 0).items


def rates(items: Iterable[Item]) -> list[Rate]:
    """What became of each template's questions, the most rejected first."""
    states: dict[str, Counter[str]] = {}
    for item in items:
        if item.question.template != decisions.OWN:
            states.setdefault(item.question.template, Counter())[item.state] += 1
    found = [Rate(template, sum(counts.values()), counts) for template, counts in states.items()]
    return sorted(found, key=lambda rate: (-rate.share("rejected"), -rate.decided, rate.template))


def _changed(path: Path, made: Iterable[Question]) -> dict[str, int]:
    """When (UTC seconds) a build last changed each question."""
    created = folder.read_settings(path).created
    history = folder.read_history(path)
    return {q.id: history[q.id].changed if q.id in history else created for q in made}


def _cites(question: Question, essay: str) -> bool:
    source = question.source
    return essay in (source.essay, source.file) or bool(source.title and essay in source.title)
