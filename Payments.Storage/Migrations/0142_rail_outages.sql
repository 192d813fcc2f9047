-- Which rails are down or were, and the orders that wait for one of them. An order that is here is not in
-- the outbox: no rail can have it.

CREATE TABLE rail_outages (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    scheme {text} NOT NULL,
    is_simulated {bool} NOT NULL,
    cause {text},
    since {time} NOT NULL,
    until {time},
    probe_tenant_id {id},
    probe_id {id},
    probed_at {time},
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_rail_outages_since ON rail_outages (tenant_id, since);

-- Every server looks once a second, across tenants.
CREATE INDEX lookup_rail_outages_open ON rail_outages (scheme) WHERE until IS NULL;

CREATE TABLE held_rail_orders (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    environment {text} NOT NULL,
    scheme {text} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    order_json {text} NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX lookup_held_rail_orders_scheme ON held_rail_orders (scheme, id);

ALTER TABLE withdrawals ADD COLUMN held_order_id {id};
