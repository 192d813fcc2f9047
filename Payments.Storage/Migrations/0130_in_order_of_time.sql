-- What is only looked up by one id lies in the order of ids, which is that of time: all tenants write the same few
-- pages at the end of an index, and not each tenant pages of its own in the middle.

DROP INDEX ix_events_subject;
CREATE INDEX ix_events_subject ON events (subject_id, tenant_id, sequence);

DROP INDEX ix_ledger_transactions_subject;
DROP INDEX ux_ledger_transactions_position;
ALTER TABLE ledger_transactions RENAME TO ledger_transactions_before;

-- As before, but its rows lie in the order in which they were written.
CREATE TABLE ledger_transactions (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    position {long} NOT NULL,
    reason {text} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    occurred_at {time} NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

INSERT INTO ledger_transactions (tenant_id, id, position, reason, subject_kind, subject_id, occurred_at, hash)
SELECT tenant_id, id, position, reason, subject_kind, subject_id, occurred_at, hash
FROM ledger_transactions_before ORDER BY id;

DROP TABLE ledger_transactions_before;

CREATE UNIQUE INDEX ux_ledger_transactions_position ON ledger_transactions (tenant_id, position);
CREATE INDEX ix_ledger_transactions_subject ON ledger_transactions (subject_id, tenant_id);

-- What most withdrawals have not is not written for them.
DROP INDEX ux_withdrawals_external_id;
DROP INDEX ix_withdrawals_virtual_account;
CREATE UNIQUE INDEX ux_withdrawals_external_id ON withdrawals (tenant_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_withdrawals_virtual_account ON withdrawals (tenant_id, virtual_account_id) WHERE virtual_account_id IS NOT NULL;
