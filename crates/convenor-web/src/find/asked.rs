//! The question as it stands in the address: words, the shared filters, and those that only the look-up has.
//!
//! Without `months`, the last 18 are looked through first; `months=all` asks for any time.

use chrono::NaiveDate;
use convenor_domain::{Outcome, ReadScope, RecordKind};
use convenor_text::FindQuery;

use super::PATH;
use crate::directory::Directory;
use crate::error::PageError;
use crate::filter::{Asked, Chip, address, chips, to_query};
use crate::paging::Paging;
use crate::state::AppState;

/// How far back a question looks when nobody says.
pub(super) const MONTHS_DEFAULT: &str = "18";
/// The value of `months` that asks for any time.
pub(super) const ANY_TIME: &str = "all";
/// Most characters of the words looked for.
const WORDS_CHARS_MAX: usize = 500;

/// How the period was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    /// By the reader.
    Chosen,
    /// Nobody chose: the last 18 months.
    Default,
    /// Nobody chose and nothing was recent: any time.
    Further,
}

/// The question.
#[derive(Debug, Clone)]
pub(super) struct FindAsked {
    /// Words as typed.
    pub(super) words: String,
    /// The shared filters.
    pub(super) asked: Asked,
    /// Kinds of record and outcomes, as `record` and `outcome` in the address.
    own: Vec<(&'static str, &'static str)>,
    /// A place as typed, to be resolved.
    pub(super) place: String,
    /// The page.
    pub(super) paging: Paging,
    period: Period,
    today: NaiveDate,
}

impl FindAsked {
    /// Reads an address. What cannot be read is left out, and the chips show what was understood.
    pub(super) fn read(query: &str, directory: &Directory, today: NaiveDate) -> Self {
        let mut found = Self {
            words: String::new(),
            asked: Asked::default(),
            own: Vec::new(),
            place: String::new(),
            paging: Paging::read(query),
            period: Period::Default,
            today,
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            match name.as_ref() {
                "q" => found.words = value.chars().take(WORDS_CHARS_MAX).collect(),
                "place" => found.place = value.chars().take(200).collect(),
                "months" if !value.is_empty() => found.period = Period::Chosen,
                "record" => found.take_own(RecordKind::from_key(value).map(|kind| ("record", kind.key()))),
                "outcome" => found.take_own(Outcome::from_key(value).map(|one| ("outcome", one.key()))),
                _ => {}
            }
        }
        let default = format!("{query}&months={MONTHS_DEFAULT}");
        let query = if found.period == Period::Default { default.as_str() } else { query };
        found.asked = Asked::read(query, directory, today);
        found
    }

    fn take_own(&mut self, pair: Option<(&'static str, &'static str)>) {
        if let Some(pair) = pair.filter(|pair| !self.own.contains(pair)) {
            self.own.push(pair);
        }
    }

    /// The question to the index.
    pub(super) fn question(&self, scope: ReadScope) -> FindQuery {
        let mut filter = self.asked.filter.clone();
        if self.period == Period::Further {
            filter.since = None;
        }
        FindQuery {
            words: self.words.clone(),
            filter,
            record_kinds: self.own_values("record").filter_map(RecordKind::from_key).collect(),
            outcomes: self.own_values("outcome").filter_map(Outcome::from_key).collect(),
            today: Some(self.today),
            limit: usize::try_from(self.paging.rows).unwrap_or(usize::MAX),
            offset: usize::try_from(self.paging.offset()).unwrap_or(usize::MAX),
            ..FindQuery::within(scope)
        }
    }

    /// Whether nobody chose the period.
    pub(super) fn by_default(&self) -> bool {
        self.period == Period::Default
    }

    /// Looks at any time, since nothing was found in the period that nobody chose.
    pub(super) fn look_further_back(&mut self) {
        self.period = Period::Further;
    }

    /// Goes back to the period that nobody chose.
    pub(super) fn look_back_again(&mut self) {
        self.period = Period::Default;
    }

    /// Whether what is shown is older than what was asked for.
    pub(super) fn looked_further(&self) -> bool {
        self.period == Period::Further
    }

    /// Whether a value of a filter is asked for.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        match name {
            "record" | "outcome" => self.own_values(name).any(|own| own == value),
            "months" if self.period != Period::Chosen => value.is_empty(),
            "months" if self.asked.months.is_none() => value == ANY_TIME,
            _ => self.asked.has(name, value),
        }
    }

    /// Name and value of each filter that has no facet of its own on the form: sending the form keeps them.
    pub(super) fn kept(&self, facets: &[&str]) -> Vec<(String, String)> {
        let pairs = self.pairs().into_iter().filter(|(name, _)| !facets.contains(name) && *name != "q");
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// The values of a filter that are asked for.
    pub(super) fn chosen<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = &'a str> {
        let pairs = self.pairs().into_iter().filter(move |(name, _)| *name == wanted);
        pairs.map(|(_, value)| value)
    }

    /// The address's query for this question.
    pub(super) fn query(&self) -> String {
        self.query_where(|_, _| true, None)
    }

    /// The same question with one more filter.
    pub(super) fn query_with(&self, name: &str, value: &str) -> String {
        self.query_where(|_, _| true, Some((name, value)))
    }

    /// The same question without every filter of this name.
    pub(super) fn query_without(&self, without: &str) -> String {
        match without {
            "months" => self.query_where(|name, _| name != "months", Some(("months", ANY_TIME))),
            _ => self.query_where(|name, _| name != without, None),
        }
    }

    /// Only the words, at any time.
    pub(super) fn query_of_words(&self) -> String {
        self.query_where(|name, _| name == "q", Some(("months", ANY_TIME)))
    }

    fn query_where(&self, keep: impl Fn(&str, &str) -> bool, more: Option<(&str, &str)>) -> String {
        let pairs = self.pairs();
        let kept = pairs.iter().copied().filter(|(name, value)| keep(name, value));
        to_query(kept.chain(more))
    }

    /// Name and value of everything asked for, without a period that nobody chose.
    fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs = vec![("q", self.words.as_str())];
        let shared = self.asked.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()));
        pairs.extend(shared.filter(|(name, _)| *name != "months" || self.period == Period::Chosen));
        if self.period == Period::Chosen && self.asked.months.is_none() {
            pairs.push(("months", ANY_TIME));
        }
        pairs.extend(self.own.iter().copied());
        pairs
    }

    fn own_values<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.own.iter().filter(move |(name, _)| *name == wanted).map(|(_, value)| *value)
    }

    /// Everything filtered by, each to be taken off.
    pub(super) async fn chips(
        &self,
        state: &AppState,
        directory: &Directory,
    ) -> Result<Vec<Chip>, PageError> {
        let mut keep = vec![("q", self.words.as_str())];
        keep.extend(self.own.iter().copied());
        let shared = chips(state, directory, PATH, &self.asked, &keep).await?;
        let mut all = Vec::new();
        for (chip, (name, _)) in shared.into_iter().zip(self.asked.pairs()) {
            if name != "months" {
                all.push(self.with_period(chip));
            } else if !self.looked_further() {
                all.push(Chip { without: address(PATH, &self.query_without("months")), ..chip });
            }
        }
        all.extend(self.own.iter().map(|own| self.own_chip(state, own)));
        Ok(all)
    }

    /// Keeps the choice of any time, which is no filter, in what the chip leads to; and leaves out the default.
    fn with_period(&self, chip: Chip) -> Chip {
        let without = match self.period {
            Period::Chosen if self.asked.months.is_none() => format!("{}&months={ANY_TIME}", chip.without),
            Period::Chosen => chip.without,
            Period::Default | Period::Further => {
                chip.without.replace(&format!("&months={MONTHS_DEFAULT}"), "")
            }
        };
        Chip { without, ..chip }
    }

    fn own_chip(&self, state: &AppState, own: &(&str, &str)) -> Chip {
        let query = self.query_where(|name, value| (name, value) != *own, None);
        Chip { text: state.word(&format!("{}-{}", own.0, own.1)), without: address(PATH, &query) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> FindAsked {
        let today = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        FindAsked::read(query, &Directory::default(), today)
    }

    #[test]
    fn eighteen_months_are_looked_through_unless_another_period_is_chosen() {
        let since = |query| read(query).question(ReadScope::Public).filter.since;
        assert_eq!(since("q=housing"), NaiveDate::from_ymd_opt(2025, 5, 2));
        assert_eq!(since("q=housing&months=6"), NaiveDate::from_ymd_opt(2026, 5, 2));
        assert_eq!(since("q=housing&months=all"), None);
        let mut further = read("q=housing");
        further.look_further_back();
        assert_eq!(further.question(ReadScope::Public).filter.since, None);
    }

    #[test]
    fn an_address_is_written_as_it_was_asked() {
        for query in ["q=housing&topic=housing&months=6&record=insight", "q=housing&months=all", "q=housing"]
        {
            assert_eq!(read(query).query(), query);
        }
        assert_eq!(
            read("q=a&months=6&outcome=partly").query_without("months"),
            "q=a&outcome=partly&months=all"
        );
    }
}
