//! How often the people of a plan are asked: engagements of the system, for each group and area that the plan names,
//! against what the system thinks right.

use chrono::NaiveDate;
use convenor_domain::filter::months_before;
use convenor_domain::overlap::{Budget, Load, Plan, Rules};
use convenor_domain::{AreaCode, EngagementStatus, RegisterFilter, SystemId};
use convenor_store::Store;

use super::look::Asking;
use crate::lookup::LookupError;

/// Months that count.
const MONTHS: u32 = 12;
/// Most groups, and most areas, that are counted; a plan that names more is counted for its first ones.
const NAMED_MAX: usize = 6;

/// How often each group is asked in each area.
pub(super) async fn of(store: &Store, asked: &Asking<'_>) -> Result<Vec<Load>, LookupError> {
    let budget = budget(store, asked.system).await?;
    let mut load = Vec::new();
    for group in some_or_none(&asked.plan.groups) {
        for area in some_or_none(&asked.plan.areas) {
            let filter = asked_filter(asked.system, group, area, last_day(asked.plan, asked.today));
            let asked_before = store.count_engagements(asked.scope, &filter, asked.today).await?;
            load.push(Load {
                group: group.cloned(),
                area: area.cloned(),
                asked: u32::try_from(asked_before).unwrap_or(u32::MAX),
                budget: budget.of(group.map(String::as_str)),
            });
        }
    }
    Ok(load)
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
    use EngagementStatus as S;
    let counts = |status: &S| !matches!(status, S::Draft | S::Cancelled);
    RegisterFilter {
        system: Some(system),
        since: months_before(last_day, MONTHS),
        until: Some(last_day),
        groups: group.into_iter().cloned().collect(),
        areas: area.into_iter().cloned().collect(),
        statuses: S::ALL.iter().copied().filter(counts).collect(),
        ..RegisterFilter::default()
    }
}

/// The last of the twelve months' days: the day before which the plan does not begin, or today where it has no date or
/// has begun.
pub fn last_day(plan: &Plan, today: NaiveDate) -> NaiveDate {
    plan.starts.earliest().map_or(today, |starts| starts.max(today))
}

/// Each of what the plan names, or once nothing: everybody, everywhere.
fn some_or_none<T>(named: &[T]) -> Vec<Option<&T>> {
    if named.is_empty() { vec![None] } else { named.iter().take(NAMED_MAX).map(Some).collect() }
}
