-- Every list that can be asked for in the order of creation has that order in an index, so that a page costs the same
-- wherever it lies.

CREATE INDEX ix_address_cleansings_created ON address_cleansings (tenant_id, created_at);
CREATE INDEX ix_adverse_media_requests_created ON adverse_media_requests (tenant_id, created_at);
CREATE INDEX ix_consents_created ON consents (tenant_id, created_at);
CREATE INDEX ix_credit_recalls_created ON credit_recalls (tenant_id, created_at);
CREATE INDEX ix_deposits_created ON deposits (tenant_id, created_at);
CREATE INDEX ix_quotes_created ON quotes (tenant_id, created_at);
CREATE INDEX ix_payments_created ON payments (tenant_id, created_at);
CREATE INDEX ix_payee_checks_created ON payee_checks (tenant_id, created_at);
CREATE INDEX ix_rfis_created ON rfis (tenant_id, created_at);
CREATE INDEX ix_suspended_credits_created ON suspended_credits (tenant_id, created_at);
CREATE INDEX ix_webhook_deliveries_created ON webhook_deliveries (tenant_id, created_at);
CREATE INDEX ix_withdrawals_created ON withdrawals (tenant_id, created_at);
CREATE INDEX ix_conversions_updated ON conversions (tenant_id, updated_at);
