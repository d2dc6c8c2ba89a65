//! Ages as official tables write them.

/// Oldest that anybody may be: what “and over” ends with.
pub const AGE_MAX: u32 = 130;

/// All words that a span of ages is written with.
const WORDS: [&str; 17] = [
    "age", "aged", "ages", "year", "years", "yrs", "old", "and", "or", "to", "than", "less", "under",
    "younger", "over", "older", "above",
];

/// The ages that a heading spans, both ends included: `0`, `90+`, `Aged 4 years and under`, `Aged 15 to 19 years`,
/// `16-24`, `Under 1`, `85 and over`. `None` for what is no span of ages.
pub fn ages(heading: &str) -> Option<(u32, u32)> {
    let heading = heading.trim().to_lowercase();
    let numbers = numbers(&heading)?;
    let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    if !words(&heading).all(|word| WORDS.contains(&word)) {
        return None;
    }
    let span = match *numbers.as_slice() {
        [age] if says(&["and under", "or under", "and younger", "or younger"]) => (0, age),
        [age] if says(&["under", "younger than", "less than"]) => (0, age.checked_sub(1)?),
        [age] if says(&["+", "over", "older", "above"]) => (age, AGE_MAX),
        [age] => (age, age),
        [from, to] => (from, to),
        _ => return None,
    };
    (span.0 <= span.1 && span.1 <= AGE_MAX).then_some(span)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty())
}

fn numbers(text: &str) -> Option<Vec<u32>> {
    let runs = text.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
    runs.map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{AGE_MAX, ages};

    #[test]
    fn official_bands_are_read_with_both_ends() {
        let cases = [
            ("0", Some((0, 0))),
            ("90+", Some((90, AGE_MAX))),
            ("Aged 4 years and under", Some((0, 4))),
            ("Aged under 1 year", Some((0, 0))),
            ("Aged 15 to 19 years", Some((15, 19))),
            ("16-24", Some((16, 24))),
            ("Aged 85 years and over", Some((85, AGE_MAX))),
            ("Total", None),
            ("2 or more people disabled under the Equality Act in household", None),
            ("Provides 19 hours or less unpaid care a week", None),
            ("19 to 4 years", None),
        ];
        for (heading, expected) in cases {
            assert_eq!(ages(heading), expected, "{heading}");
        }
    }
}
