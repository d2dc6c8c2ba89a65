//! Collects the words of a record, its names among them, and its values with everything wider.

use convenor_domain::engagement::Document;
use convenor_domain::{AreaCode, OrganisationId, Vocabulary};

use crate::lookup::surroundings::Surroundings;

/// Words of a record, a line each.
#[derive(Default)]
pub(super) struct Text(String);

impl Text {
    /// Adds a text as it is.
    pub(super) fn say(&mut self, text: &str) -> &mut Self {
        if !text.trim().is_empty() {
            self.0.push_str(text);
            self.0.push('\n');
        }
        self
    }

    /// Adds several texts.
    pub(super) fn say_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) -> &mut Self {
        for text in texts {
            self.say(text);
        }
        self
    }

    /// Adds the names of terms, and other words for them.
    pub(super) fn name_terms<'a>(
        &mut self,
        vocabulary: &Vocabulary,
        keys: impl IntoIterator<Item = &'a String>,
    ) -> &mut Self {
        for term in keys.into_iter().filter_map(|key| vocabulary.lookup(key)) {
            self.say(&term.name).say_all(&term.also);
        }
        self
    }

    /// Adds the names of areas: `codes` holds everything around them already.
    pub(super) fn name_areas(&mut self, codes: &[AreaCode], around: &impl Surroundings) -> &mut Self {
        for name in codes.iter().filter_map(|code| around.area_name(code)) {
            self.say(&name);
        }
        self
    }

    /// Adds the names of organisations.
    pub(super) fn name_organisations(
        &mut self,
        ids: &[OrganisationId],
        around: &impl Surroundings,
    ) -> &mut Self {
        for name in ids.iter().filter_map(|id| around.organisation_name(*id)) {
            self.say(&name);
        }
        self
    }

    /// Adds the titles of documents.
    pub(super) fn name_documents(&mut self, documents: &[Document]) -> &mut Self {
        self.say_all(documents.iter().map(|document| &document.title))
    }

    /// Everything said.
    pub(super) fn finish(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

/// The keys and everything broader, each once.
pub(super) fn with_broader<'a>(
    vocabulary: &Vocabulary,
    keys: impl IntoIterator<Item = &'a String>,
) -> Vec<String> {
    let all = keys.into_iter().flat_map(|key| vocabulary.with_broader(key)).map(str::to_owned);
    each_once(all)
}

/// The areas and everything around them, each once.
pub(super) fn with_around(areas: &[AreaCode], around: &impl Surroundings) -> Vec<AreaCode> {
    each_once(areas.iter().flat_map(|area| std::iter::once(area.clone()).chain(around.areas_around(area))))
}

fn each_once<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
