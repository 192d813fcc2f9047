-- Exchanges between a tenant's own balances.

CREATE TABLE conversions (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    quote_id {id} NOT NULL,
    from_minor_units {long} NOT NULL,
    from_currency {text} NOT NULL,
    to_minor_units {long} NOT NULL,
    to_currency {text} NOT NULL,
    fee_minor_units {long} NOT NULL,
    fee_currency {text} NOT NULL,
    rate {rate} NOT NULL,
    note {text},
    external_id {text},
    status {text} NOT NULL,
    reason_code {text},
    reason_message {text},
    cancellation_requested_at {time},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_conversions_external_id ON conversions (tenant_id, external_id);
-- A firm quote buys once, whatever the code above believes.
CREATE UNIQUE INDEX ux_conversions_quote ON conversions (tenant_id, quote_id);
CREATE INDEX ix_conversions_status ON conversions (tenant_id, status);
CREATE INDEX ix_conversions_created ON conversions (tenant_id, created_at);

CREATE TABLE conversion_simulations (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    conversion_id {id} NOT NULL,
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};
