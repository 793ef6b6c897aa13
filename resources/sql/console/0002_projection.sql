-- What the lists, the map and the search read. Made from the log by IncidentProjection and at any
-- time made anew from it; nothing here is the only copy of anything. Enums are stored as their
-- ordinal: a changed order of an enum needs a migration and a rebuild.
-- Times are UTC ms, positions 1e-7 degrees.

CREATE TABLE incident (
    n INTEGER PRIMARY KEY,          -- seq of its first operation: newest first is n descending
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,           -- '': none yet
    tag TEXT NOT NULL,              -- the device's tag until then
    stage INTEGER NOT NULL,
    open INTEGER NOT NULL,
    urgency INTEGER NOT NULL,
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,          -- the beginning of the summary
    category TEXT NOT NULL,
    major TEXT NOT NULL,            -- its major category, or itself
    region TEXT NOT NULL,           -- descendants begin with their ancestor's code
    county TEXT NOT NULL,
    address TEXT NOT NULL,
    owner TEXT NOT NULL,
    lead TEXT NOT NULL,             -- unit of the lead task; '': none
    holder TEXT NOT NULL,           -- who has to act now
    holder_task INTEGER NOT NULL,   -- 0: the owner
    holder_stage INTEGER NOT NULL,  -- of that task
    holders INTEGER NOT NULL,       -- how many have
    channel INTEGER NOT NULL,
    source INTEGER NOT NULL,
    source_number TEXT NOT NULL,
    reported_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    resolved_at INTEGER,
    closed_at INTEGER,
    due_at INTEGER,                 -- of the clock that is due next; NULL: none runs
    soon_at INTEGER,                -- from then on it is due soon
    due_clock INTEGER,
    due_task INTEGER,
    due_start INTEGER,
    due_key INTEGER NOT NULL,       -- due_at, or the end of time: what has none comes last
    total_due INTEGER,
    paused INTEGER NOT NULL,        -- a clock is held
    shape INTEGER NOT NULL,
    lon INTEGER,
    lat INTEGER,
    contactable INTEGER NOT NULL,
    confidential INTEGER NOT NULL,
    verified INTEGER NOT NULL,
    follow_ups INTEGER NOT NULL,
    sent_back INTEGER NOT NULL,     -- came back and has no new lead
    requests INTEGER NOT NULL,      -- applications that wait
    reply_owed INTEGER NOT NULL,
    rounds INTEGER NOT NULL,
    instructions INTEGER NOT NULL,
    reminders INTEGER NOT NULL,     -- without receipt
    supervised INTEGER NOT NULL DEFAULT 0, -- supervisions in force
    emergency INTEGER NOT NULL,
    facts_owed INTEGER NOT NULL,
    absorbed INTEGER NOT NULL,
    merged_into TEXT NOT NULL,
    last_seq INTEGER NOT NULL,
    sync_state INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Some 5,000 of 100,000 are open: the orders of the queue are kept for those alone.
CREATE INDEX incident_open_due ON incident (due_key, n) WHERE open = 1;
CREATE INDEX incident_open_urgency ON incident (urgency, due_key, n) WHERE open = 1;
CREATE INDEX incident_open_updated ON incident (updated_at, n) WHERE open = 1;
CREATE INDEX incident_open_newest ON incident (n) WHERE open = 1;
CREATE INDEX incident_open_place ON incident
    (lon, lat, n, id, urgency, stage, due_at, soon_at, paused) WHERE open = 1;
CREATE INDEX incident_region ON incident (region, n);
CREATE INDEX incident_category ON incident (category, n);
CREATE INDEX incident_major ON incident (major, n);
CREATE INDEX incident_reported ON incident (reported_at, n);

-- Who sees a case: its owner, the units of its tasks, those above them, the centres around its
-- place. A view is then one range of this table, without a sort or a doubling.
CREATE TABLE incident_unit (
    organization TEXT NOT NULL,
    incident INTEGER NOT NULL,
    open INTEGER NOT NULL,          -- in its queue
    party INTEGER NOT NULL,         -- itself owner or unit, not only above one
    duty INTEGER NOT NULL,          -- bits of Duty: what it has to do now
    PRIMARY KEY (organization, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_unit_open ON incident_unit (organization, incident, duty) WHERE open = 1;
CREATE INDEX incident_unit_incident ON incident_unit (incident, organization);

-- Officers who acted in the workflow of a case (经手).
CREATE TABLE incident_officer (
    officer TEXT NOT NULL,
    incident INTEGER NOT NULL,
    PRIMARY KEY (officer, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_officer_incident ON incident_officer (incident, officer);

CREATE TABLE task (
    incident INTEGER NOT NULL,
    number INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    round INTEGER NOT NULL,
    unit TEXT NOT NULL,
    sender TEXT NOT NULL,
    liable TEXT NOT NULL,
    handler TEXT NOT NULL,
    role INTEGER NOT NULL,
    stage INTEGER NOT NULL,
    open INTEGER NOT NULL,          -- somebody has to act on it, and the case is open
    whistle INTEGER NOT NULL,
    dispatched_at INTEGER,
    acknowledged_at INTEGER,
    submitted_at INTEGER,
    due_at INTEGER,
    soon_at INTEGER,
    due_clock INTEGER,
    due_start INTEGER,
    due_key INTEGER NOT NULL,
    PRIMARY KEY (incident, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_unit_open ON task (unit, due_key, incident, number) WHERE open = 1;
CREATE INDEX task_unit ON task (unit, incident, number);

CREATE VIRTUAL TABLE incident_place USING rtree_i32 (n, min_lon, max_lon, min_lat, max_lat);

CREATE VIRTUAL TABLE incident_fts USING fts5 (
    title, text, names, pinyin, numbers, tokenize = "unicode61", prefix = '1');

CREATE TABLE supervision (
    id TEXT PRIMARY KEY,
    incident TEXT NOT NULL,
    kind INTEGER NOT NULL,
    in_force INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX supervision_incident ON supervision (incident, in_force);

-- How often a unit led a resolved case of a category in a county.
CREATE TABLE precedent (
    category TEXT NOT NULL,
    county TEXT NOT NULL,
    unit TEXT NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (category, county, unit)
) STRICT, WITHOUT ROWID;
