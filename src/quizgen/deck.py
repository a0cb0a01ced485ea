"""A deck folder on disk: read with file:line for every fault, written whole or not at all."""

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from quizgen import decisions, jsonl
from quizgen.errors import DeckError
from quizgen.model import Citation, Deck, Question, Source, stable_id
from quizgen.words import say

FORMAT = 1
SETTINGS = "deck.toml"
QUESTIONS = "questions.jsonl"
HISTORY = "history.jsonl"
ESSAYS = "essays"
ALL_ESSAYS = f"{ESSAYS}/**"
SCRIPTS = ("original", "hans", "hant")
OPTIONS = {"min_score", "per_essay"}
"""Keys of [options] in deck.toml: what a build is to do without being told again."""

SEEN = ("prompt", "context", "answer", "accept", "choices", "items", "hint", "explanation", "tags")
"""Fields of a question that a learner sees, beside the sentence and the title of its source."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The content of deck.toml."""

    title: str
    book: str
    created: int
    script: str = "original"
    sources: tuple[str, ...] = (ALL_ESSAYS,)
    per_essay: int = 0
    """Most questions of one essay, 0 for all; under [options], as what follows."""
    min_score: float = 0.0


@dataclass(frozen=True, slots=True)
class Record:
    """One line of history.jsonl."""

    id: str
    hash: str
    """`seen_hash` of the question when it last changed."""
    changed: int
    """UTC seconds, strictly rising with each change."""
    was: str | None = None
    """The id its present content would give, where an older id was kept."""


def is_deck(path: Path) -> bool:
    """A folder with deck.toml is a deck."""
    return (path / SETTINGS).is_file()


def seen_hash(question: Question) -> str:
    """Hash of what a learner sees of a question: moves only when its wording does."""
    seen: list[Any] = [getattr(question, name) for name in SEEN]
    seen += [question.source.sentence, question.source.title]
    return stable_id(json.dumps(seen, ensure_ascii=False))


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, with line feeds as they are."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, then in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# ---- deck.toml


def read_settings(folder: Path) -> Settings:
    """deck.toml of a deck folder; DeckError with file:line for a broken, unknown or newer one."""
    path = folder / SETTINGS
    text = jsonl.text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise DeckError(say("deck.toml_broken"), str(error), f"{path}:{found[1] if found else 1}") from None
    version = data.pop("format", None)
    if not isinstance(version, int):
        raise _at(path, text, "format", say("deck.no_format"), say("deck.no_format_hint"))
    if version > FORMAT:
        raise _at(path, text, "format", say("deck.newer", format=version), say("deck.newer_hint"))
    options = data.pop("options", {})
    if not isinstance(options, dict):
        raise _at(path, text, "options", say("deck.bad_value", key="options"), say("deck.bad_value_hint"))
    known = {f.name for f in fields(Settings)} - OPTIONS
    for key in [*sorted(data.keys() - known), *sorted(options.keys() - OPTIONS)]:
        raise _at(path, text, key, say("deck.unknown_key", key=key), say("deck.unknown_key_hint"))
    kinds: dict[str, type] = {"title": str, "book": str, "created": int, "script": str, "sources": list}
    for key, kind in kinds.items():
        if key in ("title", "book", "created") and key not in data:
            raise DeckError(say("deck.missing_key", key=key), say("deck.bad_value_hint"), f"{path}:1")
        if key in data and not isinstance(data[key], kind):
            raise _at(path, text, key, say("deck.bad_value", key=key), say("deck.bad_value_hint"))
    sources = data.get("sources", [ALL_ESSAYS])
    script = data.get("script", "original")
    if script not in SCRIPTS or not all(isinstance(s, str) for s in sources):
        key = "script" if script not in SCRIPTS else "sources"
        raise _at(path, text, key, say("deck.bad_value", key=key), say("deck.bad_value_hint"))
    per_essay, min_score = options.get("per_essay", 1), options.get("min_score", 0.0)
    if type(per_essay) is not int or per_essay < 1:
        raise _at(path, text, "per_essay", say("deck.bad_value", key="per_essay"), say("deck.per_essay_hint"))
    if type(min_score) not in (int, float) or not 0 <= min_score <= 1:
        raise _at(path, text, "min_score", say("deck.bad_value", key="min_score"), say("deck.min_score_hint"))
    return Settings(
        data["title"],
        data["book"],
        data["created"],
        script,
        tuple(sources),
        options.get("per_essay", 0),
        float(min_score),
    )


def write_settings(folder: Path, settings: Settings) -> None:
    """Write deck.toml."""
    sources = ", ".join(_toml(s) for s in settings.sources)
    set_ = {key: getattr(settings, key) for key in sorted(OPTIONS) if getattr(settings, key)}
    options = "".join(f"{key} = {value}\n" for key, value in set_.items())
    write_text(
        folder / SETTINGS,
        f"format = {FORMAT}\n"
        f"title = {_toml(settings.title)}\n"
        f"book = {_toml(settings.book)}\n"
        f"created = {settings.created}\n"
        f"script = {_toml(settings.script)}\n"
        f"sources = [{sources}]\n" + (f"\n[options]\n{options}" if options else ""),
    )


def _toml(text: str) -> str:
    # JSON strings are TOML basic strings but for U+007F
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _at(path: Path, text: str, key: str, message: str, hint: str) -> DeckError:
    found = re.search(rf"^\s*\[?\"?{re.escape(key)}\b", text, re.MULTILINE)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return DeckError(message, hint, f"{path}:{line}")


# ---- questions.jsonl and history.jsonl


def read_questions(folder: Path) -> list[Question]:
    """questions.jsonl in file order; [] where there is none."""
    path = folder / QUESTIONS
    return [_question(place, row) for place, row in jsonl.rows(path)]


def write_questions(folder: Path, questions: Iterable[Question]) -> None:
    """Write questions.jsonl, one question a line, keys in the order of the fields of Question."""
    write_text(folder / QUESTIONS, "".join(to_line(q) for q in questions))


def to_line(question: Question) -> str:
    """A question as one line of JSON with its line feed."""
    row = asdict(question)
    for source in row["evidence"]:
        if not source["copy"]:
            del source["copy"]
    return json.dumps(row, ensure_ascii=False) + "\n"


def read_history(folder: Path) -> dict[str, Record]:
    """history.jsonl by question id; {} where there is none."""
    records = {}
    for place, row in jsonl.rows(folder / HISTORY):
        jsonl.shape(
            place, row, {"id": str, "hash": str, "changed": int, "was": (str, type(None))}, optional={"was"}
        )
        records[row["id"]] = Record(row["id"], row["hash"], row["changed"], row.get("was"))
    return records


def write_history(folder: Path, records: Mapping[str, Record]) -> None:
    """Write history.jsonl; the caller keeps every record that was there."""
    lines = (json.dumps(asdict(record), ensure_ascii=False) + "\n" for record in records.values())
    write_text(folder / HISTORY, "".join(lines))


_PLACE: dict[str, Any] = {"file": str, "sha256": str, "line": int, "start": int, "end": int}
_CITATION: dict[str, Any] = {**_PLACE, "sentence": str, "title": str, "essay": str}
_LISTS = ("facts", "accept", "choices", "items", "evidence", "tags")
_QUESTION: dict[str, Any] = {
    f.name: list
    if f.name in _LISTS
    else (int, float)
    if f.name == "score"
    else dict
    if f.name == "source"
    else str
    for f in fields(Question)
}


def _question(place: str, row: dict[str, Any]) -> Question:
    jsonl.shape(place, row, _QUESTION)
    jsonl.shape(place, row["source"], _CITATION)
    for source in row["evidence"]:
        if not isinstance(source, dict):
            raise jsonl.bad(place, "evidence")
        jsonl.shape(place, source, {**_PLACE, "copy": bool}, optional={"copy"})
    for key in ("facts", "accept", "choices", "tags"):
        if not all(isinstance(text, str) for text in row[key]):
            raise jsonl.bad(place, key)
    values = dict(row)
    values["source"] = Citation(**row["source"])
    values["evidence"] = tuple(Source(**source) for source in row["evidence"])
    for key in ("facts", "accept", "choices", "tags"):
        values[key] = tuple(row[key])
    values["items"] = tuple(tuple(item) if isinstance(item, list) else item for item in row["items"])
    return Question(**values)


# ---- the deck as it is used


def load(folder: Path) -> Deck:
    """A deck with a person's decisions laid over it; DeckError with file:line for what cannot be read."""
    if not folder.exists():
        raise DeckError(say("deck.missing"), say("deck.missing_hint"), str(folder))
    if not is_deck(folder):
        raise DeckError(say("deck.no_deck"), say("deck.no_deck_hint"), str(folder))
    settings = read_settings(folder)
    changed = {record.id: record.changed for record in read_history(folder).values()}
    lines = decisions.read(folder)
    shown = decisions.laid(read_questions(folder), decisions.in_force(lines))
    times = decisions.touched(lines)
    return Deck(
        path=str(folder),
        title=settings.title,
        book=settings.book,
        created=settings.created,
        script=settings.script,
        questions=tuple(shown),
        changed={q.id: max(changed.get(q.id, settings.created), times.get(q.id, 0)) for q in shown},
    )


def renewed(
    old: Mapping[str, Record], questions: Sequence[Question], was: Mapping[str, str], now: int
) -> dict[str, Record]:
    """The history after a build: `changed` moves only where the hash does, and always forwards.

    `was` maps the ids that were kept to the ids their content would give; `now` is in UTC seconds.
    """
    records = dict(old)
    for question in questions:
        digest = seen_hash(question)
        before = old.get(question.id)
        if before is None:
            records[question.id] = Record(question.id, digest, now, was.get(question.id))
        elif before.hash != digest:
            records[question.id] = Record(
                question.id, digest, max(now, before.changed + 1), was.get(question.id)
            )
        elif before.was != was.get(question.id):
            records[question.id] = replace(before, was=was.get(question.id))
    return records
