-- Acts on supervisions and shifts wait in the outbox and lie in the tray like those on cases; which
-- case they are about is said beside them, so that its row tells how far it is on its way.
ALTER TABLE outbox ADD COLUMN incident TEXT NOT NULL DEFAULT ''; -- '': of a shift
UPDATE outbox SET incident = subject_id WHERE subject_kind = 'incident';
CREATE INDEX outbox_incident ON outbox (incident) WHERE incident <> '';

ALTER TABLE tray ADD COLUMN incident TEXT NOT NULL DEFAULT '';
UPDATE tray SET incident = subject_id WHERE subject_kind = 'incident';
CREATE INDEX tray_incident ON tray (incident) WHERE settled_at IS NULL;
