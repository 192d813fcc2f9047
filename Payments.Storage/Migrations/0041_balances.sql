-- What was held at an instant is asked by account.
CREATE INDEX ix_holds_account ON holds (tenant_id, account_id, created_at);
