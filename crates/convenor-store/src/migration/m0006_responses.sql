-- The manifest of the response lake: which file holds the responses of which import. Answers themselves are not here.
CREATE TABLE response_import (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id),
    engagement_id UUID NOT NULL REFERENCES engagement (id),
    account_id UUID, file_name TEXT NOT NULL, file_hash TEXT NOT NULL, tool TEXT NOT NULL,
    summary TEXT NOT NULL, file TEXT, imported_at TIMESTAMPTZ NOT NULL, undone_at TIMESTAMPTZ
);
CREATE INDEX response_import_by_engagement ON response_import (engagement_id, imported_at);
