//! The third step: who leads, and who takes part in which role.

use convenor_domain::engagement::Partner;
use convenor_domain::{EngagementContent, Reason};

use super::choices::{Choices, label};
use super::mistakes::Mistakes;
use super::question::{Cell, Choice, Control, Pair, Question};
use super::rows::rows_shown;
use crate::form::Fields;

pub(super) fn fill(content: &EngagementContent, fields: &mut Fields) {
    fields.add("lead", content.lead.map(|id| id.to_string()).unwrap_or_default());
    for partner in &content.partners {
        fields.add("partner", partner.organisation.to_string());
        fields.add("partner_role", &partner.role);
    }
}

pub(super) fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    let lead = Control::Pick { choices: choices.organisations(fields.get("lead"), "edit-not-recorded") };
    vec![
        choices.question("lead", lead),
        choices.question("partners", Control::Pairs { rows: partners(fields, choices) }),
    ]
}

fn typed(fields: &Fields) -> Vec<(&str, &str)> {
    fields.all("partner").zip(fields.all("partner_role").chain(std::iter::repeat(""))).collect()
}

fn partners(fields: &Fields, choices: &Choices<'_>) -> Vec<Pair> {
    let typed = typed(fields);
    let filled = typed.iter().filter(|(organisation, _)| !organisation.is_empty()).count();
    let row = |index: usize| {
        let (organisation, role) = typed.get(index).copied().unwrap_or_default();
        let number = index + 1;
        Pair {
            first: Cell {
                id: format!("partner_{number}"),
                name: "partner".to_owned(),
                label: label(choices.words, "partner"),
                value: organisation.to_owned(),
                choices: choices.organisations(organisation, "edit-partner-none"),
            },
            second: Cell {
                id: format!("partner_role_{number}"),
                name: "partner_role".to_owned(),
                label: label(choices.words, "partner_role"),
                value: role.to_owned(),
                choices: roles(role, choices),
            },
            error: None,
        }
    };
    (0..rows_shown(fields, filled, typed.len())).map(row).collect()
}

fn roles(chosen: &str, choices: &Choices<'_>) -> Vec<Choice> {
    let none = Choice {
        name: choices.words.t("edit-partner-role-none", &[]),
        chosen: chosen.is_empty(),
        ..Choice::default()
    };
    let known = choices.vocabularies.partner_roles.terms.iter().map(|term| Choice {
        value: term.key.clone(),
        name: term.name.clone(),
        chosen: term.key == chosen,
        ..Choice::default()
    });
    std::iter::once(none).chain(known).collect()
}

pub(super) fn apply(
    fields: &Fields,
    choices: &Choices<'_>,
    content: &mut EngagementContent,
    mistakes: &mut Mistakes<'_>,
) {
    let lead = fields.get("lead").trim();
    content.lead = choices.organisation(lead);
    if content.lead.is_none() && !lead.is_empty() {
        mistakes.add("lead", &unknown(lead));
    }
    content.partners.clear();
    for (index, (organisation, role)) in typed(fields).into_iter().enumerate() {
        let number = index + 1;
        match (choices.organisation(organisation), role.is_empty()) {
            (Some(organisation), false) => {
                content.partners.push(Partner { organisation, role: role.to_owned() });
            }
            (Some(_), true) => missing(mistakes, &format!("partner_role_{number}"), "partner_role"),
            (None, _) if !organisation.is_empty() => {
                mistakes.add_to(
                    &format!("partner_{number}"),
                    &label(mistakes.words(), "partners"),
                    &unknown(organisation),
                );
            }
            (None, false) => missing(mistakes, &format!("partner_{number}"), "partner"),
            (None, true) => {}
        }
    }
}

fn missing(mistakes: &mut Mistakes<'_>, id: &str, field: &str) {
    let called = label(mistakes.words(), field);
    mistakes.add_to(id, &called, &Reason::Missing);
}

fn unknown(value: &str) -> Reason {
    Reason::Unknown { value: value.chars().take(40).collect() }
}
