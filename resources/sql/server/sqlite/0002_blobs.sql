-- Attachments by the SHA-256 of their content (lower-case hex), in sealed pieces, within the database:
-- every process on it serves them, and a backup has them.

-- What an organisation hands in: its own, so that nobody learns what others have.
CREATE TABLE blob_upload (
    organization TEXT NOT NULL,
    digest       TEXT NOT NULL,
    size         INTEGER NOT NULL,     -- as said with the first piece
    received     INTEGER NOT NULL,
    complete     INTEGER NOT NULL,     -- it is what its digest says
    changed_at   INTEGER NOT NULL,
    PRIMARY KEY (organization, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_upload_changed ON blob_upload (changed_at) WHERE complete = 0;

CREATE TABLE blob_piece (
    organization TEXT NOT NULL,
    digest       TEXT NOT NULL,
    at           INTEGER NOT NULL,     -- its first byte
    size         INTEGER NOT NULL,
    sealed       BLOB NOT NULL,
    PRIMARY KEY (organization, digest, at)
) STRICT;

-- Whose pieces are kept: the first that were complete.
CREATE TABLE blob (
    digest       TEXT PRIMARY KEY,
    organization TEXT NOT NULL,
    size         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The operations that name one, with the organisation whose act it was.
CREATE TABLE blob_name (
    digest       TEXT NOT NULL,
    organization TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    PRIMARY KEY (digest, organization, subject_kind, subject_id)
) STRICT, WITHOUT ROWID;
-- Those of before: an intent is a line of JSON, then its signature.
INSERT INTO blob_name (digest, organization, subject_kind, subject_id)
SELECT json_extract(line, '$.args.sha256'), organization, subject_kind, subject_id
FROM (SELECT substr(CAST(intent AS TEXT), 1, instr(CAST(intent AS TEXT), char(10)) - 1) AS line,
             organization, subject_kind, subject_id
      FROM log WHERE kind = 'attach')
WHERE length(json_extract(line, '$.args.sha256')) = 64
GROUP BY 1, 2, 3, 4;
