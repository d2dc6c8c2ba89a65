//! Whether enough people are asked about, and enough left out, for anything to be told of them.

use convenor_domain::response::ask::{AskError, AskResponses, Count, KeySums, Within};
use convenor_statistics::Disclosure;
use convenor_store::Store;

use super::{Among, apart};

/// Those who are asked, and the rule for what they tell.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// Counts responses.
    pub responses: &'a dyn AskResponses,
    /// The system's rule.
    pub rule: &'a Disclosure,
    /// Holds the log of filters that were answered.
    pub store: &'a Store,
}

/// What may be told of the responses asked about.
pub enum Standing<'a> {
    /// Their numbers, under the rule for small ones.
    Enough(Among<'a>),
    /// Nothing.
    Withheld(Withheld),
}

/// Why nothing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Fewer people than may be told of, or nobody.
    TooFew,
    /// So few are left out by a filter, or by one part of it, that the difference would tell of them.
    TooFewLeftOut,
    /// Somebody was told of nearly the same people, so that the difference of both answers would tell of the few.
    TooNearAnother,
}

impl Withheld {
    /// Its name in JSON and in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::TooFewLeftOut => "too-few-left-out",
            Self::TooNearAnother => "too-near-another",
        }
    }
}

/// The responses within a filter, if enough people gave them and no difference tells of a few. Where every number is changed
/// by its cell key, differences of numbers tell nothing: they are looked at only before what is not changed is told.
pub async fn among(asking: Asking<'_>, within: Within) -> Result<Standing<'_>, AskError> {
    let keys = if asking.rule.needs_keys() { KeySums::Wanted } else { KeySums::NotWanted };
    let within = Within { keys, ..within };
    let total: Count = asking.responses.count(&within).await?.value;
    if total.people < asking.rule.people_min() {
        return Ok(Standing::Withheld(Withheld::TooFew));
    }
    if !asking.rule.needs_keys()
        && let Some(why) = apart::too_near(asking, &within, total.people).await?
    {
        return Ok(Standing::Withheld(why));
    }
    Ok(Standing::Enough(Among::new(asking, within, total)))
}
