-- Who paid a deposit, whether it is one twice, and which ones a tenant wants looked at.

ALTER TABLE tenants ADD COLUMN deposit_policy_json {text};
ALTER TABLE deposits ADD COLUMN payee_name {text};
ALTER TABLE deposits ADD COLUMN payer_match {text};
ALTER TABLE deposits ADD COLUMN duplicate_of {id};
ALTER TABLE deposits ADD COLUMN contradicted_at {time};

CREATE INDEX ix_deposits_virtual_account ON deposits (tenant_id, virtual_account_id);
-- A payment like one before is looked for with each credit.
CREATE INDEX lookup_deposits_alike ON deposits (tenant_id, virtual_account_id, amount_minor_units, created_at);
CREATE INDEX lookup_deposits_payer ON deposits (tenant_id, payer_account_number);
