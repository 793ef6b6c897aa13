-- What stands around the matters: cameras, sensors, handling units, places, rings. Imported, no
-- projection of the log.
CREATE TABLE feature (
    n INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    type TEXT NOT NULL,             -- one of the city's kinds of cameras, sensors, places
    ref TEXT NOT NULL,              -- the number that its own system gives it; '': none
    name TEXT NOT NULL,
    organization TEXT NOT NULL,
    phone TEXT NOT NULL,
    region TEXT NOT NULL,
    status INTEGER NOT NULL,
    status_at INTEGER,
    lon INTEGER NOT NULL,
    lat INTEGER NOT NULL,
    outline BLOB                    -- a ring's vertices: pairs of 32-bit little-endian lon, lat
) STRICT;
CREATE INDEX feature_kind ON feature (kind, type, n);
CREATE UNIQUE INDEX feature_ref ON feature (kind, ref) WHERE ref <> '';
CREATE VIRTUAL TABLE feature_place USING rtree_i32 (
    n, min_lon, max_lon, min_lat, max_lat, +kind INTEGER);
CREATE VIRTUAL TABLE feature_fts USING fts5 (
    names, pinyin, numbers, tokenize = "unicode61", prefix = '1');

-- Names to go to: regions of the directory (rank 0 city … 4 grid) and known addresses (rank 5).
CREATE TABLE place_name (
    n INTEGER PRIMARY KEY,
    rank INTEGER NOT NULL,
    name TEXT NOT NULL,
    context TEXT NOT NULL,          -- the names around it
    code TEXT NOT NULL,             -- its region, or the region that it lies in
    lon INTEGER,
    lat INTEGER
) STRICT;
CREATE INDEX place_name_rank ON place_name (rank, n);
CREATE VIRTUAL TABLE place_name_fts USING fts5 (
    names, pinyin, tokenize = "unicode61", prefix = '1');
