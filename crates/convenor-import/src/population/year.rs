//! The year that a table's figures are of.

use super::table::Table;

/// As somebody says, as a column of dates says, as the file's name says, or that of its areas' edition.
pub(super) fn told(table: &Table, file: &str, said: Option<u16>) -> Option<u16> {
    said.or(table.year).or_else(|| in_name(file)).or_else(|| table.edition.parse().ok())
}

/// The year in a file's name: `census21_ts021`, `population20_lsoa11`, `people-2021.csv`, `disability_21_ltla21`.
pub(crate) fn in_name(file: &str) -> Option<u16> {
    let stem = file.split('.').next().unwrap_or_default().to_lowercase();
    stem.split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|part| !is_level(part))
        .find_map(year_at_end)
}

fn is_level(part: &str) -> bool {
    let levels =
        ["lsoa", "msoa", "ltla", "lad", "utla", "icb", "sicbl", "ward", "wd", "ts", "region", "rgn", "oa"];
    let start: String = part.chars().take_while(char::is_ascii_alphabetic).collect();
    levels.contains(&start.as_str())
}

fn year_at_end(part: &str) -> Option<u16> {
    let digits: String = part.chars().rev().take_while(char::is_ascii_digit).collect();
    let digits: String = digits.chars().rev().collect();
    match (digits.len(), digits.parse::<u16>()) {
        (4, Ok(year)) if (1900..=2100).contains(&year) => Some(year),
        (2, Ok(year)) => Some(2_000 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::in_name;

    #[test]
    fn the_year_is_not_that_of_the_areas() {
        let cases = [
            ("census21_ts007a_age5_lsoa21.csv.gz", Some(2021)),
            ("population20_lsoa11.csv.gz", Some(2020)),
            ("england_disability_21_ltla21.csv.gz", Some(2021)),
            ("people-2019-msoa.csv", Some(2019)),
            ("ethnic5_lsoa21.csv", None),
        ];
        for (file, expected) in cases {
            assert_eq!(in_name(file), expected, "{file}");
        }
    }
}
