INSERT INTO query_log (engagement_id, files_hash, filter_hash, filter, people, answered, asked_at) VALUES
    (@00000000-0000-7000-8000-000000000001@, 'ab', 'cd', '{"people":{"age":["old"]}}', 40, TRUE, '2026-01-01 09:00:00+00:00');
