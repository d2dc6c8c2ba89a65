-- Filters of an engagement's responses that somebody was answered to, and how many people fitted: what a new filter is
-- compared with, so that no difference of two answers tells of a few. No answers of people, and not who asked. A filter is
-- noted before it is compared and answered after, so that two at the same time cannot both pass.
CREATE TABLE query_log (
    engagement_id UUID NOT NULL, files_hash TEXT NOT NULL, filter_hash TEXT NOT NULL,
    filter TEXT NOT NULL, people BIGINT NOT NULL, answered BOOLEAN NOT NULL, asked_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (engagement_id, files_hash, filter_hash)
);
CREATE INDEX query_log_by_people ON query_log (engagement_id, files_hash, people);
