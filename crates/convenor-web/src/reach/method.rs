//! “How these numbers are worked out”, in plain words, with a made-up example each that the statistics themselves work out.

use axum::response::Html;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_statistics::{
    GroupCount, PopulationCell, ReachSettings, benjamini_hochberg, dissimilarity, representation,
    representativity, share_differs, shrink,
};
use serde::Serialize;

use super::line::per_cent;
use super::tabs::{Tab, TabLink};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::Page;
use crate::words::Value;

/// The page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MethodPage {
    tabs: Vec<TabLink>,
    /// Parts, each with the key of its heading, what it says and an example.
    parts: Vec<Part>,
}

/// One number and how it is worked out.
#[derive(Debug, Clone, Serialize)]
struct Part {
    key: &'static str,
    says: String,
    example: String,
}

/// `GET /reach/method`
pub(super) async fn show(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let page = MethodPage { tabs: Tab::Groups.links(&visit.state), parts: parts(&visit.state) };
    visit.show(&page).await
}

fn parts(state: &AppState) -> Vec<Part> {
    let settings = ReachSettings::default();
    let limits = [
        ("seldom", Value::from(format!("{:.2}", settings.seldom_below))),
        ("much", Value::from(format!("{:.2}", settings.a_lot_above))),
    ];
    let part = |key: &'static str, limits: &[(&str, Value<'_>)], values: &[(&str, Value<'_>)]| Part {
        key,
        says: state.engine.words().t(&format!("reach-method-{key}-says"), limits),
        example: state.engine.words().t(&format!("reach-method-{key}-example"), values),
    };
    vec![
        part("ratio", &limits, &ratio(settings)),
        part("steadied", &[], &steadied()),
        part("stands-out", &[], &stands_out()),
        part("even", &[], &even()),
        part("need", &[], &[]),
    ]
}

type Values = Vec<(&'static str, Value<'static>)>;

fn told(number: Option<f64>) -> Value<'static> {
    Value::from(number.map_or_else(String::new, |number| format!("{number:.2}")))
}

/// 24 of 400 people heard, of a group that is 12 % of the population.
fn ratio(settings: ReachSettings) -> Values {
    let of = |heard, people| GroupCount { heard, people };
    let found = representation(of(24, 120), of(400, 1_000), settings);
    vec![
        ("ratio", told(found.map(|one| one.ratio))),
        ("low", told(found.map(|one| one.interval.low))),
        ("high", told(found.map(|one| one.interval.high))),
    ]
}

/// Nobody of 2 who were to be expected, and 60 of 100, among others.
fn steadied() -> Values {
    let found = shrink(&[0, 60, 140, 100, 120, 85], &[2.0, 100.0, 100.0, 100.0, 100.0, 100.0]);
    let ratio = |at: usize| told(found.get(at).copied().flatten().map(|one| one.ratio));
    vec![("few", ratio(0)), ("many", ratio(1))]
}

/// The same groups, in areas of 20 and 1,000 people heard.
fn stands_out() -> Values {
    let heard = [(0, 20), (60, 1_000), (140, 1_000), (100, 1_000), (120, 1_000), (85, 1_000)];
    let chance = |(seen, of): &(u64, u64)| share_differs(*seen, *of, 0.1).unwrap_or(1.0);
    let chances: Vec<f64> = heard.iter().map(chance).collect();
    let count = benjamini_hochberg(&chances, 0.05).into_iter().filter(|mark| *mark).count();
    vec![("count", Value::from(count))]
}

/// Two groups of 100, of whom 20 and 60 were heard.
fn even() -> Values {
    let cell = |category, heard| PopulationCell { categories: vec![category], heard, people: 100 };
    let found = representativity(&[cell(0, 20), cell(1, 60)]);
    let group = |heard| GroupCount { heard, people: 100 };
    vec![
        ("others", Value::from(dissimilarity(&[group(20), group(60)]).map(per_cent).unwrap_or_default())),
        ("indicator", told(found.as_ref().map(|one| one.indicator))),
        ("variation", told(found.as_ref().map(|one| one.variation))),
    ]
}

impl Page for MethodPage {
    const TEMPLATE: &'static str = "reach/method.html";

    fn samples() -> Vec<Self> {
        let part = |key| Part { key, says: "Says <what>.".to_owned(), example: "An example.".to_owned() };
        let keys = ["ratio", "steadied", "stands-out", "even", "need"];
        vec![Self { tabs: Tab::Groups.sample(), parts: keys.map(part).to_vec() }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_are_those_of_the_method() {
        let text = |values: Values| -> Vec<String> {
            let text = |(_, value): (&str, Value<'_>)| match value {
                Value::String(text) => text.into_owned(),
                Value::Number(number) => number.as_string().into_owned(),
                _ => String::new(),
            };
            values.into_iter().map(text).collect()
        };
        assert_eq!(text(ratio(ReachSettings::default())), ["0.50", "0.34", "0.73"]);
        assert_eq!(text(steadied()), ["0.80", "0.63"]);
        assert_eq!(text(stands_out()), ["2"]);
        assert_eq!(text(even()), ["25.0%", "0.60", "0.50"]);
    }
}
