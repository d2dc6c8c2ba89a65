//! The fifth step: when, at what cost, whom to ask, and what kind of source the record is.

use convenor_domain::{Cost, EngagementContent};

use super::choices::Choices;
use super::mistakes::Mistakes;
use super::question::{Question, Width};
use crate::form::{Fields, unreadable};

pub(super) fn fill(content: &EngagementContent, fields: &mut Fields) {
    fields.add_date("starts", &content.starts);
    fields.add_date("ends", &content.ends);
    fields.add("cost", cost(&content.cost));
    fields.add("contact_team", &content.contact.team);
    fields.add("contact_email", &content.contact.email);
    fields.add("source_type", content.source_type.clone().unwrap_or_default());
}

fn cost(cost: &Cost) -> String {
    if *cost == Cost::default() { String::new() } else { cost.to_string() }
}

pub(super) fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    vec![
        choices.date("starts", fields),
        choices.date("ends", fields),
        choices.line("cost", fields, Width::Words),
        choices.line("contact_team", fields, Width::Words),
        choices.line("contact_email", fields, Width::Words),
        choices.one("source_type", fields, &choices.vocabularies.source_types),
    ]
}

pub(super) fn apply(fields: &Fields, content: &mut EngagementContent, mistakes: &mut Mistakes<'_>) {
    for (name, date) in [("starts", &mut content.starts), ("ends", &mut content.ends)] {
        match fields.date(name, date) {
            Ok(read) => *date = read,
            Err(reason) => {
                let again = mistakes.words().t("edit-date-or-words", &[]);
                mistakes.add(name, &reason);
                mistakes.append(&again);
            }
        }
    }
    apply_cost(fields, content, mistakes);
    content.contact.team = fields.text("contact_team");
    content.contact.email = fields.text("contact_email");
    let email = &content.contact.email;
    if !email.is_empty() && !looks_like_email(email) {
        mistakes.add("contact_email", &unreadable(email, "engagement@example.org"));
    }
    content.source_type = fields.choice("source_type");
}

/// Pounds unless another currency is written; words where no amount can be read. What is unchanged stays as it was.
fn apply_cost(fields: &Fields, content: &mut EngagementContent, mistakes: &mut Mistakes<'_>) {
    let text = fields.text("cost");
    if text == cost(&content.cost) {
        return;
    }
    content.cost = convenor_import::money::read(&text, Some("GBP"));
    if content.cost.money.as_ref().is_some_and(|money| money.amount_minor < 0) {
        mistakes.add("cost", &unreadable(&text, "£6,400"));
    }
}

/// Enough to tell a name from an address; only sending a message would tell more.
fn looks_like_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !text.contains(char::is_whitespace)
}
