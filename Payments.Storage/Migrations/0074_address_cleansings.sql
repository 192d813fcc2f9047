-- Addresses as they were given, and what the cleanser made of them.

CREATE TABLE address_cleansings (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    original_json {text} NOT NULL,
    address_key {text} NOT NULL,
    day {date} NOT NULL,
    external_id {text},
    status {text} NOT NULL,
    cleansed_address_line1 {text},
    cleansed_address_line2 {text},
    cleansed_address_city {text},
    cleansed_address_region {text},
    cleansed_address_postcode {text},
    cleansed_address_country {text},
    recommendation {text},
    score {int},
    is_billable {bool} NOT NULL,
    completed_at {time},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_address_cleansings_external_id ON address_cleansings (tenant_id, external_id);
CREATE INDEX ix_address_cleansings_address_day ON address_cleansings (tenant_id, address_key, day);
