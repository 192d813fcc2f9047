-- A payment that waits for a rail that is down can be called off here, so it knows its order.

ALTER TABLE payments ADD COLUMN held_order_id {id};
