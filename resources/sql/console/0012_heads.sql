-- What the server has signed of the ends of the chains that are here: one statement after the other.
CREATE TABLE signed_head (
    at        INTEGER PRIMARY KEY,      -- the server's position up to which it speaks
    statement BLOB NOT NULL,            -- verbatim: what is signed
    signature BLOB NOT NULL,
    heads     BLOB NOT NULL,            -- 40 bytes each: seq, hash of the operation
    absent    TEXT NOT NULL             -- the seqs of those that were not here then, by spaces
) STRICT;
