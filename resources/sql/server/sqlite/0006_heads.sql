-- The digest over the whole log up to some positions: what the server signs of its heads ends at one.
CREATE TABLE log_mark (
    seq     INTEGER PRIMARY KEY,
    digest  BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
