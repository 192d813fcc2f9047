-- Who is told to the rail, for whom it is, where the money comes from, and what calling it off gives back.

ALTER TABLE payments ADD COLUMN virtual_account_id {id};
ALTER TABLE payments ADD COLUMN source_of_funds {text};
ALTER TABLE payments ADD COLUMN parties_json {text};
ALTER TABLE payments ADD COLUMN cancellation_json {text};

CREATE INDEX lookup_payments_recipient ON payments (tenant_id, recipient_id);
CREATE INDEX lookup_payments_virtual_account ON payments (tenant_id, virtual_account_id) WHERE virtual_account_id IS NOT NULL;
