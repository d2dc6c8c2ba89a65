//! Repeat voices and load: how far what was heard comes from the same people, and how often groups, and the organisations that
//! speak for them, are asked. Counts only, never names.

use axum::response::Html;
use chrono::NaiveDate;
use convenor_domain::reach::{LoadTable, ReachQuestion};
use convenor_domain::response::ask::Within;
use convenor_domain::{
    Action, Engagement, EngagementStatus, RegisterFilter, Resource, ResourceKind, System,
    filter::months_before,
};
use convenor_report::chart::{Budget, Caption, HeatCell, HeatRow, HeatTable, HeatWords};
use convenor_statistics::{Contributors, Disclosed, ShownConcentration, disclose_concentration};
use convenor_store::{EngagementList, EngagementSort, Order};
use serde::Serialize;

use super::asked::Asked;
use super::facets::Facets;
use super::look::{Asking, Looking};
use super::seats::Seats;
use super::show::{asking, places, reason};
use super::tabs::{Tab, TabLink};
use crate::error::PageError;
use crate::filter::{Chip, chips};
use crate::people::band;
use crate::reader::Visit;
use crate::theme::Page;
use crate::words::Value;

/// Where the page is.
const PATH: &str = "/reach/voices";
/// Most engagements of a year that are counted.
const ENGAGEMENTS_MAX: u64 = 20_000;
/// Most groups or organisations in a table: those asked most.
const ROWS_MAX: usize = 25;
/// The kind of organisation that speaks for groups of people.
const VCSE: &str = "vcse";

/// Repeat voices and load.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VoicesPage {
    tabs: Vec<TabLink>,
    chips: Vec<Chip>,
    facets: Facets,
    /// Facts about repeat voices: name, value, what it means.
    facts: Vec<(String, String, String)>,
    /// Why there are none; empty where there are.
    why: String,
    /// Seats on boards and panels.
    seats: Seats,
    /// Asks of groups by month.
    groups: String,
    /// Asks of VCSE organisations by month.
    organisations: String,
    /// Engagements without a date, in words; empty where there are none.
    undated: String,
}

/// `GET /reach/voices`
pub(super) async fn show(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let directory = visit.state.directory().await?;
    let asked = super::asked(&visit, &directory);
    let system = directory.system(visit.system()?).ok_or(PageError::NotFound)?;
    let (facts, why) = match repeat(&visit, system, &asked).await {
        Ok(shown) => facts(&visit, &shown),
        Err(why) => (Vec::new(), why),
    };
    let engagements = asked_last_year(&visit, system, &asked).await?;
    let today = visit.state.store.today();
    let budget = crate::overlap::budget(&visit.state.store, system.id).await?;
    let one_area = asked.area().map(|_| &budget);
    let groups = LoadTable::of_groups(&engagements, &visit.state.vocabularies().groups, one_area, today);
    let vcse: Vec<_> = directory.organisations_of(system.id).filter(|one| one.kind == VCSE).collect();
    let keys: Vec<String> = vcse.iter().map(|one| one.id.to_string()).collect();
    let organisations = LoadTable::of_organisations(&engagements, &keys, today);
    let group_name = |key: &str| visit.state.vocabularies().groups.name_of(key).to_owned();
    let vcse_name = |key: &str| {
        vcse.iter().find(|one| one.id.to_string() == key).map_or_else(String::new, |one| one.name.clone())
    };
    let undated = undated(&visit, system, &asked).await?;
    let page = VoicesPage {
        tabs: Tab::Voices.links(&visit.state),
        chips: chips(&visit.state, &directory, PATH, &asked.filters, &[]).await?,
        facets: Facets::of_filters(&visit, &directory, &asked, &places(&visit, system).await?),
        facts,
        why,
        seats: Seats::read(&visit, system, &directory).await?,
        undated: if undated == 0 {
            String::new()
        } else {
            visit.state.engine.words().t("reach-load-undated", &[("count", Value::from(undated))])
        },
        groups: table(&visit, "reach-load-groups", &groups, group_name),
        organisations: table(&visit, "reach-load-vcse", &organisations, vcse_name),
    };
    visit.show(&page).await
}

/// How far what was heard comes from the same people; or why it cannot be told.
async fn repeat(
    visit: &Visit,
    system: &System,
    asked: &Asked,
) -> Result<(Disclosed<Option<ShownConcentration>>, u64), String> {
    // Wherever people live: those of whom it is not known contributed too.
    let question = ReachQuestion { area: None, level: None, by: Vec::new(), ..asked.question() };
    let (since, until) = (question.since, question.until);
    let looking = Looking::read(Asking { question, ..asking(visit, system, asked) }).await;
    let looking = looking.map_err(|error| reason(&error))?;
    let within = |engagement: &Engagement| {
        let imports = looking.imports_of(engagement);
        Within { since, until, imports, ..Within::all(engagement.id) }
    };
    let within: Vec<Within> = looking.engagements.iter().map(within).collect();
    let told =
        visit.state.convened.responses.contributions(&within).await.map_err(|error| reason(&error.into()))?;
    let histogram: Vec<Contributors> = told
        .value
        .people
        .iter()
        .map(|(contributions, people)| Contributors { contributions: *contributions, people: *people })
        .collect();
    let unknown = told.value.unknown;
    Ok((disclose_concentration(&histogram, &visit.state.convened.disclosure), unknown))
}

/// What may be told of repeat voices, in words.
fn facts(
    visit: &Visit,
    (shown, unknown): &(Disclosed<Option<ShownConcentration>>, u64),
) -> (Vec<(String, String, String)>, String) {
    let (state, words) = (&visit.state, visit.state.engine.words());
    let Some(shown) = shown.get() else { return (Vec::new(), state.word("reach-voices-none")) };
    let hidden = || state.word("reach-hidden");
    let fact = |key: &str, value: String| {
        (
            state.word(&format!("reach-voices-{key}")),
            value,
            state.word(&format!("reach-voices-{key}-meaning")),
        )
    };
    let share = |share: Option<f64>| share.map_or_else(hidden, super::line::whole_per_cent);
    let mut facts = vec![
        fact("people", band(words, shown.people)),
        fact("effective", format!("{:.0}", shown.effective_voices)),
        fact("repeat", share(shown.repeat_share)),
        fact("top", share(shown.top_tenth_share)),
        fact("gini", format!("{:.2}", shown.gini)),
    ];
    if let Some(unknown) =
        visit.state.convened.disclosure.total((*unknown).into()).get().people().filter(|unknown| *unknown > 0)
    {
        facts.push(fact("unknown", unknown.to_string()));
    }
    (facts, String::new())
}

/// Engagements that people were asked to take part in: neither drafts nor cancelled ones.
fn asks(system: &System, asked: &Asked) -> RegisterFilter {
    RegisterFilter {
        system: Some(system.id),
        since: None,
        until: None,
        statuses: EngagementStatus::asking(),
        ..asked.filters.filter.clone()
    }
}

/// Those of the last year.
async fn asked_last_year(
    visit: &Visit,
    system: &System,
    asked: &Asked,
) -> Result<Vec<Engagement>, PageError> {
    let store = &visit.state.store;
    let today = store.today();
    let (since, until) = (months_before(today, 12), Some(today));
    let list = EngagementList {
        scope: visit.scope(),
        filter: RegisterFilter { since, until, ..asks(system, asked) },
        today,
        sort: EngagementSort::Starts,
        order: Order::Asc,
        limit: ENGAGEMENTS_MAX,
        offset: 0,
    };
    Ok(store.list_engagements(&list).await?.into_iter().map(|summary| summary.engagement).collect())
}

/// How many of them have no date.
async fn undated(visit: &Visit, system: &System, asked: &Asked) -> Result<u64, PageError> {
    let (store, scope, all) = (&visit.state.store, visit.scope(), asks(system, asked));
    let today = store.today();
    let dated = RegisterFilter { since: NaiveDate::from_ymd_opt(1, 1, 1), ..all.clone() };
    let count = store.count_engagements(scope, &all, today).await?;
    Ok(count.saturating_sub(store.count_engagements(scope, &dated, today).await?))
}

/// A table of asks by month, as HTML; empty where nobody was asked.
fn table(visit: &Visit, key: &str, load: &LoadTable, name: impl Fn(&str) -> String) -> String {
    let (state, words) = (&visit.state, visit.state.engine.words());
    if load.rows.is_empty() {
        return String::new();
    }
    let row = |row: &convenor_domain::reach::LoadRow| {
        let cell = |asks: &u32| HeatCell::Shown { value: f64::from(*asks), text: asks.to_string() };
        let over =
            if row.is_over() { format!(" – {}", state.word("reach-load-over")) } else { String::new() };
        let total = match row.budget {
            Some(budget) => {
                let values = [("all", Value::from(row.all)), ("budget", Value::from(budget))];
                words.t("reach-load-total-budget", &values) + &over
            }
            None => row.all.to_string(),
        };
        HeatRow { name: name(&row.key), cells: row.asks.iter().map(cell).collect(), total: Some(total) }
    };
    let table = HeatTable {
        caption: Caption {
            id: key.to_owned(),
            title: state.word(&format!("{key}-title")),
            description: state.word(&format!("{key}-description")),
        },
        corner: state.word(&format!("{key}-corner")),
        columns: load.months.iter().map(|month| month.format("%b %y").to_string()).collect(),
        rows: load.rows.iter().take(ROWS_MAX).map(row).collect(),
        words: HeatWords {
            hidden: state.word("reach-label-hidden"),
            no_data: state.word("reach-no-data"),
            total: Some(state.word("reach-load-total")),
        },
        budget: None::<Budget>,
    };
    table.table()
}

impl Page for VoicesPage {
    const TEMPLATE: &'static str = "reach/voices.html";

    fn samples() -> Vec<Self> {
        let fact = |name: &str| (name.to_owned(), "31%".to_owned(), "of <all>".to_owned());
        let page = Self {
            tabs: Tab::Voices.sample(),
            chips: vec![Chip { text: "Marlow <Vale>".to_owned(), without: PATH.to_owned() }],
            facets: Facets::sample(),
            facts: vec![fact("Different people"), fact("Came again")],
            why: String::new(),
            seats: Seats::sample(),
            groups: "<p>table</p>".to_owned(),
            organisations: "<p>table</p>".to_owned(),
            undated: "2 activities have no date.".to_owned(),
        };
        let bare = Self {
            chips: Vec::new(),
            facts: Vec::new(),
            why: "Nobody can be told apart.".to_owned(),
            seats: Seats::default(),
            groups: String::new(),
            organisations: String::new(),
            undated: String::new(),
            ..page.clone()
        };
        vec![page, bare]
    }
}
