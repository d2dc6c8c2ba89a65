//! On what engagement is needed: topics ranked by need less listening, with the figure of each beside the country's; topics that
//! no official figure measures apart, by the time since anybody was asked.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use convenor_domain::filter::months_before;
use convenor_domain::reach::{
    Counted, NeedFigure, NeedMeasure, NeedMeasures, NeedTopic, NeededTopic, rank_topics,
};
use convenor_domain::{Action, Area, EngagementStatus, RegisterFilter, Resource, ResourceKind, System};
use convenor_store::{AskedAbout, KeptFigure};
use serde::Serialize;

use crate::error::PageError;
use crate::filter::{address, to_query};
use crate::reach::asked::Asked;
use crate::reader::Visit;
use crate::words::{Value, grouped};

/// Months that count as recent.
const MONTHS: u32 = 24;
/// Below this a share is told in thousands: of hundreds too little would be left.
const IN_HUNDRED_MIN: f64 = 0.02;

/// Topics as the page draws them.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Topics {
    /// Topics with a figure, those on which engagement is needed most first.
    ranked: Vec<RankedLine>,
    /// Topics without one that nobody was asked about lately, those longest ago first.
    quiet: Vec<OtherLine>,
    /// The others without one.
    lately: Vec<OtherLine>,
    /// Why none is ranked; empty where some are.
    why: String,
}

/// A topic with a figure of need.
#[derive(Debug, Clone, Serialize)]
struct RankedLine {
    href: String,
    name: String,
    /// The place's figure beside the country's, in a sentence.
    figure: String,
    ratio: String,
    /// When anybody was last asked about it, in words.
    last: String,
    /// Activities about it lately.
    recent: u64,
    is_gap: bool,
    /// Whose figure it is.
    source: String,
    /// Why it measures the topic.
    why: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
}

/// A topic without one.
#[derive(Debug, Clone, Serialize)]
struct OtherLine {
    href: String,
    name: String,
    last: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
}

/// A figure, with the measure that it is of.
type Figures = HashMap<&'static str, (&'static NeedMeasure, KeptFigure)>;

/// Everything that lines are drawn with.
struct Drawing<'a> {
    visit: &'a Visit,
    measures: &'static NeedMeasures,
    figures: Figures,
    /// The place, and the country around it.
    place: Option<(Area, Area)>,
    today: NaiveDate,
}

/// The topics of the page.
pub(super) async fn topics(visit: &Visit, system: &System, asked: &Asked) -> Result<Topics, PageError> {
    let store = &visit.state.store;
    let today = store.today();
    let place = place(visit, system, asked).await?;
    let measures = NeedMeasures::shipped().map_err(|error| {
        tracing::error!(%error, "topics cannot be ranked by need");
        PageError::Broken
    })?;
    let mut figures = Figures::new();
    if let Some((area, country)) = &place {
        for measure in &measures.measures {
            if let Some(found) = store.lookup_need_figure(measure, &area.code, &country.code).await? {
                figures.insert(&measure.topic, (measure, found));
            }
        }
    }
    let times = times(visit, system, asked, today).await?;
    let topic = |key: &String| {
        let time = times.get(key).copied().unwrap_or_default();
        let figure = figures.get(key.as_str()).map(|(_, found)| found.figure);
        NeedTopic { topic: key.clone(), figure, last: time.last, recent: time.recent }
    };
    let terms = &visit.state.vocabularies().topics.terms;
    let told = rank_topics(terms.iter().map(|term| topic(&term.key)).collect());
    let why =
        if told.ranked.is_empty() { visit.state.word("reach-needs-topics-unranked") } else { String::new() };
    let drawing = Drawing { visit, measures, figures, place, today };
    let (lately, quiet): (Vec<_>, Vec<_>) = told.others.iter().partition(|topic| topic.recent > 0);
    Ok(Topics {
        ranked: told.ranked.iter().filter_map(|topic| drawing.ranked(topic)).collect(),
        quiet: quiet.into_iter().map(|topic| drawing.other(topic)).collect(),
        lately: lately.into_iter().map(|topic| drawing.other(topic)).collect(),
        why,
    })
}

/// The place asked about, or the system's own, and the country around it; nothing where either is not known, or they are one.
async fn place(visit: &Visit, system: &System, asked: &Asked) -> Result<Option<(Area, Area)>, PageError> {
    let store = &visit.state.store;
    let Some(code) = asked.area().or(system.area.as_ref()) else { return Ok(None) };
    let Some(country) = store.country_of(code).await?.filter(|country| country != code) else {
        return Ok(None);
    };
    Ok(store.lookup_area(code).await?.zip(store.lookup_area(&country).await?))
}

/// When and how often people were asked about each topic in the place.
async fn times(
    visit: &Visit,
    system: &System,
    asked: &Asked,
    today: NaiveDate,
) -> Result<HashMap<String, AskedAbout>, PageError> {
    let filter = RegisterFilter {
        system: Some(system.id),
        areas: asked.area().cloned().into_iter().collect(),
        statuses: EngagementStatus::asking(),
        until: Some(today),
        ..RegisterFilter::default()
    };
    let since = months_before(today, MONTHS).unwrap_or(today);
    Ok(visit.state.store.asked_about_topics(visit.scope(), &filter, since).await?)
}

impl Drawing<'_> {
    fn ranked(&self, topic: &NeededTopic) -> Option<RankedLine> {
        let (measure, found) = self.figures.get(topic.of.topic.as_str())?;
        let state = &self.visit.state;
        let made_up =
            if found.made_up { format!(", {}", state.word("reach-source-made-up")) } else { String::new() };
        Some(RankedLine {
            href: format!("/topics/{}", measure.topic),
            name: self.name(&measure.topic),
            figure: self.sentence(measure, found.figure)?,
            ratio: format!("{:.2}", topic.ratio),
            last: self.last(topic.of.last),
            recent: topic.of.recent,
            is_gap: topic.is_gap(),
            source: format!("{}, {}{made_up}", found.source, found.year),
            why: measure.why.clone(),
            plan: self.plan(&measure.topic, &measure.groups).filter(|_| topic.is_gap()),
        })
    }

    fn other(&self, topic: &NeedTopic) -> OtherLine {
        OtherLine {
            href: format!("/topics/{}", topic.topic),
            name: self.name(&topic.topic),
            last: self.last(topic.last),
            plan: self.plan(&topic.topic, &[]),
        }
    }

    fn name(&self, topic: &str) -> String {
        self.visit.state.vocabularies().topics.name_of(topic).to_owned()
    }

    /// “In Fernshire 11 in 100 people …, in the country 9 in 100.”
    fn sentence(&self, measure: &NeedMeasure, figure: NeedFigure) -> Option<String> {
        let (place, country) = self.place.as_ref()?;
        let (key, here, there, of) = if measure.counted(self.measures) == Counted::Number {
            ("number", plain(figure.here), plain(figure.country), String::new())
        } else {
            let (of, here, there) = parts(figure);
            ("share", here, there, grouped(&of.to_string()))
        };
        let values = [
            ("place", Value::from(place.name.clone())),
            ("country", Value::from(country.name.clone())),
            ("here", Value::from(here)),
            ("there", Value::from(there)),
            ("of", Value::from(of)),
            ("says", Value::from(measure.says.clone())),
        ];
        Some(self.visit.state.engine.words().t(&format!("reach-needs-figure-{key}"), &values))
    }

    fn last(&self, last: Option<NaiveDate>) -> String {
        let words = self.visit.state.engine.words();
        let Some(last) = last else { return words.t("reach-needs-topic-never", &[]) };
        let values = [
            ("months", Value::from(months(last, self.today))),
            ("month", Value::from(last.format("%B %Y").to_string())),
        ];
        words.t("reach-needs-topic-ago", &values)
    }

    /// Where a plan on the topic begins, for the people and the place that it is about.
    fn plan(&self, topic: &str, groups: &[String]) -> Option<String> {
        let may_plan = self.visit.may(Action::Create, Resource::any(ResourceKind::Engagement));
        let groups = groups.iter().map(|group| ("groups", group.as_str()));
        let place = self.place.iter().map(|(area, _)| ("areas", area.name.as_str()));
        let query = to_query(std::iter::once(("topics", topic)).chain(groups).chain(place));
        may_plan.then(|| address("/engagements/new", &query))
    }
}

/// Two shares in hundreds, or in thousands where hundreds would be too coarse: of how many, and how many in each.
fn parts(figure: NeedFigure) -> (u32, String, String) {
    let NeedFigure { here, country } = figure;
    let whole = |share: f64, of: u32| format!("{:.0}", share * f64::from(of));
    let in_hundred = (whole(here, 100), whole(country, 100));
    let is_coarse = here.min(country) < IN_HUNDRED_MIN || in_hundred.0 == in_hundred.1;
    if is_coarse {
        return (1_000, whole(here, 1_000), whole(country, 1_000));
    }
    (100, in_hundred.0, in_hundred.1)
}

/// A number as it is said: `1,386`, `63.6`.
fn plain(number: f64) -> String {
    grouped(&if number < 100.0 { format!("{number:.1}") } else { format!("{number:.0}") })
}

/// Whole months from one day to another.
fn months(from: NaiveDate, to: NaiveDate) -> i32 {
    let count = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default();
    (count(to) - count(from) - i32::from(to.day() < from.day())).max(0)
}

impl Topics {
    /// Made-up topics, for samples of pages.
    pub(super) fn sample() -> Self {
        let ranked = |is_gap: bool| RankedLine {
            href: "/topics/unpaid-carers".to_owned(),
            name: "Support for <unpaid> carers".to_owned(),
            figure: "In Marlow Vale 11 in 100 people give unpaid care.".to_owned(),
            ratio: "1.22".to_owned(),
            last: "14 months ago, September 2025".to_owned(),
            recent: u64::from(!is_gap),
            is_gap,
            source: "Made up, 2021".to_owned(),
            why: "The census asks everybody.".to_owned(),
            plan: is_gap.then(|| "/engagements/new?topics=unpaid-carers".to_owned()),
        };
        let other = |plan: Option<&str>| OtherLine {
            href: "/topics/housing".to_owned(),
            name: "Pharmacy".to_owned(),
            last: "never, as far as recorded".to_owned(),
            plan: plan.map(str::to_owned),
        };
        Self {
            ranked: vec![ranked(true), ranked(false)],
            quiet: vec![other(None), other(Some("/engagements/new?topics=pharmacy"))],
            lately: vec![other(None)],
            why: String::new(),
        }
    }

    /// Topics of which no figure is known, for samples of pages.
    pub(super) fn unranked() -> Self {
        let why = "No figure is known.".to_owned();
        Self { ranked: Vec::new(), quiet: Vec::new(), why, ..Self::sample() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_so_that_their_difference_shows() {
        let told = |here, country| parts(NeedFigure { here, country });
        let text = |of: u32, here: &str, there: &str| (of, here.to_owned(), there.to_owned());
        assert_eq!(told(0.112, 0.088), text(100, "11", "9"));
        assert_eq!(told(0.091, 0.088), text(1_000, "91", "88"));
        assert_eq!(told(0.0131, 0.05), text(1_000, "13", "50"));
        assert_eq!((plain(1_386.4), plain(63.55)), ("1,386".to_owned(), "63.5".to_owned()));
    }

    #[test]
    fn months_are_whole_ones() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let cases = [("2025-09-22", 14), ("2025-09-23", 13), ("2026-11-22", 0), ("2026-12-01", 0)];
        for (from, expected) in cases {
            assert_eq!(months(day(from), day("2026-11-22")), expected, "{from}");
        }
    }
}
