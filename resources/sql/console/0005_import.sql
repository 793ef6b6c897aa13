-- Rows of imports on their way in. They are put here beside what is seen; when a batch is ready it is
-- decided that all of it goes in, and it moves on in pieces, after a crash too. What is not ready
-- never happened.
CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    ready INTEGER NOT NULL CHECK (ready IN (0, 1))
) STRICT;
CREATE TABLE import_row (
    n INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES import_batch (id),
    body BLOB NOT NULL              -- sealed
) STRICT;
CREATE INDEX import_row_batch ON import_row (batch, n);
