-- The profile: what it is, its log, and what is not derived from the log.
-- Times are milliseconds since 1970 UTC, positions 1e-7 degrees. Log bytes are verbatim (core.md §1).

CREATE TABLE meta (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    profile_id   TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('standalone', 'server')),
    server       TEXT NOT NULL,
    organization TEXT NOT NULL,
    device       TEXT NOT NULL,     -- begins with the tag
    device_tag   TEXT NOT NULL,     -- K7
    suite        TEXT NOT NULL,
    created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE log (
    seq          INTEGER PRIMARY KEY,   -- 1, 2, 3 … without gaps in a standalone profile
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    intent_id    TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL,
    intent       BLOB NOT NULL,
    facts        BLOB NOT NULL,
    hash         BLOB NOT NULL,
    effective_at INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    actor        TEXT NOT NULL,
    organization TEXT NOT NULL
) STRICT;
CREATE INDEX log_subject ON log (subject_kind, subject_id, seq);

CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- Final for that intent; another try is a new intent.
CREATE TABLE refusal (
    intent_id    TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    intent       BLOB NOT NULL,
    code         TEXT NOT NULL,
    what         TEXT NOT NULL,
    refused_at   INTEGER NOT NULL
) STRICT;

-- Intents that a server has not ordered yet. A standalone profile orders its own: always empty there.
CREATE TABLE outbox (
    position   INTEGER PRIMARY KEY,
    intent_id  TEXT NOT NULL UNIQUE,
    group_id   TEXT NOT NULL,
    intent     BLOB NOT NULL,
    facts      BLOB NOT NULL,           -- provisional
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    tries      INTEGER NOT NULL,
    added_at   INTEGER NOT NULL
) STRICT;

-- Running numbers: of the cases, a day each.
CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the log only commits to. `sealed` holds salt and value; it is empty once erased.
CREATE TABLE closed_value (
    digest       BLOB PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    field        TEXT NOT NULL,
    audience     TEXT NOT NULL,
    sealed       BLOB NOT NULL,
    erased_at    INTEGER
) STRICT;
CREATE INDEX closed_value_subject ON closed_value (subject_kind, subject_id);

-- Each reading of a closed value, before the value is shown.
CREATE TABLE reading (
    id           INTEGER PRIMARY KEY,
    digest       BLOB NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    field        TEXT NOT NULL,
    officer      TEXT NOT NULL,
    read_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX reading_subject ON reading (subject_kind, subject_id, read_at);

CREATE TABLE key_slot (
    account      TEXT PRIMARY KEY,
    officer      TEXT NOT NULL UNIQUE,
    slot         BLOB NOT NULL,
    tries        INTEGER NOT NULL,      -- wrong passwords in a row
    locked_until INTEGER,
    changed_at   INTEGER NOT NULL
) STRICT;

-- Public keys of officers whose directory entry has none yet; `sealed_seed` only for those who
-- have no slot (the other officers of a demo city).
CREATE TABLE officer_key (
    officer     TEXT NOT NULL,
    public_key  BLOB NOT NULL,
    sealed_seed BLOB,
    added_at    INTEGER NOT NULL,
    revoked_at  INTEGER,                -- signs no more; what it signed stays good
    PRIMARY KEY (officer, public_key)
) STRICT;

-- An item holds from its revision up to, not including, `until`; NULL: still.
CREATE TABLE directory_revision (
    revision    INTEGER PRIMARY KEY,
    seq         INTEGER NOT NULL REFERENCES log (seq),
    sha256      BLOB NOT NULL,
    imported_at INTEGER NOT NULL
) STRICT;
CREATE TABLE directory_item (
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,
    until    INTEGER,
    ord      INTEGER NOT NULL,
    body     BLOB NOT NULL,
    PRIMARY KEY (kind, id, revision)
) STRICT;

CREATE TABLE region_shape (
    code    TEXT PRIMARY KEY,
    level   INTEGER NOT NULL,
    min_lon INTEGER NOT NULL,
    min_lat INTEGER NOT NULL,
    max_lon INTEGER NOT NULL,
    max_lat INTEGER NOT NULL,
    shape   BLOB NOT NULL
) STRICT;
CREATE INDEX region_shape_level ON region_shape (level);

CREATE TABLE blob (
    sha256   BLOB PRIMARY KEY,          -- of the content in the clear
    name     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    sealed   INTEGER NOT NULL CHECK (sealed IN (0, 1)),
    bytes    BLOB NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    scope TEXT NOT NULL,                -- '' for the profile, or an officer
    key   TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    officer    TEXT NOT NULL,
    key        TEXT NOT NULL,           -- the form, and the case it is about
    sealed     BLOB NOT NULL,           -- may hold personal data
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (officer, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
    id      TEXT PRIMARY KEY,
    officer TEXT NOT NULL,
    name    TEXT NOT NULL,
    body    TEXT NOT NULL,
    ord     INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_view_officer ON saved_view (officer, ord);

CREATE TABLE read_mark (
    officer    TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    seq        INTEGER NOT NULL,        -- read up to
    PRIMARY KEY (officer, subject_id)
) STRICT, WITHOUT ROWID;
