-- Who is told by HTTP what happens, and each message with its attempts.

CREATE TABLE webhook_endpoints (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    environment {text} NOT NULL,
    url {text} NOT NULL,
    description {text},
    event_types_json {text} NOT NULL,
    subject_kind {text},
    subject_id {id},
    secret {text} NOT NULL,
    old_secret {text},
    old_secret_until {time},
    status {text} NOT NULL,
    status_reason {text},
    failing_since {time},
    last_sequence {long} NOT NULL,
    enabled_at_version {int} NOT NULL,
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_webhook_endpoints_status ON webhook_endpoints (tenant_id, status);

CREATE TABLE webhook_deliveries (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    endpoint_id {id} NOT NULL,
    message_id {text} NOT NULL,
    event_type {text} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    body {text} NOT NULL,
    status {text} NOT NULL,
    attempts_json {text} NOT NULL,
    next_attempt_at {time},
    finished_at {time},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_webhook_deliveries_endpoint ON webhook_deliveries (tenant_id, endpoint_id);
