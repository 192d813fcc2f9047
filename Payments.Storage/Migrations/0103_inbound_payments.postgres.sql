-- Foreign money that is converted as it comes: payments with a deposit and without recipient and quote.

ALTER TABLE tenants ADD COLUMN auto_receive {bool} NOT NULL DEFAULT FALSE;

ALTER TABLE payments ADD COLUMN direction {text} NOT NULL DEFAULT 'Outbound';
ALTER TABLE payments ADD COLUMN deposit_id {id};
ALTER TABLE payments ADD COLUMN rate {rate};
ALTER TABLE payments ALTER COLUMN quote_id DROP NOT NULL;
ALTER TABLE payments ALTER COLUMN recipient_id DROP NOT NULL;

-- A deposit is converted once.
CREATE UNIQUE INDEX ux_payments_deposit ON payments (tenant_id, deposit_id);
CREATE INDEX ix_payments_direction ON payments (tenant_id, direction);
