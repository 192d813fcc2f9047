-- What has ended long ago is looked for over all tenants, oldest first.

CREATE INDEX lookup_webhook_deliveries_finished ON webhook_deliveries (status, finished_at) WHERE finished_at IS NOT NULL;
