-- Members that are invited, changed, suspended and removed.

ALTER TABLE members ADD COLUMN status {text} NOT NULL DEFAULT 'Active';
ALTER TABLE members ADD COLUMN first_name {text};
ALTER TABLE members ADD COLUMN last_name {text};
ALTER TABLE members ADD COLUMN role_list {text} NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN proposed_access_list {text};
ALTER TABLE members ADD COLUMN proposed_by {text};
ALTER TABLE members ADD COLUMN invitation_hash {text};
ALTER TABLE members ADD COLUMN invitation_expires_at {time};

-- Whoever was removed gives the address free, so that it can be invited again.
ALTER TABLE members ADD COLUMN login_email {text};
UPDATE members SET login_email = email;
DROP INDEX ux_members_email;
CREATE UNIQUE INDEX ux_members_login_email ON members (login_email);

-- Whoever accepts names no tenant either.
CREATE UNIQUE INDEX ux_members_invitation_hash ON members (invitation_hash);
CREATE INDEX ix_members_tenant_id_created_at_id ON members (tenant_id, created_at, id);

-- They end with the member.
CREATE INDEX ix_sessions_tenant_id_member_id ON sessions (tenant_id, member_id);
