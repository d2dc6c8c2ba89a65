//! What people should look at before they bring a file in: found in its first rows.

use std::collections::BTreeMap;

use convenor_domain::response::{QuestionKind, ResponseWarning, Treatment, WarningKind};

use super::glance::{is_personal, names, shortened};
use super::heading::is_number;
use super::layout::{Layout, Role};
use super::profile::{Profile, day};
use super::seen::Seen;

/// Everything to look at, what matters most first.
pub(super) fn find(
    seen: &Seen<'_>,
    proposed: &Layout,
    layout: &Layout,
    redact: &dyn Fn(&str) -> String,
) -> Vec<ResponseWarning> {
    let mut found = Vec::new();
    for (column, (name, profile)) in names(&seen.headings).into_iter().zip(&seen.profiles).enumerate() {
        let rows = profile.filled as u64;
        if is_personal(proposed, column) && is_kept(layout, column) {
            found.push(warning(WarningKind::PersonalKept, &name, rows, String::new()));
        } else {
            found.extend(of_cells(layout, column, &name, profile, redact));
        }
        found.extend(of_heading(layout, column, &name, rows));
    }
    found.extend(repeated(seen));
    found.extend(of_file(layout));
    found.sort_by_key(|warning| warning.kind.severity());
    found
}

fn warning(kind: WarningKind, column: &str, rows: u64, example: String) -> ResponseWarning {
    ResponseWarning { kind, column: column.to_owned(), rows, example }
}

fn is_kept(layout: &Layout, column: usize) -> bool {
    matches!(layout.roles.get(column), Some(Role::Question(_) | Role::Choice { .. } | Role::Identifier))
}

/// Cells of numbers and dates that are none.
fn of_cells(
    layout: &Layout,
    column: usize,
    name: &str,
    profile: &Profile,
    redact: &dyn Fn(&str) -> String,
) -> Option<ResponseWarning> {
    let Some(Role::Question(place)) = layout.roles.get(column) else { return None };
    let fits: fn(&str) -> bool = |cell| day(cell).is_some();
    let (kind, fits) = match layout.questions.get(*place)?.kind {
        QuestionKind::Number => (WarningKind::NoNumber, is_number as fn(&str) -> bool),
        QuestionKind::Date => (WarningKind::NoDate, fits),
        _ => return None,
    };
    let lost: Vec<(&str, u64)> = profile
        .by_count()
        .into_iter()
        .filter(|answer| !fits(answer))
        .map(|answer| (answer, profile.answers.get(answer).copied().unwrap_or_default() as u64))
        .collect();
    let (example, _) = lost.first()?;
    let rows = lost.iter().map(|(_, rows)| rows).sum();
    Some(warning(kind, name, rows, shortened(&redact(example))))
}

/// Columns without a heading, or without anything below it.
fn of_heading(layout: &Layout, column: usize, name: &str, rows: u64) -> Option<ResponseWarning> {
    let is_question = matches!(layout.roles.get(column), Some(Role::Question(_)));
    if rows > 0 && name == format!("Column {}", column + 1) && is_question {
        return Some(warning(WarningKind::NoHeading, name, rows, String::new()));
    }
    (rows == 0 && is_question).then(|| warning(WarningKind::EmptyColumn, name, 0, String::new()))
}

/// Headings that several columns have, though they are no parts of one question.
fn repeated(seen: &Seen<'_>) -> Vec<ResponseWarning> {
    let mut columns: BTreeMap<&str, u64> = BTreeMap::new();
    for heading in seen.headings.iter().filter(|heading| heading.part.is_none()) {
        *columns.entry(&heading.code).or_default() += 1;
    }
    let several = columns.into_iter().filter(|(_, count)| *count > 1);
    several.map(|(code, _)| warning(WarningKind::RepeatedHeading, code, 0, String::new())).collect()
}

/// What is missing in the whole file.
fn of_file(layout: &Layout) -> Vec<ResponseWarning> {
    let has = |wanted: fn(&Role) -> bool| layout.roles.iter().any(wanted);
    let mut found = Vec::new();
    if !has(|role| *role == Role::Identifier) {
        found.push(WarningKind::NoIdentifier);
    }
    if !has(|role| *role == Role::GivenOn) {
        found.push(WarningKind::NoGivenOn);
    }
    if has(|role| matches!(role, Role::Personal(personal) if personal.treatment == Treatment::Area)) {
        found.push(WarningKind::NoArea);
    }
    found.into_iter().map(|kind| warning(kind, "", 0, String::new())).collect()
}
