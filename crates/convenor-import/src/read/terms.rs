//! Finds the vocabulary's terms in the words of a source. Words without a term are kept as they are.

use std::collections::{BTreeSet, HashMap};

use convenor_domain::{Vocabularies, Vocabulary};

use super::fields::Fields;
use super::{Kept, RecordReader};
use crate::mapping::{FieldRule, Mapping, Target};

/// For each field with a vocabulary, what the source's words mean.
pub(super) struct TermReaders {
    vocabularies: HashMap<Target, HashMap<String, String>>,
}

impl TermReaders {
    pub(super) fn new(mapping: &Mapping, v: &Vocabularies) -> Self {
        let pairs = [
            (Target::Topics, &v.topics),
            (Target::Groups, &v.groups),
            (Target::Methods, &v.methods),
            (Target::LevelPromised, &v.levels),
            (Target::LevelDelivered, &v.levels),
            (Target::Coproduction, &v.coproduction_steps),
            (Target::CoproductionFeatures, &v.coproduction_features),
            (Target::Recruitment, &v.recruitment),
            (Target::Formats, &v.formats),
            (Target::SourceType, &v.source_types),
        ];
        let used = pairs.into_iter().filter(|(target, _)| mapping.fields.contains_key(target));
        Self { vocabularies: used.map(|(target, vocabulary)| (target, by_word(vocabulary))).collect() }
    }

    /// What a word means: by the rule's own list, else by the vocabulary. `Some("")` where it means nothing here.
    fn meaning<'a>(&'a self, target: Target, rule: &'a FieldRule, word: &str) -> Option<&'a str> {
        let listed = rule.values.get(word).or_else(|| {
            rule.values
                .iter()
                .find(|(known, _)| known.to_lowercase() == word.to_lowercase())
                .map(|(_, key)| key)
        });
        if let Some(key) = listed {
            return Some(key);
        }
        let words = self.vocabularies.get(&target)?;
        [plain(word), plain(&without_brackets(word)), plain(&word.replace('_', " "))]
            .iter()
            .find_map(|word| words.get(word))
            .map(String::as_str)
    }

    /// The terms in a text: the whole of it, or its parts between semicolons, lines and commas, longest first.
    fn terms(&self, target: Target, rule: &FieldRule, text: &str) -> Found {
        let mut found = Found::default();
        if let Some(key) = self.meaning(target, rule, text) {
            found.keys.push(key.to_owned());
            return found;
        }
        for piece in text.split([';', '|', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
            let parts: Vec<&str> = piece.split(", ").map(str::trim).collect();
            let mut rest = parts.as_slice();
            while !rest.is_empty() {
                let longest = (1..=rest.len()).rev().find_map(|count| {
                    let words = rest.get(..count)?.join(", ");
                    Some((count, self.meaning(target, rule, &words)?))
                });
                match (longest, rest.first()) {
                    (Some((_, key)), _) => found.keys.push(key.to_owned()),
                    (None, Some(word)) => found.words.push((*word).to_owned()),
                    (None, None) => {}
                }
                rest = rest.get(longest.map_or(1, |(count, _)| count)..).unwrap_or_default();
            }
        }
        found
    }
}

#[derive(Default)]
struct Found {
    keys: Vec<String>,
    words: Vec<String>,
}

/// Keys of a vocabulary by every word for them; the first term to claim a word keeps it.
fn by_word(vocabulary: &Vocabulary) -> HashMap<String, String> {
    let mut words = HashMap::new();
    for term in &vocabulary.terms {
        for word in [&term.key, &term.name].into_iter().chain(&term.also) {
            words.entry(plain(word)).or_insert_with(|| term.key.clone());
        }
    }
    words
}

fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace('’', "'")
}

/// “Local (e.g. town, city)” without what only explains it.
fn without_brackets(word: &str) -> String {
    word.split_once('(').map_or(word, |(before, _)| before).trim().to_owned()
}

impl RecordReader<'_> {
    /// The terms of a field, each once; words without a term are kept.
    pub(super) fn terms(&self, fields: &Fields<'_>, target: Target, kept: &mut Kept) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut keys = Vec::new();
        for rule in fields.rules(target) {
            let (values, _) = fields.values_and_titles(rule);
            for value in values {
                let found = self.terms.terms(target, &rule.rule, &value);
                keys.extend(found.keys.into_iter().filter(|key| !key.is_empty() && seen.insert(key.clone())));
                kept.extend(found.words.into_iter().map(|word| (target.key(), word)));
            }
        }
        keys
    }

    /// The one term of a field; where a source names several, all stay words, for nobody can say which it is.
    pub(super) fn term(&self, fields: &Fields<'_>, target: Target, kept: &mut Kept) -> Option<String> {
        let mut keys = self.terms(fields, target, kept);
        match keys.len() {
            0 | 1 => keys.pop(),
            _ => {
                kept.push((target.key(), fields.list(target).join("; ")));
                None
            }
        }
    }
}
