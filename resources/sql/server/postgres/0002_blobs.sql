-- Attachments by the SHA-256 of their content (lower-case hex), in sealed pieces, within the database:
-- every process on it serves them, and a backup has them.

-- What an organisation hands in: its own, so that nobody learns what others have.
CREATE TABLE blob_upload (
    organization text NOT NULL,
    digest       text NOT NULL,
    size         bigint NOT NULL,     -- as said with the first piece
    received     bigint NOT NULL,
    complete     bigint NOT NULL,     -- it is what its digest says
    changed_at   bigint NOT NULL,
    PRIMARY KEY (organization, digest)
);
CREATE INDEX blob_upload_changed ON blob_upload (changed_at) WHERE complete = 0;

CREATE TABLE blob_piece (
    organization text NOT NULL,
    digest       text NOT NULL,
    at           bigint NOT NULL,     -- its first byte
    size         bigint NOT NULL,
    sealed       bytea NOT NULL,
    PRIMARY KEY (organization, digest, at)
);

-- Whose pieces are kept: the first that were complete.
CREATE TABLE blob (
    digest       text PRIMARY KEY,
    organization text NOT NULL,
    size         bigint NOT NULL
);

-- The operations that name one, with the organisation whose act it was.
CREATE TABLE blob_name (
    digest       text NOT NULL,
    organization text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    PRIMARY KEY (digest, organization, subject_kind, subject_id)
);
-- Those of before: an intent is a line of JSON, then its signature.
INSERT INTO blob_name (digest, organization, subject_kind, subject_id)
SELECT line -> 'args' ->> 'sha256', organization, subject_kind, subject_id
FROM (SELECT split_part(convert_from(intent, 'UTF8'), E'\n', 1)::jsonb AS line,
             organization, subject_kind, subject_id
      FROM log WHERE kind = 'attach') AS attached
WHERE length(line -> 'args' ->> 'sha256') = 64
GROUP BY 1, 2, 3, 4;
