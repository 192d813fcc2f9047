-- Statements that are written to files, with how far each has got.

CREATE TABLE statement_exports (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    currency {text} NOT NULL,
    from_instant {time} NOT NULL,
    to_instant {time} NOT NULL,
    format {text} NOT NULL,
    shall_fail {bool} NOT NULL,
    status {text} NOT NULL,
    account_id {id},
    opening_minor_units {long} NOT NULL,
    opening_currency {text} NOT NULL,
    closing_minor_units {long} NOT NULL,
    closing_currency {text} NOT NULL,
    last_sequence {long} NOT NULL,
    done_sequence {long} NOT NULL,
    done_up_to {time} NOT NULL,
    rows_total {long} NOT NULL,
    rows_done {long} NOT NULL,
    pages {int} NOT NULL,
    size {long} NOT NULL,
    file_id {id} NOT NULL,
    reason_code {text},
    reason_message {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    finished_at {time},
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_statement_exports_created ON statement_exports (tenant_id, created_at);
