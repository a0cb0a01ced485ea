"""Wordings of questions: read from `templates/*.toml` and from a deck's own templates.toml, checked when loaded."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from quizgen.errors import DeckError
from quizgen.words import say

FORMS = ("cloze", "choice", "typed", "true_false", "match")
SORTS = ("person", "number", "date", "term", "words", "work")
PLACEHOLDERS = ("passage", "words")


@dataclass(frozen=True, slots=True)
class Template:
    """One way to ask one slot of one kind of fact."""

    name: str
    kind: str
    slot: str
    """Name of the slot before its colon."""
    form: str
    ask: str
    ask_hant: str
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
    tags: tuple[str, ...] = ()
    example: dict[str, str] = field(default_factory=dict)
    """`text`, `answer` and the `prompt` they give: shown by `quizgen kinds`, and a test."""


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
    for key, value in row.items():
        kind: Any = {"tags": list, "example": dict, "share": (int, float)}.get(key, str)
        if not isinstance(value, kind):
            raise DeckError(say("deck.bad_value", key=key), say("templates.hint"), place)
    if row["form"] not in FORMS:
        raise _wrong("form", FORMS, place)
    if row["form"] in ("choice", "true_false") and row.get("pool") not in SORTS:
        raise _wrong("pool", SORTS, place)
    for key in ("ask", "ask_hant"):
        for name in re.findall(r"\{(\w*)\}", row[key]):  # “{words}”这句话出自（　　）。
            if name not in PLACEHOLDERS:
                raise _wrong(key, PLACEHOLDERS, place)
    return Template(**{**row, "tags": tuple(row.get("tags", ()))})


def _wrong(key: str, allowed: Iterable[str], place: str) -> DeckError:
    return DeckError(
        say("deck.bad_value", key=key), say("templates.allowed", names=", ".join(allowed)), place
    )
