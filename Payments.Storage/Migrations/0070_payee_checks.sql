-- Whether accounts are held in the names of their payees, and which answers a tenant wants accepted.

CREATE TABLE payee_checks (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    recipient_id {id},
    account_type {text} NOT NULL,
    account_currency {text} NOT NULL,
    account_country {text} NOT NULL,
    account_bsb {text},
    account_account_number {text},
    account_iban {text},
    account_bic {text},
    account_pay_id {text},
    account_aba {text},
    account_sort_code {text},
    account_ifsc {text},
    account_cnaps {text},
    account_clabe {text},
    account_key {text} NOT NULL,
    account_name {text} NOT NULL,
    external_id {text},
    status {text} NOT NULL,
    result {text},
    holder_type {text},
    is_billable {bool} NOT NULL,
    answered_at {time},
    accepted_at {time},
    accepted_by {text},
    acceptance_note {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_payee_checks_external_id ON payee_checks (tenant_id, external_id);
CREATE INDEX ix_payee_checks_account ON payee_checks (tenant_id, account_key);
CREATE INDEX ix_payee_checks_recipient ON payee_checks (tenant_id, recipient_id);

ALTER TABLE tenants ADD COLUMN payee_check_policy {text};
