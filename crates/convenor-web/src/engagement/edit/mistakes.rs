//! What is wrong with what was typed, in the words of the page, gathered and put in the order of the page.

use convenor_domain::{FieldProblem, Reason};

use super::choices::label;
use super::question::Question;
use super::step::Step;
use crate::form::in_words;
use crate::theme::FieldError;
use crate::words::Words;

/// What is wrong with what was typed.
pub(super) struct Mistakes<'a> {
    words: &'a Words,
    found: Vec<FieldError>,
}

impl<'a> Mistakes<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        Self { words, found: Vec::new() }
    }

    /// Notes what is wrong with the input `id`, which bears the field's own name.
    pub(super) fn add(&mut self, id: &str, reason: &Reason) {
        let label = label(self.words, id);
        self.add_to(id, &label, reason);
    }

    /// Notes what is wrong with the input `id`, which the page calls `label`.
    pub(super) fn add_to(&mut self, id: &str, label: &str, reason: &Reason) {
        self.say(id, in_words(self.words, label, reason));
    }

    /// Notes a sentence of one's own about the input `id`.
    pub(super) fn say(&mut self, id: &str, message: String) {
        self.found.push(FieldError::new(id, message));
    }

    /// Adds a sentence to the mistake noted last.
    pub(super) fn append(&mut self, sentence: &str) {
        if let Some(last) = self.found.last_mut() {
            last.message.push(' ');
            last.message.push_str(sentence);
        }
    }

    /// The words for a sentence of one's own.
    pub(super) fn words(&self) -> &'a Words {
        self.words
    }

    /// What was read; or, where it could not be read, a note of that and what was saved before.
    pub(super) fn or_saved<T>(&mut self, id: &str, read: Result<T, Reason>, saved: T) -> T {
        read.unwrap_or_else(|reason| {
            self.add(id, &reason);
            saved
        })
    }

    /// Notes what the domain finds wrong with the fields of this step, and gives back what lies in other steps.
    pub(super) fn take(&mut self, step: Step, problems: Vec<FieldProblem>) -> Vec<FieldProblem> {
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            problems.into_iter().partition(|problem| step.fields().contains(&problem.field));
        for problem in here {
            let id = input_of(problem.field);
            // What the form could not read has its own, more exact, sentence.
            if !self.found.iter().any(|found| about(&found.field, id)) {
                self.add(id, &problem.reason);
            }
        }
        elsewhere
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Puts each mistake beside its input, and gives them all in the order of the page.
    pub(super) fn place(self, questions: &mut [Question]) -> Vec<FieldError> {
        let mut placed: Vec<(usize, FieldError)> = Vec::new();
        for error in self.found {
            let at = questions.iter_mut().position(|question| question.take(&error));
            placed.push((at.unwrap_or(usize::MAX), error));
        }
        placed.sort_by_key(|(at, _)| *at);
        placed.into_iter().map(|(_, error)| error).collect()
    }
}

/// The first input of a field.
fn input_of(field: &'static str) -> &'static str {
    match field {
        "contact" => "contact_team",
        "documents" => "document_title_1",
        "partners" => "partner_1",
        other => other,
    }
}

/// Whether a mistake noted at one input is about the same list as another input.
fn about(noted: &str, id: &str) -> bool {
    let list = |id: &str| id.split('_').next().unwrap_or_default().to_owned();
    noted == id || (id.ends_with("_1") && list(noted) == list(id))
}
