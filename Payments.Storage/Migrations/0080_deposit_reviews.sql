-- Deposits under review, and money that no account can take.

ALTER TABLE deposits ADD COLUMN rail_service {text} NOT NULL DEFAULT 'NppSct';
UPDATE deposits SET rail_service = CASE rail
    WHEN 'Npp' THEN 'NppSct' WHEN 'DirectEntry' THEN 'BecsDirectCredit' WHEN 'Sct' THEN 'SepaCreditTransfer'
    WHEN 'SctInst' THEN 'SepaInstantCreditTransfer' WHEN 'Domestic' THEN 'DomesticCredit' ELSE 'CorrespondentCredit'
END;
ALTER TABLE deposits ADD COLUMN payee_account_type {text};
ALTER TABLE deposits ADD COLUMN payee_account_number {text};
ALTER TABLE deposits ADD COLUMN payee_account_routing {text};
ALTER TABLE deposits ADD COLUMN payee_account_bic {text};
ALTER TABLE deposits ADD COLUMN payee_account_country {text};
ALTER TABLE deposits ADD COLUMN review_reasons {text};
ALTER TABLE deposits ADD COLUMN decided_by {text};
ALTER TABLE deposits ADD COLUMN cleared_at {time};
ALTER TABLE deposits ADD COLUMN refunded_at {time};
-- Confirmed in the instant of their creation, all of them.
UPDATE deposits SET cleared_at = created_at;

-- Operators look across tenants, and only at what was ever stopped.
CREATE INDEX lookup_deposits_reviewed ON deposits (id) WHERE review_reasons IS NOT NULL;

ALTER TABLE deposit_refunds ADD COLUMN source {text} NOT NULL DEFAULT 'Balance';

-- Somebody may also pay to a number that is nobody's.
ALTER TABLE deposit_simulations RENAME TO deposit_simulations_before;
CREATE TABLE deposit_simulations (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    virtual_account_id {id},
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    payer_name {text},
    reference {text},
    rail_credit_id {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};
INSERT INTO deposit_simulations (
    tenant_id, id, virtual_account_id, amount_minor_units, amount_currency, payer_name, reference, rail_credit_id, version, created_at
)
SELECT
    tenant_id, id, virtual_account_id, amount_minor_units, amount_currency, payer_name, reference, rail_credit_id, version, created_at
FROM deposit_simulations_before;
DROP TABLE deposit_simulations_before;

CREATE TABLE suspended_credits (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    rail {text} NOT NULL,
    rail_credit_id {text} NOT NULL,
    account_type {text} NOT NULL,
    account_number {text} NOT NULL,
    account_routing {text},
    account_bic {text},
    account_country {text},
    locator {text} NOT NULL,
    virtual_account_id {id},
    payer_name {text},
    payer_account_type {text},
    payer_account_number {text},
    payer_account_routing {text},
    payer_account_bic {text},
    payer_account_country {text},
    reference {text},
    reason {text} NOT NULL,
    deposit_id {id},
    status {text} NOT NULL,
    reason_code {text},
    reason_message {text},
    decided_by {text},
    attempt {int} NOT NULL,
    received_at {time} NOT NULL,
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_suspended_credits_rail_credit ON suspended_credits (tenant_id, rail_credit_id, rail);
-- An operator knows the id and not whose it is; a new account number must be nobody's.
CREATE INDEX lookup_suspended_credits_id ON suspended_credits (id);
CREATE INDEX lookup_suspended_credits_locator ON suspended_credits (locator);
