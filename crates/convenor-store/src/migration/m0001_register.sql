-- The register: systems, organisations, areas, records and their facets, and the audit trail.
-- Type names are PostgreSQL's; SQLite takes any name and keeps values as they are bound.
CREATE TABLE system (
    id UUID PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, area TEXT
);
CREATE TABLE organisation (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id),
    slug TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, UNIQUE (system_id, slug)
);
CREATE TABLE area (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT /* bytewise */ NOT NULL, kind TEXT NOT NULL, edition TEXT NOT NULL,
    valid_from DATE, valid_to DATE, population BIGINT
);
CREATE INDEX area_by_name ON area (name_key);
CREATE TABLE area_link (
    inside TEXT NOT NULL, around TEXT NOT NULL, edition TEXT NOT NULL, share_permille INTEGER NOT NULL,
    PRIMARY KEY (inside, around, edition)
);
CREATE INDEX area_link_by_around ON area_link (around, inside);
CREATE TABLE census (
    area TEXT NOT NULL, population_group TEXT NOT NULL, edition TEXT NOT NULL, people BIGINT NOT NULL,
    PRIMARY KEY (area, population_group, edition)
);

CREATE TABLE engagement (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), lead_id UUID REFERENCES organisation (id),
    reference TEXT NOT NULL UNIQUE, title TEXT NOT NULL, title_key TEXT /* bytewise */ NOT NULL,
    status TEXT NOT NULL, visibility TEXT NOT NULL, kind TEXT, level TEXT, source_type TEXT,
    starts DATE, ends DATE, source TEXT, external_id TEXT, content_hash TEXT NOT NULL,
    body TEXT NOT NULL, narrative TEXT NOT NULL,
    version INTEGER NOT NULL, created_at TIMESTAMPTZ NOT NULL, updated_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX engagement_by_source ON engagement (system_id, source, external_id);
-- Everything but text that a list is filtered by: counting reads this index and never the long rows.
CREATE INDEX engagement_facts ON engagement
    (id, system_id, visibility, status, starts, ends, kind, level, source_type);
CREATE INDEX engagement_by_updated ON engagement (updated_at, id);
CREATE INDEX engagement_by_title ON engagement (title_key, id);
CREATE INDEX engagement_by_starts ON engagement (starts, id);
CREATE INDEX engagement_by_ends ON engagement (ends, id);
-- PostgreSQL reads an index backwards with the unknown dates first, SQLite with the unknown dates last, as wanted.
--postgres CREATE INDEX engagement_by_starts_down ON engagement (starts DESC NULLS LAST, id DESC);
--postgres CREATE INDEX engagement_by_ends_down ON engagement (ends DESC NULLS LAST, id DESC);
CREATE TABLE engagement_facet (
    record_id UUID NOT NULL REFERENCES engagement (id) ON DELETE CASCADE, facet TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (record_id, facet, value)
);
CREATE INDEX engagement_facet_by_value ON engagement_facet (facet, value, record_id);

CREATE TABLE insight (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id),
    organisation_id UUID REFERENCES organisation (id), engagement_id UUID REFERENCES engagement (id),
    reference TEXT NOT NULL UNIQUE, title TEXT NOT NULL, status TEXT NOT NULL, visibility TEXT NOT NULL,
    starts DATE, ends DATE, source TEXT, external_id TEXT, content_hash TEXT NOT NULL, body TEXT NOT NULL,
    version INTEGER NOT NULL, created_at TIMESTAMPTZ NOT NULL, updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX insight_by_engagement ON insight (engagement_id);
CREATE INDEX insight_by_organisation ON insight (organisation_id);
CREATE INDEX insight_by_updated ON insight (system_id, updated_at, id);
CREATE TABLE insight_facet (
    record_id UUID NOT NULL REFERENCES insight (id) ON DELETE CASCADE, facet TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (record_id, facet, value)
);
CREATE INDEX insight_facet_by_value ON insight_facet (facet, value, record_id);

CREATE TABLE decision (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), organisation_id UUID REFERENCES organisation (id),
    reference TEXT NOT NULL UNIQUE, title TEXT NOT NULL, visibility TEXT NOT NULL, decided DATE,
    source TEXT, external_id TEXT, content_hash TEXT NOT NULL, body TEXT NOT NULL,
    version INTEGER NOT NULL, created_at TIMESTAMPTZ NOT NULL, updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX decision_by_organisation ON decision (organisation_id);
CREATE INDEX decision_by_updated ON decision (system_id, updated_at, id);
CREATE TABLE decision_influence (
    decision_id UUID NOT NULL REFERENCES decision (id) ON DELETE CASCADE, insight_id UUID NOT NULL REFERENCES insight (id),
    influence TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (decision_id, insight_id)
);
CREATE INDEX decision_influence_by_insight ON decision_influence (insight_id, decision_id);

-- Append-only: a row is never changed. Holds the names of changed fields, never their values.
CREATE TABLE audit (
    sequence BIGINT PRIMARY KEY, happened_at TIMESTAMPTZ NOT NULL, account_id UUID, action TEXT NOT NULL,
    kind TEXT NOT NULL, record_id UUID NOT NULL, fields TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX audit_by_record ON audit (record_id, sequence);
CREATE TABLE audit_head (id INTEGER PRIMARY KEY, sequence BIGINT NOT NULL, hash TEXT NOT NULL);
INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, '');
