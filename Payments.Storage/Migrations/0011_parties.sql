-- Payers and payees. A name is a person's (first, last) or a company's.

CREATE TABLE senders (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    name_first_name {text},
    name_middle_name {text},
    name_last_name {text},
    name_company_name {text},
    email {text},
    address_line1 {text},
    address_line2 {text},
    address_city {text},
    address_region {text},
    address_postcode {text},
    address_country {text},
    date_of_birth {date},
    external_id {text},
    created_at {time} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_senders_external_id ON senders (tenant_id, external_id);
CREATE INDEX ix_senders_created_at ON senders (tenant_id, created_at, id);

CREATE TABLE recipients (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    name_first_name {text},
    name_middle_name {text},
    name_last_name {text},
    name_company_name {text},
    email {text},
    address_line1 {text},
    address_line2 {text},
    address_city {text},
    address_region {text},
    address_postcode {text},
    address_country {text},
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
    external_id {text},
    created_at {time} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_recipients_external_id ON recipients (tenant_id, external_id);
CREATE INDEX ix_recipients_created_at ON recipients (tenant_id, created_at, id);
