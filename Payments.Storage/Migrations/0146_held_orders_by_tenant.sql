-- Every server asks once a second which tenants have orders that wait for a rail, and steps from one to the next.

DROP INDEX lookup_held_rail_orders_scheme;
CREATE INDEX lookup_held_rail_orders_tenant ON held_rail_orders (scheme, tenant_id, id);
