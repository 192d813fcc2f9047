-- Endpoints whose messages are signed with a private key, so that the receiver needs no secret.

ALTER TABLE webhook_endpoints ADD COLUMN private_key {text};
ALTER TABLE webhook_endpoints ADD COLUMN public_key {text};
ALTER TABLE webhook_endpoints ADD COLUMN old_private_key {text};
ALTER TABLE webhook_endpoints ADD COLUMN old_public_key {text};
