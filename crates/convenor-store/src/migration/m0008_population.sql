-- Official lists read in once; what they hold is in the tables below.
CREATE TABLE reference_list (
    id UUID PRIMARY KEY, kind TEXT NOT NULL, dimension TEXT NOT NULL, source TEXT NOT NULL, year INTEGER, level TEXT, unit TEXT NOT NULL,
    figures TEXT NOT NULL, made_up BOOLEAN NOT NULL, categories TEXT NOT NULL, file_name TEXT NOT NULL, content_hash TEXT NOT NULL,
    reading TEXT NOT NULL, account_id UUID, imported_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX reference_list_by_dimension ON reference_list (kind, dimension);

-- Small areas with all they lie in: made from area and area_link, so that adding up needs one look.
CREATE TABLE small_area (
    code TEXT PRIMARY KEY, msoa TEXT, ward TEXT, district TEXT, upper_tier TEXT, sub_icb TEXT, icb TEXT, region TEXT, country TEXT
);
CREATE INDEX small_area_by_msoa ON small_area (msoa);
CREATE INDEX small_area_by_ward ON small_area (ward);
CREATE INDEX small_area_by_district ON small_area (district);
CREATE INDEX small_area_by_upper_tier ON small_area (upper_tier);
CREATE INDEX small_area_by_sub_icb ON small_area (sub_icb);
CREATE INDEX small_area_by_icb ON small_area (icb);
CREATE INDEX small_area_by_region ON small_area (region);

-- What areas of earlier editions became.
CREATE TABLE area_change (old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (old, new));
CREATE INDEX area_change_by_new ON area_change (new);

-- People of every small area, and of every larger one that a list covers wholly. `people` is a JSON array in the order of the
-- list's categories, those in none last.
CREATE TABLE population (
    list_id UUID NOT NULL REFERENCES reference_list (id), area TEXT NOT NULL, figures TEXT NOT NULL, total DOUBLE PRECISION NOT NULL,
    people TEXT NOT NULL, PRIMARY KEY (list_id, area)
);
CREATE TABLE deprivation (
    list_id UUID NOT NULL REFERENCES reference_list (id), area TEXT NOT NULL, figures TEXT NOT NULL, decile INTEGER NOT NULL,
    health_decile INTEGER, PRIMARY KEY (list_id, area)
);
-- Outlines for maps: `shape` is JSON, polygons of rings of points.
CREATE TABLE boundary (
    list_id UUID NOT NULL REFERENCES reference_list (id), area TEXT NOT NULL, name TEXT NOT NULL, shape TEXT NOT NULL,
    PRIMARY KEY (list_id, area)
);
CREATE INDEX boundary_by_area ON boundary (area);
