-- A rail may tell a credit again with another text: it is looked for in every book, and stays in its own.

CREATE INDEX lookup_deposits_funded ON deposits (rail_credit_id, rail) WHERE funding_reference IS NOT NULL;
CREATE INDEX lookup_suspended_credits_rail_credit ON suspended_credits (rail_credit_id, rail);
