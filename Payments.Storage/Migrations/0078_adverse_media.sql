-- Searches for bad news about people and companies, and what was found.

CREATE TABLE adverse_media_requests (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    first_name {text},
    middle_name {text},
    last_name {text},
    account_name {text},
    country {text} NOT NULL,
    name_key {text} NOT NULL,
    day {date} NOT NULL,
    external_id {text},
    status {text} NOT NULL,
    results_json {text},
    is_billable {bool} NOT NULL,
    completed_at {time},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_adverse_media_requests_external_id ON adverse_media_requests (tenant_id, external_id);
CREATE INDEX ix_adverse_media_requests_name_day ON adverse_media_requests (tenant_id, name_key, country, day);
