-- Money in and out: deposits and their refunds, withdrawals, quotes, payments.

CREATE TABLE deposits (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    virtual_account_id {id} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    fee_minor_units {long} NOT NULL,
    fee_currency {text} NOT NULL,
    refunded_minor_units {long} NOT NULL,
    refunded_currency {text} NOT NULL,
    rail_credit_id {text} NOT NULL,
    rail {text} NOT NULL,
    payer_name {text},
    payer_account_type {text},
    payer_account_number {text},
    payer_account_routing {text},
    payer_account_bic {text},
    payer_account_country {text},
    reference {text},
    status {text} NOT NULL,
    reason_code {text},
    reason_message {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

-- The same credit, told twice, is one deposit.
CREATE UNIQUE INDEX ux_deposits_rail_credit ON deposits (tenant_id, rail_credit_id, rail);
CREATE INDEX ix_deposits_status ON deposits (tenant_id, status);

CREATE TABLE deposit_refunds (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    deposit_id {id} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    reason {text},
    status {text} NOT NULL,
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_deposit_refunds_deposit ON deposit_refunds (tenant_id, deposit_id);

CREATE TABLE deposit_simulations (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    virtual_account_id {id} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    payer_name {text},
    reference {text},
    rail_credit_id {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE TABLE withdrawals (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    fee_minor_units {long} NOT NULL,
    fee_currency {text} NOT NULL,
    recipient_id {id} NOT NULL,
    sender_id {id},
    reference {text},
    external_id {text},
    rail {text} NOT NULL,
    status {text} NOT NULL,
    reason_code {text},
    reason_message {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_withdrawals_external_id ON withdrawals (tenant_id, external_id);
CREATE INDEX ix_withdrawals_status ON withdrawals (tenant_id, status);

CREATE TABLE quotes (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    from_minor_units {long} NOT NULL,
    from_currency {text} NOT NULL,
    to_minor_units {long} NOT NULL,
    to_currency {text} NOT NULL,
    rate {rate} NOT NULL,
    fee_minor_units {long} NOT NULL,
    fee_currency {text} NOT NULL,
    firm {bool} NOT NULL,
    expires_at {time},
    used_at {time},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE TABLE payments (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    quote_id {id} NOT NULL,
    from_minor_units {long} NOT NULL,
    from_currency {text} NOT NULL,
    to_minor_units {long} NOT NULL,
    to_currency {text} NOT NULL,
    fee_minor_units {long} NOT NULL,
    fee_currency {text} NOT NULL,
    recipient_id {id} NOT NULL,
    sender_id {id},
    reason {text},
    reference {text},
    external_id {text},
    status {text} NOT NULL,
    reason_code {text},
    reason_message {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_payments_external_id ON payments (tenant_id, external_id);
-- A firm quote buys once, whatever the code above believes.
CREATE UNIQUE INDEX ux_payments_quote ON payments (tenant_id, quote_id);
CREATE INDEX ix_payments_status ON payments (tenant_id, status);
