INSERT INTO reach_log (system_id, question_hash, question, answered, asked_at) VALUES
    (@00000000-0000-7000-8000-000000000001@, 'ab', '{}', TRUE, '2026-01-01 09:00:00+00:00');
