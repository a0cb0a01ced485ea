"""What essays contradict each other in, and whom a person prefers; without a screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from quizgen import decisions
from quizgen.decisions import PREFER, UNDO, Decision
from quizgen.language.fold import fold
from quizgen.model import stable_id
from quizgen.study.review import Clock

ABOUT = {"statistic": "measures", "date": "event", "quotation": "text"}
"""Which key of a fact's data says what is contested."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one essay says."""

    id: str
    """Of the fact."""
    says: str
    """The contested value: a figure, a date, a speaker."""
    speaker: str
    """Who said it: quotations have one id whoever that was. `` for other kinds."""
    sentence: str
    title: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of which one can be true, by source position."""

    kind: str
    about: str
    claims: tuple[Claim, ...]


def conflicts(rows: Iterable[Mapping[str, Any]]) -> list[Conflict]:
    """Of the lines of `quizgen facts --conflicts --format jsonl`."""
    found = []
    for _, of_one in groupby(rows, key=lambda row: row["conflict"]):
        sides = list(of_one)
        kind = sides[0]["kind"]
        about = sides[0]["data"][ABOUT[kind]] or ""
        found.append(Conflict(kind, about, tuple(_claim(row) for row in sides)))
    return found


def _claim(row: Mapping[str, Any]) -> Claim:
    speaker = row["data"].get("speaker") or ""
    source = row["source"]
    return Claim(
        row["id"],
        speaker or row["surface"],
        speaker,
        row["sentence"].strip(),
        row["essay"]["title"] or "",
        source["file"],
        source["line"],
    )


class Settling:
    """One sitting over conflicts; each preference is on the disk before the next one."""

    def __init__(self, path: Path, clock: Clock, found: Sequence[Conflict]) -> None:
        self.path, self.clock, self.found = path, clock, found
        self._lines = decisions.read(path)
        self._taken: list[Conflict] = []
        self.at = 0

    @property
    def conflict(self) -> Conflict | None:
        """The one in hand; None behind the last one."""
        return self.found[self.at] if self.at < len(self.found) else None

    @property
    def open(self) -> int:
        """How many are not settled."""
        return sum(self.chosen(conflict) is None for conflict in self.found)

    def chosen(self, conflict: Conflict) -> Claim | None:
        """The claim that was preferred last, if any."""
        for decision in reversed(decisions.preferred(self._lines)):
            speaker = decision.fields.get("speaker", "")
            fits = [
                claim
                for claim in conflict.claims
                if claim.id == decision.id and (not speaker or fold(claim.speaker) == fold(speaker))
            ]
            if len(fits) == 1:
                return fits[0]
        return None

    def begin(self) -> None:
        """Go to the first one that is open."""
        self.at = next((i for i, conflict in enumerate(self.found) if self.chosen(conflict) is None), 0)

    def move(self, steps: int) -> None:
        """Forth or back without a decision."""
        self.at = min(max(self.at + steps, 0), len(self.found))

    def prefer(self, number: int) -> bool:
        """Prefer a claim of the conflict in hand, counted from 0, and go on; False where there is none of that number."""
        conflict = self.conflict
        if conflict is None or number >= len(conflict.claims):
            return False
        claim = conflict.claims[number]
        if claim != self.chosen(conflict):
            named = {"speaker": claim.speaker} if claim.speaker else {}
            self._write(claim, PREFER, {"sentence": claim.sentence, **named}, stable_id(claim.sentence))
            self._taken.append(conflict)
        self.at += 1
        return True

    def undo(self) -> bool:
        """Take back the last preference of this sitting, else the one in hand; False where there is none."""
        conflict = self._taken.pop() if self._taken else self.conflict
        claim = self.chosen(conflict) if conflict else None
        if conflict is None or claim is None:
            return False
        self._write(claim, UNDO, {}, "")
        self.at = self.found.index(conflict)
        return True

    def _write(self, claim: Claim, verdict: str, fields: Mapping[str, str], base: str) -> None:
        decision = Decision(claim.id, verdict, "", fields, base, int(self.clock()))
        decisions.append(self.path, decision)
        self._lines.append(decision)
