"""Wordings of questions: read from `templates/*.toml` and from a deck's own templates.toml, checked when loaded."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from quizgen.errors import DeckError
from quizgen.model import stable_id
from quizgen.words import say

FORMS = ("cloze", "choice", "typed", "true_false", "match", "order")
SETS = ("match", "order")
"""Forms whose questions ask several facts."""
SCOPES = ("essay", "deck")
SORTS = ("person", "number", "date", "term", "words", "work")
PLACEHOLDERS = {
    "passage": "",
    "words": "quotation",
    "verb": "quotation",
    "from": "quotation",
    "topic": "enumeration",
    "points": "enumeration",
}
"""What stands for text of the essay in a wording, and the one kind of fact that has it, if not every one."""
_TYPES: Mapping[str, Any] = {
    "ask": tuple,
    "ask_hant": tuple,
    "tags": list,
    "example": dict,
    "share": (int, float),
}
"""Types of the keys that are no text."""


@dataclass(frozen=True, slots=True)
class Template:
    """One way to ask one slot of one kind of fact."""

    name: str
    kind: str
    slot: str
    """Name of the slot before its colon."""
    form: str
    ask: tuple[str, ...]
    """Wordings of one question: each draft has one of them, chosen by its id."""
    ask_hant: tuple[str, ...]
    """The same in traditional characters, one for one."""
    hint: str = ""
    """With `{count}` for the number of characters of the answer."""
    hint_hant: str = ""
    pool: str = ""
    """Sort of the wrong options, for choice; of the false value, for true_false."""
    explain: str = ""
    """For true_false: the explanation, with `{answer}` for what the essay says."""
    explain_hant: str = ""
    share: float = 1.0
    """Share of the blanks that are asked so, chosen by their ids."""
    scope: str = "essay"
    """Whose facts make one question to match or to order: those of an `essay`, or all of the `deck` in one script."""
    tags: tuple[str, ...] = ()
    example: dict[str, str] = field(default_factory=dict)
    """`text`, `answer` and the `prompt` they give: shown by `quizgen kinds`, and a test."""

    def wording(self, number: str, script: str, shown: str = "") -> str:
        """The wording for the question of id `number` in a `script`; one that `shown`, an older prompt, had is kept."""
        asks = self.ask_hant if script == "hant" else self.ask
        at = int(stable_id("wording", number), 16) % len(asks)
        return next((ask for ask in (asks[at], *asks) if shown and _fits(ask, shown)), asks[at])


def _fits(ask: str, prompt: str) -> bool:
    """Can a prompt be a wording filled in?"""
    pieces = re.split(r"\{\w+\}", ask)  # “{words}”这句话是谁说的？
    return re.fullmatch(".*".join(map(re.escape, pieces)), prompt, re.DOTALL) is not None


def load(own: Path | None = None) -> list[Template]:
    """All templates in a fixed order; those of `own` add to the shipped ones or replace them by name."""
    shipped: dict[str, Template] = {}
    for entry in sorted(files("quizgen.questions").joinpath("templates").iterdir(), key=lambda e: e.name):
        for template in parse(entry.read_text("utf-8"), f"templates/{entry.name}"):
            shipped[template.name] = template
    if own is not None and own.exists():
        for template in parse(_read(own), str(own)):
            shipped[template.name] = template
    return list(shipped.values())


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise DeckError(say("deck.not_utf8"), say("templates.hint"), str(path)) from None


def parse(text: str, place: str) -> list[Template]:
    """Templates of one file; DeckError with file:line for what is wrong in it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise DeckError(say("templates.broken"), str(error), f"{place}:{found[1] if found else 1}") from None
    lines = [
        text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"^\[\[template\]\]", text, re.MULTILINE)
    ]
    for key in data.keys() - {"template"}:
        raise DeckError(say("deck.unknown_key", key=key), say("templates.hint"), f"{place}:1")
    rows = data.get("template", [])
    return [_template(row, f"{place}:{line}") for row, line in zip(rows, lines, strict=False)]


def _template(row: dict[str, Any], place: str) -> Template:
    known = {f.name: f for f in fields(Template)}
    for key in row.keys() - known.keys():
        raise DeckError(say("deck.unknown_key", key=key), say("templates.hint"), place)
    for key in ("name", "kind", "slot", "form", "ask", "ask_hant"):
        if key not in row:
            raise DeckError(say("deck.missing_key", key=key), say("templates.hint"), place)
    asks = {key: _wordings(row[key]) for key in ("ask", "ask_hant")}
    for key, value in (row | asks).items():
        kind: Any = _TYPES.get(key, str)
        if not isinstance(value, kind) or (key in asks and not asks[key]):
            raise DeckError(say("deck.bad_value", key=key), say("templates.hint"), place)
    if row["form"] not in FORMS:
        raise _wrong("form", FORMS, place)
    if row["form"] in ("choice", "true_false") and row.get("pool") not in SORTS:
        raise _wrong("pool", SORTS, place)
    if row.get("scope", "essay") not in SCOPES:
        raise _wrong("scope", SCOPES, place)
    for key, wordings in asks.items():
        for name in re.findall(r"\{(\w*)\}", "".join(wordings)):  # “{words}”这句话出自（　　）。
            if PLACEHOLDERS.get(name, "none") not in ("", row["kind"]):
                raise _wrong(key, (n for n, kind in PLACEHOLDERS.items() if kind in ("", row["kind"])), place)
    if len(asks["ask"]) != len(asks["ask_hant"]):
        raise DeckError(say("templates.uneven"), say("templates.hint"), place)
    return Template(**{**row, **asks, "tags": tuple(row.get("tags", ()))})


def _wordings(value: Any) -> tuple[str, ...]:
    """One wording or a list of them; empty where it is neither."""
    found = value if isinstance(value, list) else [value]
    return tuple(found) if all(isinstance(text, str) for text in found) else ()


def _wrong(key: str, allowed: Iterable[str], place: str) -> DeckError:
    return DeckError(
        say("deck.bad_value", key=key), say("templates.allowed", names=", ".join(allowed)), place
    )
