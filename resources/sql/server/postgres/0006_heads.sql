-- The digest over the whole log up to some positions: what the server signs of its heads ends at one.
CREATE TABLE log_mark (
    seq     bigint PRIMARY KEY,
    digest  bytea NOT NULL,
    made_at bigint NOT NULL
);
