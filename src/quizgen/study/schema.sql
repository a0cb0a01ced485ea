-- Progress of one learner. `review` is the truth; `memory` is replayed from it at any time.
CREATE TABLE item (                     -- whatever can be asked: one Anki card
  item_id INTEGER PRIMARY KEY,
  book    TEXT NOT NULL,
  qid     TEXT NOT NULL,
  part    INTEGER NOT NULL,
  UNIQUE (book, qid, part)
) STRICT;

CREATE TABLE review (                   -- rows are added, and deleted only by undo
  review_ms   INTEGER PRIMARY KEY,      -- UTC milliseconds, unique
  item_id     INTEGER NOT NULL REFERENCES item,
  grade       INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
  study_day   INTEGER NOT NULL,         -- as it was when the answer was given: travel does not rewrite it
  duration_ms INTEGER NOT NULL,
  outcome     TEXT NOT NULL,
  given       TEXT NOT NULL
) STRICT;
CREATE INDEX review_of_item ON review (item_id, review_ms);

CREATE TABLE memory (                   -- a cache; columns as in schedule.Memory
  item_id    INTEGER PRIMARY KEY REFERENCES item,
  state      INTEGER NOT NULL,
  step       INTEGER,
  stability  REAL NOT NULL,
  difficulty REAL NOT NULL,
  due        REAL NOT NULL,
  day        INTEGER NOT NULL,
  interval   INTEGER NOT NULL,
  reviews    INTEGER NOT NULL,
  lapses     INTEGER NOT NULL
) STRICT;

CREATE TABLE deck (                     -- decks that were opened, by path
  path   TEXT PRIMARY KEY,
  title  TEXT NOT NULL,
  opened REAL NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
