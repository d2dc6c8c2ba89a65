//! Fills the page “Who we hear from”: what is asked, what may be told of it, and how it is drawn.

use convenor_domain::reach::{By, ReachRow, ReachTrend};
use convenor_domain::{Action, Area, Resource, ResourceKind, System};
use convenor_statistics::ShownCount;

use super::asked::Asked;
use super::basis::{basis, lede};
use super::facets::{Facets, LEVELS};
use super::line::{Drawing, Line, name};
use super::look::{Asking, Looked, Looking, ReachError};
use super::page::{Content, Headline, ReachPage, Shown};
use super::tabs::Tab;
use super::{PATH, draw, even};
use crate::error::PageError;
use crate::filter::{address, chips, to_query};
use crate::reader::Visit;
use crate::words::Value;

/// Most groups in the chart of all groups: those furthest from their share.
const CHART_MAX: usize = 12;
/// Most areas whose outlines lead to their page: above, the table leads there.
const LINKED_MAX: usize = 60;
/// Most lines of the table by area: the downloads hold all of them.
const AREA_LINES_MAX: usize = 400;
/// The dimension of ages, whose first groups always have a strip.
const AGE: &str = "age";
/// Children and young people.
const YOUNG: [&str; 2] = ["age-0-15", "age-16-24"];

/// `GET /reach`
pub(super) async fn show(visit: Visit) -> Result<axum::response::Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let directory = visit.state.directory().await?;
    let asked = super::asked(&visit, &directory);
    let system = directory.system(visit.system()?).ok_or(PageError::NotFound)?;
    let filters = chips(&visit.state, &directory, PATH, &asked.filters, &asked.kept()).await?;
    let places = places(&visit, system).await?;
    let found = tell(&visit, system, &asked).await;
    let (lede, content) = match found {
        Ok((lede, shown)) => (lede, shown.map_or(Content::Empty, |shown| Content::Told(Box::new(shown)))),
        Err(error) => (system.name.clone(), Content::Failed { reason: reason(&error) }),
    };
    let page = ReachPage {
        tabs: Tab::Groups.links(&visit.state),
        lede,
        chips: filters,
        clear: address(PATH, &to_query(asked.kept())),
        facets: Facets::new(&visit, &directory, &asked, &places),
        content,
    };
    visit.show(&page).await
}

/// Why nothing can be told, beginning with a capital.
pub(super) fn reason(error: &ReachError) -> String {
    match error {
        ReachError::TooNear => tracing::info!("who was heard is not told beside what was told before"),
        error => tracing::error!(%error, "who was heard could not be told"),
    }
    let mut reason = error.to_string();
    reason.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    reason
}

/// The areas of the system that can be chosen, the largest first.
pub(super) async fn places(visit: &Visit, system: &System) -> Result<Vec<Area>, PageError> {
    let store = &visit.state.store;
    let Some(own) = &system.area else { return Ok(Vec::new()) };
    let mut areas = Vec::new();
    for level in LEVELS.into_iter().take(3) {
        let codes = store.small_areas_inside(level, own).await?.into_values();
        let codes: std::collections::BTreeSet<_> = codes.collect();
        let mut found = store.list_areas(&codes.into_iter().collect::<Vec<_>>()).await?;
        found.sort_by(|a, b| a.name.cmp(&b.name));
        areas.extend(found.into_iter().filter(|area| area.kind == level));
    }
    Ok(areas)
}

/// The question put, for a reader.
pub(crate) fn asking<'a>(visit: &'a Visit, system: &'a System, asked: &Asked) -> Asking<'a> {
    Asking {
        store: &visit.state.store,
        responses: &*visit.state.convened.responses,
        disclosure: &visit.state.convened.disclosure,
        scope: visit.scope(),
        system,
        question: asked.question(),
    }
}

/// What may be told: the first line, and the numbers where there are any.
async fn tell(visit: &Visit, system: &System, asked: &Asked) -> Result<(String, Option<Shown>), ReachError> {
    let looking = Looking::read(asking(visit, system, asked)).await?;
    if looking.engagements.is_empty() {
        return Ok((lede(visit, system, &looking, None), None));
    }
    let looked = looking.tell_all(&asked.by).await?;
    let drawing = Drawing { visit, area: looking.area.as_ref(), areas: &looking.areas };
    let mut shown = groups(&drawing, &looked);
    shown.young = young(&drawing, &looking, &looked).await?;
    if let ([one], false) = (looked.as_slice(), asked.by.is_empty()) {
        shown.heading = asked.by.iter().map(By::name).collect::<Vec<_>>().join(", ");
        detail(&drawing, asked, one, &mut shown).await?;
    }
    shown.basis = basis(visit, &looking, &looked);
    shown.even = even::lines(&visit.state, &looked);
    let query = asked.query();
    (shown.csv, shown.xlsx) = (address("/reach/export.csv", &query), address("/reach/export.xlsx", &query));
    Ok((lede(visit, system, &looking, looked.first()), Some(shown)))
}

/// Every group in the whole, those heard least for their share first.
fn groups(drawing: &Drawing<'_>, looked: &[Looked]) -> Shown {
    let mut rows: Vec<(&ReachRow, Line)> = Vec::new();
    for one in looked {
        let by = one.told.whole.by.iter().map(By::name).collect::<Vec<_>>().join(", ");
        rows.extend(one.told.whole.rows.iter().map(|row| {
            let repeat = one.repeats.as_ref().map(|repeats| drawing.repeat(repeats.of(&row.groups)));
            (row, Line { repeat, ..drawing.line(&by, row) })
        }));
    }
    let ratio = |row: &ReachRow| row.ratio.map_or(f64::INFINITY, |ratio| ratio.ratio);
    rows.sort_by(|(a, _), (b, _)| ratio(a).total_cmp(&ratio(b)));
    let asked_nobody: Vec<&str> = looked
        .iter()
        .filter(|one| one.told.whole.rows.iter().all(|row| row.heard.is_none()))
        .flat_map(|one| one.told.whole.by.iter().map(By::name))
        .collect();
    let asked_nobody = asked_nobody.join(", ");
    if looked.len() > 1 {
        rows.retain(|(row, _)| row.heard.is_some());
    }
    let drawn = charted(&rows, looked.len() > 1);
    let left = rows.len().saturating_sub(drawn.len());
    let headline = headline(drawing, &rows);
    let state = &drawing.visit.state;
    Shown {
        chart: draw::dumbbell(state, &drawn, &headline.title),
        chart_rest: if left == 0 {
            String::new()
        } else {
            state.engine.words().t("reach-chart-rest", &[("count", Value::from(left))])
        },
        hides: rows.iter().any(|(row, _)| row.heard == Some(ShownCount::Hidden)),
        headline: Some(headline),
        nobody_asked: if asked_nobody.is_empty() {
            String::new()
        } else {
            state.engine.words().t("reach-nobody-asked", &[("what", Value::from(asked_nobody))])
        },
        rows: rows.into_iter().map(|(_, line)| line).collect(),
        ..Shown::default()
    }
}

/// The rows of the chart: of one thing all groups, of everything those furthest from their share that are groups to plan for.
fn charted<'a>(rows: &'a [(&'a ReachRow, Line)], is_everything: bool) -> Vec<(&'a ReachRow, &'a Line)> {
    let mut drawn: Vec<(&ReachRow, &Line)> = rows.iter().map(|(row, line)| (*row, line)).collect();
    if is_everything {
        let gap = |row: &ReachRow| row.ratio.map(|ratio| ratio.ratio.max(f64::MIN_POSITIVE).ln().abs());
        drawn.retain(|(row, _)| row.ratio.is_some() && row.groups.iter().all(|group| group.term().is_some()));
        drawn.sort_by(|(a, _), (b, _)| gap(b).unwrap_or(0.0).total_cmp(&gap(a).unwrap_or(0.0)));
        drawn.truncate(CHART_MAX);
    }
    drawn
}

/// The answer first: who is heard least for their share.
fn headline(drawing: &Drawing<'_>, rows: &[(&ReachRow, Line)]) -> Headline {
    let words = drawing.visit.state.engine.words();
    let seldom = rows.iter().find(|(row, line)| {
        line.label == "seldom-heard" && row.groups.iter().all(|group| group.term().is_some())
    });
    let Some((row, line)) = seldom else {
        let known = rows.iter().any(|(row, _)| row.ratio.is_some());
        let key = if known { "reach-headline-none" } else { "reach-headline-unknown" };
        return Headline {
            title: words.t(key, &[]),
            text: words.t(&format!("{key}-text"), &[]),
            is_gap: false,
            plan: None,
        };
    };
    let values = [
        ("group", Value::from(name(&row.groups))),
        ("by", Value::from(line.by.clone())),
        ("here", Value::from(line.residents.clone())),
        ("heard", Value::from(line.heard.clone())),
        ("ratio", Value::from(line.ratio.clone())),
    ];
    let text = if row.heard == Some(ShownCount::People { count: 0 }) {
        "reach-headline-gap-nobody"
    } else {
        "reach-headline-gap-text"
    };
    Headline {
        title: words.t("reach-headline-gap", &values),
        text: words.t(text, &values),
        is_gap: true,
        plan: line.plan.clone(),
    }
}

/// The strip of children and young people.
async fn young(
    drawing: &Drawing<'_>,
    looking: &Looking<'_>,
    looked: &[Looked],
) -> Result<Vec<Line>, ReachError> {
    let is_age = |one: &&Looked| one.told.whole.by.iter().map(By::key).eq([AGE]);
    let told;
    let ages = if let Some(ages) = looked.iter().find(is_age) {
        ages
    } else {
        let Ok(age) = By::lookup(AGE) else { return Ok(Vec::new()) };
        told = looking.tell(&[age]).await?;
        &told
    };
    let rows = &ages.told.whole.rows;
    let is_young = |row: &&ReachRow| row.groups.iter().any(|group| YOUNG.contains(&group.key.as_str()));
    Ok(rows.iter().filter(is_young).map(|row| drawing.line("", row)).collect())
}

/// Areas, the map and the trends of one question.
async fn detail(
    drawing: &Drawing<'_>,
    asked: &Asked,
    looked: &Looked,
    shown: &mut Shown,
) -> Result<(), ReachError> {
    let told = &looked.told;
    if let [by] = asked.by.as_slice() {
        let share = |at: usize| told.whole.rows.get(at).and_then(|row| row.share_residents);
        let trends = told.trends.iter().filter(|trend| trend.quarters.len() > 1).enumerate();
        let drawn = |(at, trend): (usize, &ReachTrend)| {
            (name(&trend.groups), draw::trend(drawing, at, trend, share(at)))
        };
        shown.trends = trends.map(drawn).collect();
        if let Some(level) = asked.level {
            shown.map = map(drawing, asked, looked, by, level).await?;
        }
    }
    let areas = told.areas.iter().flat_map(|table| &table.rows);
    let of_group = |row: &&ReachRow| {
        asked.group.as_ref().is_none_or(|wanted| row.groups.iter().any(|group| group.key == *wanted))
    };
    let everybody = told.everybody.iter().filter(|_| asked.group.is_none() || told.areas.is_none());
    shown.areas = everybody.map(|area| drawing.everybody(area)).collect();
    shown.areas.extend(areas.filter(of_group).map(|row| drawing.line("", row)));
    if asked.level.is_some() && told.areas.is_none() {
        shown.areas_note = drawing.visit.state.word("reach-areas-too-many");
    }
    shown.hides |= shown.areas.iter().any(|line| line.label == "hidden");
    let left = shown.areas.len().saturating_sub(AREA_LINES_MAX);
    if left > 0 {
        shown.areas.truncate(AREA_LINES_MAX);
        shown.areas_rest =
            drawing.visit.state.engine.words().t("reach-areas-rest", &[("count", Value::from(left))]);
    }
    Ok(())
}

/// The map: everybody heard, or the group that is chosen.
async fn map(
    drawing: &Drawing<'_>,
    asked: &Asked,
    looked: &Looked,
    by: &By,
    level: convenor_domain::AreaKind,
) -> Result<Option<String>, ReachError> {
    let Some(inside) = drawing.area else { return Ok(None) };
    let state = &drawing.visit.state;
    let boundaries = state.store.list_boundaries(level, &inside.code).await?;
    if boundaries.is_empty() {
        return Ok(None);
    }
    let group = asked.group.as_ref().and_then(|key| by.group(key)).filter(|_| looked.told.areas.is_some());
    let found = |code| -> Option<(Option<ShownCount>, Option<f64>)> {
        if let Some(group) = group {
            let mut rows = looked.told.areas.iter().flat_map(|table| &table.rows);
            let row =
                rows.find(|row| row.area.as_ref() == Some(code) && row.groups.first() == Some(group))?;
            return Some((row.heard, row.rate.map(|(rate, _)| rate)));
        }
        let area = looked.told.everybody.iter().find(|area| area.area == *code)?;
        Some((area.heard, area.rate.map(|(rate, _)| rate)))
    };
    let linked = boundaries.len() <= LINKED_MAX;
    let placed: Vec<draw::Placed<'_>> = boundaries
        .iter()
        .map(|boundary| {
            let (heard, rate) = found(&boundary.area).unzip();
            draw::Placed {
                boundary,
                rate: rate.flatten(),
                hidden: heard.flatten() == Some(ShownCount::Hidden),
                href: linked.then(|| format!("/areas/{}", boundary.area)),
            }
        })
        .collect();
    let of = group.map_or_else(|| state.word("reach-map-everybody"), |group| group.name.clone());
    Ok(Some(draw::map(state, &placed, &of)))
}
