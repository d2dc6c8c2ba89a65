INSERT INTO response_import VALUES
    (@00000000-0000-7000-8000-000000000006@, @00000000-0000-7000-8000-000000000001@, @00000000-0000-7000-8000-000000000001@, NULL, 'old survey.csv', '00ff', 'qualtrics',
    '{"new":2,"duplicate":0,"rejected":[],"header_rows":3,"personal_columns":["Name"],"questions":[]}',
    '{"system":"00000000-0000-7000-8000-000000000001","engagement":"00000000-0000-7000-8000-000000000001","import":"00000000-0000-7000-8000-000000000006","path":"responses/old.parquet","responses":2,"key_sum":3,"sha256":"00ff","questions":[],"dimensions":["age"]}',
    '2026-01-01 09:00:00+00:00', NULL);
