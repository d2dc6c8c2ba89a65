//! The page of one place: what it is, what is around and inside it, who lives there, what was heard.

use axum::extract::Path;
use axum::response::Html;
use convenor_domain::{
    Action, Area, AreaCode, InsightStatus, Outcome, RegisterFilter, Resource, ResourceKind,
};
use convenor_store::InsightList;
use serde::Serialize;

use super::{AreaLine, AreasOfKind, by_kind, kind};
use crate::digest::{Activity, Finding, activities, findings};
use crate::error::PageError;
use crate::filter::{address, to_query};
use crate::reader::Visit;
use crate::theme::{Crumb, Page};

/// Findings and activities on the page, each.
const RECORDS_MAX: u64 = 10;

/// One place.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AreaPage {
    trail: Vec<Crumb>,
    name: String,
    code: String,
    kind: String,
    edition: String,
    /// First day, in words; empty when not recorded.
    from: String,
    /// Last day, in words; empty while it lasts.
    until: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<u32>,
    around: Vec<AreaLine>,
    inside: Vec<AreasOfKind>,
    census: Vec<CensusRow>,
    findings: Vec<Finding>,
    activities_total: u64,
    activities: Vec<Activity>,
    find: String,
    list: String,
}

/// People of one group who live there.
#[derive(Debug, Clone, Serialize)]
struct CensusRow {
    group: String,
    people: u32,
    edition: String,
}

pub(super) async fn show(visit: Visit, Path(code): Path<String>) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Place))?;
    let code = AreaCode(code.to_uppercase());
    let area = visit.state.store.lookup_area(&code).await?.ok_or(PageError::NotFound)?;
    let page = page(&visit, &area).await?;
    visit.show(&page).await
}

async fn page(visit: &Visit, area: &Area) -> Result<AreaPage, PageError> {
    let (state, store) = (&visit.state, &visit.state.store);
    let around = store.areas_directly_around(&area.code).await?;
    let inside = store.areas_inside(&area.code).await?;
    let filter = RegisterFilter { areas: vec![area.code.clone()], ..RegisterFilter::default() };
    let heard = InsightList {
        area: Some(area.code.clone()),
        statuses: vec![InsightStatus::Published],
        ..InsightList::all(visit.scope(), RECORDS_MAX)
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.format("%-d %B %Y").to_string());
    let query =
        |more: &[(&str, &str)]| to_query([("area", area.code.0.as_str())].iter().chain(more).copied());
    Ok(AreaPage {
        trail: vec![Crumb::new("/areas", state.word("area-title"))],
        name: area.name.clone(),
        code: area.code.to_string(),
        kind: kind(state, area.kind),
        edition: area.edition.clone(),
        from: day(area.valid_from).unwrap_or_default(),
        until: day(area.valid_to).unwrap_or_default(),
        population: area.population,
        around: around.iter().map(|area| AreaLine::new(state, area)).collect(),
        inside: by_kind(state, &inside),
        census: census(visit, &area.code).await?,
        findings: findings(visit, &heard).await?,
        activities_total: store.count_engagements(visit.scope(), &filter, store.today()).await?,
        activities: activities(visit, &filter, RECORDS_MAX).await?,
        find: address("/find", &query(&[("months", "all")])),
        list: address("/engagements", &query(&[])),
    })
}

/// The groups of the census in the order of the vocabulary.
async fn census(visit: &Visit, code: &AreaCode) -> Result<Vec<CensusRow>, PageError> {
    let groups = &visit.state.vocabularies().groups;
    let place = |group: &str| groups.terms.iter().position(|term| term.key == group);
    let mut counts = visit.state.store.list_census(code).await?;
    counts.sort_by_cached_key(|(group, _, edition)| (place(group), edition.clone()));
    let row = |(group, people, edition): (String, u32, String)| CensusRow {
        group: groups.name_of(&group).to_owned(),
        people,
        edition,
    };
    Ok(counts.into_iter().map(row).collect())
}

impl Page for AreaPage {
    const TEMPLATE: &'static str = "area/show.html";

    fn samples() -> Vec<Self> {
        let bare = Self {
            trail: vec![Crumb::new("/areas", "Places")],
            name: "Marlow <Vale>".to_owned(),
            code: "X54000001".to_owned(),
            kind: "Ward".to_owned(),
            edition: "2024".to_owned(),
            from: String::new(),
            until: String::new(),
            population: None,
            around: Vec::new(),
            inside: Vec::new(),
            census: Vec::new(),
            findings: Vec::new(),
            activities_total: 0,
            activities: Vec::new(),
            find: "/find?area=X54000001&months=all".to_owned(),
            list: "/engagements?area=X54000001".to_owned(),
        };
        let full = Self {
            from: "1 April 2023".to_owned(),
            until: "31 March 2025".to_owned(),
            population: Some(12_345),
            around: vec![AreaLine::sample()],
            inside: vec![AreasOfKind { kind: "Wards".to_owned(), areas: vec![AreaLine::sample()] }],
            census: vec![CensusRow {
                group: "Unpaid carers".to_owned(),
                people: 1_204,
                edition: "2021".to_owned(),
            }],
            findings: vec![Finding::sample(Outcome::Changed)],
            activities_total: 12,
            activities: vec![Activity::sample()],
            ..bare.clone()
        };
        vec![bare, full]
    }
}
