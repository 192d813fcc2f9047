-- What operators have let a tenant use, or not.

ALTER TABLE tenants ADD COLUMN feature_switches {text};
