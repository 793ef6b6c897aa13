-- Outlines and features that a server gives: by pieces, each known by the hash of its bytes.
CREATE TABLE ground_state (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,           -- in force; 0: none yet
    wanted  INTEGER NOT NULL,           -- the one that is on its way, or the same
    steps   INTEGER NOT NULL            -- how often something was taken in
) STRICT;
INSERT INTO ground_state (id, version, wanted, steps) VALUES (1, 0, 0, 0);

-- The pieces of the wanted version.
CREATE TABLE ground_wanted (
    sha256   BLOB PRIMARY KEY,
    position INTEGER NOT NULL,
    size     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Those of them that have come and are not in force.
CREATE TABLE ground_staged (
    sha256 BLOB PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

-- Those in force, with what they brought: to be taken out when the piece is not wanted any more.
CREATE TABLE ground_taken (
    sha256  BLOB PRIMARY KEY,
    first_n INTEGER NOT NULL,           -- of feature
    last_n  INTEGER NOT NULL,
    codes   TEXT NOT NULL               -- of region_shape: a JSON list
) STRICT, WITHOUT ROWID;
