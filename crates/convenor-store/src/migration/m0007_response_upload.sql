-- Files of responses from the upload to the import of the same id. What they hold is not here; the file itself lies in
-- the folder of uploads and goes as soon as it is imported or given up.
CREATE TABLE response_upload (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), account_id UUID,
    file_name TEXT NOT NULL, file_hash TEXT NOT NULL,
    engagement_id UUID, new_title TEXT NOT NULL, sheet TEXT,
    corrections TEXT NOT NULL, columns TEXT NOT NULL, tool TEXT NOT NULL, stage TEXT NOT NULL,
    preview TEXT, created_at TIMESTAMPTZ NOT NULL, touched_at TIMESTAMPTZ NOT NULL,
    working_since TIMESTAMPTZ, finished_at TIMESTAMPTZ
);
CREATE INDEX response_upload_by_system ON response_upload (system_id, created_at);
