"""The note types of Anki, from `templates/note_types.toml`: what is frozen and what is not is told there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template as Text
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type; Anki knows it by `id`."""

    id: int
    name: str
    plain: bool = False
    """Shown as plain text in Anki's editor."""
    note: str = ""
    """What the editor shows while the field is empty."""

    @property
    def spare(self) -> bool:
        """Kept for later: a field can be renamed, never added."""
        return self.name.startswith("备用")


@dataclass(frozen=True, slots=True)
class Template:
    """A front and a back; a note has this card where all fields of `needs` are filled."""

    id: int
    name: str
    needs: tuple[str, ...]
    front: str
    back: str
    browser_front: str
    browser_back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type with its fields and templates in their order."""

    key: str
    """`open`, `cloze` or `choice`."""
    id: int
    name: str
    cloze: bool
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    css: str
    released: int
    """UTC seconds of the last change of the look: Anki takes over what is newer than its own."""

    def position(self, field: str) -> int:
        """Place of a field by name; KeyError if there is none."""
        for i, known in enumerate(self.fields):
            if known.name == field:
                return i
        raise KeyError(field)

    def cards(self, values: Mapping[str, str]) -> list[int]:
        """Places of the templates that a note with these fields has a card of."""
        filled = {name for name, value in values.items() if value.strip()}
        return [i for i, template in enumerate(self.templates) if filled.issuperset(template.needs)]


@cache
def note_types() -> Mapping[str, NoteType]:
    """Every note type by its key."""
    folder = files("quizgen.export") / "templates"
    table = tomllib.loads((folder / "note_types.toml").read_text("utf-8"))
    css = (folder / "anki.css").read_text("utf-8")
    pieces = {"shuffle": (folder / "anki_shuffle.js").read_text("utf-8").strip()}
    for name, piece in table["pieces"].items():
        pieces[name] = Text(piece).substitute(pieces)
    found = {}
    for row in table["type"]:
        fields = tuple(Field(**field) for field in row.pop("fields"))
        templates = tuple(_template(template, pieces) for template in row.pop("templates"))
        found[row["key"]] = NoteType(
            **row, fields=fields, templates=templates, css=css, released=table["released"]
        )
    return found


def _template(row: Mapping[str, Any], pieces: Mapping[str, str]) -> Template:
    text = {name: Text(row[name]).substitute(pieces) for name in ("front", "back")}
    return Template(**{**row, **text, "needs": tuple(row["needs"])})


def frozen() -> list[dict[str, object]]:
    """What no release may change, type by type: ids, their number and order, kind, and which card needs what."""
    return [
        {
            "id": kind.id,
            "cloze": kind.cloze,
            "fields": [field.id for field in kind.fields],
            "templates": [template.id for template in kind.templates],
            "needs": [[kind.fields[kind.position(name)].id for name in t.needs] for t in kind.templates],
        }
        for kind in note_types().values()
    ]
