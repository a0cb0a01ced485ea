"""An Anki package as bytes that only its content decides, and the way to know our own."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

DATABASE = "collection.anki2"
DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The date of every member: the archive holds no clock."""
LARGEST = 1 << 31
"""Bytes of a database that is still looked into; a larger one is taken for somebody else's."""


def set_times(database: sqlite3.Connection, changed: Iterable[tuple[str, int]]) -> None:
    """Give each note, and its cards, the UTC second in which it last changed; `changed` is (guid, second)."""
    rows = [(second, guid) for guid, second in changed]
    database.execute("create index guids on notes (guid)")
    database.executemany("update notes set mod = ? where guid = ?", rows)
    database.execute("drop index guids")
    database.execute("update cards set mod = (select mod from notes where notes.id = cards.nid)")


def set_headers(database: sqlite3.Connection, released: Mapping[int, int]) -> None:
    """Mend what stands in `col`; `released` is note type id → UTC seconds of its last change."""
    conf, models, decks = (
        json.loads(text) for text in database.execute("select conf, models, decks from col").fetchone()
    )
    # without schedVer 2 Anki reads a review log as one of the old scheduler and rewrites its ratings
    conf.update(schedVer=2, sched2021=True)
    for model in models.values():
        model.update(mod=released[int(model["id"])], did=None)
    for deck in decks.values():
        deck.update({key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")})
        deck.update(extendNew=0, extendRev=0, mod=0)
    texts = [json.dumps(table, ensure_ascii=False) for table in (conf, models, decks)]
    database.execute("update col set conf = ?, models = ?, decks = ?", texts)


def archive(database: sqlite3.Connection) -> bytes:
    """The package: the database and an empty list of media, deflated."""
    database.commit()
    database.execute("vacuum")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in ((DATABASE, database.serialize()), ("media", b"{}")):
            member = zipfile.ZipInfo(name, DAY_ONE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            package.writestr(member, data, compresslevel=9)
    return stream.getvalue()


def is_ours(path: Path, ids: Collection[int]) -> bool:
    """Whether a file is a package that holds one of our note types."""
    database = sqlite3.connect(":memory:")
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(DATABASE).file_size > LARGEST:
                return False
            database.deserialize(package.read(DATABASE))
        models = json.loads(database.execute("select models from col").fetchone()[0])
        return any(str(known) in models for known in ids)
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile, sqlite3.Error, NotImplementedError):
        return False
    finally:
        database.close()
