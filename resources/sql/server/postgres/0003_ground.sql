-- Outlines and features of the city as the consoles get them: the pieces of the newest version.
CREATE TABLE ground_version (
    version bigint PRIMARY KEY,
    made_at bigint NOT NULL
);

CREATE TABLE ground_piece (
    sha256   text PRIMARY KEY,        -- of the bytes, lower-case hex
    position bigint NOT NULL,           -- outlines stand first
    kind     text NOT NULL,
    level    bigint NOT NULL,           -- of outlines
    town     text NOT NULL,           -- it lies in this one; '': in several, or none
    items    bigint NOT NULL,
    bytes    bytea NOT NULL
);
CREATE INDEX ground_piece_position ON ground_piece (position);
