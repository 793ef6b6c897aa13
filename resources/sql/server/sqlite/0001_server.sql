-- The server's database: one log for the city, who sees what of it, who may sign in.
-- Times are milliseconds since 1970 UTC. Log bytes are verbatim (core.md §1).

CREATE TABLE meta (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    server_id  TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- One row: the seq given last. Every ordering transaction begins by raising it, so that commit
-- order is seq order and no reader passes a seq that commits later.
CREATE TABLE sequencer (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL
) STRICT;
INSERT INTO sequencer (id, seq) VALUES (1, 0);

CREATE TABLE log (
    seq          INTEGER PRIMARY KEY,   -- with gaps, where intents were refused
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

-- The head of each chain.
CREATE TABLE subject (
    kind      TEXT NOT NULL,
    id        TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL,
    head_hash BLOB NOT NULL,
    last_at   INTEGER NOT NULL,     -- effective_at of the newest operation
    is_open   INTEGER NOT NULL,     -- a case that is not ended; other subjects: 1
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_begun ON subject (first_seq);

-- Who sees a subject: operations with from_seq <= seq <= to_seq (NULL: still). '*' is everybody.
-- whole: from the subject's first operation on; else it was opened later, with its history.
-- by_scope: not by an act; consoles compare the visible set when their scope's epoch changes.
CREATE TABLE visible (
    organization TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    from_seq     INTEGER NOT NULL,
    to_seq       INTEGER,
    whole        INTEGER NOT NULL,
    by_scope     INTEGER NOT NULL,
    reason       TEXT NOT NULL,     -- of the closing
    PRIMARY KEY (organization, subject_kind, subject_id, from_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX visible_subject ON visible (subject_kind, subject_id);
CREATE INDEX visible_opened ON visible (organization, from_seq) WHERE whole = 0;
CREATE INDEX visible_closed ON visible (organization, to_seq) WHERE to_seq IS NOT NULL;

CREATE TABLE scope (
    organization TEXT PRIMARY KEY,
    epoch        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Final for that intent, and the server's copy of what went to a conflict tray.
CREATE TABLE refusal (
    intent_id    TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    actor        TEXT NOT NULL,
    organization TEXT NOT NULL,
    device       TEXT NOT NULL,
    device_seq   INTEGER NOT NULL,
    seen         INTEGER NOT NULL,
    intent       BLOB NOT NULL,
    code         TEXT NOT NULL,
    what         TEXT NOT NULL,
    refused_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX refusal_organization ON refusal (organization, refused_at);
CREATE INDEX refusal_subject ON refusal (subject_kind, subject_id);

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
    author       TEXT NOT NULL,     -- the organisation whose act carried it
    sealed       BLOB NOT NULL,
    erased_at    INTEGER
) STRICT;
CREATE INDEX closed_value_subject ON closed_value (subject_kind, subject_id);

-- Sign-ins, readings of closed values, what an administrator did. No personal data.
CREATE TABLE audit (
    id           INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    officer      TEXT NOT NULL,
    organization TEXT NOT NULL,
    device       TEXT NOT NULL,
    detail       TEXT NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);

CREATE TABLE account (
    account    TEXT PRIMARY KEY,
    officer    TEXT NOT NULL UNIQUE,
    password   TEXT NOT NULL,       -- Argon2id, with its parameters and salt
    locked     INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A one-time code of an enrolment file.
CREATE TABLE enrolment (
    code_hash    BLOB PRIMARY KEY,
    organization TEXT NOT NULL,
    until        INTEGER NOT NULL,
    device       TEXT                -- who used it
) STRICT;

CREATE TABLE device (
    device       TEXT PRIMARY KEY,
    organization TEXT NOT NULL,
    secret_hash  BLOB NOT NULL,
    enrolled_at  INTEGER NOT NULL,
    revoked_at   INTEGER
) STRICT, WITHOUT ROWID;

-- Keys that verify intents. An empty device: on any.
CREATE TABLE officer_key (
    officer    TEXT NOT NULL,
    device     TEXT NOT NULL,
    public_key BLOB NOT NULL,
    added_at   INTEGER NOT NULL,
    revoked_at INTEGER,             -- signs no more; what it signed stays good
    PRIMARY KEY (officer, device, public_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery (
    officer TEXT NOT NULL,
    device  TEXT NOT NULL,
    sealed  BLOB NOT NULL,
    PRIMARY KEY (officer, device)
) STRICT, WITHOUT ROWID;

-- A sign-in and all that was refreshed from it. Tokens are only kept as hashes.
CREATE TABLE session (
    family       TEXT PRIMARY KEY,
    officer      TEXT NOT NULL,
    organization TEXT NOT NULL,
    device       TEXT NOT NULL,
    account      TEXT NOT NULL,
    started_at   INTEGER NOT NULL,
    used         INTEGER NOT NULL,  -- the newest generation that was used
    ended_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX session_device ON session (device);
CREATE INDEX session_officer ON session (officer);
CREATE TABLE refresh_token (
    token_hash  BLOB PRIMARY KEY,
    family      TEXT NOT NULL REFERENCES session (family),
    generation  INTEGER NOT NULL,
    until       INTEGER NOT NULL,
    request_id  TEXT                -- of the refresh that replaced it
) STRICT;
CREATE INDEX refresh_token_until ON refresh_token (until);
CREATE TABLE access_token (
    token_hash BLOB PRIMARY KEY,
    family     TEXT NOT NULL REFERENCES session (family),
    generation INTEGER NOT NULL,
    until      INTEGER NOT NULL
) STRICT;
CREATE INDEX access_token_until ON access_token (until);

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
    until    INTEGER,               -- up to, not including; NULL: still
    ord      INTEGER NOT NULL,
    body     BLOB NOT NULL,
    PRIMARY KEY (kind, id, revision)
) STRICT;
CREATE INDEX directory_item_revision ON directory_item (revision);
CREATE INDEX directory_item_until ON directory_item (until);
