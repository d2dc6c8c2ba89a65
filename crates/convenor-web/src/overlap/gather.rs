//! Gathers what a plan is worth comparing with: work that the look-up finds with the plan's words, and recent or
//! coming work that shares two of topic, group and area with it, whatever its words.

use std::collections::BTreeMap;

use convenor_domain::filter::months_before;
use convenor_domain::overlap::{ComingUp, Rules};
use convenor_domain::{EngagementId, EngagementStatus, RecordKind, RegisterFilter};
use convenor_store::Store;
use convenor_text::{FindQuery, Hit};

use super::look::Asking;
use crate::lookup::{Lookup, LookupError};

/// Most engagements found by words or meaning.
const BY_WORDS_MAX: usize = 50;
/// Most engagements found by each two of topic, group and area.
const BY_FILTER_MAX: usize = 15;
/// How far back work without the plan's words is looked at.
const MONTHS_BACK: u32 = 18;

/// Engagements to compare with.
pub(super) type Gathered = BTreeMap<EngagementId, LookedUp>;

/// What the look-up says of an engagement.
#[derive(Debug, Default)]
pub(super) struct LookedUp {
    /// How close its meaning is to the plan's, where it is known.
    pub(super) closeness: Option<f64>,
    /// How it comes up when the plan's words are looked up, for the first few.
    pub(super) first: Option<ComingUp>,
}

/// Finds what a plan is worth comparing with.
pub(super) async fn gather(
    store: &Store,
    lookup: &Lookup,
    asked: &Asking<'_>,
) -> Result<Gathered, LookupError> {
    let mut gathered = Gathered::new();
    if !asked.plan.words().is_empty() {
        let query = question(asked, by_words(asked), asked.plan.words(), BY_WORDS_MAX);
        let found = lookup.best(store, &query).await?;
        let first = Rules::shipped()?.first.most;
        let looked_up = |(place, hit): (usize, Hit)| {
            let first = (place < first).then_some(ComingUp { score: hit.score, typed: hit.matched });
            (EngagementId(hit.id.id), LookedUp { closeness: hit.closeness, first })
        };
        gathered.extend(found.into_iter().enumerate().map(looked_up));
    }
    for filter in by_filter(asked) {
        let query = question(asked, filter, String::new(), BY_FILTER_MAX);
        for hit in lookup.best(store, &query).await? {
            gathered.entry(EngagementId(hit.id.id)).or_default();
        }
    }
    if let Some(own) = asked.except {
        gathered.remove(&own);
    }
    Ok(gathered)
}

fn question(asked: &Asking<'_>, filter: RegisterFilter, words: String, limit: usize) -> FindQuery {
    let record_kinds = vec![RecordKind::Engagement];
    FindQuery { words, filter, record_kinds, limit, ..FindQuery::within(asked.scope) }
}

fn by_words(asked: &Asking<'_>) -> RegisterFilter {
    let statuses = match asked.statuses {
        [] => {
            EngagementStatus::ALL.iter().copied().filter(|one| *one != EngagementStatus::Cancelled).collect()
        }
        some => some.to_vec(),
    };
    RegisterFilter { statuses, ..RegisterFilter::default() }
}

/// Each two of topic, group and area that the plan names: one alone is no likeness.
fn by_filter(asked: &Asking<'_>) -> Vec<RegisterFilter> {
    let plan = asked.plan;
    let recent = RegisterFilter {
        system: Some(asked.system),
        since: months_before(asked.today, MONTHS_BACK),
        ..by_words(asked)
    };
    let topics = |filter| RegisterFilter { topics: plan.topics.clone(), ..filter };
    let groups = |filter| RegisterFilter { groups: plan.groups.clone(), ..filter };
    let areas = |filter| RegisterFilter { areas: plan.areas.clone(), ..filter };
    let (on, of, at) = (!plan.topics.is_empty(), !plan.groups.is_empty(), !plan.areas.is_empty());
    let pairs = [
        (on && of).then(|| topics(groups(recent.clone()))),
        (on && at).then(|| topics(areas(recent.clone()))),
        (of && at).then(|| groups(areas(recent.clone()))),
    ];
    pairs.into_iter().flatten().collect()
}
