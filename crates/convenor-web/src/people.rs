//! Numbers of people in words, only ever as disclosure control lets them out.

use convenor_statistics::{BandRule, PeopleBand, disclose_people};

use crate::words::{Value, Words};

/// A number of people as it may be shown: “60 to 69 people”, “fewer than 8 people”, “nobody”.
pub fn people(words: &Words, people: u32) -> String {
    band(words, *disclose_people(people, BandRule::default()).get())
}

/// A band in words.
pub(crate) fn band(words: &Words, band: PeopleBand) -> String {
    match band {
        PeopleBand::Nobody => words.t("people-nobody", &[]),
        PeopleBand::Fewer { below } => words.t("people-fewer", &[("below", Value::from(below))]),
        PeopleBand::Between { from, to } => {
            words.t("people-between", &[("from", Value::from(from)), ("to", Value::from(to))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_in_bands() {
        let words = Words::load("en").unwrap();
        let said = [0, 3, 64, 1_570].map(|count| people(&words, count));
        assert_eq!(said, ["nobody", "fewer than 8 people", "60 to 69 people", "1,500 to 1,599 people"]);
    }
}
