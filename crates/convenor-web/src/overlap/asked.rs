//! How often people are asked, as a table: while nothing is chosen, each count leads to the list of exactly those
//! activities; afterwards the table tells what was shown.

use convenor_domain::RegisterFilter;
use convenor_domain::overlap::{Load, OverlapCheck};
use serde::Serialize;

use super::load::{asked_filter, last_day};
use super::naming::Naming;
use crate::error::PageError;
use crate::filter::{address, to_query};
use crate::reader::Visit;

/// One group in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct AskedRow {
    group: String,
    place: String,
    /// Activities in twelve months.
    asked: u64,
    /// The list of them; none for what was shown long ago.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    /// Most that the system thinks right; nothing where the plan does not name both a group and a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<u32>,
    /// Whether one more would be too many.
    full: bool,
}

/// The table of a check.
pub(super) async fn rows(
    visit: &Visit,
    naming: &Naming<'_>,
    check: &OverlapCheck,
) -> Result<Vec<AskedRow>, PageError> {
    let mut rows = Vec::new();
    for load in &check.shown.load {
        rows.push(if check.settled.is_some() {
            row(naming, load, u64::from(load.asked), None)
        } else {
            counted(visit, naming, check, load).await?
        });
    }
    Ok(rows)
}

/// The row as it is for this reader now, with the list that shows it.
async fn counted(
    visit: &Visit,
    naming: &Naming<'_>,
    check: &OverlapCheck,
    load: &Load,
) -> Result<AskedRow, PageError> {
    let (store, system) = (&visit.state.store, check.shown.system);
    let today = store.today();
    let last = last_day(&check.shown.plan, today);
    let filter = asked_filter(system, load.group.as_ref(), load.area.as_ref(), last);
    let asked = store.count_engagements(visit.scope(), &filter, today).await?;
    let directory = visit.state.directory().await?;
    let slug = directory.system(system).map(|system| system.slug.as_str()).unwrap_or_default();
    Ok(row(naming, load, asked, Some(list(slug, &filter))))
}

/// The address of the list under such a filter.
fn list(system: &str, filter: &RegisterFilter) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (since, until) = (day(filter.since), day(filter.until));
    let period = [("system", system), ("since", &since), ("until", &until)];
    let groups = filter.groups.iter().map(|group| ("group", group.as_str()));
    let areas = filter.areas.iter().map(|area| ("area", area.0.as_str()));
    let statuses = filter.statuses.iter().map(|status| ("status", status.key()));
    address("/engagements", &to_query(period.into_iter().chain(groups).chain(areas).chain(statuses)))
}

fn row(naming: &Naming<'_>, load: &Load, asked: u64, href: Option<String>) -> AskedRow {
    let state = naming.state;
    let group = load.group.as_deref().map(|group| state.vocabularies().groups.name_of(group).to_owned());
    let place = load.area.as_ref().map(|area| naming.places.name_of(area).to_owned());
    AskedRow {
        group: group.unwrap_or_else(|| state.word("overlap-everybody")),
        place: place.unwrap_or_else(|| state.word("overlap-whole-system")),
        asked,
        href,
        budget: load.budget,
        full: load.budget.is_some_and(|budget| asked >= u64::from(budget)),
    }
}

impl AskedRow {
    /// A made-up one, for samples of pages.
    pub(super) fn sample(asked: u64) -> Self {
        Self {
            group: "Young carers <b>Ash</b>".to_owned(),
            place: "Fernbury".to_owned(),
            asked,
            href: (asked > 2).then(|| "/engagements?group=young-carer".to_owned()),
            budget: (asked > 0).then_some(4),
            full: asked >= 4,
        }
    }
}
