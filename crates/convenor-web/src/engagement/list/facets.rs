//! What the list can be filtered by, as the form offers it.

use convenor_domain::filter::Gap;
use convenor_domain::{EngagementKind, EngagementStatus, Organisation, Vocabulary};
use serde::Serialize;

use super::asked::ListAsked;
use crate::directory::Directory;
use crate::reader::Visit;
use crate::state::AppState;
use crate::words::Value;

/// The periods to choose from, in months.
const PERIODS_MONTHS: [u32; 4] = [6, 12, 18, 36];
/// What stands before the name of a narrower term.
const INDENT: &str = "– ";

/// The form beside the list.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Facets {
    /// How far back.
    periods: Vec<Choice>,
    /// Long lists: one is added at a time, what is chosen already is kept.
    pickers: Vec<Question>,
    /// Short lists: several are ticked.
    ticks: Vec<Question>,
    /// Long lists that are asked for less often.
    more_pickers: Vec<Question>,
    /// Short lists that are asked for less often.
    more_ticks: Vec<Question>,
    /// Whether any of the less usual filters is in force.
    more_in_force: bool,
    /// Name and value of everything that the form itself does not ask, so that sending it loses nothing.
    kept: Vec<(String, String)>,
}

/// One question with its choices.
#[derive(Debug, Clone, Serialize)]
struct Question {
    name: &'static str,
    choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

impl Facets {
    /// The form as the address has it.
    pub(super) fn new(visit: &Visit, directory: &Directory, asked: &ListAsked) -> Self {
        let state = &visit.state;
        let v = state.vocabularies();
        let tree = |name, vocabulary: &Vocabulary| Question { name, choices: tree(vocabulary, asked, name) };
        let statuses = EngagementStatus::ALL.iter().map(|status| (status.key(), format!("status-{status}")));
        let kinds = EngagementKind::ALL.iter().map(|kind| (kind.key(), format!("kind-{kind}")));
        let gaps = Gap::ALL.iter().map(|gap| (gap.key(), format!("gap-{gap}")));
        let levels = v.levels.terms.iter();
        let levels = levels.map(|level| choice(asked, "level", &level.key, level.name.clone())).collect();
        Self {
            periods: periods(state, asked),
            pickers: vec![tree("topic", &v.topics), organisations(visit, directory, asked)],
            ticks: vec![ticks(state, asked, "status", statuses)],
            more_pickers: vec![
                tree("group", &v.groups),
                tree("source", &v.source_types),
                tree("method", &v.methods),
            ],
            more_ticks: vec![
                Question { name: "level", choices: levels },
                ticks(state, asked, "kind", kinds),
                ticks(state, asked, "gap", gaps),
            ],
            more_in_force: asked.filters.pairs().iter().any(|(name, _)| is_less_usual(name)),
            kept: kept(asked),
        }
    }

    /// A small form, for samples.
    pub(super) fn sample() -> Self {
        let choice = |value: &str, chosen| Choice { value: value.to_owned(), text: value.to_owned(), chosen };
        let question = |name| Question { name, choices: vec![choice("one", true), choice("other", false)] };
        Self {
            periods: vec![choice("6", false), choice("18", true)],
            pickers: vec![question("topic"), question("organisation")],
            ticks: vec![question("status")],
            more_pickers: vec![question("group"), question("source"), question("method")],
            more_ticks: vec![question("level"), question("kind"), question("gap")],
            more_in_force: true,
            kept: vec![("area".to_owned(), "X54000001".to_owned())],
        }
    }
}

fn is_less_usual(name: &str) -> bool {
    matches!(name, "group" | "source" | "method" | "level" | "kind" | "gap")
}

/// What the form has no input for: filters chosen from long lists, areas, sorting, columns, rows.
fn kept(asked: &ListAsked) -> Vec<(String, String)> {
    let asked_again = |name: &str| matches!(name, "months" | "status" | "level" | "kind" | "gap");
    let filters = asked.filters.pairs().iter().filter(|(name, _)| !asked_again(name)).cloned();
    let others = asked.kept().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    filters.chain(others).collect()
}

fn periods(state: &AppState, asked: &ListAsked) -> Vec<Choice> {
    let back = |months: u32| {
        let text = state.engine.words().t("filter-months", &[("months", Value::from(months))]);
        choice(asked, "months", &months.to_string(), text)
    };
    let any = Choice {
        value: String::new(),
        text: state.word("activities-any-time"),
        chosen: asked.filters.months.is_none(),
    };
    std::iter::once(any).chain(PERIODS_MONTHS.into_iter().map(back)).collect()
}

fn choice(asked: &ListAsked, name: &str, value: &str, text: String) -> Choice {
    Choice { value: value.to_owned(), text, chosen: asked.filters.has(name, value) }
}

/// A question whose choices are given as keys, each with the key of its words.
fn ticks(
    state: &AppState,
    asked: &ListAsked,
    name: &'static str,
    keys: impl Iterator<Item = (&'static str, String)>,
) -> Question {
    let one = |(key, words): (&'static str, String)| choice(asked, name, key, state.word(&words));
    Question { name, choices: keys.map(one).collect() }
}

/// A vocabulary as a tree, without what is chosen already.
fn tree(vocabulary: &Vocabulary, asked: &ListAsked, name: &str) -> Vec<Choice> {
    let mut choices = Vec::with_capacity(vocabulary.terms.len());
    branch(vocabulary, None, 0, &mut |key, text| {
        if !asked.filters.has(name, key) {
            choices.push(Choice { value: key.to_owned(), text, chosen: false });
        }
    });
    choices
}

/// Visits the terms below `parent`, each with its name indented to its depth.
fn branch(vocabulary: &Vocabulary, parent: Option<&str>, depth: usize, visit: &mut impl FnMut(&str, String)) {
    for term in vocabulary.terms.iter().filter(|term| term.parent.as_deref() == parent) {
        visit(&term.key, format!("{}{}", INDENT.repeat(depth), term.name));
        branch(vocabulary, Some(&term.key), depth + 1, visit);
    }
}

/// The organisations of the reader's system; for the public, of all systems.
fn organisations(visit: &Visit, directory: &Directory, asked: &ListAsked) -> Question {
    let own = visit.actor().system;
    let offered = |organisation: &&Organisation| own.is_none_or(|system| organisation.system == system);
    let choice = |organisation: &Organisation| Choice {
        value: organisation.id.to_string(),
        text: organisation.name.clone(),
        chosen: false,
    };
    let offered = directory.organisations.iter().filter(offered).map(choice);
    let choices = offered.filter(|one| !asked.filters.has("organisation", &one.value)).collect();
    Question { name: "organisation", choices }
}
