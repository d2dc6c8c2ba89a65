//! How often the people of a plan are asked: engagements of the system, for each group and area that the plan names,
//! against what the system thinks right.

use chrono::NaiveDate;
use convenor_domain::filter::months_before;
use convenor_domain::overlap::{Budget, Load, Plan, Rules};
use convenor_domain::{AreaCode, Engagement, EngagementStatus, RegisterFilter, SystemId, Vocabularies};
use convenor_store::{Store, StoreError};

use super::look::Asking;
use crate::lookup::LookupError;

/// Months that count.
const MONTHS: u32 = 12;
/// Most groups, and most areas, that are counted; a plan that names more is counted for its first ones.
const NAMED_MAX: usize = 6;

/// How often each group is asked in each area; nothing where the plan names neither, for everybody everywhere is nobody
/// in particular.
pub(super) async fn of(store: &Store, asked: &Asking<'_>) -> Result<Vec<Load>, LookupError> {
    if asked.plan.groups.is_empty() && asked.plan.areas.is_empty() {
        return Ok(Vec::new());
    }
    let budget = budget(store, asked.system).await?;
    let own = OwnRecord::read(store, asked).await?;
    let mut load = Vec::new();
    for group in some_or_none(&asked.plan.groups) {
        for area in some_or_none(&asked.plan.areas) {
            let filter = asked_filter(asked.system, group, area, last_day(asked.plan, asked.today));
            let all = store.count_engagements(asked.scope, &filter, asked.today).await?;
            let own = own.as_ref().is_some_and(|own| own.is_among(&filter, store.vocabularies()));
            let asked_before = all.saturating_sub(u64::from(own));
            load.push(Load {
                group: group.cloned(),
                area: area.cloned(),
                asked: u32::try_from(asked_before).unwrap_or(u32::MAX),
                budget: group.zip(area).map(|(group, _)| budget.of(group)),
            });
        }
    }
    Ok(load)
}

/// The plan's own record, which is not counted against the plan, with every area around it.
struct OwnRecord {
    engagement: Engagement,
    areas: Vec<AreaCode>,
}

impl OwnRecord {
    async fn read(store: &Store, asked: &Asking<'_>) -> Result<Option<Self>, StoreError> {
        let Some(id) = asked.except else { return Ok(None) };
        let Some(engagement) = store.lookup_engagement(asked.scope, id).await? else { return Ok(None) };
        let mut areas = engagement.content.areas.clone();
        areas.extend(store.areas_around(&areas).await?.into_iter().map(|(_, outer)| outer));
        Ok(Some(Self { engagement, areas }))
    }

    /// Whether it is one of those that [`asked_filter`] finds.
    fn is_among(&self, filter: &RegisterFilter, vocabularies: &Vocabularies) -> bool {
        let content = &self.engagement.content;
        let last = content.ends.latest().or_else(|| content.starts.latest());
        let of_group = |group: &String| {
            let mut broader =
                content.groups.iter().flat_map(|reach| vocabularies.groups.with_broader(&reach.group));
            broader.any(|term| term == group)
        };
        filter.system == Some(self.engagement.system)
            && filter.statuses.contains(&self.engagement.status)
            && last.is_some_and(|last| filter.since.is_none_or(|since| since <= last))
            && content.starts.earliest().is_some_and(|first| filter.until.is_none_or(|until| first <= until))
            && (filter.groups.is_empty() || filter.groups.iter().any(of_group))
            && (filter.areas.is_empty() || filter.areas.iter().any(|area| self.areas.contains(area)))
    }
}

/// How much asking the system thinks right; the rules' own number where it has not said.
pub async fn budget(store: &Store, system: SystemId) -> Result<Budget, LookupError> {
    let said = store.overlap_budget(system).await?;
    Ok(said.map_or_else(|| Rules::shipped().map(|rules| rules.budget.clone()), Ok)?)
}

/// The engagements that ask a group, or a narrower one, in an area or inside it, in the twelve months up to a day:
/// neither drafts nor cancelled. What has no date is left out.
pub fn asked_filter(
    system: SystemId,
    group: Option<&String>,
    area: Option<&AreaCode>,
    last_day: NaiveDate,
) -> RegisterFilter {
    RegisterFilter {
        system: Some(system),
        since: months_before(last_day, MONTHS),
        until: Some(last_day),
        groups: group.into_iter().cloned().collect(),
        areas: area.into_iter().cloned().collect(),
        statuses: EngagementStatus::asking(),
        ..RegisterFilter::default()
    }
}

/// The last of the twelve months' days: the plan's first day, or today where it has no date or has begun.
pub fn last_day(plan: &Plan, today: NaiveDate) -> NaiveDate {
    plan.starts.earliest().map_or(today, |starts| starts.max(today))
}

/// Each of what the plan names, or once nothing: everybody, everywhere.
fn some_or_none<T>(named: &[T]) -> Vec<Option<&T>> {
    if named.is_empty() { vec![None] } else { named.iter().take(NAMED_MAX).map(Some).collect() }
}
