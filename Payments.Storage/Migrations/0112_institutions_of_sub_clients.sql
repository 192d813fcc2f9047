-- The institution for which a sub-client's account was opened; null when the tenant acts for itself.

ALTER TABLE virtual_accounts ADD COLUMN instructing_institution_id {id};

CREATE INDEX lookup_virtual_accounts_institution ON virtual_accounts (tenant_id, instructing_institution_id) WHERE instructing_institution_id IS NOT NULL;
