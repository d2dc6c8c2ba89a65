//! What a row says for each field, after the mapping's rules and before anything is understood.

use std::collections::{BTreeMap, HashMap};

use convenor_domain::RejectedRow;
use convenor_domain::engagement::TITLE_LIMIT;
use regex::Regex;

use crate::cell::{Cell, Row};
use crate::html;
use crate::mapping::{Clip, FieldRule, Mapping, MappingError, Read, Target};

/// A mapping with its columns found and its patterns compiled.
pub(super) struct Prepared {
    rules: BTreeMap<Target, Vec<PreparedRule>>,
    key: Vec<(String, usize)>,
    absent: Vec<String>,
}

/// A rule with its columns found and its patterns compiled.
pub(super) struct PreparedRule {
    pub(super) rule: FieldRule,
    columns: Vec<usize>,
    titles: Option<usize>,
    remove: Vec<Regex>,
    split: Option<Regex>,
    when: Vec<(Option<usize>, Vec<String>)>,
}

impl Prepared {
    pub(super) fn new(mapping: &Mapping, columns: &[String]) -> Result<Self, MappingError> {
        let index: HashMap<&str, usize> = columns.iter().map(String::as_str).zip(0..).collect();
        let mut rules = BTreeMap::new();
        for (target, list) in &mapping.fields {
            let prepared = list.iter().map(|rule| PreparedRule::new(rule, *target, &index));
            rules.insert(*target, prepared.collect::<Result<Vec<_>, _>>()?);
        }
        let prepared = Self {
            key: mapping
                .key
                .iter()
                .filter_map(|name| Some((name.clone(), *index.get(name.as_str())?)))
                .collect(),
            rules,
            absent: mapping.absent.clone(),
        };
        prepared.check_columns(mapping, columns)?;
        Ok(prepared)
    }

    /// A file without the columns of title and key is not the file that the mapping is for.
    fn check_columns(&self, mapping: &Mapping, columns: &[String]) -> Result<(), MappingError> {
        let no_column = |wanted: Vec<&str>| MappingError::NoColumn {
            mapping: mapping.name.clone(),
            wanted: wanted.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(" or "),
            found: columns.iter().take(30).map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", "),
        };
        let titles = self.rules.get(&Target::Title).map_or(&[][..], Vec::as_slice);
        if titles.iter().all(|rule| rule.columns.is_empty() && rule.rule.constant.is_none()) {
            return Err(no_column(
                titles.iter().flat_map(|rule| &rule.rule.from).map(String::as_str).collect(),
            ));
        }
        let missing = mapping.key.iter().find(|name| !self.key.iter().any(|(known, _)| known == *name));
        missing.map_or(Ok(()), |name| Err(no_column(vec![name])))
    }

    /// The source's own identifier of a row; `None` where the mapping names no key.
    pub(super) fn key(&self, row: &Row) -> Result<Option<String>, RejectedRow> {
        if self.key.is_empty() {
            return Ok(None);
        }
        let mut parts = Vec::with_capacity(self.key.len());
        for (name, index) in &self.key {
            let part = row.cells.get(*index).map(|cell| cell.values().join(" ")).unwrap_or_default();
            if part.is_empty() {
                let reason =
                    "is missing, so the record cannot be known again: give it an identifier".to_owned();
                return Err(RejectedRow { row: row.number, field: name.clone(), reason });
            }
            parts.push(part);
        }
        Ok(Some(parts.join("/")))
    }

    pub(super) fn fields<'a>(&'a self, row: &'a Row) -> Fields<'a> {
        Fields { prepared: self, row }
    }
}

impl PreparedRule {
    fn new(rule: &FieldRule, target: Target, index: &HashMap<&str, usize>) -> Result<Self, MappingError> {
        let (remove, split) = rule.patterns(target.key())?;
        let find = |name: &String| index.get(name.as_str()).copied();
        Ok(Self {
            columns: rule.from.iter().filter_map(find).collect(),
            titles: rule.titles_from.as_ref().and_then(find),
            when: rule.when.iter().map(|(name, values)| (find(name), values.clone())).collect(),
            rule: rule.clone(),
            remove,
            split,
        })
    }

    fn holds(&self, row: &Row) -> bool {
        self.when.iter().all(|(index, wanted)| {
            let cell = index.and_then(|index| row.cells.get(index)).unwrap_or(&Cell::Empty);
            let says = |word: &String| cell.values().iter().any(|value| value == word);
            !cell.is_empty() && wanted.iter().any(|word| word == "*" || says(word))
        })
    }

    /// The cells' values, cleaned and cut; those that say “nothing here” left out.
    fn values(&self, row: &Row, absent: &[String]) -> Vec<String> {
        if let Some(constant) = &self.rule.constant {
            return vec![constant.clone()];
        }
        let cells = self.columns.iter().filter_map(|index| row.cells.get(*index));
        let mut values = Vec::new();
        for value in cells.flat_map(Cell::values).filter(|value| !absent.contains(value)) {
            let value = self.clean(value);
            match &self.split {
                Some(pattern) => values.extend(pattern.split(&value).map(|part| part.trim().to_owned())),
                None => values.push(value),
            }
        }
        values.retain(|value| !value.is_empty() && !absent.contains(value));
        values
    }

    fn clean(&self, value: &str) -> String {
        let mut text = match self.rule.read {
            Read::Html => html::text(value),
            Read::Address => super::documents::name_in_address(value),
            Read::Words | Read::Links => value.to_owned(),
        };
        for pattern in &self.remove {
            if pattern.is_match(&text) {
                text = pattern.replace_all(&text, "").into_owned();
            }
        }
        match self.rule.clip {
            Clip::Whole => text.trim().to_owned(),
            Clip::FirstParagraph => first_paragraph(&text),
            Clip::FirstSentence => first_sentence(&text),
            Clip::Heading => shorten_words(text.trim(), TITLE_LIMIT),
        }
    }
}

/// What a row says, field by field.
pub(super) struct Fields<'a> {
    prepared: &'a Prepared,
    row: &'a Row,
}

impl Fields<'_> {
    /// The rules for a field that hold for this row.
    pub(super) fn rules(&self, target: Target) -> impl Iterator<Item = &PreparedRule> {
        let rules = self.prepared.rules.get(&target).map_or(&[][..], Vec::as_slice);
        rules.iter().filter(|rule| rule.holds(self.row))
    }

    /// Every value of every rule.
    pub(super) fn list(&self, target: Target) -> Vec<String> {
        self.rules(target).flat_map(|rule| rule.values(self.row, &self.prepared.absent)).collect()
    }

    /// The values of the first rule that has any.
    pub(super) fn first_values(&self, target: Target) -> Vec<String> {
        let values = |rule: &PreparedRule| rule.values(self.row, &self.prepared.absent);
        self.rules(target).map(values).find(|values| !values.is_empty()).unwrap_or_default()
    }

    /// The text of the first rule that has one, and that rule.
    pub(super) fn ruled(&self, target: Target) -> Option<(String, &FieldRule)> {
        self.rules(target).find_map(|rule| {
            let values = rule.values(self.row, &self.prepared.absent);
            let text = values.join(rule.rule.join.as_deref().unwrap_or(", "));
            let text = match &rule.rule.prefix {
                Some(prefix) if !text.is_empty() => format!("{prefix}{text}"),
                _ => text,
            };
            (!text.is_empty()).then_some((text, &rule.rule))
        })
    }

    /// The text of the first rule that has one.
    pub(super) fn text(&self, target: Target) -> Option<String> {
        self.ruled(target).map(|(text, _)| text)
    }

    /// The values of one rule, and the titles that stand beside them.
    pub(super) fn values_and_titles(&self, rule: &PreparedRule) -> (Vec<String>, Vec<String>) {
        let titles =
            rule.titles.and_then(|index| self.row.cells.get(index)).map(|cell| cell.values().to_vec());
        // With titles beside them, values keep their places, the empty ones too.
        let values = match &titles {
            Some(_) => rule
                .columns
                .iter()
                .filter_map(|index| self.row.cells.get(*index))
                .flat_map(Cell::values)
                .cloned()
                .collect(),
            None => rule.values(self.row, &self.prepared.absent),
        };
        (values, titles.unwrap_or_default())
    }
}

/// Longest first paragraph taken: what does not end by then ends with its last full sentence.
const PARAGRAPH_CHARS_MAX: usize = 1_500;
/// Longest first sentence taken: one finding's worth.
const SENTENCE_CHARS_MAX: usize = 300;

/// The first lines up to one that ends a sentence, in one line; headings above them are left out.
fn first_paragraph(text: &str) -> String {
    let is_heading =
        |line: &str| line.chars().count() < 60 && !line.ends_with(['.', '!', '?', ':', ';', ',']);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let mut paragraph = String::new();
    while let Some(line) = lines.next() {
        let before_text = lines.peek().is_some_and(|next| next.chars().count() >= 60);
        if paragraph.is_empty() && is_heading(line) && before_text {
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
        if line.ends_with(['.', '!', '?']) || paragraph.len() > PARAGRAPH_CHARS_MAX * 4 {
            break;
        }
    }
    shorten(&paragraph, PARAGRAPH_CHARS_MAX)
}

fn first_sentence(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let end = line.match_indices(['.', '!', '?']).map(|(at, mark)| at + mark.len()).find(|end| {
        let next = line.get(*end..).unwrap_or_default();
        next.is_empty() || next.starts_with(' ')
    });
    shorten(line.get(..end.unwrap_or(line.len())).unwrap_or(line), SENTENCE_CHARS_MAX)
}

/// At most `limit` characters: whole sentences if one fits, else whole words.
fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or_default();
    match start.rfind(". ") {
        Some(stop) => start.get(..=stop).unwrap_or(start).to_owned(),
        None => shorten_words(text, limit),
    }
}

/// At most `limit` characters: whole words and, where some are left out, an ellipsis.
fn shorten_words(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let start: String = text.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paragraph_skips_headings_and_joins_broken_lines() {
        let text = "Summary\nThe garden behind the old library was planned over two winters\nwith neighbours\nin 2012.\nMore.";
        let first = "The garden behind the old library was planned over two winters with neighbours in 2012.";
        assert_eq!(first_paragraph(text), first);
        assert_eq!(first_paragraph("Only a few words"), "Only a few words");
        let long = "One sentence of words. ".repeat(200);
        let short = first_paragraph(&long);
        assert!(short.chars().count() <= PARAGRAPH_CHARS_MAX && short.ends_with("words."));
    }

    #[test]
    fn the_first_sentence_fits_a_finding() {
        assert_eq!(
            first_sentence("Most of the 4.5 km is dark. People avoid it."),
            "Most of the 4.5 km is dark."
        );
        let long = first_sentence(&"é word ".repeat(100));
        assert!(
            long.chars().count() <= SENTENCE_CHARS_MAX && long.ends_with("word…") || long.ends_with("é…")
        );
    }
}
