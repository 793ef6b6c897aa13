-- Supervision (督办) and shifts (值班) as the lists need them; projections of the log like those of
-- 0002. No program before this one wrote a supervision, so there is nothing to carry over.
DROP TABLE supervision;
CREATE TABLE supervision (
    id       TEXT PRIMARY KEY,
    incident TEXT NOT NULL,
    unit     TEXT NOT NULL,         -- whom it supervises
    proposer TEXT NOT NULL,         -- the centre or unit that proposed it, or issued it unasked
    issuer   TEXT NOT NULL,         -- the centre that issued it; '': none yet
    number   TEXT NOT NULL,         -- of the sheet; '': none yet
    kind     INTEGER NOT NULL,      -- notice, order, listed
    stage    INTEGER NOT NULL,
    open     INTEGER NOT NULL,
    in_force INTEGER NOT NULL,      -- issued and not concluded
    due_at   INTEGER,
    last_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX supervision_incident ON supervision (incident, in_force);
CREATE INDEX supervision_open ON supervision (stage, id) WHERE open = 1;

CREATE TABLE shift (
    n         INTEGER PRIMARY KEY,  -- seq of its first operation
    id        TEXT NOT NULL UNIQUE,
    centre    TEXT NOT NULL,
    stage     INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL
) STRICT;
CREATE INDEX shift_centre ON shift (centre, n);
