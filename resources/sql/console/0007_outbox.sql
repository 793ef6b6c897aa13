-- What a profile has besides whose operations a server orders. Until now no profile did: the outbox
-- was empty.
DROP TABLE outbox;

-- Own intents that are not in the log yet, in the order they were made.
CREATE TABLE outbox (
    position     INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: names a new case's rows
    intent_id    TEXT NOT NULL UNIQUE,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    group_id     TEXT NOT NULL,
    intent       BLOB NOT NULL,         -- verbatim, never changed
    facts        BLOB NOT NULL,         -- provisional; the server's once accepted; empty: what is
                                        -- confirmed leaves no room for it, the server will say why
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'accepted')),
    seq          INTEGER,               -- of an accepted one
    tries        INTEGER NOT NULL,
    added_at     INTEGER NOT NULL,
    sent_at      INTEGER
) STRICT;
CREATE INDEX outbox_subject ON outbox (subject_kind, subject_id, position);
CREATE INDEX outbox_group ON outbox (group_id) WHERE group_id <> '';
CREATE INDEX outbox_state ON outbox (state, position);

-- The conflict tray: what the server refused, until an officer has settled it, and after.
CREATE TABLE tray (
    intent_id    TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    group_id     TEXT NOT NULL,
    intent       BLOB NOT NULL,         -- our side
    code         TEXT NOT NULL,
    what         TEXT NOT NULL,
    upto         INTEGER NOT NULL,      -- their side: the subject's newest operation then
    refused_at   INTEGER NOT NULL,
    settled_at   INTEGER,
    settled_by   TEXT NOT NULL DEFAULT '',
    settled      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX tray_open ON tray (refused_at) WHERE settled_at IS NULL;
CREATE INDEX tray_subject ON tray (subject_kind, subject_id) WHERE settled_at IS NULL;

CREATE TABLE sync_state (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    cursor         INTEGER NOT NULL,    -- the log has all changes up to here
    scope_epoch    INTEGER NOT NULL,
    confirmed_at   INTEGER,             -- when the server last answered, by its clock
    clock_offset   INTEGER NOT NULL,    -- ms to add to this computer's clock
    first_part     TEXT NOT NULL,       -- of the first sync: what is fetched now; '': it is done
    first_after    TEXT NOT NULL,
    first_cursor   INTEGER NOT NULL
) STRICT;
INSERT INTO sync_state (id, cursor, scope_epoch, clock_offset, first_part, first_after, first_cursor)
    VALUES (1, 0, 0, 0, 'open', '', 0);

-- Histories on their way: checked and moved into the log as a whole.
CREATE TABLE staged (
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    intent       BLOB NOT NULL,
    facts        BLOB NOT NULL,
    hash         BLOB NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, seq)
) STRICT, WITHOUT ROWID;

-- Subjects that left what this organisation sees: readable up to then (已移出本辖区).
CREATE TABLE moved_out (
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    at           INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    PRIMARY KEY (subject_kind, subject_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE incident ADD COLUMN moved_out INTEGER NOT NULL DEFAULT 0;

-- A directory that came from the server has no operation of its own in the log.
CREATE TABLE directory_revision_new (
    revision    INTEGER PRIMARY KEY,
    seq         INTEGER REFERENCES log (seq),
    sha256      BLOB NOT NULL,
    imported_at INTEGER NOT NULL
) STRICT;
INSERT INTO directory_revision_new (revision, seq, sha256, imported_at)
    SELECT revision, seq, sha256, imported_at FROM directory_revision;
DROP TABLE directory_revision;
ALTER TABLE directory_revision_new RENAME TO directory_revision;
