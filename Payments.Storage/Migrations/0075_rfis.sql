-- Requests for information, and the transactions that they are about.

CREATE TABLE rfis (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    status {text} NOT NULL,
    outcome {text},
    message {text} NOT NULL,
    deadline {time} NOT NULL,
    questions_json {text} NOT NULL,
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_rfis_status ON rfis (tenant_id, status);

CREATE TABLE rfi_transactions (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    rfi_id {id} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_rfi_transactions_rfi ON rfi_transactions (tenant_id, rfi_id);
CREATE INDEX ix_rfi_transactions_subject ON rfi_transactions (tenant_id, subject_id);
