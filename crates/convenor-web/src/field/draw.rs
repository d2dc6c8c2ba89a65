//! Builds fields from what was typed, or from what is saved.

use convenor_domain::Vocabulary;

use super::{Choice, Field, FormWords, Input, label};
use crate::form::{Fields, OWN_WORDS, precision_of};
use crate::theme::FieldError;
use crate::words::Words;

/// What fields are built from.
pub(crate) struct Drawing<'a> {
    /// The words on screen.
    pub(crate) words: &'a Words,
    /// How the keys of its words begin.
    pub(crate) form: FormWords,
    /// What was typed, or what is saved.
    pub(crate) fields: &'a Fields,
    /// What is wrong with it.
    pub(crate) errors: &'a [FieldError],
}

impl Drawing<'_> {
    /// A line of text.
    pub(crate) fn line(&self, name: &'static str) -> Field {
        self.field(name, Input::Line { value: self.fields.get(name).to_owned() })
    }

    /// Some lines of text.
    pub(crate) fn lines(&self, name: &'static str, rows: u8) -> Field {
        self.field(name, Input::Lines { value: self.fields.get(name).to_owned(), rows })
    }

    /// A date.
    pub(crate) fn date(&self, name: &'static str) -> Field {
        let own_words = self.fields.get(&precision_of(name)) == OWN_WORDS;
        self.field(name, Input::Date { value: self.fields.get(name).to_owned(), own_words })
    }

    /// Any number of a vocabulary's terms.
    pub(crate) fn several(&self, name: &'static str, vocabulary: &Vocabulary) -> Field {
        let mut choices = Vec::with_capacity(vocabulary.terms.len());
        for root in vocabulary.children(None) {
            for term in std::iter::once(root).chain(vocabulary.children(Some(&root.key))) {
                choices.push(Choice {
                    value: term.key.clone(),
                    label: term.name.clone(),
                    chosen: self.fields.has(name, &term.key),
                    narrower: term.parent.is_some(),
                });
            }
        }
        self.field(name, Input::Several { choices })
    }

    /// Any number of some, by key.
    pub(crate) fn some(
        &self,
        name: &'static str,
        choices: impl IntoIterator<Item = (String, String)>,
    ) -> Field {
        let choice = |(value, label): (String, String)| {
            let chosen = self.fields.has(name, &value);
            Choice { value, label, chosen, narrower: true }
        };
        let choices = choices.into_iter().map(choice).collect();
        self.field(name, Input::Several { choices })
    }

    /// One of a few, by key; with nothing chosen, the first.
    pub(crate) fn one(
        &self,
        name: &'static str,
        choices: impl IntoIterator<Item = (String, String)>,
    ) -> Field {
        let mut choices = self.choices(name, choices);
        if !choices.iter().any(|choice| choice.chosen)
            && let Some(first) = choices.first_mut()
        {
            first.chosen = true;
        }
        self.field(name, Input::One { choices })
    }

    /// One of many, by key.
    pub(crate) fn pick(
        &self,
        name: &'static str,
        choices: impl IntoIterator<Item = (String, String)>,
    ) -> Field {
        let choices = self.choices(name, choices);
        self.field(name, Input::Pick { choices })
    }

    /// The choice of nothing, so that a choice can be taken back.
    pub(crate) fn nothing(&self) -> (String, String) {
        (String::new(), self.words.t("field-not-recorded", &[]))
    }

    fn choices(&self, name: &str, choices: impl IntoIterator<Item = (String, String)>) -> Vec<Choice> {
        let chosen = self.fields.get(name);
        let choice = |(value, label): (String, String)| {
            let chosen = value == chosen;
            Choice { value, label, chosen, narrower: false }
        };
        choices.into_iter().map(choice).collect()
    }

    fn field(&self, name: &'static str, input: Input) -> Field {
        let hint = format!("{}{}", self.form.hint, name.replace('_', "-"));
        let error = self.errors.iter().find(|error| error.field == name);
        Field {
            name,
            label: label(self.words, self.form, name),
            hint: self.words.has(&hint).then(|| self.words.t(&hint, &[])),
            error: error.map(|error| error.message.clone()),
            input,
        }
    }
}
