-- Files of waiting intents that were written here to be carried to the server.
CREATE TABLE bundle (
    id          TEXT PRIMARY KEY,
    officer     TEXT NOT NULL,          -- who wrote it
    made_at     INTEGER NOT NULL,
    intents     INTEGER NOT NULL,
    received_at INTEGER                 -- when its receipt was taken in
) STRICT, WITHOUT ROWID;
CREATE INDEX bundle_made ON bundle (made_at);
