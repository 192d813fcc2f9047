-- Operators know a request by its id alone, and look at all that wait for them.

CREATE INDEX lookup_rfis ON rfis (id);
CREATE INDEX lookup_rfis_assessing ON rfis (id) WHERE status = 'Assessing';
