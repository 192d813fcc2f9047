-- What operators have said that is looked at before it leaves a LIVE tenant: all that was ever said,
-- and for each environment what holds now.

CREATE TABLE review_rules (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    version {int} NOT NULL,
    settings_json {text} NOT NULL,
    changed_by {text},
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE UNIQUE INDEX ux_review_rules_version ON review_rules (tenant_id, version);

CREATE TABLE review_rules_in_force (
    tenant_id {id} NOT NULL PRIMARY KEY,
    rules_id {id} NOT NULL,
    version {int} NOT NULL,
    settings_json {text} NOT NULL
) {clustered};
