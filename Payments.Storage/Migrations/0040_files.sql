-- Files of tenants. The content lies beside, in stretches, so that neither a reader nor a maker of
-- a long file holds all of it.

CREATE TABLE stored_files (
    tenant_id {id} NOT NULL,
    id {id} NOT NULL,
    name {text} NOT NULL,
    media_type {text} NOT NULL,
    size {long} NOT NULL,
    sha256 {bytes} NOT NULL,
    created_at {time} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {clustered};

CREATE INDEX ix_stored_files_created ON stored_files (tenant_id, created_at);

-- Not clustered: SQLite keeps long rows better in a table of its own than in an index.
CREATE TABLE stored_file_parts (
    tenant_id {id} NOT NULL,
    file_id {id} NOT NULL,
    position {long} NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (tenant_id, file_id, position)
);
