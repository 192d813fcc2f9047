-- Why outgoing money was stopped, and who decided it.

ALTER TABLE withdrawals ADD COLUMN review_reasons {text};
ALTER TABLE withdrawals ADD COLUMN reviewed_by {text};
ALTER TABLE withdrawals ADD COLUMN payee_key {text};
ALTER TABLE withdrawals ADD COLUMN is_new_payee {bool} NOT NULL DEFAULT FALSE;
ALTER TABLE payments ADD COLUMN review_reasons {text};
ALTER TABLE payments ADD COLUMN reviewed_by {text};
ALTER TABLE payments ADD COLUMN payee_key {text};
ALTER TABLE payments ADD COLUMN is_new_payee {bool} NOT NULL DEFAULT FALSE;

-- Until now nothing but a word of the sandbox has stopped any.
UPDATE withdrawals SET review_reasons = 'MagicWord' WHERE status = 'Reviewing';
UPDATE payments SET review_reasons = 'MagicWord' WHERE status = 'Initialising';

-- Operators look across tenants, and only at what was ever stopped.
CREATE INDEX lookup_withdrawals_reviewed ON withdrawals (id) WHERE review_reasons IS NOT NULL;
CREATE INDEX lookup_payments_reviewed ON payments (id) WHERE review_reasons IS NOT NULL;
CREATE INDEX lookup_institutions_id ON institutions (id);
CREATE INDEX lookup_institutions_pending ON institutions (id) WHERE status = 'Pending';

-- Whether an account was ever paid: few rows, those that were made before it was known.
CREATE INDEX lookup_withdrawals_new_payee ON withdrawals (tenant_id, payee_key) WHERE is_new_payee;
CREATE INDEX lookup_payments_new_payee ON payments (tenant_id, payee_key) WHERE is_new_payee;
