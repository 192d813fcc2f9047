-- The institution that told the tenant to pay; null when the tenant acts for itself.

ALTER TABLE withdrawals ADD COLUMN instructing_institution_id {id};
ALTER TABLE payments ADD COLUMN instructing_institution_id {id};

CREATE INDEX lookup_withdrawals_institution ON withdrawals (tenant_id, instructing_institution_id) WHERE instructing_institution_id IS NOT NULL;
CREATE INDEX lookup_payments_institution ON payments (tenant_id, instructing_institution_id) WHERE instructing_institution_id IS NOT NULL;
