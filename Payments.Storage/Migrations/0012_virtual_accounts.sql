CREATE TABLE virtual_accounts (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    status {text} NOT NULL,
    account_name {text} NOT NULL,
    currency {text} NOT NULL,
    bsb {text},
    account_number {text},
    iban {text},
    locator {text} NOT NULL,
    external_id {text},
    created_at {time} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_virtual_accounts_external_id ON virtual_accounts (tenant_id, external_id);
CREATE INDEX ix_virtual_accounts_created_at ON virtual_accounts (tenant_id, created_at, id);

-- A rail knows the number alone, not whose it is.
CREATE UNIQUE INDEX ux_virtual_accounts_locator ON virtual_accounts (locator);
