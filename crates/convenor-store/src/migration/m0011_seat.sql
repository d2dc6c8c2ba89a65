-- Boards, panels, groups and forums, and who holds a seat on them: by a key that nobody can turn back, and nothing else.
CREATE TABLE seat_body (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), name TEXT /* bytewise */ NOT NULL,
    kind TEXT NOT NULL, organisation_id UUID, body TEXT NOT NULL, version INTEGER NOT NULL
);
CREATE UNIQUE INDEX seat_body_by_name ON seat_body (system_id, name);
CREATE TABLE body_seat (
    id UUID PRIMARY KEY, body_id UUID NOT NULL REFERENCES seat_body (id) ON DELETE CASCADE, person BIGINT NOT NULL,
    capacity TEXT NOT NULL, held_from DATE NOT NULL, held_until DATE
);
CREATE UNIQUE INDEX body_seat_by_person ON body_seat (body_id, person, capacity, held_from);
CREATE INDEX body_seat_by_end ON body_seat (held_until);
