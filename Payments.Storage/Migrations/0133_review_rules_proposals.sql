-- Rules by which less would be looked at: they wait for a second operator.

CREATE TABLE review_rules_proposals (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    status {text} NOT NULL,
    settings_json {text} NOT NULL,
    proposed_by {text},
    decided_by {text},
    version {int} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_review_rules_proposals_status ON review_rules_proposals (tenant_id, status);
