-- Permissions to read accounts at banks, and what was read under them.

CREATE TABLE consents (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    provider_code {text} NOT NULL,
    scope_list {text} NOT NULL,
    redirect_uri {text},
    external_id {text},
    status {text} NOT NULL,
    bank_consent_id {text},
    link {text},
    expires_at {time},
    reason_code {text},
    reason_message {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_consents_external_id ON consents (tenant_id, external_id);
CREATE INDEX ix_consents_status ON consents (tenant_id, status);

CREATE TABLE bank_accounts (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    consent_id {id} NOT NULL,
    resource_id {text} NOT NULL,
    iban {text},
    bban {text},
    name {text},
    owner_name {text},
    currency {text} NOT NULL,
    read_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_bank_accounts_resource
    ON bank_accounts (tenant_id, consent_id, resource_id);

CREATE TABLE account_balances_at_banks (
    tenant_id {id} NOT NULL,
    bank_account_id {id} NOT NULL,
    type {text} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (tenant_id, bank_account_id, type)
) {clustered};

CREATE TABLE account_transactions (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    bank_account_id {id} NOT NULL,
    bank_transaction_id {text} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    direction {text} NOT NULL,
    booked_at {date},
    value_date {date},
    counterparty_name {text},
    counterparty_account {text},
    remittance {text},
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_account_transactions_bank_id
    ON account_transactions (tenant_id, bank_account_id, bank_transaction_id);
CREATE INDEX ix_account_transactions_booked
    ON account_transactions (tenant_id, bank_account_id, booked_at, id);
