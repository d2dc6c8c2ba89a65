//! The few statements that every answer is made from, in words that `DataFusion` and Spark read alike. Names come from
//! known keys only, and values go through [`literal`].

use chrono::{Datelike, NaiveDate};
use convenor_domain::response::ask::{AskError, KeySums, Within};
use convenor_domain::response::{Cube, QuestionKind};

use crate::columns::Columns;
use crate::cube::{self, Needs};
use crate::layout::{self, SEPARATOR};

/// The table of all responses of the engagement.
pub(crate) const RESPONSES: &str = "responses";
/// The table of all their counts.
pub(crate) const CUBES: &str = "cubes";

/// A text as SQL. Signs that engines read in different ways inside quotes are named by their numbers instead: the
/// quote, the backslash, and the dollar that Spark takes for the beginning of a variable.
pub(crate) fn literal(text: &str) -> String {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    for sign in text.chars() {
        if matches!(sign, '\'' | '\\' | '$') {
            pieces.push(format!("'{}'", std::mem::take(&mut plain)));
            pieces.push(format!("chr({})", u32::from(sign)));
        } else {
            plain.push(sign);
        }
    }
    pieces.push(format!("'{plain}'"));
    if pieces.len() == 1 { pieces.concat() } else { format!("({})", pieces.join(" || ")) }
}

/// A column's name as SQL: of a key that [`layout::is_key`] has let through.
pub(crate) fn name(column: &str) -> String {
    format!("`{column}`")
}

/// The condition that a response is among those asked about, or `None` where all are. Errors: a question that is not
/// there, or has no fixed answers.
pub(crate) fn condition(within: &Within, columns: &Columns) -> Result<Option<String>, AskError> {
    let mut conditions = Vec::new();
    for (key, categories) in within.people.iter().filter(|(_, categories)| !categories.is_empty()) {
        // Of what nobody was asked nobody is known to be.
        let said = columns.lookup_dimension(key).map(|column| one_of(&column, categories));
        conditions.push(said.unwrap_or_else(|| "FALSE".to_owned()));
    }
    for (key, answers) in within.answers.iter().filter(|(_, answers)| !answers.is_empty()) {
        conditions.push(match columns.get_question(key)? {
            QuestionKind::Closed | QuestionKind::Scale | QuestionKind::Demographic => one_of(key, answers),
            QuestionKind::Multiple => any_of(key, answers),
            QuestionKind::Number | QuestionKind::Date | QuestionKind::Open => {
                return Err(AskError::NotOfKind { key: key.clone() });
            }
        });
    }
    if !within.areas.is_empty() {
        conditions.push(one_of(layout::AREA, within.areas.iter().map(|area| &area.0)));
    }
    conditions.extend(within.since.map(|day| format!("{} >= DATE '{day}'", name(layout::GIVEN_ON))));
    conditions.extend(within.until.map(|day| format!("{} <= DATE '{day}'", name(layout::GIVEN_ON))));
    Ok(if conditions.is_empty() { None } else { Some(conditions.join(" AND ")) })
}

/// What a response has to tell for the condition. Periods of whole months need months alone.
pub(crate) fn needs(within: &Within) -> Needs {
    let people = within.people.iter().filter(|(_, categories)| !categories.is_empty());
    let answers = within.answers.iter().filter(|(_, answers)| !answers.is_empty());
    let begins = within.since.is_none_or(|day| day.day() == 1);
    let ends = within.until.and_then(|day| day.succ_opt()).is_none_or(|next: NaiveDate| next.day() == 1);
    Needs {
        columns: people
            .map(|(key, _)| layout::dimension_column(key))
            .chain(answers.map(|(key, _)| key.clone()))
            .collect(),
        placed: !within.areas.is_empty() || within.since.is_some() || within.until.is_some(),
        day: !(begins && ends),
    }
}

fn one_of<'a>(column: &str, values: impl IntoIterator<Item = &'a String>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| literal(value)).collect();
    format!("{} IN ({})", name(column), values.join(", "))
}

fn any_of(column: &str, answers: &[String]) -> String {
    let chosen = |answer: &String| {
        format!("contains({}, {})", name(column), literal(&format!("{SEPARATOR}{answer}{SEPARATOR}")))
    };
    format!("({})", answers.iter().map(chosen).collect::<Vec<_>>().join(" OR "))
}

/// Responses by the values of some columns: the columns, then how many meet the condition, then the group's control
/// total: all its responses. Rows that do not meet the condition are read too, so that the totals of all groups together
/// are those of the files. Where keys are wanted, the sum of the fitting ones' keys comes next, and that of all last.
pub(crate) fn grouped(columns: &[&str], condition: Option<&str>, keys: KeySums) -> String {
    let fitting = condition.map_or_else(
        || "COUNT(*)".to_owned(),
        |condition| format!("SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"),
    );
    let mut counts = vec![fitting, "COUNT(*)".to_owned()];
    counts.extend(key_sums(&name(layout::KEY), condition, keys));
    select(columns, &counts, RESPONSES)
}

/// The same, of a cube that has the columns and all that the condition is about.
pub(crate) fn grouped_cube(cube: &Cube, columns: &[&str], condition: Option<&str>, keys: KeySums) -> String {
    let [_, responses, _, key_sum] = COUNTED.map(name);
    let fitting = condition.map_or_else(
        || format!("SUM({responses})"),
        |condition| format!("SUM(CASE WHEN {condition} THEN {responses} ELSE 0 END)"),
    );
    let mut counts = vec![fitting, format!("SUM({responses})")];
    counts.extend(key_sums(&key_sum, condition, keys));
    let called = |(stored, column): (&str, &String)| format!("{} AS {}", name(stored), name(column));
    let mut cells: Vec<String> = cube::VALUES.into_iter().zip(&cube.columns).map(called).collect();
    if cube.placed {
        cells.extend([name(layout::AREA), called((cube::MONTH, &layout::GIVEN_ON.to_owned()))]);
    }
    cells.extend([
        format!("{} AS {responses}", name(cube::RESPONSES)),
        format!("{} AS {key_sum}", name(cube::KEY_SUM)),
    ]);
    let of = format!("{} = {}", name(cube::CUBE), literal(&cube::name(cube)));
    select(columns, &counts, &format!("(SELECT {} FROM {CUBES} WHERE {of}) AS cells", cells.join(", ")))
}

/// What is counted is called by names that no key can have: keys begin with a letter.
const COUNTED: [&str; 4] = ["_fitting", "_seen", "_fitting_keys", "_key_sum"];

/// The sum of the keys of those who meet the condition, and of all; nothing where keys are not wanted.
fn key_sums(key: &str, condition: Option<&str>, keys: KeySums) -> Vec<String> {
    let all = format!("SUM({key})");
    let fitting = condition
        .map_or_else(|| all.clone(), |condition| format!("SUM(CASE WHEN {condition} THEN {key} ELSE 0 END)"));
    match keys {
        KeySums::NotWanted => Vec::new(),
        KeySums::Wanted => vec![fitting, all],
    }
}

/// Columns, then what is counted.
fn select(columns: &[&str], counts: &[String], from: &str) -> String {
    let names: Vec<String> = columns.iter().map(|column| name(column)).collect();
    let counts = counts.iter().zip(COUNTED).map(|(count, called)| format!("{count} AS {}", name(called)));
    let counts = counts.collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        return format!("SELECT {counts} FROM {from}");
    }
    let names = names.join(", ");
    format!("SELECT {names}, {counts} FROM {from} GROUP BY {names}")
}

/// What was written in one file, where anything was and the condition holds.
pub(crate) fn written(file: usize, question: &str, condition: Option<&str>) -> String {
    let (row, text) = (name(layout::ROW), name(question));
    let condition = condition.map(|condition| format!(" AND ({condition})")).unwrap_or_default();
    let table = file_table(file);
    format!("SELECT {file} AS `_file`, {row}, {text} FROM {table} WHERE {text} IS NOT NULL{condition}")
}

/// A page of what was written, in the order of the files and their rows.
pub(crate) fn page(written: &[String], limit: u64, offset: u64) -> String {
    let (row, all) = (name(layout::ROW), written.join(" UNION ALL "));
    format!("SELECT * FROM ({all}) AS written ORDER BY `_file`, {row} LIMIT {limit} OFFSET {offset}")
}

/// The table of one file, by its place in the manifest.
pub(crate) fn file_table(file: usize) -> String {
    format!("file_{file}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_leave_its_quotes() {
        assert_eq!(literal("Yes, a little"), "'Yes, a little'");
        assert_eq!(literal(""), "''");
        assert_eq!(literal("It's"), "('It' || chr(39) || 's')");
        assert_eq!(literal("a\\"), "('a' || chr(92) || '')");
        assert_eq!(literal("${x}"), "('' || chr(36) || '{x}')");
        assert_eq!(literal("'; --"), "('' || chr(39) || '; --')");
    }
}
