//! “What is this based on?”: activities, people, period, populations, who is not counted, and the rule for small numbers.

use std::collections::BTreeSet;

use convenor_domain::System;
use convenor_domain::population::PopulationSource;
use convenor_statistics::ShownCount;

use super::line::{Drawing, per_cent};
use super::look::{Looked, Looking};
use crate::reader::Visit;
use crate::words::Value;

/// The first line: where, of how many activities and people, how many did not say who they are.
pub(super) fn lede(visit: &Visit, system: &System, looking: &Looking<'_>, looked: Option<&Looked>) -> String {
    let words = visit.state.engine.words();
    let place = looking.area.as_ref().map_or(system.name.as_str(), |area| area.name.as_str());
    let mut values = vec![
        ("place", Value::from(place.to_owned())),
        ("activities", Value::from(looking.engagements.len())),
    ];
    let Some(looked) = looked else { return words.t("reach-lede-none", &values) };
    values.push(("people", Value::from(drawing(visit, looking).people(looked.told.whole.people))));
    let [only] = looking.engagements.as_slice() else { return words.t("reach-lede", &values) };
    // Of one activity the title says more than the number: whether it was made up, for instance.
    values.push(("title", Value::from(only.content.title.clone())));
    words.t("reach-lede-one", &values)
}

fn drawing<'a>(visit: &'a Visit, looking: &'a Looking<'_>) -> Drawing<'a> {
    Drawing { visit, area: looking.area.as_ref(), areas: &looking.areas }
}

/// Name and value of what the numbers rest on.
pub(super) fn basis(visit: &Visit, looking: &Looking<'_>, looked: &[Looked]) -> Vec<(String, String)> {
    let (state, drawing) = (&visit.state, drawing(visit, looking));
    let mut facts = vec![(state.word("reach-basis-activities"), looking.engagements.len().to_string())];
    if let Some(one) = looked.first() {
        facts.push((state.word("reach-basis-people"), drawing.people(one.told.whole.people)));
        let names = ["reach-basis-elsewhere", "reach-basis-unplaced"];
        for (name, count) in names.into_iter().zip(one.left_out()) {
            if count != (ShownCount::People { count: 0 }) {
                facts.push((state.word(name), drawing.people(count)));
            }
        }
    }
    let missing = looked.iter().filter_map(|one| {
        let names: Vec<&str> = one.told.whole.by.iter().map(convenor_domain::reach::By::name).collect();
        Some(format!("{} {}", names.join(", "), per_cent(one.told.whole.missing_share?)))
    });
    let missing: Vec<String> = missing.collect();
    if !missing.is_empty() {
        facts.push((state.word("reach-basis-missing"), missing.join("; ")));
    }
    if looking.holds_back() {
        facts.push((state.word("reach-basis-later"), state.word("reach-basis-later-text")));
    }
    facts.push((state.word("reach-basis-population"), sources(visit, looked)));
    facts
}

/// The lists that populations come from, each once.
fn sources(visit: &Visit, looked: &[Looked]) -> String {
    let state = &visit.state;
    let in_words = |source: &PopulationSource, is_estimated: bool| {
        let mark = |is: bool, key: &str| if is { format!(", {}", state.word(key)) } else { String::new() };
        let estimated = mark(is_estimated, "reach-source-estimated");
        format!(
            "{} ({}{}{estimated})",
            source.source,
            source.year,
            mark(source.made_up, "reach-source-made-up")
        )
    };
    let all: BTreeSet<String> = looked
        .iter()
        .flat_map(|one| one.sources.iter().map(|source| in_words(source, one.is_estimated)))
        .collect();
    if all.is_empty() {
        state.word("reach-source-none")
    } else {
        all.into_iter().collect::<Vec<_>>().join("; ")
    }
}
