//! Finds the rows of headings: survey tools put one, two or three above the first response.

use crate::open::GridRow;

/// Rows looked at to find the headings and the kinds of answer.
pub(super) const LOOKED_AT: usize = 2_000;
/// Rows in which headings can stand.
const TOP: usize = 25;
/// Most rows of headings.
const DEPTH_MAX: usize = 4;

/// The heading of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// What the file calls the column: a code, or the question itself.
    pub(super) code: String,
    /// The question's words.
    pub(super) text: String,
    /// What a second row of headings adds, where one question spreads over several columns: an answer, or a line of a
    /// grid.
    pub(super) part: Option<String>,
}

/// Where the headings stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The first row of headings, from 0.
    pub(super) start: usize,
    /// How many there are.
    pub(super) count: usize,
}

/// Finds the headings among the first rows; nothing where there is no row at all.
pub(super) fn find(rows: &[GridRow]) -> Option<Place> {
    let width = |row: &GridRow| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let top = rows.get(..rows.len().min(TOP))?;
    // The usual width: one torn row with many cells must not make the headings look like a title.
    let mut widths: Vec<usize> = top.iter().map(width).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied()?;
    let is_wide = |row: &GridRow| width(row) * 5 >= usual * 3;
    let start = top.iter().position(|row| is_wide(row) || starts_a_spread(row))?;
    let mut count = 1;
    while count < DEPTH_MAX && rows.get(start + count).is_some_and(|_| continues(rows, start, count)) {
        count += 1;
    }
    Some(Place { start, count })
}

/// The first row of `SurveyMonkey` names a question once for all of its columns.
fn starts_a_spread(row: &GridRow) -> bool {
    row.cell(0).to_lowercase().replace(' ', "") == "respondentid"
}

/// Whether the row so many below the first is a further row of headings.
fn continues(rows: &[GridRow], start: usize, count: usize) -> bool {
    let (Some(first), Some(row)) = (rows.get(start), rows.get(start + count)) else { return false };
    let below = rows.get(start + count + 1..).unwrap_or_default();
    let marked = |row: &GridRow| row.cells.iter().any(|cell| cell.trim_start().starts_with("{\"ImportId\""));
    if marked(row) {
        return true;
    }
    if rows.get(start + count - 1).is_some_and(marked) {
        return false;
    }
    // What stands between the codes and the marks are Qualtrics' words of the questions.
    let marked_below = below.iter().take(2).any(marked);
    marked_below || spreads(first, row) || describes(row, below)
}

/// Whether a row fills gaps that the row above left: answers under the question that they belong to.
fn spreads(first: &GridRow, row: &GridRow) -> bool {
    let says = |cell: &str| {
        matches!(cell.to_lowercase().as_str(), "response" | "open-ended response" | "other (please specify)")
    };
    let columns = first.cells.len().max(row.cells.len());
    let filled =
        (1..columns).filter(|column| first.cell(*column).is_empty() && !row.cell(*column).is_empty());
    let empty_start = row.cell(0).is_empty();
    row.cells.iter().any(|cell| says(cell.trim())) || empty_start && filled.count() > 0
}

/// Whether a row stands out from the answers below it in every column in which those are alike: text above numbers,
/// words that nobody gave as an answer.
fn describes(row: &GridRow, below: &[GridRow]) -> bool {
    let mut judged = 0;
    for column in 0..row.cells.len() {
        let cell = row.cell(column);
        let answers: Vec<&str> =
            below.iter().map(|row| row.cell(column)).filter(|answer| !answer.is_empty()).collect();
        if cell.is_empty() || answers.len() < 4 {
            continue;
        }
        let numeric = answers.iter().all(|answer| is_number(answer));
        let mut different = answers.clone();
        different.sort_unstable();
        different.dedup();
        let few = different.len() * 2 <= answers.len();
        let stands_out = match (numeric, few) {
            (true, _) => !is_number(cell) && cell.chars().any(char::is_alphabetic),
            (false, true) => !different.contains(&cell) && cell.chars().count() > longest(&different),
            (false, false) => continue,
        };
        if !stands_out {
            return false;
        }
        judged += 1;
    }
    judged >= 2
}

fn longest(answers: &[&str]) -> usize {
    answers.iter().map(|answer| answer.chars().count()).max().unwrap_or_default()
}

pub(super) fn is_number(text: &str) -> bool {
    text.trim().replace(',', "").parse::<f64>().is_ok_and(f64::is_finite)
}

/// The heading of every column.
pub(super) fn read(rows: &[GridRow], place: Place) -> Vec<Heading> {
    let heads = rows.get(place.start..place.start + place.count).unwrap_or_default();
    let Some((first, further)) = heads.split_first() else { return Vec::new() };
    let width = heads.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let spread = further.first().is_some_and(|row| spreads(first, row));
    let mut question = String::new();
    let mut headings: Vec<Heading> = Vec::with_capacity(width);
    for column in 0..width {
        let own = tidy(first.cell(column));
        let second = further.first().map(|row| tidy(row.cell(column))).unwrap_or_default();
        let is_mark = second.starts_with("{\"ImportId\"");
        headings.push(if spread {
            if !own.is_empty() {
                question.clone_from(&own);
            }
            let part = Some(second).filter(|part| !part.is_empty());
            Heading {
                code: if own.is_empty() { question.clone() } else { own },
                text: question.clone(),
                part,
            }
        } else {
            let text = if second.is_empty() || is_mark { own.clone() } else { second };
            Heading { code: own, text, part: None }
        });
    }
    name_apart(&mut headings);
    headings
}

/// Gives columns without a heading a name.
fn name_apart(headings: &mut [Heading]) {
    for (number, heading) in (1..).zip(headings.iter_mut()) {
        if heading.code.is_empty() {
            heading.code =
                if heading.text.is_empty() { format!("Column {number}") } else { heading.text.clone() };
        }
        if heading.text.is_empty() {
            heading.text.clone_from(&heading.code);
        }
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&[&str]]) -> Vec<GridRow> {
        let row = |(number, cells): (u64, &&[&str])| GridRow { number, cells: cells.iter().collect() };
        (1..).zip(lines).map(row).collect()
    }

    #[test]
    fn qualtrics_puts_three_rows_above_the_answers() {
        let rows = rows(&[
            &["StartDate", "ResponseId", "Q1"],
            &["Start Date", "Response ID", "How satisfied are you?"],
            &["{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"_recordId\"}", "{\"ImportId\":\"QID1\"}"],
            &["2026-01-02", "R_1", "Very"],
        ]);
        let place = find(&rows).unwrap();
        assert_eq!(place, Place { start: 0, count: 3 });
        let headings = read(&rows, place);
        assert_eq!((headings[2].code.as_str(), headings[2].text.as_str()), ("Q1", "How satisfied are you?"));
    }

    #[test]
    fn one_question_over_several_columns_has_its_answers_below() {
        let rows = rows(&[
            &["Respondent ID", "Which do you use?", "", "Anything else?"],
            &["", "Bus", "Train", "Open-Ended Response"],
            &["1", "Bus", "", "No"],
            &["2", "", "Train", ""],
        ]);
        let place = find(&rows).unwrap();
        assert_eq!(place.count, 2);
        let headings = read(&rows, place);
        assert_eq!(
            (headings[2].text.as_str(), headings[2].part.as_deref()),
            ("Which do you use?", Some("Train"))
        );
    }

    #[test]
    fn words_of_questions_below_their_codes_are_headings_and_answers_are_not() {
        let coded = rows(&[
            &["id", "q1", "q2"],
            &["Number", "How often do you come to the surgery?", "From one to five, how was it?"],
            &["1", "Often", "4"],
            &["2", "Never", "5"],
            &["3", "Often", "1"],
            &["4", "Never", "2"],
        ]);
        assert_eq!(find(&coded).unwrap().count, 2);
        let plain = rows(&[
            &["id", "How often?", "How was it?"],
            &["1", "Now and then", "4"],
            &["2", "Never", "5"],
            &["3", "Often", "1"],
            &["4", "Often", "2"],
            &["5", "Never", "2"],
        ]);
        assert_eq!(find(&plain).unwrap(), Place { start: 0, count: 1 });
    }

    #[test]
    fn titles_above_are_skipped_and_nothing_is_nothing() {
        let titled = rows(&[&["Survey of 2026"], &["Age", "Town", "Words"], &["31", "Ash", "Fine"]]);
        assert_eq!(find(&titled).unwrap(), Place { start: 1, count: 1 });
        assert_eq!(find(&[]), None);
    }
}
