-- Of the cases that a unit led, those whose handling ended on time. NULL: counted before this was kept;
-- known again after a rebuild.
ALTER TABLE precedent ADD COLUMN on_time INTEGER;
