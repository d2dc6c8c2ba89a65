//! Guesses a mapping from headings and from what the columns hold. A person checks it before anything is taken.

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::{Vocabularies, Vocabulary};

use super::{FieldRule, Mapping, Target, shipped, shipped_names};
use crate::cell::{Cell, Row};
use crate::{dates, digest};

const SYNONYMS: &str = include_str!("synonyms.yaml");

/// A mapping for columns as they are headed, with a few rows to look into. Where the columns are those of a known
/// source, its shipped mapping. The title is a best guess even where nothing says so; all else may stay unmapped.
pub fn guess(columns: &[String], samples: &[Row], vocabularies: &Vocabularies) -> Mapping {
    if let Some(known) = known_source(columns) {
        return known;
    }
    let mut guess = Guess { columns, samples, taken: BTreeSet::new(), found: BTreeMap::new() };
    let key = guess.by_heading();
    guess.by_content(vocabularies);
    guess.title_at_any_cost();
    let fields = guess.found.iter().map(|(target, index)| (*target, vec![guess.rule(*target, *index)]));
    Mapping {
        name: name(columns),
        key: key.and_then(|index| columns.get(index).cloned()).into_iter().collect(),
        fields: fields.collect(),
        ..Mapping::default()
    }
}

/// Sources with the same headings share a name, so that a newer edition of a file changes the records of the older.
fn name(columns: &[String]) -> String {
    let short = digest::short(&columns.join("\n"), 4);
    format!("spreadsheet-{short}")
}

/// The shipped mapping of the source that these columns are from.
fn known_source(columns: &[String]) -> Option<Mapping> {
    let known = |mapping: &Mapping| {
        !mapping.known_by.is_empty() && mapping.known_by.iter().all(|column| columns.contains(column))
    };
    shipped_names().filter_map(shipped).find(known)
}

struct Guess<'a> {
    columns: &'a [String],
    samples: &'a [Row],
    taken: BTreeSet<usize>,
    found: BTreeMap<Target, usize>,
}

impl Guess<'_> {
    /// Maps columns whose heading is a synonym; returns the column that identifies records.
    fn by_heading(&mut self) -> Option<usize> {
        let synonyms: BTreeMap<String, Vec<String>> = serde_norway::from_str(SYNONYMS).unwrap_or_default();
        let headings: Vec<String> = self.columns.iter().map(|column| plain(column)).collect();
        let mut key = None;
        let longest = synonyms.values().map(Vec::len).max().unwrap_or_default();
        // Every field's first choice before anybody's second: “engagement” is a title only where “title” is not.
        for rank in 0..=longest {
            for (field, words) in &synonyms {
                let own = plain(field);
                let word = if rank == 0 { Some(&own) } else { words.get(rank - 1) };
                let column = word.and_then(|word| headings.iter().position(|heading| heading == word));
                let Some(column) = column.filter(|column| !self.taken.contains(column)) else { continue };
                match Target::from_key(field) {
                    Some(target) if self.found.contains_key(&target) => {}
                    Some(target) => self.take(target, column),
                    None if key.is_none() => {
                        self.taken.insert(column);
                        key = Some(column);
                    }
                    None => {}
                }
            }
        }
        key
    }

    fn take(&mut self, target: Target, column: usize) {
        self.taken.insert(column);
        self.found.insert(target, column);
    }

    /// Maps columns left over whose cells can only be one thing.
    fn by_content(&mut self, vocabularies: &Vocabularies) {
        for column in 0..self.columns.len() {
            if self.taken.contains(&column) {
                continue;
            }
            if let Some(target) =
                self.content(column, vocabularies).filter(|target| !self.found.contains_key(target))
            {
                self.take(target, column);
            }
        }
    }

    fn content(&self, column: usize, vocabularies: &Vocabularies) -> Option<Target> {
        let values: Vec<&str> = self.values(column).collect();
        let most = |is: &dyn Fn(&str) -> bool| {
            values.len() > 1 && values.iter().filter(|value| is(value)).count() * 10 >= values.len() * 7
        };
        if most(&|value| value.len() > 4 && dates::read_range(value).is_some()) {
            return Some(Target::Dates);
        }
        let listed: [(&Vocabulary, Target); 5] = [
            (&vocabularies.methods, Target::Methods),
            (&vocabularies.levels, Target::LevelPromised),
            (&vocabularies.recruitment, Target::Recruitment),
            (&vocabularies.groups, Target::Groups),
            (&vocabularies.topics, Target::Topics),
        ];
        let list = listed.iter().find(|(vocabulary, _)| most(&|value| vocabulary.key_for(value).is_some()));
        list.map(|(_, target)| *target)
    }

    fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.samples.iter().filter_map(move |row| row.cells.get(column));
        cells.flat_map(Cell::values).map(String::as_str)
    }

    /// The first column of words that is not mapped yet, else any column: a record needs a title.
    fn title_at_any_cost(&mut self) {
        if self.found.contains_key(&Target::Title) {
            return;
        }
        let wordy = |column: &usize| {
            self.values(*column).any(|value| value.chars().filter(|c| c.is_alphabetic()).count() > 3)
        };
        let free = (0..self.columns.len()).filter(|column| !self.taken.contains(column)).find(wordy);
        let summary = self.found.get(&Target::Summary).copied();
        if let Some(column) = free.or(summary).or(if self.columns.is_empty() { None } else { Some(0) }) {
            self.take(Target::Title, column);
        }
    }

    fn rule(&self, target: Target, column: usize) -> FieldRule {
        let name = self.columns.get(column).map_or("", String::as_str);
        let html = self.values(column).any(|value| value.contains("</"));
        let words = matches!(target, Target::Summary | Target::Narrative | Target::Detail | Target::Finding);
        FieldRule {
            read: if html && words { super::Read::Html } else { super::Read::Words },
            currency: (target == Target::Cost && plain(name).ends_with(" gbp")).then(|| "GBP".to_owned()),
            ..FieldRule::column(name)
        }
    }
}

/// A heading in lower case with its words and nothing else.
fn plain(heading: &str) -> String {
    let spaced: String = heading
        .chars()
        .map(|c| match c {
            '£' => " gbp ".to_owned(),
            c if c.is_alphanumeric() => c.to_lowercase().to_string(),
            _ => " ".to_owned(),
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(columns: &[&str], rows: &[&[&str]]) -> Mapping {
        let columns: Vec<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        let row = |cells: &&[&str]| Row {
            number: 2,
            cells: cells.iter().map(|cell| Cell::from_text(cell)).collect(),
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        guess(&columns, &rows, &Vocabularies::shipped().unwrap())
    }

    #[test]
    fn headings_say_what_columns_hold() {
        let mapping = guessed(
            &[
                "Ref",
                "Project name",
                "Start date",
                "Closing date",
                "No. of participants",
                "Cost (£)",
                "You said",
            ],
            &[],
        );
        assert_eq!(mapping.key, ["Ref"]);
        let expected = [
            (Target::Title, "Project name"),
            (Target::Starts, "Start date"),
            (Target::Ends, "Closing date"),
            (Target::PeopleHeard, "No. of participants"),
            (Target::Cost, "Cost (£)"),
            (Target::Finding, "You said"),
        ];
        for (target, column) in expected {
            assert_eq!(mapping.column_of(target), Some(column));
        }
        assert_eq!(mapping.fields[&Target::Cost][0].currency.as_deref(), Some("GBP"));
    }

    #[test]
    fn the_better_name_wins_the_field() {
        let mapping = guessed(&["Engagement", "Title", "Organisation", "Lead organisation"], &[]);
        assert_eq!(mapping.column_of(Target::Title), Some("Title"));
        assert_eq!(mapping.column_of(Target::Lead), Some("Lead organisation"));
    }

    #[test]
    fn content_speaks_where_headings_do_not() {
        let rows: &[&[&str]] = &[
            &["Tea and talk", "Survey", "1 May - 3 June 2024"],
            &["Bench walk", "Focus group", "3-5 May 2024"],
        ];
        let mapping = guessed(&["A", "B", "C"], rows);
        assert_eq!(mapping.column_of(Target::Title), Some("A"));
        assert_eq!(mapping.column_of(Target::Methods), Some("B"));
        assert_eq!(mapping.column_of(Target::Dates), Some("C"));
    }

    #[test]
    fn every_synonym_belongs_to_a_field_and_to_one_only() {
        let synonyms: BTreeMap<String, Vec<String>> = serde_norway::from_str(SYNONYMS).unwrap();
        let mut seen = BTreeSet::new();
        for (field, words) in &synonyms {
            assert!(field == "key" || Target::from_key(field).is_some(), "{field} is no field");
            for word in words {
                assert_eq!(&plain(word), word);
                assert!(seen.insert(word.clone()), "{word} stands twice");
            }
        }
    }
}
