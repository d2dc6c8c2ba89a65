INSERT INTO system VALUES (@00000000-0000-7000-8000-000000000001@, 'oldshire', 'Oldshire', 'ics', 'T01');
INSERT INTO organisation VALUES
    (@00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@, 'old-board', 'Old Board', 'icb');
INSERT INTO area (code, name, name_key, kind, edition, valid_from, valid_to, population) VALUES
    ('T01', 'Oldshire', 'oldshire', 'icb', '2023', '2023-04-01', NULL, 1000),
    ('T02', 'Old Ward', 'old ward', 'ward', '2023', NULL, NULL, NULL);
INSERT INTO area_link (inside, around, edition, share_permille) VALUES ('T02', 'T01', '2023', 1000);
INSERT INTO census VALUES ('T01', 'age-80-plus', '2021', 50);
INSERT INTO engagement (id, system_id, lead_id, reference, title, title_key, status, visibility, starts, ends,
    content_hash, body, narrative, version, created_at, updated_at) VALUES
    (@00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@,
    @00000000-0000-7000-8000-000000000001@, 'E-00000-00001', 'Old clinics', 'old clinics', 'reported', 'system',
    '2025-01-01', NULL, '', '{"content":{"title":"Old clinics","topics":["gp"],"visibility":"system"}}',
    'A long story.', 1, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00');
INSERT INTO engagement_facet VALUES (@00000000-0000-7000-8000-000000000001@, 'topic', 'gp');
INSERT INTO insight (id, system_id, engagement_id, reference, title, status, visibility, content_hash, body, version,
    created_at, updated_at) VALUES
    (@00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@,
    @00000000-0000-7000-8000-000000000001@, 'I-00000-00001', 'Old finding', 'published', 'public', '',
    '{"content":{"finding":"Old finding","engagement":"00000000-0000-7000-8000-000000000001","visibility":"public"}}',
    1, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00');
INSERT INTO insight_facet VALUES (@00000000-0000-7000-8000-000000000001@, 'topic', 'gp');
INSERT INTO decision (id, system_id, reference, title, visibility, content_hash, body, version, created_at, updated_at)
    VALUES (@00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@, 'D-00000-00001',
    'Old decision', 'public', '', '{"content":{"title":"Old decision","visibility":"public"}}',
    1, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00');
INSERT INTO decision_influence VALUES
    (@00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@, 'changed', 'As the minutes say.');
INSERT INTO audit VALUES (1, '2026-01-01 09:00:00+00:00', NULL, 'add', 'engagement',
    @00000000-0000-7000-8000-000000000001@, '', '', 'not a true hash');
UPDATE audit_head SET sequence = 1, hash = 'not a true hash';
