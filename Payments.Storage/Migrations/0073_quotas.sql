-- How often services were used in a month, and a tenant's own limits.

CREATE TABLE quota_uses (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    service {text} NOT NULL,
    month {date} NOT NULL,
    used {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_quota_uses_service_month ON quota_uses (tenant_id, service, month);

ALTER TABLE tenants ADD COLUMN quota_limits {text};
