INSERT INTO overlap_check VALUES
    (@00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@, NULL, NULL,
    '{"system":"00000000-0000-7000-8000-000000000001","organisation":null,"plan":{"title":"Old plan"},"similar":[],"load":[]}',
    'build-on', '{"choice":"build-on","with":[{"kind":"engagement","id":"00000000-0000-7000-8000-000000000002"}],"reason":"","engagement":null,"at":"2026-01-01T09:00:00Z"}',
    NULL, '2026-01-01 09:00:00+00:00');
INSERT INTO engagement (id, system_id, reference, title, title_key, status, visibility, content_hash, body, narrative,
    version, created_at, updated_at) VALUES
    (@00000000-0000-7000-8000-000000000002@, @00000000-0000-7000-8000-000000000001@, 'E-00000-00003', 'Old draft', 'old draft', 'draft', 'system', '',
    '{"content":{"title":"Old draft"}}', '', 1, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00');
INSERT INTO overlap_pair VALUES
    (@00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@, 'planned', @00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000002@,
    '{"engagement":"00000000-0000-7000-8000-000000000002","score":0.5,"risk":"medium","causes":[{"cause":"similar-meaning"}]}',
    0.5, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00', NULL);
INSERT INTO overlap_budget VALUES (@00000000-0000-7000-8000-000000000001@, '{"asks":3}');
INSERT INTO engagement_merged VALUES
    (@00000000-0000-7000-8000-000000000004@, @00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@, 'E-00000-00004', 'an old list', '7', '00ff',
    '{"id":"00000000-0000-7000-8000-000000000004","system":"00000000-0000-7000-8000-000000000001","status":"reported","content":{"title":"Old twin"},"provenance":null,"version":1,"created_at":"2026-01-01T09:00:00Z","updated_at":"2026-01-01T09:00:00Z"}',
    1, 1, '[]', NULL, '2026-01-01 09:00:00+00:00');
