//! What was heard in similar work and what came of it, in a few questions for all of it together.

use std::collections::HashMap;

use convenor_domain::{EngagementId, Insight, Outcome, ReadScope};
use convenor_store::{Store, StoreError};

use super::look::{Alike, SeenSimilar};

/// Most insights of one engagement.
const INSIGHTS_MAX: usize = 3;

/// Adds what was heard and what came of it, as far as the reader may know.
pub(super) async fn add(
    store: &Store,
    scope: ReadScope,
    alike: Vec<Alike>,
) -> Result<Vec<SeenSimilar>, StoreError> {
    let ids: Vec<EngagementId> = alike.iter().map(|one| one.engagement.id).collect();
    let outcomes = store.outcomes_of_engagements(scope, &ids).await?;
    let mut insights = insights(store, scope, &ids).await?;
    let seen = alike.into_iter().map(|one| {
        let id = one.engagement.id;
        SeenSimilar {
            outcome: outcomes.get(&id).map_or(Outcome::NotRecorded, |(_, outcome)| *outcome),
            insights: insights.remove(&id).unwrap_or_default(),
            engagement: one.engagement,
            similar: one.similar,
            closeness: one.closeness,
        }
    });
    Ok(seen.collect())
}

/// A few insights of each engagement: the surest first, then the newest.
pub(super) async fn insights(
    store: &Store,
    scope: ReadScope,
    engagements: &[EngagementId],
) -> Result<HashMap<EngagementId, Vec<Insight>>, StoreError> {
    let ids = store.list_insights_of_engagements(scope, engagements).await?;
    let mut all = store.list_insights_by_id(scope, &ids).await?;
    all.sort_by_key(|one| (one.content.strength.is_none(), one.content.strength, std::cmp::Reverse(one.id)));
    let mut found: HashMap<EngagementId, Vec<Insight>> = HashMap::new();
    for insight in all {
        let Some(engagement) = insight.content.engagement else { continue };
        let some = found.entry(engagement).or_default();
        if some.len() < INSIGHTS_MAX {
            some.push(insight);
        }
    }
    Ok(found)
}
