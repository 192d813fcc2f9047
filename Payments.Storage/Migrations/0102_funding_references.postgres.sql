-- What names tenants and sub-clients in payments to funding accounts. FundingReferenceFill gives one to
-- those that are there already: no database computes it.

ALTER TABLE tenants ADD COLUMN funding_reference {text};
ALTER TABLE virtual_accounts ADD COLUMN funding_reference {text};
CREATE UNIQUE INDEX ux_tenants_funding_reference ON tenants (funding_reference);
CREATE UNIQUE INDEX ux_virtual_accounts_funding_reference ON virtual_accounts (funding_reference);

ALTER TABLE deposits ADD COLUMN funding_reference {text};

-- With the tenant's own reference money comes to no virtual account.
ALTER TABLE deposits ALTER COLUMN virtual_account_id DROP NOT NULL;
