-- Money that a rail has brought and that the payer's bank wants back.

CREATE TABLE credit_recalls (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    rail {text} NOT NULL,
    rail_recall_id {text} NOT NULL,
    rail_credit_id {text} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    reason_code {text} NOT NULL,
    deposit_id {id},
    suspended_credit_id {id},
    status {text} NOT NULL,
    refusal {text},
    deadline {time},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_credit_recalls_rail_recall ON credit_recalls (tenant_id, rail_recall_id, rail);
CREATE INDEX ix_credit_recalls_rail_credit ON credit_recalls (tenant_id, rail_credit_id, rail);

-- The last recall of each: what becomes of the money becomes of it.
ALTER TABLE deposits ADD COLUMN recall_id {id};
ALTER TABLE suspended_credits ADD COLUMN recall_id {id};
