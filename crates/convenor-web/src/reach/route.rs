//! How the people were reached who were heard: directly, through VCSE organisations, or as members of a panel.

use std::collections::BTreeMap;

use axum::response::Html;
use convenor_domain::reach::{Heard, Route};
use convenor_domain::{Action, Engagement, Resource, ResourceKind, System};
use convenor_statistics::{Count, ShownCount};
use serde::Serialize;

use super::asked::Asked;
use super::facets::Facets;
use super::line::{people, whole_per_cent};
use super::look::{Looking, ReachError};
use super::show::{asking, places, reason};
use super::tabs::{Tab, TabLink};
use crate::error::PageError;
use crate::filter::{Chip, chips};
use crate::reader::Visit;
use crate::theme::Page;

/// Where the page is.
pub(super) const PATH: &str = "/reach/route";

/// How people were reached.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RoutePage {
    tabs: Vec<TabLink>,
    chips: Vec<Chip>,
    facets: Facets,
    rows: Vec<Row>,
    /// Why nothing is told; empty where something is.
    why: String,
}

/// One route.
#[derive(Debug, Clone, Serialize)]
struct Row {
    name: String,
    about: String,
    activities: usize,
    people: String,
    /// Share of those heard, in words; empty where it is hidden.
    share: String,
}

/// `GET /reach/route`
pub(super) async fn show(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let directory = visit.state.directory().await?;
    let asked = super::asked(&visit, &directory);
    let system = directory.system(visit.system()?).ok_or(PageError::NotFound)?;
    let (rows, why) = match tell(&visit, system, &asked).await {
        Ok(rows) if rows.is_empty() => (rows, visit.state.word("reach-route-none")),
        Ok(rows) => (rows, String::new()),
        Err(error) => (Vec::new(), reason(&error)),
    };
    let page = RoutePage {
        tabs: Tab::Route.links(&visit.state),
        chips: chips(&visit.state, &directory, PATH, &asked.filters, &[]).await?,
        facets: Facets::of_filters(&visit, &directory, &asked, &places(&visit, system).await?),
        rows,
        why,
    };
    visit.show(&page).await
}

/// The routes by which anybody was heard, each with what may be told.
async fn tell(visit: &Visit, system: &System, asked: &Asked) -> Result<Vec<Row>, ReachError> {
    let disclosure = &visit.state.convened.disclosure;
    let looking = Looking::read(asking(visit, system, asked)).await?;
    let mut routes: BTreeMap<Route, Vec<Engagement>> = BTreeMap::new();
    for engagement in &looking.engagements {
        let route = Route::of(&engagement.content.recruitment);
        routes.entry(route).or_default().push(engagement.clone());
    }
    let mut told: Vec<(Route, usize, Option<Count>)> = Vec::new();
    for (route, engagements) in routes {
        // A route is a filter like any other: where it would tell of a few beside what was told before, it is hidden.
        let heard = match looking.heard_of(route.key(), &engagements).await {
            Ok(heard) => Some(Heard::total(&heard)),
            Err(ReachError::TooNear) => None,
            Err(error) => return Err(error),
        };
        told.push((route, engagements.len(), heard));
    }
    let counts: Vec<Count> = told.iter().filter_map(|(_, _, people)| *people).collect();
    let mut shown = disclosure.counts(&counts).get().clone().into_iter();
    let shown: Vec<(Route, usize, ShownCount)> = told
        .into_iter()
        .map(|(route, activities, people)| {
            let shown = people.and_then(|_| shown.next()).unwrap_or(ShownCount::Hidden);
            (route, activities, shown)
        })
        .collect();
    Ok(rows(visit, &shown))
}

fn rows(visit: &Visit, told: &[(Route, usize, ShownCount)]) -> Vec<Row> {
    let state = &visit.state;
    // Where one is hidden there is nothing that shares could be of without giving it away.
    let all: Option<u64> = told.iter().map(|(_, _, count)| count.people()).sum();
    let row = |(route, activities, count): &(Route, usize, ShownCount)| Row {
        name: state.word(&format!("reach-route-{route}")),
        about: state.word(&format!("reach-route-{route}-about")),
        activities: *activities,
        people: people(state, *count),
        share: count.people().zip(all).map(|(some, all)| share(some, all)).unwrap_or_default(),
    };
    told.iter().map(row).collect()
}

#[expect(clippy::cast_precision_loss, reason = "no system hears so many people")]
fn share(some: u64, all: u64) -> String {
    whole_per_cent(some as f64 / all.max(1) as f64)
}

impl Page for RoutePage {
    const TEMPLATE: &'static str = "reach/route.html";

    fn samples() -> Vec<Self> {
        let row = |share: &str| Row {
            name: "Through <VCSE>".to_owned(),
            about: "They speak with them.".to_owned(),
            activities: 3,
            people: "120 to 129".to_owned(),
            share: share.to_owned(),
        };
        let page = Self {
            tabs: Tab::Route.sample(),
            chips: vec![Chip { text: "Marlow <Vale>".to_owned(), without: PATH.to_owned() }],
            facets: Facets::sample(),
            rows: vec![row("31%"), row("")],
            why: String::new(),
        };
        let bare =
            Self { chips: Vec::new(), rows: Vec::new(), why: "Nobody was heard.".to_owned(), ..page.clone() };
        vec![page, bare]
    }
}
