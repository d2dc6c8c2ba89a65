//! What the address of the page asks for. The whole state of the page is in its address.

use chrono::NaiveDate;
use convenor_domain::reach::{By, ReachQuestion};
use convenor_domain::{AreaCode, AreaKind};

use crate::directory::Directory;
use crate::filter::{self, to_query};
use crate::form::Fields;

/// Things that people may be told apart by at once.
const BY_MAX: usize = 2;

/// What is asked.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// What people are told apart by; nothing for the page of all of it.
    pub(crate) by: Vec<By>,
    /// Areas of this level.
    pub(super) level: Option<AreaKind>,
    /// The group that the map shows, by its key; everybody where none is chosen.
    pub(super) group: Option<String>,
    /// Place, period, topics, organisations, methods.
    pub(super) filters: filter::Asked,
}

impl Asked {
    /// Reads an address. What cannot be read is left out, and the page shows what was understood.
    pub(super) fn read(query: &str, directory: &Directory, today: NaiveDate) -> Self {
        let fields = Fields::parse(query.as_bytes());
        let mut by: Vec<By> = Vec::new();
        for wanted in fields.choices("by") {
            if let Ok(one) = By::lookup(&wanted)
                && by.len() < BY_MAX
                && !by.contains(&one)
            {
                by.push(one);
            }
        }
        let group = Some(fields.text("show")).filter(|key| by.iter().any(|by| by.group(key).is_some()));
        Self {
            group: group.filter(|_| by.len() == 1),
            level: AreaKind::from_key(fields.get("at")).filter(|_| !by.is_empty()),
            by,
            filters: filter::Asked::read(query, directory, today),
        }
    }

    /// The question.
    pub(super) fn question(&self) -> ReachQuestion {
        let filter = &self.filters.filter;
        let (since, until) = ReachQuestion::months(filter.since, filter.until);
        ReachQuestion {
            by: self.by.clone(),
            area: self.area().cloned(),
            level: self.level,
            since,
            until,
            engagements: filter.clone(),
        }
    }

    /// The area asked about: the one named last.
    pub(super) fn area(&self) -> Option<&AreaCode> {
        self.filters.filter.areas.last()
    }

    /// What else is asked besides filters.
    pub(super) fn kept(&self) -> Vec<(&str, &str)> {
        let by = self.by.iter().map(|by| ("by", by.key()));
        let level = self.level.map(|level| ("at", level.key()));
        by.chain(level).chain(self.group.as_deref().map(|group| ("show", group))).collect()
    }

    /// The query of an address that asks the same.
    pub(super) fn query(&self) -> String {
        let filters = self.filters.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
        to_query(self.kept().into_iter().chain(filters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_it_was_read() {
        let today = "2026-11-22".parse().unwrap();
        let query = "by=age&at=district&show=age-16-24&months=12&topic=housing";
        let asked = Asked::read(query, &Directory::default(), today);
        assert_eq!(asked.query(), query);
        assert_eq!(asked.question().since, "2025-11-01".parse().ok());
        let asked = Asked::read(
            "by=shoes&by=age_band&by=imd&by=sex&show=age-16-24&at=street",
            &Directory::default(),
            today,
        );
        assert_eq!(asked.query(), "by=age&by=deprivation", "the map shows one of one thing");
    }
}
