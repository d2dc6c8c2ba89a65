//! A look at a file of responses for people who say what its columns are: each with what it is taken for and a few of its
//! values, but none where it tells who somebody is.

use std::collections::HashMap;

use convenor_domain::response::{Dimensions, ResponseWarning};

use super::heading::{Heading, LOOKED_AT};
use super::layout::{Corrections, Layout, Role};
use super::read::SurveyError;
use super::seen::Seen;
use super::warning;
use crate::open::{GridRow, Source};

/// Values shown of a column.
const VALUES_SHOWN: usize = 3;
/// Characters shown of a value.
const VALUE_CHARS_MAX: usize = 80;

/// How a file looks.
#[derive(Debug)]
pub struct Glance {
    /// How it is laid out, corrections included.
    pub layout: Layout,
    /// Its columns.
    pub columns: Vec<GlancedColumn>,
    /// What to look at before it is brought in.
    pub warnings: Vec<ResponseWarning>,
}

/// One column as it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlancedColumn {
    /// A name that no other column of the file has: what corrections call it.
    pub name: String,
    /// The question's words, with the part of it that the column stands for.
    pub text: String,
    /// What it would be without corrections, as corrections write it; `part` for one of several columns of a question,
    /// `status` for the mark of a test.
    pub proposed: String,
    /// What it is taken for, corrections included.
    pub taken: String,
    /// The first few different values, redacted; none of a column that tells who somebody is.
    pub values: Vec<String>,
}

/// Looks at the first rows of a file.
pub fn glance(
    name: &str,
    source: &Source,
    sheet: Option<&str>,
    by_hand: &Corrections,
    dimensions: &Dimensions,
    redact: &dyn Fn(&str) -> String,
) -> Result<Glance, SurveyError> {
    let rows: Vec<GridRow> = source.grid(sheet)?.take(LOOKED_AT).filter_map(Result::ok).collect();
    let faulty = |reason| SurveyError::Layout { name: name.to_owned(), reason };
    let seen = Seen::new(&rows, by_hand.header_rows).map_err(faulty)?;
    let proposed = seen.lay(&Corrections::default(), dimensions).map_err(faulty)?;
    let layout = seen.lay(by_hand, dimensions).map_err(faulty)?;
    let warnings = warning::find(&seen, &proposed, &layout, redact);
    let columns = names(&seen.headings).into_iter().enumerate().map(|(column, name)| {
        let is_personal = is_personal(&proposed, column) || is_personal(&layout, column);
        GlancedColumn {
            name,
            text: seen.headings.get(column).map(whole_text).unwrap_or_default(),
            proposed: role_key(&proposed, column),
            taken: role_key(&layout, column),
            values: if is_personal { Vec::new() } else { values(seen.answers, column, redact) },
        }
    });
    Ok(Glance { columns: columns.collect(), layout, warnings })
}

/// A name for each column that no other has: its heading, numbered where it comes again.
pub(super) fn names(headings: &[Heading]) -> Vec<String> {
    let mut met: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(headings.len());
    for heading in headings {
        let count = met.entry(heading.code.clone()).and_modify(|count| *count += 1).or_insert(1);
        let name = if *count == 1 { heading.code.clone() } else { format!("{} ({count})", heading.code) };
        names.push(name);
    }
    names
}

fn whole_text(heading: &Heading) -> String {
    match &heading.part {
        Some(part) => format!("{}: {part}", heading.text),
        None => heading.text.clone(),
    }
}

pub(super) fn is_personal(layout: &Layout, column: usize) -> bool {
    matches!(layout.roles.get(column), Some(Role::Personal(_)))
}

/// What a column is, as corrections write it.
fn role_key(layout: &Layout, column: usize) -> String {
    let key = match layout.roles.get(column) {
        Some(Role::Identifier) => "identifier",
        Some(Role::GivenOn) => "given-on",
        Some(Role::Status) => "status",
        Some(Role::Personal(personal)) => personal.treatment.key(),
        Some(Role::Choice { .. }) => "part",
        Some(Role::Rest) | None => "ignore",
        Some(Role::Question(place)) => {
            let question = layout.questions.get(*place);
            match question.and_then(|question| question.dimension.as_ref()) {
                Some(dimension) => return format!("demographic:{dimension}"),
                None => question.map_or("ignore", |question| question.kind.key()),
            }
        }
    };
    key.to_owned()
}

fn values(answers: &[GridRow], column: usize, redact: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for value in answers.iter().map(|row| row.cell(column)).filter(|value| !value.is_empty()) {
        let value = shortened(&redact(value));
        if !shown.contains(&value) {
            shown.push(value);
        }
        if shown.len() == VALUES_SHOWN {
            break;
        }
    }
    shown
}

/// The beginning of a long value.
pub(super) fn shortened(value: &str) -> String {
    let mut short: String = value.chars().take(VALUE_CHARS_MAX).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let heading = |code: &str| Heading { code: code.to_owned(), text: code.to_owned(), part: None };
        let headings = [heading("Why?"), heading("Age"), heading("Why?"), heading("Why?")];
        assert_eq!(names(&headings), ["Why?", "Age", "Why? (2)", "Why? (3)"]);
    }
}
