-- Answers that are prepared and not given yet, and the one time that a tenant asks for more time.

ALTER TABLE rfis ADD COLUMN drafts_json {text} NOT NULL DEFAULT '[]';
ALTER TABLE rfis ADD COLUMN extension_status {text} NOT NULL DEFAULT 'None';
ALTER TABLE rfis ADD COLUMN extension_reason {text};
ALTER TABLE rfis ADD COLUMN extension_message {text};
ALTER TABLE rfis ADD COLUMN extension_requested_at {time};
ALTER TABLE rfis ADD COLUMN extension_ended_at {time};

-- Operators look at all that wait for them.
CREATE INDEX lookup_rfis_extension ON rfis (id) WHERE extension_status = 'Requested';
