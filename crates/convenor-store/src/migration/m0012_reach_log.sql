-- Questions about who was heard that somebody was answered to: which answers they are of, and how long ago. What a new
-- question is compared with, so that no sum and difference of answers tells of a few. Not who asked, and no counts.
CREATE TABLE reach_log (
    system_id UUID NOT NULL, question_hash TEXT NOT NULL, question TEXT NOT NULL, answered BOOLEAN NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (system_id, question_hash)
);
