-- Foreign money that is converted as it comes: payments with a deposit and without recipient and quote.

ALTER TABLE tenants ADD COLUMN auto_receive {bool} NOT NULL DEFAULT FALSE;

ALTER TABLE payments ADD COLUMN direction {text} NOT NULL DEFAULT 'Outbound';
ALTER TABLE payments ADD COLUMN deposit_id {id};
ALTER TABLE payments ADD COLUMN rate {rate};

-- SQLite cannot drop a NOT NULL.
DROP INDEX ux_payments_quote;
DROP INDEX lookup_payments_recipient;
ALTER TABLE payments RENAME COLUMN quote_id TO quote_id_before;
ALTER TABLE payments RENAME COLUMN recipient_id TO recipient_id_before;
ALTER TABLE payments ADD COLUMN quote_id {id};
ALTER TABLE payments ADD COLUMN recipient_id {id};
UPDATE payments SET quote_id = quote_id_before, recipient_id = recipient_id_before;
ALTER TABLE payments DROP COLUMN quote_id_before;
ALTER TABLE payments DROP COLUMN recipient_id_before;
CREATE UNIQUE INDEX ux_payments_quote ON payments (tenant_id, quote_id);
CREATE INDEX lookup_payments_recipient ON payments (tenant_id, recipient_id);

-- A deposit is converted once.
CREATE UNIQUE INDEX ux_payments_deposit ON payments (tenant_id, deposit_id);
CREATE INDEX ix_payments_direction ON payments (tenant_id, direction);
