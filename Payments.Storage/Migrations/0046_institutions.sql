CREATE TABLE institutions (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    status {text} NOT NULL,
    status_message {text},
    legal_name {text} NOT NULL,
    name_key {text} NOT NULL,
    trading_as_name {text},
    business_number {text},
    address_line1 {text} NOT NULL,
    address_line2 {text},
    address_city {text},
    address_region {text},
    address_postcode {text},
    address_country {text} NOT NULL,
    country {text} NOT NULL,
    external_id {text},
    created_at {time} NOT NULL,
    deleted_at {time},
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_institutions_external_id ON institutions (tenant_id, external_id);
CREATE INDEX ix_institutions_business_number ON institutions (tenant_id, business_number, country);
CREATE INDEX ix_institutions_name_key ON institutions (tenant_id, name_key, country);
CREATE INDEX ix_institutions_created_at ON institutions (tenant_id, created_at, id);
