-- The transactional outbox of Tidings on H2 2.2 or newer. It may be run again. A payload is at most 1 MiB.
CREATE TABLE IF NOT EXISTS tidings_outbox (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel         VARCHAR(65535) NOT NULL,
    data            VARCHAR(1048576),
    data_bytes      VARBINARY(1048576),
    tags            VARCHAR(65536),
    idempotency_key VARCHAR(1000),
    partition_key   VARCHAR(1000),
    outbox_id       VARCHAR(1000) DEFAULT CAST(RANDOM_UUID() AS VARCHAR(36)) NOT NULL,
    partition_no    INTEGER GENERATED ALWAYS AS (ORA_HASH(COALESCE(partition_key, channel), 15)),
    created_at      TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CHECK ((data IS NULL) <> (data_bytes IS NULL))
);

CREATE INDEX IF NOT EXISTS tidings_outbox_in_order ON tidings_outbox (partition_no, id);

-- Whoever holds a partition's row relays that partition.
CREATE TABLE IF NOT EXISTS tidings_outbox_partition (
    partition_no INTEGER PRIMARY KEY
);
MERGE INTO tidings_outbox_partition SELECT X FROM SYSTEM_RANGE(0, 15);

-- What cannot be published, with the reason.
CREATE TABLE IF NOT EXISTS tidings_outbox_refused (
    id              BIGINT NOT NULL,
    channel         VARCHAR(65535) NOT NULL,
    data            VARCHAR(1048576),
    data_bytes      VARBINARY(1048576),
    tags            VARCHAR(65536),
    idempotency_key VARCHAR(1000),
    partition_key   VARCHAR(1000),
    outbox_id       VARCHAR(1000) NOT NULL,
    reason          VARCHAR(1000) NOT NULL,
    refused_at      TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
