-- Attachments on their way to and from a server.

-- What was attached here and the server has not said that it has. The content stays in blob, also
-- afterwards.
CREATE TABLE file_upload (
    sha256   BLOB PRIMARY KEY,
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX file_upload_added ON file_upload (added_at, sha256);
-- Of before: the server says of each at once whether it has it.
INSERT INTO file_upload (sha256, added_at)
    SELECT sha256, added_at FROM blob WHERE (SELECT kind FROM meta) = 'server';

-- What has come of a file that somebody wants to see, until it is whole and is what its hash says.
CREATE TABLE file_part (
    sha256 BLOB NOT NULL,
    at     INTEGER NOT NULL,            -- its first byte
    size   INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (sha256, at)
) STRICT, WITHOUT ROWID;
