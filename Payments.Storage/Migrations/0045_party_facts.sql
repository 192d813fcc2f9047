-- All that is known of payers and payees, and what they are found by.

ALTER TABLE senders ADD COLUMN nick_name {text} NOT NULL DEFAULT '';
ALTER TABLE senders ADD COLUMN mobile {text};
ALTER TABLE senders ADD COLUMN legal_name {text};
ALTER TABLE senders ADD COLUMN trading_as_name {text};
ALTER TABLE senders ADD COLUMN business_number {text};
ALTER TABLE senders ADD COLUMN acn {text};
ALTER TABLE senders ADD COLUMN id_doc_type {text};
ALTER TABLE senders ADD COLUMN id_doc_number {text};
ALTER TABLE senders ADD COLUMN id_doc_issuer {text};
ALTER TABLE senders ADD COLUMN id_doc_issue_date {date};
ALTER TABLE senders ADD COLUMN id_doc_expiry_date {date};
ALTER TABLE senders ADD COLUMN id_doc_country {text};
ALTER TABLE senders ADD COLUMN deleted_at {time};
UPDATE senders SET nick_name = substr(coalesce(name_company_name, name_first_name || name_last_name), 1, 10);
CREATE INDEX ix_senders_email ON senders (tenant_id, email);
CREATE INDEX ix_senders_nick_name ON senders (tenant_id, nick_name);

ALTER TABLE recipients ADD COLUMN nick_name {text} NOT NULL DEFAULT '';
ALTER TABLE recipients ADD COLUMN mobile {text};
ALTER TABLE recipients ADD COLUMN legal_name {text};
ALTER TABLE recipients ADD COLUMN trading_as_name {text};
ALTER TABLE recipients ADD COLUMN business_number {text};
ALTER TABLE recipients ADD COLUMN acn {text};
ALTER TABLE recipients ADD COLUMN id_doc_type {text};
ALTER TABLE recipients ADD COLUMN id_doc_number {text};
ALTER TABLE recipients ADD COLUMN id_doc_issuer {text};
ALTER TABLE recipients ADD COLUMN id_doc_issue_date {date};
ALTER TABLE recipients ADD COLUMN id_doc_expiry_date {date};
ALTER TABLE recipients ADD COLUMN id_doc_country {text};
ALTER TABLE recipients ADD COLUMN deleted_at {time};
ALTER TABLE recipients ADD COLUMN date_of_birth {date};
UPDATE recipients SET nick_name = substr(coalesce(name_company_name, name_first_name || name_last_name), 1, 10);
CREATE INDEX ix_recipients_email ON recipients (tenant_id, email);
CREATE INDEX ix_recipients_nick_name ON recipients (tenant_id, nick_name);

-- Columns of complex properties: EF Core cannot declare these indexes, so they are named lookup_….
CREATE INDEX lookup_senders_name_last_name ON senders (tenant_id, name_last_name) WHERE name_last_name IS NOT NULL;
CREATE INDEX lookup_senders_name_company_name ON senders (tenant_id, name_company_name) WHERE name_company_name IS NOT NULL;
CREATE INDEX lookup_recipients_name_last_name ON recipients (tenant_id, name_last_name) WHERE name_last_name IS NOT NULL;
CREATE INDEX lookup_recipients_name_company_name ON recipients (tenant_id, name_company_name) WHERE name_company_name IS NOT NULL;
CREATE INDEX lookup_recipients_account_bsb ON recipients (tenant_id, account_bsb) WHERE account_bsb IS NOT NULL;
CREATE INDEX lookup_recipients_account_account_number ON recipients (tenant_id, account_account_number) WHERE account_account_number IS NOT NULL;
CREATE INDEX lookup_recipients_account_iban ON recipients (tenant_id, account_iban) WHERE account_iban IS NOT NULL;
CREATE INDEX lookup_recipients_account_bic ON recipients (tenant_id, account_bic) WHERE account_bic IS NOT NULL;
CREATE INDEX lookup_recipients_account_pay_id ON recipients (tenant_id, account_pay_id) WHERE account_pay_id IS NOT NULL;
CREATE INDEX lookup_recipients_account_aba ON recipients (tenant_id, account_aba) WHERE account_aba IS NOT NULL;
CREATE INDEX lookup_recipients_account_sort_code ON recipients (tenant_id, account_sort_code) WHERE account_sort_code IS NOT NULL;
CREATE INDEX lookup_recipients_account_ifsc ON recipients (tenant_id, account_ifsc) WHERE account_ifsc IS NOT NULL;
CREATE INDEX lookup_recipients_account_cnaps ON recipients (tenant_id, account_cnaps) WHERE account_cnaps IS NOT NULL;
CREATE INDEX lookup_recipients_account_clabe ON recipients (tenant_id, account_clabe) WHERE account_clabe IS NOT NULL;
