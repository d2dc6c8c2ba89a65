//! What the answers are to be weighted by, and how much one may count, as it stands in the address.

use convenor_domain::response::Dimension;
use convenor_statistics::Trim;

use crate::filter::to_query;

/// What is weighted by when nothing was chosen.
const USUAL: [&str; 2] = ["age", "sex"];

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// Keys of dimensions.
    pub(super) by: Vec<String>,
    /// How much one answer may count.
    pub(super) bounds: Bounds,
}

/// How much one answer may count, the mean being 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Bounds {
    /// From 0.3 to 3.
    #[default]
    Usual,
    /// From a half to 2.
    Tight,
    /// From a fifth to 5.
    Wide,
    /// As much as it takes.
    None,
}

impl Bounds {
    /// All, the usual first.
    pub(super) const ALL: [Self; 4] = [Self::Usual, Self::Tight, Self::Wide, Self::None];

    /// The name in addresses and in the catalogue.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Tight => "tight",
            Self::Wide => "wide",
            Self::None => "none",
        }
    }

    /// The smallest and the largest weight.
    pub(super) fn trim(self) -> Option<Trim> {
        match self {
            Self::Usual => Some(Trim::default()),
            Self::Tight => Trim::new(0.5, 2.0),
            Self::Wide => Trim::new(0.2, 5.0),
            Self::None => None,
        }
    }
}

impl Asked {
    /// Reads an address. What is not offered is left out; where nothing is chosen, age and sex are.
    pub(super) fn read(query: &str, offered: &[&Dimension]) -> Self {
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let chosen = |key: &str| pairs.iter().any(|(name, value)| name == "by" && value == key);
        let keys = || offered.iter().map(|dimension| dimension.key.as_str());
        let mut by: Vec<String> = keys().filter(|key| chosen(key)).map(str::to_owned).collect();
        if by.is_empty() {
            by = keys().filter(|key| USUAL.contains(key)).map(str::to_owned).collect();
        }
        let bounds = pairs.iter().find(|(name, _)| name == "bounds").map(|(_, value)| value.as_ref());
        let bounds = Bounds::ALL.into_iter().find(|one| Some(one.key()) == bounds).unwrap_or_default();
        Self { by, bounds }
    }

    /// The query of an address that asks the same.
    pub(super) fn query(&self) -> String {
        let by = self.by.iter().map(|key| ("by", key.as_str()));
        to_query(by.chain([("bounds", self.bounds.key())]))
    }
}

#[cfg(test)]
mod tests {
    use convenor_domain::response::Dimensions;

    use super::*;

    fn read(query: &str) -> Asked {
        let offered: Vec<_> = Dimensions::shipped().unwrap().dimensions.iter().collect();
        Asked::read(query, &offered)
    }

    #[test]
    fn an_address_is_written_as_it_was_read() {
        assert_eq!(read("by=age&by=carer&bounds=tight").query(), "by=age&by=carer&bounds=tight");
    }

    #[test]
    fn without_a_choice_it_is_age_and_sex_within_the_usual_bounds() {
        let usual = Asked { by: vec!["age".to_owned(), "sex".to_owned()], bounds: Bounds::Usual };
        assert_eq!(read(""), usual);
        assert_eq!(read("by=mood&bounds=huge"), usual);
    }

    #[test]
    fn all_bounds_but_none_hold() {
        let held = Bounds::ALL.map(|bounds| bounds.trim().is_some());
        assert_eq!(held, [true, true, true, false]);
    }
}
