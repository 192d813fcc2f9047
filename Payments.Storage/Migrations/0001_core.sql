-- The core that every slice stands on: the ledger, the event log, idempotency, outbox, timers.

CREATE TABLE ledger_accounts (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    kind {text} NOT NULL,
    owner {text} NOT NULL,
    currency {text} NOT NULL,
    reference {id} NOT NULL,
    opened_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_ledger_accounts_reference
    ON ledger_accounts (tenant_id, currency, kind, reference);

CREATE TABLE account_balances (
    tenant_id {id} NOT NULL,
    account_id {id} NOT NULL,
    posted {long} NOT NULL,
    held {long} NOT NULL,
    entry_count {long} NOT NULL,
    PRIMARY KEY (tenant_id, account_id)
) {clustered};

CREATE TABLE ledger_transactions (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    position {long} NOT NULL,
    reason {text} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    occurred_at {time} NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_ledger_transactions_position ON ledger_transactions (tenant_id, position);
CREATE INDEX ix_ledger_transactions_subject ON ledger_transactions (tenant_id, subject_id);

-- The key comes first and in its order: else integrity_check of SQLite 3.40 sees nulls that are not there.
CREATE TABLE ledger_entries (
    tenant_id {id} NOT NULL,
    account_id {id} NOT NULL,
    occurred_at {time} NOT NULL,
    sequence {long} NOT NULL,
    transaction_position {long} NOT NULL,
    line {int} NOT NULL,
    amount {long} NOT NULL,
    balance_after {long} NOT NULL,
    PRIMARY KEY (tenant_id, account_id, occurred_at, sequence)
) {clustered};

CREATE UNIQUE INDEX ux_ledger_entries_transaction
    ON ledger_entries (tenant_id, transaction_position, line);

CREATE TABLE chain_heads (
    tenant_id {id} NOT NULL PRIMARY KEY,
    position {long} NOT NULL,
    hash {bytes} NOT NULL,
    last_occurred_at {time} NOT NULL
) {clustered};

CREATE TABLE holds (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    account_id {id} NOT NULL,
    amount_minor_units {long} NOT NULL,
    amount_currency {text} NOT NULL,
    reason {text} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    created_at {time} NOT NULL,
    status {text} NOT NULL,
    settled_at {time},
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_holds_subject ON holds (tenant_id, subject_id);

CREATE TABLE events (
    sequence {long} NOT NULL PRIMARY KEY,
    tenant_id {id} NOT NULL,
    type {text} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    subject_version {int} NOT NULL,
    previous_status {text},
    status {text},
    occurred_at {time} NOT NULL,
    payload {text} NOT NULL
);

CREATE INDEX ix_events_tenant ON events (tenant_id, sequence);
CREATE INDEX ix_events_subject ON events (tenant_id, subject_id, sequence);

-- One row: the last sequence given, and the oldest still kept. Locked last in each transaction, so
-- sequences become visible in their order whichever node commits.
CREATE TABLE event_counter (
    id {int} NOT NULL PRIMARY KEY,
    last_sequence {long} NOT NULL,
    oldest_sequence {long} NOT NULL
);

INSERT INTO event_counter (id, last_sequence, oldest_sequence) VALUES (1, 0, 1);

CREATE TABLE idempotency_records (
    tenant_id {id} NOT NULL,
    key {text} NOT NULL,
    operation {text} NOT NULL,
    fingerprint {bytes} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, key, operation)
) {clustered};

CREATE TABLE outbox_items (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    environment {text} NOT NULL,
    kind {text} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    payload {text} NOT NULL,
    next_attempt_at {time} NOT NULL,
    attempts {int} NOT NULL,
    status {text} NOT NULL,
    last_error {text},
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX ix_outbox_items_due ON outbox_items (kind, status, next_attempt_at);

CREATE TABLE scheduled_timers (
    tenant_id {id} NOT NULL,
    subject_id {id} NOT NULL,
    kind {text} NOT NULL,
    environment {text} NOT NULL,
    subject_kind {text} NOT NULL,
    due_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, subject_id, kind)
) {clustered};

CREATE INDEX ix_scheduled_timers_tenant_due ON scheduled_timers (tenant_id, due_at);
CREATE INDEX ix_scheduled_timers_due ON scheduled_timers (due_at);

CREATE TABLE test_clocks (
    tenant_id {id} NOT NULL PRIMARY KEY,
    offset_microseconds {long} NOT NULL
) {clustered};

CREATE TABLE server_keys (
    name {text} NOT NULL PRIMARY KEY,
    value {bytes} NOT NULL
);
