-- Imports with what they changed (so that they can be undone), kept mappings, and the job queue.
CREATE TABLE import (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), account_id UUID,
    file_name TEXT NOT NULL, file_hash TEXT NOT NULL, mapping TEXT NOT NULL, stage TEXT NOT NULL,
    summary TEXT NOT NULL, created_at TIMESTAMPTZ NOT NULL, finished_at TIMESTAMPTZ
);
CREATE INDEX import_by_system ON import (system_id, created_at);
CREATE TABLE import_change (
    import_id UUID NOT NULL REFERENCES import (id), sequence BIGINT NOT NULL, kind TEXT NOT NULL, record_id UUID NOT NULL,
    version INTEGER NOT NULL, before TEXT, PRIMARY KEY (import_id, sequence)
);
CREATE INDEX import_change_by_record ON import_change (record_id, version);
CREATE TABLE mapping (
    system_id UUID NOT NULL REFERENCES system (id), name TEXT NOT NULL, columns_hash TEXT NOT NULL, yaml TEXT NOT NULL,
    PRIMARY KEY (system_id, name)
);
CREATE TABLE job (
    id UUID PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    done BIGINT NOT NULL, total BIGINT, message TEXT NOT NULL, run_after TIMESTAMPTZ NOT NULL,
    heartbeat_at TIMESTAMPTZ, created_at TIMESTAMPTZ NOT NULL, finished_at TIMESTAMPTZ
);
CREATE INDEX job_waiting ON job (state, run_after);
