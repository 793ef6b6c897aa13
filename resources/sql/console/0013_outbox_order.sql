-- After a week offline ten thousand acts wait: what is next, and what the server's changes have
-- brought, is looked up and not walked to.
DROP INDEX outbox_state;
CREATE INDEX outbox_waiting ON outbox (position, state) WHERE state <> 'accepted';
CREATE INDEX outbox_accepted ON outbox (seq, state) WHERE state = 'accepted';
