-- How likely it is that people are asked twice, beside the pair, so that lists can begin with the likeliest. Pairs found
-- before are taken for medium until they are next compared, at the latest the night after.
ALTER TABLE overlap_pair ADD COLUMN risk TEXT NOT NULL DEFAULT 'medium';
