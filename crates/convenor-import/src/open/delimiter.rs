//! Finds out what separates the cells of a text table.

const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The separator that splits the first lines most evenly; a comma where none does.
pub(crate) fn sniff(start: &str) -> u8 {
    let score = |delimiter: &u8| {
        let counts = cells_by_row(start, *delimiter);
        let most = counts.iter().copied().max().unwrap_or(1);
        let alike = counts.iter().filter(|count| **count == most).count();
        (if most > 1 { alike * 100 / counts.len().max(1) } else { 0 }, most)
    };
    // `max_by_key` keeps the last of equals: reversed, the comma wins ties.
    CANDIDATES.iter().rev().copied().max_by_key(score).filter(|best| score(best).1 > 1).unwrap_or(b',')
}

fn cells_by_row(start: &str, delimiter: u8) -> Vec<usize> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(start.as_bytes());
    let mut counts: Vec<usize> =
        reader.into_byte_records().take(30).map_while(Result::ok).map(|record| record.len()).collect();
    if counts.len() > 2 {
        // The last row may be cut off by the end of the sample.
        counts.pop();
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_makes_even_rows() {
        let cases = [
            ("title,place\nA,B\n", b','),
            ("title;cost\nTalk;1,5\nWalk;2,5\n", b';'),
            ("title\tnote\nTalk\tone, two, three\n", b'\t'),
            ("title|note\nTalk|one; two\nWalk|x\n", b'|'),
            ("title\nTalk\nWalk\n", b','),
            ("a;b;c\n\"x;y,z,u,v,w\";2;3\n1;2;3\n", b';'),
        ];
        for (text, expected) in cases {
            assert_eq!(sniff(text) as char, expected as char, "{text}");
        }
    }
}
