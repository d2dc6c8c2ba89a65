INSERT INTO engagement (id, system_id, reference, title, title_key, status, visibility, content_hash, body, narrative,
    version, created_at, updated_at) VALUES
    (@00000000-0000-7000-8000-000000000005@, @00000000-0000-7000-8000-000000000001@, 'E-00000-00005', 'Old plan again', 'old plan again', 'draft', 'system', '',
    '{"content":{"title":"Old plan again"}}', '', 1, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00');
INSERT INTO overlap_pair VALUES
    (@00000000-0000-7000-8000-000000000005@, @00000000-0000-7000-8000-000000000001@, 'planned', @00000000-0000-7000-8000-000000000002@, @00000000-0000-7000-8000-000000000005@,
    '{"engagement":"00000000-0000-7000-8000-000000000005","score":0.3,"risk":"high","causes":[{"cause":"similar-meaning"}]}',
    0.3, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00', NULL, 'high');
