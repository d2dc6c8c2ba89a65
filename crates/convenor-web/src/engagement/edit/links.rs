//! The sixth step: documents and links.

use convenor_domain::engagement::Document;
use convenor_domain::{EngagementContent, Reason};

use super::choices::{Choices, label};
use super::mistakes::Mistakes;
use super::question::{Cell, Control, Pair, Question};
use super::rows::rows_shown;
use crate::form::Fields;

pub(super) fn fill(content: &EngagementContent, fields: &mut Fields) {
    for document in &content.documents {
        fields.add("document_title", &document.title);
        fields.add("document_url", &document.url);
    }
}

pub(super) fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    vec![choices.question("documents", Control::Pairs { rows: documents(fields, choices) })]
}

fn typed(fields: &Fields) -> Vec<(&str, &str)> {
    let pairs = fields.all("document_title").zip(fields.all("document_url"));
    pairs.map(|(title, url)| (title.trim(), url.trim())).collect()
}

fn documents(fields: &Fields, choices: &Choices<'_>) -> Vec<Pair> {
    let typed = typed(fields);
    let filled = typed.iter().filter(|pair| **pair != ("", "")).count();
    let row = |index: usize| {
        let (title, url) = typed.get(index).copied().unwrap_or_default();
        let cell = |name: &str, value: &str| Cell {
            id: format!("{name}_{}", index + 1),
            name: name.to_owned(),
            label: label(choices.words, name),
            value: value.to_owned(),
            choices: Vec::new(),
        };
        Pair { first: cell("document_title", title), second: cell("document_url", url), error: None }
    };
    (0..rows_shown(fields, filled, typed.len())).map(row).collect()
}

pub(super) fn apply(fields: &Fields, content: &mut EngagementContent, mistakes: &mut Mistakes<'_>) {
    content.documents.clear();
    for (index, (title, url)) in typed(fields).into_iter().enumerate() {
        let number = index + 1;
        if (title, url) == ("", "") {
            continue;
        }
        if title.is_empty() {
            note(mistakes, "document_title", number, &Reason::Missing);
        }
        if url.is_empty() {
            note(mistakes, "document_url", number, &Reason::Missing);
        } else if !["https://", "http://", "/files/"].iter().any(|start| url.starts_with(start)) {
            note(mistakes, "document_url", number, &Reason::NotAnAddress);
        }
        content.documents.push(Document { title: title.to_owned(), url: url.to_owned() });
    }
}

fn note(mistakes: &mut Mistakes<'_>, field: &str, number: usize, reason: &Reason) {
    let called = format!("{} {number}", label(mistakes.words(), field));
    mistakes.add_to(&format!("{field}_{number}"), &called, reason);
}
