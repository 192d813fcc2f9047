-- What a tenant tells of its members.

ALTER TABLE members ADD COLUMN date_of_birth {date};
ALTER TABLE members ADD COLUMN mobile {text};
ALTER TABLE members ADD COLUMN address_line1 {text};
ALTER TABLE members ADD COLUMN address_line2 {text};
ALTER TABLE members ADD COLUMN address_city {text};
ALTER TABLE members ADD COLUMN address_region {text};
ALTER TABLE members ADD COLUMN address_postcode {text};
ALTER TABLE members ADD COLUMN address_country {text};
ALTER TABLE members ADD COLUMN is_primary_contact {bool} NOT NULL DEFAULT FALSE;
