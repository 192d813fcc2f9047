-- When somebody ceased to be an ADMIN who can act. Of those of before it is not known, and they do not count.

ALTER TABLE members ADD COLUMN admin_until {time};
