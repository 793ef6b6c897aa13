-- Matters that are over, for who looks for one that a first sync left out. Of older logs the rows
-- are made once, after the server has started (counter 'ended').
CREATE TABLE ended_matter (
    id          text PRIMARY KEY,
    first_seq   bigint NOT NULL,
    last_at     bigint NOT NULL,     -- effective_at of the newest operation
    reported_at bigint NOT NULL,
    number      text NOT NULL,
    title       text NOT NULL,
    category    text NOT NULL,
    region      text NOT NULL,
    stage       text NOT NULL,
    words       text NOT NULL         -- what is searched, in one case and width
);
CREATE INDEX ended_matter_last ON ended_matter (last_at, first_seq);
CREATE INDEX ended_matter_number ON ended_matter (number);
