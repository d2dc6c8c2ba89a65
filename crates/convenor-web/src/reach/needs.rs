//! Where engagement is needed: areas with high need and little recent listening, with the reasons; and on what, which is left to
//! `topics`.

mod topics;

use std::collections::HashMap;

use axum::response::Html;
use chrono::NaiveDate;
use convenor_domain::filter::months_before;
use convenor_domain::population::{AreaNeed, Needs};
use convenor_domain::reach::{By, NeedArea, Needed, rank};
use convenor_domain::{
    Action, Area, AreaCode, AreaKind, EngagementStatus, RegisterFilter, Resource, ResourceKind, System,
};
use convenor_statistics::ShownCount;
use serde::Serialize;

use self::topics::Topics;
use super::asked::Asked;
use super::facets::{Facets, LEVELS};
use super::line::{Drawing, per_cent};
use super::look::{Looking, ReachError};
use super::show::{asking, places, reason};
use super::tabs::{Tab, TabLink};
use crate::error::PageError;
use crate::filter::{Chip, address, chips, to_query};
use crate::reader::Visit;
use crate::theme::Page;
use crate::words::Value;

/// Where the page is.
const PATH: &str = "/reach/needs";
/// Months that count as recent, when no period is asked for.
const MONTHS: u32 = 12;
/// Fewest areas that are worth ranking.
const AREAS_MIN: usize = 6;
/// Areas on the list.
const AREAS_MAX: usize = 15;

/// Where engagement is needed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NeedsPage {
    tabs: Vec<TabLink>,
    chips: Vec<Chip>,
    facets: Facets,
    /// What kind of areas they are.
    level: String,
    rows: Vec<NeedLine>,
    /// Why there are none; empty where there are.
    why: String,
    topics: Topics,
    /// What the numbers rest on: name and value.
    basis: Vec<(String, String)>,
}

/// One area.
#[derive(Debug, Clone, Serialize)]
struct NeedLine {
    href: String,
    name: String,
    people: u64,
    deprived: String,
    health: String,
    heard: String,
    rate: String,
    /// Activities for the area in the period.
    activities: u64,
    /// Whether need is in the upper half and listening in the lower.
    is_gap: bool,
    /// Why it stands where it stands.
    reasons: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
}

/// `GET /reach/needs`
pub(super) async fn show(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let directory = visit.state.directory().await?;
    let mut asked = super::asked(&visit, &directory);
    let system = directory.system(visit.system()?).ok_or(PageError::NotFound)?;
    let level = level(&visit, system, &asked).await?;
    asked.by = By::lookup("age").into_iter().collect();
    asked.level = level;
    let found = rows(&visit, system, &asked).await;
    let (rows, basis, why) = match found {
        Ok((rows, basis)) if !rows.is_empty() => (rows, basis, String::new()),
        Ok((_, basis)) => (Vec::new(), basis, visit.state.word("reach-needs-none")),
        Err(error) => (Vec::new(), Vec::new(), reason(&error)),
    };
    let page = NeedsPage {
        tabs: Tab::Needs.links(&visit.state),
        chips: chips(&visit.state, &directory, PATH, &asked.filters, &[]).await?,
        facets: Facets::of_filters(&visit, &directory, &asked, &places(&visit, system).await?),
        level: level.map(|level| visit.state.word(&format!("area-kinds-{level}"))).unwrap_or_default(),
        rows,
        why,
        topics: topics::topics(&visit, system, &asked).await?,
        basis,
    };
    visit.show(&page).await
}

/// The level asked for; else the largest with enough areas to rank.
async fn level(visit: &Visit, system: &System, asked: &Asked) -> Result<Option<AreaKind>, PageError> {
    if asked.level.is_some() {
        return Ok(asked.level);
    }
    let Some(inside) = asked.area().or(system.area.as_ref()) else { return Ok(None) };
    for level in LEVELS {
        let small = visit.state.store.small_areas_inside(level, inside).await?;
        let areas: std::collections::HashSet<&AreaCode> = small.values().collect();
        if areas.len() >= AREAS_MIN {
            return Ok(Some(level));
        }
    }
    Ok(None)
}

type Heard = (Option<ShownCount>, Option<f64>);
type Rows = (Vec<NeedLine>, Vec<(String, String)>);

async fn rows(visit: &Visit, system: &System, asked: &Asked) -> Result<Rows, ReachError> {
    let store = &visit.state.store;
    let mut question = asking(visit, system, asked);
    let since = question.question.since.or_else(|| months_before(store.today(), MONTHS));
    question.question.since = since;
    let looking = Looking::read(question).await?;
    let (Some(area), Some(level)) = (&looking.area, asked.level) else { return Ok((Vec::new(), Vec::new())) };
    let told = looking.tell(&asked.by).await?.told;
    let needs = store.list_needs(level, &area.code).await?;
    let heard: HashMap<&AreaCode, Heard> = told
        .everybody
        .iter()
        .map(|area| (&area.area, (area.heard, area.rate.map(|(rate, _)| rate))))
        .collect();
    let ranked =
        rank(needs.areas.iter().map(|need| need_area(need, heard.get(&need.area).copied())).collect());
    let drawing = Drawing { visit, area: Some(area), areas: &looking.areas };
    let mut lines = Vec::new();
    for needed in ranked.iter().take(AREAS_MAX) {
        lines.push(line(&drawing, system, needed, since).await?);
    }
    Ok((lines, basis(visit, &needs, since)))
}

#[expect(clippy::cast_precision_loss, reason = "no area has so many people")]
fn need_area(need: &AreaNeed, heard: Option<Heard>) -> NeedArea {
    let share = |some: u64, all: u64| (all > 0).then(|| some as f64 / all as f64);
    let (heard, rate) = heard.unwrap_or_default();
    NeedArea {
        area: need.area.clone(),
        people: need.people,
        deprived: need.most_deprived.and_then(|some| share(some, need.people)),
        bad_health: need.bad_health.and_then(|(some, all)| share(some, all)),
        heard,
        rate,
    }
}

async fn line(
    drawing: &Drawing<'_>,
    system: &System,
    needed: &Needed,
    since: Option<NaiveDate>,
) -> Result<NeedLine, ReachError> {
    let state = &drawing.visit.state;
    let of = &needed.of;
    let filter = RegisterFilter {
        system: Some(system.id),
        since,
        areas: vec![of.area.clone()],
        statuses: EngagementStatus::asking(),
        ..RegisterFilter::default()
    };
    let activities =
        state.store.count_engagements(drawing.visit.scope(), &filter, state.store.today()).await?;
    let name = drawing
        .areas
        .iter()
        .find(|area| area.code == of.area)
        .map_or_else(|| of.area.to_string(), |area: &Area| area.name.clone());
    let may_plan = drawing.visit.may(Action::Create, Resource::any(ResourceKind::Engagement));
    let plan = address("/engagements/new", &to_query([("areas", name.as_str())]));
    Ok(NeedLine {
        href: format!("/areas/{}", of.area),
        people: of.people,
        deprived: of.deprived.map(per_cent).unwrap_or_default(),
        health: of.bad_health.map(per_cent).unwrap_or_default(),
        heard: of.heard.map_or_else(|| state.word("reach-no-data"), |heard| drawing.people(heard)),
        rate: of.rate.map(|rate| format!("{rate:.1}")).unwrap_or_default(),
        activities,
        is_gap: needed.is_gap(),
        reasons: reasons(drawing.visit, needed, activities),
        plan: (may_plan && needed.is_gap()).then_some(plan),
        name,
    })
}

/// Why an area stands where it stands, in words.
fn reasons(visit: &Visit, needed: &Needed, activities: u64) -> String {
    let half = |place: f64| if place >= 0.5 { "more" } else { "less" };
    let words = visit.state.engine.words();
    let mut reasons = vec![
        words.t(&format!("reach-needs-need-{}", half(needed.need)), &[]),
        words.t(&format!("reach-needs-listening-{}", half(needed.listening)), &[]),
    ];
    if activities == 0 {
        reasons.push(words.t("reach-needs-no-activity", &[]));
    }
    reasons.join("; ")
}

fn basis(visit: &Visit, needs: &Needs, since: Option<NaiveDate>) -> Vec<(String, String)> {
    let state = &visit.state;
    let made_up =
        |is: bool| if is { format!(", {}", state.word("reach-source-made-up")) } else { String::new() };
    let mut facts = Vec::new();
    if let Some(source) = &needs.deprivation {
        let told = format!("{} ({}{})", source.source, source.year, made_up(source.made_up));
        facts.push((state.word("reach-needs-deprivation"), told));
    }
    if let Some(source) = &needs.health {
        let told = format!("{} ({}{})", source.source, source.year, made_up(source.made_up));
        facts.push((state.word("reach-needs-health"), told));
    }
    if let Some(since) = since {
        let values = [("day", Value::from(since.format("%-d %B %Y").to_string()))];
        facts.push((state.word("reach-needs-period"), state.engine.words().t("reach-needs-since", &values)));
    }
    facts
}

impl Page for NeedsPage {
    const TEMPLATE: &'static str = "reach/needs.html";

    fn samples() -> Vec<Self> {
        let line = |is_gap: bool| NeedLine {
            href: "/areas/X05000001".to_owned(),
            name: "Marlow <Vale>".to_owned(),
            people: 12_400,
            deprived: "38.2%".to_owned(),
            health: if is_gap { "7.1%".to_owned() } else { String::new() },
            heard: "hidden".to_owned(),
            rate: if is_gap { String::new() } else { "2.1".to_owned() },
            activities: u64::from(!is_gap),
            is_gap,
            reasons: "need in the upper half".to_owned(),
            plan: is_gap.then(|| "/engagements/new?areas=Marlow".to_owned()),
        };
        let page = Self {
            tabs: Tab::Needs.sample(),
            chips: vec![Chip { text: "Marlow <Vale>".to_owned(), without: PATH.to_owned() }],
            facets: Facets::sample(),
            level: "Wards".to_owned(),
            rows: vec![line(true), line(false)],
            why: String::new(),
            topics: Topics::sample(),
            basis: vec![("Deprivation".to_owned(), "made up".to_owned())],
        };
        let (chips, rows, basis) = (Vec::new(), Vec::new(), Vec::new());
        let bare = Self {
            chips,
            rows,
            topics: Topics::unranked(),
            basis,
            why: "No list of need.".to_owned(),
            level: String::new(),
            ..page.clone()
        };
        vec![page, bare]
    }
}
