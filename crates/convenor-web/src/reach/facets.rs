//! What can be asked: by what, where, when, of which activities.

use convenor_domain::reach::By;
use convenor_domain::{Area, AreaKind, Vocabulary};
use serde::Serialize;

use super::asked::Asked;
use crate::directory::Directory;
use crate::reader::Visit;
use crate::words::Value;

/// Levels to look area by area at, from large to small.
pub(super) const LEVELS: [AreaKind; 6] = [
    AreaKind::UpperTier,
    AreaKind::District,
    AreaKind::SubIcb,
    AreaKind::Ward,
    AreaKind::Msoa,
    AreaKind::Lsoa,
];
/// The periods to choose from, in months.
const PERIODS_MONTHS: [u32; 4] = [6, 12, 24, 36];

/// The form beside the numbers.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Facets {
    /// Questions with one choice each.
    questions: Vec<Question>,
}

/// One question with its choices.
#[derive(Debug, Clone, Serialize)]
struct Question {
    /// Identifier on the page.
    id: &'static str,
    /// Name in the address.
    name: &'static str,
    choices: Vec<Choice>,
}

#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

impl Facets {
    /// The form as the address has it.
    pub(super) fn new(visit: &Visit, directory: &Directory, asked: &Asked, places: &[Area]) -> Self {
        let state = &visit.state;
        let v = state.vocabularies();
        let mut questions = vec![
            by(visit, "by", "reach-by-all", asked.by.first()),
            places_of(visit, asked, places),
            periods(visit, asked),
        ];
        if let [first, ..] = asked.by.as_slice() {
            let mut cross = by(visit, "and", "reach-cross-nothing", asked.by.get(1));
            cross.choices.retain(|choice| choice.value != first.key());
            questions.splice(1..1, [cross, levels(visit, asked)]);
        }
        if let ([only], Some(_)) = (asked.by.as_slice(), asked.level) {
            questions.insert(3, shown(visit, asked, only));
        }
        questions.extend([
            tree("topic", &v.topics, asked, visit),
            organisations(visit, directory, asked),
            tree("method", &v.methods, asked, visit),
        ]);
        Self { questions }
    }

    /// The form of a part that tells nobody apart: places, and what activities.
    pub(super) fn of_filters(visit: &Visit, directory: &Directory, asked: &Asked, places: &[Area]) -> Self {
        let v = visit.state.vocabularies();
        let questions = vec![
            places_of(visit, asked, places),
            tree("topic", &v.topics, asked, visit),
            organisations(visit, directory, asked),
            tree("method", &v.methods, asked, visit),
        ];
        Self { questions }
    }

    /// A small form, for samples.
    pub(super) fn sample() -> Self {
        let choice = |value: &str, chosen| Choice { value: value.to_owned(), text: value.to_owned(), chosen };
        let question =
            |id, name| Question { id, name, choices: vec![choice("", true), choice("one", false)] };
        let questions = [
            ("by", "by"),
            ("and", "by"),
            ("at", "at"),
            ("show", "show"),
            ("area", "area"),
            ("months", "months"),
            ("topic", "topic"),
        ];
        Self { questions: questions.map(|(id, name)| question(id, name)).to_vec() }
    }
}

fn choice(value: &str, text: String, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), text, chosen }
}

/// A first choice that asks nothing, then the others.
fn question(id: &'static str, name: &'static str, none: String, others: Vec<Choice>) -> Question {
    let any = others.iter().any(|choice| choice.chosen);
    let choices = std::iter::once(choice("", none, !any)).chain(others).collect();
    Question { id, name, choices }
}

fn by(visit: &Visit, id: &'static str, none: &str, chosen: Option<&By>) -> Question {
    let one = |by: By| choice(by.key(), by.name().to_owned(), chosen == Some(&by));
    question(id, "by", visit.state.word(none), By::all().into_iter().map(one).collect())
}

fn levels(visit: &Visit, asked: &Asked) -> Question {
    let one = |level: AreaKind| {
        choice(level.key(), visit.state.word(&format!("area-kinds-{level}")), asked.level == Some(level))
    };
    question("at", "at", visit.state.word("reach-level-whole"), LEVELS.map(one).to_vec())
}

fn shown(visit: &Visit, asked: &Asked, by: &By) -> Question {
    let one = |group: &convenor_domain::reach::Group| {
        choice(&group.key, group.name.clone(), asked.group.as_deref() == Some(&group.key))
    };
    question("show", "show", visit.state.word("reach-show-all"), by.groups().iter().map(one).collect())
}

fn places_of(visit: &Visit, asked: &Asked, places: &[Area]) -> Question {
    let one = |area: &Area| {
        let kind = visit.state.word(&format!("area-kind-{}", area.kind));
        choice(&area.code.0, format!("{} ({kind})", area.name), asked.area() == Some(&area.code))
    };
    question("area", "area", visit.state.word("reach-area-all"), places.iter().map(one).collect())
}

fn periods(visit: &Visit, asked: &Asked) -> Question {
    let one = |months: u32| {
        let text = visit.state.engine.words().t("filter-months", &[("months", Value::from(months))]);
        choice(&months.to_string(), text, asked.filters.months == Some(months))
    };
    question("months", "months", visit.state.word("activities-any-time"), PERIODS_MONTHS.map(one).to_vec())
}

fn tree(name: &'static str, vocabulary: &Vocabulary, asked: &Asked, visit: &Visit) -> Question {
    let one = |term: &convenor_domain::Term| {
        choice(&term.key, term.name.clone(), asked.filters.has(name, &term.key))
    };
    let none = visit.state.word(&format!("reach-{name}-any"));
    question(name, name, none, vocabulary.terms.iter().map(one).collect())
}

fn organisations(visit: &Visit, directory: &Directory, asked: &Asked) -> Question {
    let own = visit.actor().system;
    let known = directory.organisations.iter().filter(|one| own.is_none_or(|own| one.system == own));
    let one = |organisation: &convenor_domain::Organisation| {
        let id = organisation.id.to_string();
        let chosen = asked.filters.has("organisation", &id);
        Choice { value: id, text: organisation.name.clone(), chosen }
    };
    question(
        "organisation",
        "organisation",
        visit.state.word("reach-organisation-any"),
        known.map(one).collect(),
    )
}
