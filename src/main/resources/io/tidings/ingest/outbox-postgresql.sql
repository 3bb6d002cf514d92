-- The transactional outbox of Tidings on PostgreSQL 13 or newer. It may be run again.
SELECT pg_advisory_xact_lock(7845116);

CREATE TABLE IF NOT EXISTS tidings_outbox (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel         TEXT NOT NULL,
    data            TEXT,
    data_bytes      BYTEA,
    tags            TEXT,
    idempotency_key TEXT,
    partition_key   TEXT,
    outbox_id       TEXT NOT NULL DEFAULT gen_random_uuid()::text,
    partition_no    INTEGER NOT NULL GENERATED ALWAYS AS (hashtext(coalesce(partition_key, channel)) & 15) STORED,
    created_at      TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    CHECK ((data IS NULL) <> (data_bytes IS NULL))
);

CREATE INDEX IF NOT EXISTS tidings_outbox_in_order ON tidings_outbox (partition_no, id);

-- Whoever holds a partition's row relays that partition.
CREATE TABLE IF NOT EXISTS tidings_outbox_partition (
    partition_no INTEGER PRIMARY KEY
);
INSERT INTO tidings_outbox_partition SELECT generate_series(0, 15) ON CONFLICT DO NOTHING;

-- What cannot be published, with the reason.
CREATE TABLE IF NOT EXISTS tidings_outbox_refused (
    id              BIGINT NOT NULL,
    channel         TEXT NOT NULL,
    data            TEXT,
    data_bytes      BYTEA,
    tags            TEXT,
    idempotency_key TEXT,
    partition_key   TEXT,
    outbox_id       TEXT NOT NULL,
    reason          TEXT NOT NULL,
    refused_at      TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

-- Says after each commit that there is something. Without it the table is looked at now and then.
CREATE OR REPLACE FUNCTION tidings_outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('tidings_outbox', '');
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS tidings_outbox_notify ON tidings_outbox;
CREATE TRIGGER tidings_outbox_notify AFTER INSERT ON tidings_outbox
    FOR EACH STATEMENT EXECUTE FUNCTION tidings_outbox_notify();
