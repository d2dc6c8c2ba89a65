INSERT INTO response_upload VALUES
    (@00000000-0000-7000-8000-000000000007@, @00000000-0000-7000-8000-000000000001@, NULL, 'old answers.csv', '00ff',
    @00000000-0000-7000-8000-000000000001@, '', NULL, 'columns: {Q1: open}', '[["Q1","What matters?"]]', 'other', 'previewed',
    '{"summary":{"new":2,"duplicate":1,"rejected":[],"header_rows":1,"personal_columns":[],"questions":[]},"personal":[],"unmapped":[],"samples":[],"warnings":[]}',
    '2026-01-01 09:00:00+00:00', '2026-01-01 09:00:00+00:00', NULL, NULL);
