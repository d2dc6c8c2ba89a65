INSERT INTO reference_list VALUES
    (@00000000-0000-7000-8000-000000000008@, 'population', 'age', 'An old census', 2021, 'lsoa', 'people', 'counted', FALSE,
    '["age-0-15","age-16-24"]', 'old.csv', '00ff', '{}', NULL, '2026-01-01 09:00:00+00:00');
INSERT INTO population VALUES (@00000000-0000-7000-8000-000000000008@, 'E05000001', 'counted', 7, '[3,4,0]');
INSERT INTO small_area (code, ward) VALUES ('E01000001', 'E05000001');
INSERT INTO area_change VALUES ('E01099999', 'E01000001');
INSERT INTO deprivation VALUES (@00000000-0000-7000-8000-000000000008@, 'E01000001', 'counted', 3, NULL);
INSERT INTO boundary VALUES (@00000000-0000-7000-8000-000000000008@, 'E05000001', 'Old', '[]');
