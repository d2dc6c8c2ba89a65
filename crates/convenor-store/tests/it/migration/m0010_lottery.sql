INSERT INTO lottery VALUES
    (@00000000-0000-7000-8000-000000000009@, @00000000-0000-7000-8000-000000000001@, NULL, @00000000-0000-7000-8000-000000000001@,
    'Old panel', 'drawn',
    '{"plan":{"seats":2,"pool_file":"old pool.csv","people":3,"headings":["id","Age"],"columns":{"id":"id","name":[],"address":[]},"derived":[],"quotas_from":"file","quotas_source":"old quotas.csv","quotas":[{"name":"Age","values":[{"name":"Old","seats":{"min":1,"max":2}}]}],"must_be_in":[],"must_be_out":[],"algorithm":"leximin","panels":100,"adjusted":[],"drawn_by":{"by":"public-number"},"keep_days":90}}',
    'a-token', 7, 3, '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00', NULL);
INSERT INTO lottery_pool VALUES (@00000000-0000-7000-8000-000000000009@, '[{"line":2,"cells":["P1","Old"]}]');
INSERT INTO lottery_found VALUES
    (@00000000-0000-7000-8000-000000000009@, 'panel,id', '{}', '[{"person":"P1","chance":0.5,"panels":50,"alike":1,"seats":0.5}]');
INSERT INTO lottery_seat VALUES
    (@00000000-0000-7000-8000-000000000010@, @00000000-0000-7000-8000-000000000009@, 0,
    '{"id":"00000000-0000-7000-8000-000000000010","person":"P1","name":"Old Person","values":["Old"],"status":"confirmed","is_replacement":false,"replaced":false,"events":[{"status":"drawn","at":"2026-01-01T09:00:00Z","account":null}]}');
