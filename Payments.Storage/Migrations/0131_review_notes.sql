-- What operators write about their decisions for each other.

CREATE TABLE review_notes (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    subject_kind {text} NOT NULL,
    subject_id {id} NOT NULL,
    decision {text} NOT NULL,
    text {text} NOT NULL,
    written_by {text},
    created_at {time} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_review_notes_subject ON review_notes (tenant_id, subject_id);

-- Operators know the object and not whose it is.
CREATE INDEX lookup_review_notes_subject ON review_notes (subject_id);
