//! The plan in rows, as it was when somebody looked.

use convenor_domain::overlap::Plan;
use serde::Serialize;

use crate::engagement::label;
use crate::names::{period, terms};
use crate::overlap::naming::Naming;

/// One thing that the plan says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) text: String,
}

/// What the plan says; what it leaves out has no row.
pub(super) fn rows(naming: &Naming<'_>, plan: &Plan) -> Vec<Row> {
    let v = naming.state.vocabularies();
    let words = naming.state.engine.words();
    let rows = [
        (label(words, "summary"), plan.summary.clone()),
        (label(words, "topics"), terms(&v.topics, &plan.topics).join(", ")),
        (label(words, "groups"), terms(&v.groups, &plan.groups).join(", ")),
        (label(words, "areas"), naming.places.named(&plan.areas, "")),
        (naming.state.word("overlap-plan-when"), period(&plan.starts, &plan.ends)),
    ];
    rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| Row { label, text }).collect()
}
