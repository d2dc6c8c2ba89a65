//! What the questions can be answered with: terms, organisations, places; and the building of questions from them.

use convenor_domain::{OrganisationId, Vocabularies, Vocabulary};

use super::places::Places;
use super::question::{Cell, Choice, Control, Question, Width};
use crate::form::{Fields, OWN_WORDS, precision_of};
use crate::words::Words;

/// What the questions can be answered with.
pub(super) struct Choices<'a> {
    pub(super) words: &'a Words,
    pub(super) vocabularies: &'a Vocabularies,
    /// The organisations of the record's system and those that it already names.
    pub(super) organisations: Vec<(OrganisationId, String)>,
    pub(super) places: Places,
    pub(super) publishing: Publishing,
}

/// Whether the writer may show the record to everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Publishing {
    /// They may.
    Allowed,
    /// Somebody else must.
    LeftToOthers,
}

/// A field's name on screen.
pub(crate) fn label(words: &Words, field: &str) -> String {
    words.t(&format!("engagement-field-{}", field.replace('_', "-")), &[])
}

impl<'a> Choices<'a> {
    /// What the samples of pages choose from: the vocabularies, and no organisations or places.
    pub(super) fn sample(words: &'a Words, vocabularies: &'a Vocabularies) -> Self {
        Self {
            words,
            vocabularies,
            organisations: Vec::new(),
            places: Places::default(),
            publishing: Publishing::LeftToOthers,
        }
    }
}

impl Choices<'_> {
    /// A question for a line of text.
    pub(super) fn line(&self, id: &'static str, fields: &Fields, width: Width) -> Question {
        self.question(id, Control::Line { value: fields.get(id).to_owned(), width })
    }

    /// A question for some lines of text.
    pub(super) fn paragraph(&self, id: &'static str, fields: &Fields, rows: u8) -> Question {
        self.question(id, Control::Paragraph { value: fields.get(id).to_owned(), rows })
    }

    /// A question for a date.
    pub(super) fn date(&self, id: &'static str, fields: &Fields) -> Question {
        let name = precision_of(id);
        let chosen = fields.get(&name).to_owned();
        let choices = ["", "day", "month", "quarter", "year", OWN_WORDS].map(|key| Choice {
            value: key.to_owned(),
            name: self.words.t(if key.is_empty() { "edit-exactness-written" } else { exactness(key) }, &[]),
            chosen: key == chosen,
            ..Choice::default()
        });
        let label = self.words.t("edit-exactness", &[]);
        let exactness = Cell { id: name.clone(), name, label, value: chosen, choices: choices.into() };
        self.question(id, Control::Date { value: fields.get(id).to_owned(), exactness })
    }

    /// A question for one term of a short list, or for none.
    pub(super) fn one(&self, id: &'static str, fields: &Fields, vocabulary: &Vocabulary) -> Question {
        let mut choices = vec![self.none(id, fields)];
        choices.extend(terms(id, fields, vocabulary, ""));
        self.question(id, Control::One { choices })
    }

    /// A question for any number of terms.
    pub(super) fn several(&self, id: &'static str, fields: &Fields, vocabulary: &Vocabulary) -> Question {
        self.question(id, Control::Several { choices: terms(id, fields, vocabulary, id) })
    }

    /// A question with its label and hint.
    pub(super) fn question(&self, id: &'static str, control: Control) -> Question {
        let hint = format!("engagement-hint-{}", id.replace('_', "-"));
        Question {
            id,
            label: label(self.words, id),
            hint: self.words.has(&hint).then(|| self.words.t(&hint, &[])),
            error: None,
            meanwhile: None,
            control,
        }
    }

    /// The choice that chooses nothing, so that a radio button can be taken back.
    pub(super) fn none(&self, id: &str, fields: &Fields) -> Choice {
        Choice {
            id: id.to_owned(),
            name: self.words.t("edit-not-recorded", &[]),
            chosen: fields.choice(id).is_none(),
            ..Choice::default()
        }
    }

    /// The organisations, the one with the identifier `chosen` chosen, after the choice of none, called as the word
    /// `none` says.
    pub(super) fn organisations(&self, chosen: &str, none: &str) -> Vec<Choice> {
        let none = Choice { name: self.words.t(none, &[]), chosen: chosen.is_empty(), ..Choice::default() };
        let known = self.organisations.iter().map(|(id, name)| {
            let value = id.to_string();
            Choice { chosen: value == chosen, value, name: name.clone(), ..Choice::default() }
        });
        std::iter::once(none).chain(known).collect()
    }

    /// The organisation with this identifier, if it can be chosen.
    pub(super) fn organisation(&self, id: &str) -> Option<OrganisationId> {
        let id: OrganisationId = id.parse().ok()?;
        self.organisations.iter().any(|(known, _)| *known == id).then_some(id)
    }
}

fn exactness(key: &str) -> &'static str {
    match key {
        "day" => "edit-exactness-day",
        "month" => "edit-exactness-month",
        "quarter" => "edit-exactness-quarter",
        "year" => "edit-exactness-year",
        _ => "edit-exactness-words",
    }
}

/// The terms of a vocabulary, broader ones followed by those below them. The first has the id `first`, so that the
/// summary of errors can lead to it.
fn terms(id: &str, fields: &Fields, vocabulary: &Vocabulary, first: &str) -> Vec<Choice> {
    let mut choices = Vec::with_capacity(vocabulary.terms.len());
    for root in vocabulary.children(None) {
        for term in std::iter::once(root).chain(vocabulary.children(Some(&root.key))) {
            let first = choices.is_empty() && !first.is_empty();
            choices.push(Choice {
                id: if first { id.to_owned() } else { format!("{id}-{}", term.key) },
                value: term.key.clone(),
                name: term.name.clone(),
                explanation: Some(term.explanation.clone()).filter(|text| !text.is_empty()),
                chosen: fields.has(id, &term.key),
                narrower: term.parent.is_some(),
            });
        }
    }
    choices
}
