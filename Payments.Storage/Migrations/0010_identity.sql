-- Tenants, who may act for them, and the sessions and keys that prove it.

CREATE TABLE tenants (
    tenant_id {id} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    environment {text} NOT NULL,
    created_at {time} NOT NULL,
    version {int} NOT NULL
) {clustered};

CREATE TABLE members (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    email {text} NOT NULL,
    password_hash {text} NOT NULL,
    created_at {time} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

-- Whoever logs in names no tenant, so an address belongs to one member of the platform.
CREATE UNIQUE INDEX ux_members_email ON members (email);

CREATE TABLE sessions (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    member_id {id} NOT NULL,
    issued_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    revoked_at {time},
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_sessions_expires_at ON sessions (expires_at);

CREATE TABLE signing_keys (
    purpose {text} NOT NULL PRIMARY KEY,
    key_id {text} NOT NULL,
    pem {text} NOT NULL,
    created_at {time} NOT NULL
);
