-- What an ATOMIC batch that is taken back has made: few rows, and only while they wait.

CREATE INDEX lookup_withdrawals_waiting_for_batch ON withdrawals (tenant_id, batch_id) WHERE waits_for_batch;
