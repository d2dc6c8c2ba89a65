//! Vocabularies: the shared terms of a system, as dated data with sources (`frameworks/vocabularies`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::problem::{Problems, Reason};

/// One term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Stable key: lower-case letters, digits, hyphens.
    pub key: String,
    /// Name on screen.
    pub name: String,
    /// One plain sentence, ours.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// The broader term, in a tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Other words for it, for reading files and for looking up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// A dated list of terms with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Name, the same as the file's: `methods`.
    pub name: String,
    /// Edition, such as `2026-11`.
    pub edition: String,
    /// Where the terms come from and how to acknowledge them.
    pub source: String,
    /// The terms, in the order in which people meet them.
    pub terms: Vec<Term>,
}

impl Vocabulary {
    /// The term with this key.
    pub fn lookup(&self, key: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.key == key)
    }

    /// The name on screen of a key; the key itself where the vocabulary has moved on.
    pub fn name_of<'a>(&'a self, key: &'a str) -> &'a str {
        self.lookup(key).map_or(key, |term| &term.name)
    }

    /// The key that a text means: its key, name or another word for it, whatever the case.
    pub fn key_for(&self, text: &str) -> Option<&str> {
        let wanted = text.trim().to_lowercase();
        let means = |term: &&Term| {
            term.key == wanted
                || term.name.to_lowercase() == wanted
                || term.also.iter().any(|also| also.to_lowercase() == wanted)
        };
        self.terms.iter().find(means).map(|term| term.key.as_str())
    }

    /// A term's key and the keys of everything broader, narrowest first.
    pub fn with_broader<'a>(&'a self, key: &'a str) -> Vec<&'a str> {
        let mut keys = vec![key];
        let mut parent = self.lookup(key).and_then(|term| term.parent.as_deref());
        while let Some(broader) = parent.filter(|broader| !keys.contains(broader)) {
            keys.push(broader);
            parent = self.lookup(broader).and_then(|term| term.parent.as_deref());
        }
        keys
    }

    /// Terms directly below a term; below nothing, the roots.
    pub fn children<'a>(&'a self, parent: Option<&'a str>) -> impl Iterator<Item = &'a Term> {
        self.terms.iter().filter(move |term| term.parent.as_deref() == parent)
    }
}

/// All vocabularies that records use.
#[derive(Debug, Clone)]
pub struct Vocabularies {
    /// What engagement is about, as a tree.
    pub topics: Vocabulary,
    /// Population groups by dimension, as a tree: dimensions are the roots.
    pub groups: Vocabulary,
    /// Ways of engaging.
    pub methods: Vocabulary,
    /// The five IAP2 level names.
    pub levels: Vocabulary,
    /// Steps of the co-production ladder.
    pub coproduction_steps: Vocabulary,
    /// What makes work co-production: features that justify the step claimed.
    pub coproduction_features: Vocabulary,
    /// How people were found and chosen.
    pub recruitment: Vocabulary,
    /// Accessible formats and support offered.
    pub formats: Vocabulary,
    /// What kind of source a record comes from.
    pub source_types: Vocabulary,
    /// Kinds of organisation.
    pub organisation_kinds: Vocabulary,
    /// What a partner does in an engagement.
    pub partner_roles: Vocabulary,
}

/// A vocabulary file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("vocabulary “{name}” cannot be read: {reason}")]
pub struct VocabularyError {
    name: &'static str,
    reason: String,
}

macro_rules! shipped {
    ($($field:ident = $file:literal),+ $(,)?) => {
        impl Vocabularies {
            /// The edition shipped with this version.
            pub fn shipped() -> Result<Self, VocabularyError> {
                Ok(Self { $($field: read(
                    stringify!($field),
                    include_str!(concat!("../../../frameworks/vocabularies/2026-11/", $file, ".yaml")),
                )?),+ })
            }

            /// Every vocabulary by its name in files and addresses.
            pub fn by_name(&self) -> BTreeMap<&'static str, &Vocabulary> {
                BTreeMap::from([$(($file, &self.$field)),+])
            }
        }
    };
}

shipped! {
    topics = "topics",
    groups = "groups",
    methods = "methods",
    levels = "levels",
    coproduction_steps = "coproduction-steps",
    coproduction_features = "coproduction-features",
    recruitment = "recruitment",
    formats = "formats",
    source_types = "source-types",
    organisation_kinds = "organisation-kinds",
    partner_roles = "partner-roles",
}

fn read(name: &'static str, text: &str) -> Result<Vocabulary, VocabularyError> {
    serde_norway::from_str(text).map_err(|error| VocabularyError { name, reason: error.to_string() })
}

/// Adds a problem for every key that the vocabulary does not have.
pub(crate) fn known<'a>(
    problems: &mut Problems,
    field: &'static str,
    vocabulary: &Vocabulary,
    keys: impl Iterator<Item = &'a String>,
) {
    for key in keys.filter(|key| vocabulary.lookup(key).is_none()) {
        problems.add(field, Reason::Unknown { value: key.chars().take(80).collect() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_vocabulary_is_sound() {
        for (name, vocabulary) in Vocabularies::shipped().unwrap().by_name() {
            assert_eq!(vocabulary.name, name);
            assert!(!vocabulary.source.is_empty(), "{name} has no source");
            let mut keys: Vec<_> = vocabulary.terms.iter().map(|term| &term.key).collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), vocabulary.terms.len(), "{name} has a key twice");
            for term in &vocabulary.terms {
                let known = term.parent.as_deref().is_none_or(|parent| vocabulary.lookup(parent).is_some());
                assert!(known, "{name}: the parent of {} is missing", term.key);
                assert_eq!(term.key, crate::system::slug(&term.key), "{name}: {} is no plain key", term.key);
            }
        }
    }

    #[test]
    fn a_term_is_found_by_any_of_its_words() {
        let vocabularies = Vocabularies::shipped().unwrap();
        let key = vocabularies.methods.key_for("Citizens' Jury").unwrap();
        assert_eq!(vocabularies.methods.name_of(key), "Citizens’ jury");
    }
}
