-- Whether a device without network may hand in what it did by a file; the security administrator
-- allows it.
ALTER TABLE device ADD COLUMN bundles INTEGER NOT NULL DEFAULT 0;
