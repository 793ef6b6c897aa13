-- Matters that are over, for who looks for one that a first sync left out. Of older logs the rows
-- are made once, after the server has started (counter 'ended').
CREATE TABLE ended_matter (
    id          TEXT PRIMARY KEY,
    first_seq   INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,     -- effective_at of the newest operation
    reported_at INTEGER NOT NULL,
    number      TEXT NOT NULL,
    title       TEXT NOT NULL,
    category    TEXT NOT NULL,
    region      TEXT NOT NULL,
    stage       TEXT NOT NULL,
    words       TEXT NOT NULL         -- what is searched, in one case and width
) STRICT;
CREATE INDEX ended_matter_last ON ended_matter (last_at, first_seq);
CREATE INDEX ended_matter_number ON ended_matter (number);
