-- What names tenants and sub-clients in payments to funding accounts. FundingReferenceFill gives one to
-- those that are there already: no database computes it.

ALTER TABLE tenants ADD COLUMN funding_reference {text};
ALTER TABLE virtual_accounts ADD COLUMN funding_reference {text};
CREATE UNIQUE INDEX ux_tenants_funding_reference ON tenants (funding_reference);
CREATE UNIQUE INDEX ux_virtual_accounts_funding_reference ON virtual_accounts (funding_reference);

ALTER TABLE deposits ADD COLUMN funding_reference {text};

-- With the tenant's own reference money comes to no virtual account. SQLite cannot drop a NOT NULL.
DROP INDEX ix_deposits_virtual_account;
DROP INDEX lookup_deposits_alike;
ALTER TABLE deposits RENAME COLUMN virtual_account_id TO virtual_account_id_before;
ALTER TABLE deposits ADD COLUMN virtual_account_id {id};
UPDATE deposits SET virtual_account_id = virtual_account_id_before;
ALTER TABLE deposits DROP COLUMN virtual_account_id_before;
CREATE INDEX ix_deposits_virtual_account ON deposits (tenant_id, virtual_account_id);
CREATE INDEX lookup_deposits_alike ON deposits (tenant_id, virtual_account_id, amount_minor_units, created_at);
