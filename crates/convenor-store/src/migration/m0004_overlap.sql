-- Checks before asking, records found alike, how much asking is right, and records that went into others.
CREATE TABLE overlap_check (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), organisation_id UUID, account_id UUID,
    shown TEXT NOT NULL, choice TEXT, settled TEXT, engagement_id UUID, created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX overlap_check_by_system ON overlap_check (system_id, created_at);
CREATE INDEX overlap_check_by_engagement ON overlap_check (engagement_id);
-- A pair is one whatever its order: the record made earlier stands first.
CREATE TABLE overlap_pair (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), kind TEXT NOT NULL,
    first_id UUID NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    second_id UUID NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
    alike TEXT NOT NULL, score DOUBLE PRECISION NOT NULL, found_at TIMESTAMPTZ NOT NULL, seen_at TIMESTAMPTZ NOT NULL,
    settled TEXT, UNIQUE (kind, first_id, second_id)
);
CREATE INDEX overlap_pair_by_system ON overlap_pair (system_id, kind, score);
CREATE INDEX overlap_pair_by_first ON overlap_pair (first_id);
CREATE INDEX overlap_pair_by_second ON overlap_pair (second_id);
CREATE TABLE overlap_budget (system_id UUID PRIMARY KEY REFERENCES system (id), budget TEXT NOT NULL);

-- A record that went into another is kept whole, so that old links lead on and it can be taken apart again. `into_id`
-- is the record that it went into then, which may have gone into a third one since.
CREATE TABLE engagement_merged (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), into_id UUID NOT NULL,
    reference TEXT NOT NULL UNIQUE, source TEXT, external_id TEXT, content_hash TEXT NOT NULL, record TEXT NOT NULL,
    version INTEGER NOT NULL, merged_version INTEGER NOT NULL, insights TEXT NOT NULL,
    account_id UUID, merged_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX engagement_merged_by_source ON engagement_merged (system_id, source, external_id);
CREATE INDEX engagement_merged_by_into ON engagement_merged (into_id);
