-- A new password for a forgotten one: a code that is known here by its hash only.

ALTER TABLE members ADD COLUMN reset_hash {text};
ALTER TABLE members ADD COLUMN reset_expires_at {time};
ALTER TABLE members ADD COLUMN reset_awaits_confirmation {bool} NOT NULL DEFAULT FALSE;
ALTER TABLE members ADD COLUMN reset_issued_by {text};
ALTER TABLE members ADD COLUMN reset_confirmed_by {text};

-- Whoever comes with a code names no tenant.
CREATE UNIQUE INDEX ux_members_reset_hash ON members (reset_hash);
