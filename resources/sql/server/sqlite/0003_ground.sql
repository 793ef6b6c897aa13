-- Outlines and features of the city as the consoles get them: the pieces of the newest version.
CREATE TABLE ground_version (
    version INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE ground_piece (
    sha256   TEXT PRIMARY KEY,        -- of the bytes, lower-case hex
    position INTEGER NOT NULL,           -- outlines stand first
    kind     TEXT NOT NULL,
    level    INTEGER NOT NULL,           -- of outlines
    town     TEXT NOT NULL,           -- it lies in this one; '': in several, or none
    items    INTEGER NOT NULL,
    bytes    BLOB NOT NULL
) STRICT;
CREATE INDEX ground_piece_position ON ground_piece (position);
