-- What a quote was made of, what it can buy, and where it stands.

ALTER TABLE quotes ADD COLUMN fixed_side {text} NOT NULL DEFAULT 'From';
ALTER TABLE quotes ADD COLUMN applicability {text} NOT NULL DEFAULT 'Payment';
ALTER TABLE quotes ADD COLUMN market_bid {rate} NOT NULL DEFAULT '0';
ALTER TABLE quotes ADD COLUMN market_ask {rate} NOT NULL DEFAULT '0';
ALTER TABLE quotes ADD COLUMN market_mid {rate} NOT NULL DEFAULT '0';
ALTER TABLE quotes ADD COLUMN status {text} NOT NULL DEFAULT 'Indicative';
-- A firm quote whose time is over was told so before there was a status; its timer is gone.
UPDATE quotes SET status = CASE
    WHEN used_at IS NOT NULL THEN 'Used'
    WHEN expires_at IS NULL THEN 'Indicative'
    WHEN version > 1 THEN 'Expired'
    ELSE 'Open' END;
CREATE INDEX ix_quotes_status ON quotes (tenant_id, status);
