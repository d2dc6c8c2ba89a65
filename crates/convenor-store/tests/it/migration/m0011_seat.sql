INSERT INTO seat_body VALUES
    (@00000000-0000-7000-8000-000000000011@, @00000000-0000-7000-8000-000000000001@, 'Old board', 'board', NULL,
    '{"name":"Old board","kind":"board","organisation":null,"area":null,"topic":null}', 1);
INSERT INTO body_seat VALUES
    (@00000000-0000-7000-8000-000000000012@, @00000000-0000-7000-8000-000000000011@, -7, 'public', '2026-01-01', NULL);
