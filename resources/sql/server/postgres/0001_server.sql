-- The server's database: one log for the city, who sees what of it, who may sign in.
-- Times are milliseconds since 1970 UTC. Log bytes are verbatim (core.md §1).

CREATE TABLE meta (
    id         bigint PRIMARY KEY CHECK (id = 1),
    server_id  text NOT NULL,
    created_at bigint NOT NULL
);

-- One row: the seq given last. Every ordering transaction begins by raising it, so that commit
-- order is seq order and no reader passes a seq that commits later.
CREATE TABLE sequencer (
    id  bigint PRIMARY KEY CHECK (id = 1),
    seq bigint NOT NULL
);
INSERT INTO sequencer (id, seq) VALUES (1, 0);

CREATE TABLE log (
    seq          bigint PRIMARY KEY,   -- with gaps, where intents were refused
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    intent_id    text NOT NULL UNIQUE,
    kind         text NOT NULL,
    intent       bytea NOT NULL,
    facts        bytea NOT NULL,
    hash         bytea NOT NULL,
    effective_at bigint NOT NULL,
    received_at  bigint NOT NULL,
    actor        text NOT NULL,
    organization text NOT NULL
);
CREATE INDEX log_subject ON log (subject_kind, subject_id, seq);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
CREATE TRIGGER log_is_append_only BEFORE UPDATE OR DELETE ON log
FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The head of each chain.
CREATE TABLE subject (
    kind      text NOT NULL,
    id        text NOT NULL,
    first_seq bigint NOT NULL,
    last_seq  bigint NOT NULL,
    head_hash bytea NOT NULL,
    last_at   bigint NOT NULL,     -- effective_at of the newest operation
    is_open   bigint NOT NULL,     -- a case that is not ended; other subjects: 1
    PRIMARY KEY (kind, id)
);
CREATE INDEX subject_begun ON subject (first_seq);

-- Who sees a subject: operations with from_seq <= seq <= to_seq (NULL: still). '*' is everybody.
-- whole: from the subject's first operation on; else it was opened later, with its history.
-- by_scope: not by an act; consoles compare the visible set when their scope's epoch changes.
CREATE TABLE visible (
    organization text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    from_seq     bigint NOT NULL,
    to_seq       bigint,
    whole        bigint NOT NULL,
    by_scope     bigint NOT NULL,
    reason       text NOT NULL,     -- of the closing
    PRIMARY KEY (organization, subject_kind, subject_id, from_seq)
);
CREATE INDEX visible_subject ON visible (subject_kind, subject_id);
CREATE INDEX visible_opened ON visible (organization, from_seq) WHERE whole = 0;
CREATE INDEX visible_closed ON visible (organization, to_seq) WHERE to_seq IS NOT NULL;

CREATE TABLE scope (
    organization text PRIMARY KEY,
    epoch        bigint NOT NULL
);

-- Final for that intent, and the server's copy of what went to a conflict tray.
CREATE TABLE refusal (
    intent_id    text PRIMARY KEY,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    actor        text NOT NULL,
    organization text NOT NULL,
    device       text NOT NULL,
    device_seq   bigint NOT NULL,
    seen         bigint NOT NULL,
    intent       bytea NOT NULL,
    code         text NOT NULL,
    what         text NOT NULL,
    refused_at   bigint NOT NULL
);
CREATE INDEX refusal_organization ON refusal (organization, refused_at);
CREATE INDEX refusal_subject ON refusal (subject_kind, subject_id);

CREATE TABLE counter (
    name  text PRIMARY KEY,
    value bigint NOT NULL
);

-- What the log only commits to. `sealed` holds salt and value; it is empty once erased.
CREATE TABLE closed_value (
    digest       bytea PRIMARY KEY,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    field        text NOT NULL,
    audience     text NOT NULL,
    author       text NOT NULL,     -- the organisation whose act carried it
    sealed       bytea NOT NULL,
    erased_at    bigint
);
CREATE INDEX closed_value_subject ON closed_value (subject_kind, subject_id);

-- Sign-ins, readings of closed values, what an administrator did. No personal data.
CREATE TABLE audit (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           bigint NOT NULL,
    kind         text NOT NULL,
    officer      text NOT NULL,
    organization text NOT NULL,
    device       text NOT NULL,
    detail       text NOT NULL
);
CREATE INDEX audit_at ON audit (at);

CREATE TABLE account (
    account    text PRIMARY KEY,
    officer    text NOT NULL UNIQUE,
    password   text NOT NULL,       -- Argon2id, with its parameters and salt
    locked     bigint NOT NULL,
    changed_at bigint NOT NULL
);

-- A one-time code of an enrolment file.
CREATE TABLE enrolment (
    code_hash    bytea PRIMARY KEY,
    organization text NOT NULL,
    until        bigint NOT NULL,
    device       text                -- who used it
);

CREATE TABLE device (
    device       text PRIMARY KEY,
    organization text NOT NULL,
    secret_hash  bytea NOT NULL,
    enrolled_at  bigint NOT NULL,
    revoked_at   bigint
);

-- Keys that verify intents. An empty device: on any.
CREATE TABLE officer_key (
    officer    text NOT NULL,
    device     text NOT NULL,
    public_key bytea NOT NULL,
    added_at   bigint NOT NULL,
    revoked_at bigint,             -- signs no more; what it signed stays good
    PRIMARY KEY (officer, device, public_key)
);

CREATE TABLE recovery (
    officer text NOT NULL,
    device  text NOT NULL,
    sealed  bytea NOT NULL,
    PRIMARY KEY (officer, device)
);

-- A sign-in and all that was refreshed from it. Tokens are only kept as hashes.
CREATE TABLE session (
    family       text PRIMARY KEY,
    officer      text NOT NULL,
    organization text NOT NULL,
    device       text NOT NULL,
    account      text NOT NULL,
    started_at   bigint NOT NULL,
    used         bigint NOT NULL,  -- the newest generation that was used
    ended_at     bigint
);
CREATE INDEX session_device ON session (device);
CREATE INDEX session_officer ON session (officer);
CREATE TABLE refresh_token (
    token_hash  bytea PRIMARY KEY,
    family      text NOT NULL REFERENCES session (family),
    generation  bigint NOT NULL,
    until       bigint NOT NULL,
    request_id  text                -- of the refresh that replaced it
);
CREATE INDEX refresh_token_until ON refresh_token (until);
CREATE TABLE access_token (
    token_hash bytea PRIMARY KEY,
    family     text NOT NULL REFERENCES session (family),
    generation bigint NOT NULL,
    until      bigint NOT NULL
);
CREATE INDEX access_token_until ON access_token (until);

CREATE TABLE directory_revision (
    revision    bigint PRIMARY KEY,
    seq         bigint NOT NULL REFERENCES log (seq),
    sha256      bytea NOT NULL,
    imported_at bigint NOT NULL
);
CREATE TABLE directory_item (
    kind     text NOT NULL,
    id       text NOT NULL,
    revision bigint NOT NULL,
    until    bigint,               -- up to, not including; NULL: still
    ord      bigint NOT NULL,
    body     bytea NOT NULL,
    PRIMARY KEY (kind, id, revision)
);
CREATE INDEX directory_item_revision ON directory_item (revision);
CREATE INDEX directory_item_until ON directory_item (until);
