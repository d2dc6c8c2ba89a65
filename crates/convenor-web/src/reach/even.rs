//! How even the listening was, as pages, downloads and programs tell it: all groups in one number, and which group needs effort.

use convenor_domain::reach::{By, EvenGroup, Evenness, EvennessPart};
use serde::Serialize;
use utoipa::ToSchema;

use super::line::per_cent;
use super::look::Looked;
use crate::state::AppState;
use crate::words::Value;

/// One thing that people are told apart by, or two together, as the page draws it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct EvenLine {
    by: String,
    /// Share of those heard who would have to be others.
    others: String,
    indicator: String,
    variation: String,
    /// The group that needs effort most, in words.
    effort: String,
    parts: Vec<PartLine>,
}

/// What one thing does to it.
#[derive(Debug, Clone, Serialize)]
struct PartLine {
    by: String,
    spread: String,
    /// Name and part of each group.
    groups: Vec<(String, String)>,
}

/// A line for each question of which it can be told.
pub(super) fn lines(state: &AppState, looked: &[Looked]) -> Vec<EvenLine> {
    let known = |one: &Looked| one.told.whole.evenness.as_ref().map(|found| EvenLine::new(state, found));
    looked.iter().filter_map(known).collect()
}

/// Name and value of the numbers, for the head of downloads.
pub(super) fn facts(state: &AppState, looked: &[Looked]) -> Vec<(String, String)> {
    let fact = |line: EvenLine| {
        let numbers = [("others", line.others), ("indicator", line.indicator), ("variation", line.variation)];
        let word = |(key, number)| format!("{} {number}", state.word(&format!("reach-even-column-{key}")));
        let numbers: Vec<String> = numbers.into_iter().map(word).collect();
        (format!("{}: {}", state.word("reach-even"), line.by), numbers.join("; "))
    };
    lines(state, looked).into_iter().map(fact).collect()
}

impl EvenLine {
    fn new(state: &AppState, found: &Evenness) -> Self {
        let names: Vec<&str> = found.parts.iter().map(|part| part.by.name()).collect();
        Self {
            by: names.join(", "),
            others: per_cent(found.dissimilarity),
            indicator: format!("{:.3}", found.indicator),
            variation: format!("{:.2}", found.variation),
            effort: effort(state, &found.parts),
            parts: found.parts.iter().map(|part| PartLine::new(state, part)).collect(),
        }
    }

    /// A made-up line, for samples of pages.
    pub(super) fn sample(by: &str) -> Self {
        Self {
            by: by.to_owned(),
            others: "12.4%".to_owned(),
            indicator: "0.991".to_owned(),
            variation: "0.48".to_owned(),
            effort: "Under 16s & others".to_owned(),
            parts: Vec::new(),
        }
    }

    /// The same with the parts of its groups.
    pub(super) fn one(by: &str) -> Self {
        let part = PartLine {
            by: by.to_owned(),
            spread: "Spread between its groups: 0.0044.".to_owned(),
            groups: vec![("Under 16s".to_owned(), "−0.0021".to_owned())],
        };
        Self { parts: vec![part], ..Self::sample(by) }
    }
}

impl PartLine {
    fn new(state: &AppState, part: &EvennessPart) -> Self {
        let words = state.engine.words();
        let spread = ("spread", Value::from(small(part.spread)));
        let spread = match part.alone {
            None => words.t("reach-even-spread", &[spread]),
            Some(alone) => {
                words.t("reach-even-spread-alone", &[spread, ("alone", Value::from(small(alone)))])
            }
        };
        let group = |(group, part): &(EvenGroup, f64)| (name(state, group), small(*part));
        Self { by: part.by.name().to_owned(), spread, groups: part.groups.iter().map(group).collect() }
    }
}

/// The group that is heard least, of each thing: among those that a plan can be for.
fn effort(state: &AppState, parts: &[EvennessPart]) -> String {
    let lowest = |part: &EvennessPart| {
        let planned = part.groups.iter().filter(|(_, part)| *part < 0.0).find_map(|(group, _)| match group {
            EvenGroup::Shown(group) => group.term().map(|_| group),
            EvenGroup::Hidden => None,
        });
        planned.map(|group| group.name.clone())
    };
    let groups: Vec<String> = parts.iter().filter_map(lowest).collect();
    if groups.is_empty() { state.word("reach-even-effort-none") } else { groups.join("; ") }
}

fn name(state: &AppState, group: &EvenGroup) -> String {
    match group {
        EvenGroup::Shown(group) => group.name.clone(),
        EvenGroup::Hidden => state.word("reach-even-hidden"),
    }
}

/// A part or a spread, which are small where few of all are heard.
fn small(number: f64) -> String {
    format!("{number:.4}").replace('-', "−")
}

/// How even the listening was, for programs.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EvennessAnswer {
    /// R-indicator: 1 where everybody had the same chance to be heard.
    indicator: f64,
    /// Spread of the chance to be heard over its mean: 0 where everybody had the same.
    variation: f64,
    /// What each thing that people are told apart by does to it.
    parts: Vec<PartAnswer>,
}

/// What one thing does to it.
#[derive(Debug, Serialize, ToSchema)]
struct PartAnswer {
    /// The thing.
    by: String,
    /// Spread between its groups.
    spread: f64,
    /// What of it is left within people alike in the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    alone: Option<f64>,
    /// Its groups, those that need effort most first.
    groups: Vec<GroupPart>,
}

/// A group's part.
#[derive(Debug, Serialize, ToSchema)]
struct GroupPart {
    /// Stable key; nothing for all groups together whose numbers are hidden.
    key: Option<String>,
    /// Below zero it is heard less than others.
    part: f64,
}

impl EvennessAnswer {
    pub(super) fn new(found: &Evenness) -> Self {
        let group = |(group, part): &(EvenGroup, f64)| GroupPart {
            key: match group {
                EvenGroup::Shown(group) => Some(group.key.clone()),
                EvenGroup::Hidden => None,
            },
            part: *part,
        };
        let part = |part: &EvennessPart| PartAnswer {
            by: By::key(&part.by).to_owned(),
            spread: part.spread,
            alone: part.alone,
            groups: part.groups.iter().map(group).collect(),
        };
        Self {
            indicator: found.indicator,
            variation: found.variation,
            parts: found.parts.iter().map(part).collect(),
        }
    }

    /// It as lines for people.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "How even: R-indicator {:.3} (1 is the same chance for all), spread of the chance {:.2}.",
            self.indicator, self.variation
        )];
        for part in &self.parts {
            if let Some(GroupPart { key, part: lowest }) =
                part.groups.first().filter(|group| group.part < 0.0)
            {
                let key = key.as_deref().unwrap_or("groups whose numbers are hidden");
                lines.push(format!("Needs effort most by {}: {key} ({lowest:.4}).", part.by));
            }
        }
        lines
    }
}
