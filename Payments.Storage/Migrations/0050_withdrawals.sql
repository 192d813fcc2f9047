-- Withdrawals, whole: the parties as they were, the rail's service and text, schedule, approval, review.

ALTER TABLE withdrawals RENAME TO withdrawals_before;
DROP INDEX ux_withdrawals_external_id;
DROP INDEX ix_withdrawals_status;

CREATE TABLE withdrawals (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    fee_minor_units {long} NOT NULL,
    fee_currency {text} NOT NULL,
    recipient_id {id},
    sender_id {id},
    virtual_account_id {id},
    parties_json {text} NOT NULL,
    reason {text},
    reference {text},
    reference_on_statement {text},
    external_id {text},
    is_fx_linked {bool} NOT NULL,
    rail {text} NOT NULL,
    rail_service {text} NOT NULL,
    attempt {int} NOT NULL,
    scheduled_at {time},
    hold_id {id},
    approval {text},
    created_by {text},
    decided_by {text},
    decided_at {time},
    status {text} NOT NULL,
    reason_code {text},
    reason_message {text},
    is_fee_refunded {bool} NOT NULL,
    cleared_at {time},
    rejected_at {time},
    refunded_at {time},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

INSERT INTO withdrawals (
    tenant_id, id, amount_minor_units, amount_currency, fee_minor_units, fee_currency, recipient_id, sender_id,
    parties_json, reference, reference_on_statement, external_id, is_fx_linked, rail, rail_service, attempt, status,
    reason_code, reason_message, is_fee_refunded, version, created_at
)
SELECT
    w.tenant_id, w.id, w.amount_minor_units, w.amount_currency, w.fee_minor_units, w.fee_currency, w.recipient_id, w.sender_id,
    '{"payee":{"name":{"companyName":"'
    || replace(replace(coalesce(r.name_company_name, r.name_first_name || ' ' || r.name_last_name), '\', '\\'), '"', '\"')
    || '"},"account":{"type":"'
    || CASE r.account_type WHEN 'AccountNumber' THEN 'ACCOUNT_NUMBER' WHEN 'SortCode' THEN 'SORT_CODE' ELSE upper(r.account_type) END
    || '","currency":"' || r.account_currency || '","country":"' || r.account_country || '"'
    || coalesce(',"bsb":"' || r.account_bsb || '"', '')
    || coalesce(',"accountNumber":"' || r.account_account_number || '"', '')
    || coalesce(',"iban":"' || r.account_iban || '"', '')
    || coalesce(',"bic":"' || r.account_bic || '"', '')
    || coalesce(',"payId":"' || replace(replace(r.account_pay_id, '\', '\\'), '"', '\"') || '"', '')
    || coalesce(',"aba":"' || r.account_aba || '"', '')
    || coalesce(',"sortCode":"' || r.account_sort_code || '"', '')
    || coalesce(',"ifsc":"' || r.account_ifsc || '"', '')
    || coalesce(',"cnaps":"' || r.account_cnaps || '"', '')
    || coalesce(',"clabe":"' || r.account_clabe || '"', '')
    || '}},"payer":{"mode":"' || CASE WHEN s.id IS NULL THEN 'TENANT' ELSE 'SENDER' END || '","displayName":"'
    || replace(replace(coalesce(s.name_company_name, s.name_first_name || ' ' || s.name_last_name, t.name), '\', '\\'), '"', '\"')
    || '"}}',
    w.reference, w.reference, w.external_id, (1 = 0), w.rail,
    CASE w.rail
        WHEN 'Npp' THEN 'NppSct' WHEN 'DirectEntry' THEN 'BecsDirectCredit' WHEN 'Sct' THEN 'SepaCreditTransfer'
        WHEN 'SctInst' THEN 'SepaInstantCreditTransfer' WHEN 'Domestic' THEN 'DomesticCredit' ELSE 'CorrespondentCredit'
    END,
    1, w.status, w.reason_code, w.reason_message, (1 = 0), w.version, w.created_at
FROM withdrawals_before w
JOIN recipients r ON r.tenant_id = w.tenant_id AND r.id = w.recipient_id
JOIN tenants t ON t.tenant_id = w.tenant_id
LEFT JOIN senders s ON s.tenant_id = w.tenant_id AND s.id = w.sender_id;

DROP TABLE withdrawals_before;

CREATE UNIQUE INDEX ux_withdrawals_external_id ON withdrawals (tenant_id, external_id);
CREATE INDEX ix_withdrawals_status ON withdrawals (tenant_id, status);
CREATE INDEX ix_withdrawals_recipient ON withdrawals (tenant_id, recipient_id);
CREATE INDEX ix_withdrawals_virtual_account ON withdrawals (tenant_id, virtual_account_id);

-- Who may do what for a tenant. Whoever was a member before could do everything.
ALTER TABLE members ADD COLUMN access_list {text} NOT NULL DEFAULT 'Admin Transact Login Api Correspondence Approve Compliance';

-- From which amounts on a second member must agree.
ALTER TABLE tenants ADD COLUMN approval_thresholds {text};
