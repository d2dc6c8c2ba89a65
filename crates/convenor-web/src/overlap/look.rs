//! Looks for work like a plan, past and planned: gathers candidates, has the domain compare them, and adds what was
//! heard, what came of it and how often people are asked. Nothing that the reader may not see is compared or counted.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use convenor_domain::overlap::{
    Around, Candidate, CauseKind, Commonplaces, Load, Plan, Risk, Rules, Similar, compare,
};
use convenor_domain::{
    AreaCode, Engagement, EngagementId, EngagementStatus, Insight, Outcome, ReadScope, SystemId,
};
use convenor_store::Store;

use super::gather::{LookedUp, gather};
use super::{heard, load};
use crate::lookup::{Lookup, LookupError};

/// Who asks for work like what.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    /// Which records the reader may see.
    pub scope: ReadScope,
    /// The system in which the plan is made; its own work comes before other systems' public work.
    pub system: SystemId,
    /// What somebody means to ask.
    pub plan: &'a Plan,
    /// Today.
    pub today: NaiveDate,
    /// The plan's own record, which is not like itself.
    pub except: Option<EngagementId>,
    /// Only work that stands here; empty for all but what is cancelled.
    pub statuses: &'a [EngagementStatus],
    /// Most pieces of similar work.
    pub limit: usize,
}

/// What there is to know before asking.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Work like the plan, best first.
    pub similar: Vec<SeenSimilar>,
    /// How often the people meant are asked, by group and area.
    pub load: Vec<Load>,
    /// The highest risk of all; low when nothing is similar.
    pub risk: Risk,
}

/// One piece of work like the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenSimilar {
    /// The engagement, whole.
    pub engagement: Engagement,
    /// How it is like the plan.
    pub similar: Similar,
    /// How close its meaning is to the plan's, 0 to 1, where that is known.
    pub closeness: Option<f64>,
    /// What came of it, as far as the reader may know.
    pub outcome: Outcome,
    /// What was heard: a few insights, the surest first.
    pub insights: Vec<Insight>,
}

/// An engagement with how it is like a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// The engagement, whole.
    pub engagement: Engagement,
    /// How it is like the plan.
    pub similar: Similar,
    /// How close its meaning is to the plan's, 0 to 1, where that is known.
    pub closeness: Option<f64>,
}

/// Everything there is to know before asking.
pub async fn look(store: &Store, lookup: &Lookup, asked: &Asking<'_>) -> Result<Seen, LookupError> {
    let alike = alike(store, lookup, asked).await?;
    let risk = alike.iter().map(|one| one.similar.risk).max().unwrap_or(Risk::Low);
    let similar = heard::add(store, asked.scope, alike).await?;
    let load = load::of(store, asked).await?;
    Ok(Seen { similar, load, risk })
}

/// Work like a plan, best first, without what was heard in it.
pub async fn alike(store: &Store, lookup: &Lookup, asked: &Asking<'_>) -> Result<Vec<Alike>, LookupError> {
    let rules = Rules::shipped()?;
    let found = gather(store, lookup, asked).await?;
    let ids: Vec<EngagementId> = found.keys().copied().collect();
    let engagements = store.list_engagements_by_id(asked.scope, &ids).await?;
    let wider = wider(store, asked.plan, &engagements).await?;
    let commonplaces = Commonplaces::of(asked.plan, engagements.iter().map(|one| &one.content), rules);
    let around = Around { vocabularies: store.vocabularies(), wider: &wider, commonplaces: &commonplaces };
    let compared = engagements.into_iter().filter_map(|engagement| {
        let LookedUp { closeness, first } = found.get(&engagement.id)?;
        let (closeness, first) = (*closeness, first.as_ref());
        let candidate =
            Candidate { engagement: engagement.id, content: &engagement.content, closeness, first };
        let similar = compare(asked.plan, &candidate, around, rules)?;
        Some(Alike { engagement, similar, closeness })
    });
    let mut alike: Vec<Alike> = compared.collect();
    alike.sort_by_key(|one| in_order(one, asked.system));
    Ok(cut(alike, asked.limit))
}

/// So many of them, in order. What comes up first when the plan's words are looked up is among them, whatever shares more
/// of topic, people and place: it is there so that nothing is missed.
fn cut(alike: Vec<Alike>, limit: usize) -> Vec<Alike> {
    let comes_first =
        |one: &Alike| one.similar.causes.iter().any(|cause| cause.kind() == CauseKind::ComesUpFirst);
    let mut room = limit.saturating_sub(alike.iter().filter(|one| comes_first(one)).count());
    let mut fits = |one: &Alike| {
        let fits = comes_first(one) || room > 0;
        room -= usize::from(fits && !comes_first(one));
        fits
    };
    alike.into_iter().filter(|one| fits(one)).take(limit).collect()
}

/// The highest risk first; of one risk, the plan's own system first; then by score, the newest first.
fn in_order(one: &Alike, system: SystemId) -> (Reverse<Risk>, bool, Reverse<i64>, Reverse<EngagementId>) {
    let elsewhere = one.engagement.system != system;
    let score = Reverse(in_millionths(one.similar.score));
    (Reverse(one.similar.risk), elsewhere, score, Reverse(one.engagement.id))
}

/// Scores lie between 0 and 1: in whole numbers they can be sorted.
#[expect(clippy::cast_possible_truncation, reason = "a score is at most 1")]
fn in_millionths(score: f64) -> i64 {
    (score * 1e6) as i64
}

/// Every area around the areas of the plan and of the engagements.
async fn wider(
    store: &Store,
    plan: &Plan,
    engagements: &[Engagement],
) -> Result<HashMap<AreaCode, Vec<AreaCode>>, LookupError> {
    let theirs = engagements.iter().flat_map(|engagement| &engagement.content.areas);
    let areas: BTreeSet<AreaCode> = plan.areas.iter().chain(theirs).cloned().collect();
    let areas: Vec<AreaCode> = areas.into_iter().collect();
    let mut wider: HashMap<AreaCode, Vec<AreaCode>> = HashMap::new();
    for (inner, outer) in store.areas_around(&areas).await? {
        wider.entry(inner).or_default().push(outer);
    }
    Ok(wider)
}
