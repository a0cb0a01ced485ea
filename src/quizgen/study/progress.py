"""What a learner has done, in SQLite: a log of reviews, and memories replayed from it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import tzinfo
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

from quizgen.errors import QuizgenError
from quizgen.study import schedule
from quizgen.study.schedule import Memory
from quizgen.words import say

NAME = "progress.db"
FORMAT = 1
APPLICATION = 0x515A474E
"""`QZGN` in the file's header: whose database it is."""
PATIENCE = 5.0
"""Seconds to wait for another quiz that is writing."""
MEMORY = "state, step, stability, difficulty, due, day, interval, reviews, lapses"


@dataclass(frozen=True, slots=True)
class Review:
    """One answer as it was graded."""

    review_ms: int
    """UTC milliseconds, unique."""
    qid: str
    part: int
    grade: int
    study_day: int
    duration_ms: int
    outcome: str
    """`right`, `almost`, `wrong` or `shown`, as judged before the learner graded."""
    given: str


class Progress:
    """The progress of one learner, open; times are UTC seconds and always told.

    `home` is the data folder, `zone` decides where study days begin (None: the machine's own).
    Raises QuizgenError for a database that is damaged, not ours, newer, or cannot be written.
    """

    def __init__(self, home: Path, zone: tzinfo | None = None) -> None:
        self.path = home / NAME
        self.zone = zone
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QuizgenError(
                say("quiz.progress_closed", why=error.strerror), say("quiz.progress_closed_hint"), str(home)
            ) from None
        with self.told():
            self.db = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        try:
            self._prepare()
        except BaseException:
            self.db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.db.close()

    def memories(self, book: str) -> dict[tuple[str, int], Memory]:
        """Memories of a book by question id and part; what was never asked is not there."""
        query = f"SELECT qid, part, {MEMORY} FROM memory JOIN item USING (item_id) WHERE book = ?"
        with self.told():
            return {(qid, part): Memory(*rest) for qid, part, *rest in self.db.execute(query, (book,))}

    def reviews(self, book: str) -> list[Review]:
        """All reviews of a book, oldest first."""
        query = (
            "SELECT review_ms, qid, part, grade, study_day, duration_ms, outcome, given"
            " FROM review JOIN item USING (item_id) WHERE book = ? ORDER BY review_ms"
        )
        with self.told():
            return [Review(*row) for row in self.db.execute(query, (book,))]

    def record(
        self,
        book: str,
        qid: str,
        grade: int,
        moment: float,
        *,
        part: int = 0,
        duration: float = 0.0,
        outcome: str = "",
        given: str = "",
    ) -> int:
        """Save one graded answer in one transaction; the review's unique milliseconds. `duration` in seconds."""
        day = schedule.study_day(moment, self.zone)
        wanted = int(moment * 1000)
        given = given.encode("utf-8", "replace").decode("utf-8")  # half a character of a broken terminal
        with self.transaction():
            self.db.execute(
                "INSERT OR IGNORE INTO item (book, qid, part) VALUES (?, ?, ?)", (book, qid, part)
            )
            key = (book, qid, part)
            item = self.db.execute(
                "SELECT item_id FROM item WHERE book = ? AND qid = ? AND part = ?", key
            ).fetchone()[0]
            while self.db.execute("SELECT 1 FROM review WHERE review_ms = ?", (wanted,)).fetchone():
                wanted += 1
            row = (wanted, item, grade, day, int(duration * 1000), outcome, given)
            self.db.execute("INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._replay(item)
        return wanted

    def undo(self, review_ms: int) -> None:
        """Take one review back; the item's memory is replayed from the rest of its log."""
        with self.transaction():
            row = self.db.execute(
                "DELETE FROM review WHERE review_ms = ? RETURNING item_id", (review_ms,)
            ).fetchone()
            if row:
                self._replay(row[0])

    def rebuild(self) -> None:
        """Replay every memory from the log."""
        with self.transaction():
            self._rebuild()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it is written, or none."""
        with self.told():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    @contextmanager
    def told(self) -> Iterator[None]:
        """Faults of the database as one line for a person."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise QuizgenError(
                say("quiz.progress_closed", why=error), say("quiz.progress_closed_hint"), str(self.path)
            ) from error
        except sqlite3.DatabaseError:
            raise QuizgenError(
                say("quiz.progress_broken"), say("quiz.progress_broken_hint"), str(self.path)
            ) from None

    def _prepare(self) -> None:
        with self.told():
            tables = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            owner = self.db.execute("PRAGMA application_id").fetchone()[0]
            version = self.db.execute("PRAGMA user_version").fetchone()[0]
        if tables and owner != APPLICATION:
            raise QuizgenError(say("quiz.progress_foreign"), say("quiz.progress_broken_hint"), str(self.path))
        if version > FORMAT:
            raise QuizgenError(
                say("quiz.progress_newer", format=version), say("quiz.progress_newer_hint"), str(self.path)
            )
        with self.told():
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.execute("PRAGMA foreign_keys = ON")
        with self.transaction():
            if not self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                self._create()
            self._follow_schedule()

    def _create(self) -> None:
        schema = (files("quizgen.study") / "schema.sql").read_text("utf-8")
        lines = (line.partition("--")[0] for line in schema.splitlines())
        for statement in " ".join(lines).split(";"):  # executescript would end the transaction
            self.db.execute(statement)
        self.db.execute(f"PRAGMA application_id = {APPLICATION}")
        self.db.execute(f"PRAGMA user_version = {FORMAT}")

    def _follow_schedule(self) -> None:
        known = self.db.execute("SELECT value FROM setting WHERE key = 'schedule'").fetchone()
        if known is None or known[0] != schedule.fingerprint():
            self._rebuild()
            self.db.execute(
                "INSERT OR REPLACE INTO setting VALUES ('schedule', ?)", (schedule.fingerprint(),)
            )

    def _rebuild(self) -> None:
        for (item,) in self.db.execute("SELECT item_id FROM item").fetchall():
            self._replay(item)

    def _replay(self, item: int) -> None:
        memory: Memory | None = None
        query = "SELECT review_ms, grade, study_day FROM review WHERE item_id = ? ORDER BY review_ms"
        for review_ms, grade, day in self.db.execute(query, (item,)):
            memory = schedule.review(memory, grade, review_ms / 1000, day, self.zone)
        self.db.execute("DELETE FROM memory WHERE item_id = ?", (item,))
        if memory is not None:
            marks = ", ".join("?" * (len(astuple(memory)) + 1))
            self.db.execute(
                f"INSERT INTO memory (item_id, {MEMORY}) VALUES ({marks})", (item, *astuple(memory))
            )
