-- Lotteries, without any people: what was decided, and what came out in counts.
CREATE TABLE lottery (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), account_id UUID, engagement_id UUID,
    name TEXT NOT NULL, status TEXT NOT NULL, body TEXT NOT NULL, public_token TEXT UNIQUE, drawn INTEGER,
    version INTEGER NOT NULL, created_at TIMESTAMPTZ NOT NULL, updated_at TIMESTAMPTZ NOT NULL,
    drawn_at TIMESTAMPTZ, erased_at TIMESTAMPTZ
);
CREATE INDEX lottery_by_system ON lottery (system_id, created_at);
CREATE INDEX lottery_by_engagement ON lottery (engagement_id);

-- Those who volunteered, as their file had them: personal data with one home, so that erasing is one row.
CREATE TABLE lottery_pool (
    lottery_id UUID PRIMARY KEY REFERENCES lottery (id) ON DELETE CASCADE, people TEXT NOT NULL
);
-- What a search found, by identifier. Erased together with the pool.
CREATE TABLE lottery_found (
    lottery_id UUID PRIMARY KEY REFERENCES lottery (id) ON DELETE CASCADE,
    panels TEXT NOT NULL, certificate TEXT NOT NULL, chances TEXT NOT NULL
);
-- The panel record: the names of those who have, or had, a seat.
CREATE TABLE lottery_seat (
    id UUID PRIMARY KEY, lottery_id UUID NOT NULL REFERENCES lottery (id) ON DELETE CASCADE, place INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX lottery_seat_by_lottery ON lottery_seat (lottery_id, place);
