-- Withdrawals that are asked for together: how far each batch got, and what became of each line.

CREATE TABLE withdrawal_batches (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    mode {text} NOT NULL,
    is_dry_run {bool} NOT NULL,
    format {text} NOT NULL,
    file_id {id} NOT NULL,
    file_size {long} NOT NULL,
    is_inline {bool} NOT NULL,
    external_id {text},
    created_by {text},
    refused_line {int},
    stalls_in {text},
    status {text} NOT NULL,
    line_count {int},
    valid_count {int} NOT NULL,
    created_count {int} NOT NULL,
    replayed_count {int} NOT NULL,
    refused_count {int} NOT NULL,
    has_begun {bool} NOT NULL,
    lines_done {int} NOT NULL,
    lines_made {int} NOT NULL,
    first_offset {long} NOT NULL,
    first_row {int} NOT NULL,
    next_offset {long} NOT NULL,
    next_row {int} NOT NULL,
    reason_code {text},
    reason_message {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    finished_at {time},
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_withdrawal_batches_external_id ON withdrawal_batches (tenant_id, external_id);
CREATE INDEX ix_withdrawal_batches_status ON withdrawal_batches (tenant_id, status);

CREATE TABLE withdrawal_batch_lines (
    tenant_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    number {int} NOT NULL,
    file_row {int} NOT NULL,
    line_key {text},
    status {text} NOT NULL,
    withdrawal_id {id},
    is_replayed {bool} NOT NULL,
    problems_json {text},
    PRIMARY KEY (tenant_id, batch_id, number)
) {clustered};

CREATE INDEX ix_withdrawal_batch_lines_key ON withdrawal_batch_lines (tenant_id, batch_id, line_key);
CREATE INDEX ix_withdrawal_batch_lines_status ON withdrawal_batch_lines (tenant_id, batch_id, status);

CREATE TABLE withdrawal_batch_totals (
    tenant_id {id} NOT NULL,
    batch_id {id} NOT NULL,
    currency {text} NOT NULL,
    line_count {int} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    fee_minor_units {long} NOT NULL,
    fee_currency {text} NOT NULL,
    PRIMARY KEY (tenant_id, batch_id, currency)
) {clustered};

ALTER TABLE withdrawals ADD COLUMN batch_id {id};
ALTER TABLE withdrawals ADD COLUMN waits_for_batch {bool} NOT NULL DEFAULT FALSE;
