//! Finds questions with several answers: one column for each answer, or several answers in one cell.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::heading::Heading;
use super::profile::Profile;

/// What sets answers apart within a cell.
pub(super) const SEPARATORS: [char; 3] = [';', ',', ' '];
/// Most answers of a question of this kind.
const OPTIONS_MAX: usize = 60;
/// Longest answer among several in one cell, in characters.
const OPTION_CHARS_MAX: usize = 100;

/// Signs of a tick in a column that stands for one answer.
const TICKS: &[&str] = &[
    "1",
    "0",
    "yes",
    "no",
    "y",
    "n",
    "true",
    "false",
    "x",
    "✓",
    "checked",
    "unchecked",
    "selected",
    "not selected",
    "quoted",
    "not quoted",
];
/// Those of them that say no.
const NO_TICKS: &[&str] = &["0", "no", "n", "false", "unchecked", "not selected", "not quoted"];

/// Whether a cell in a column that stands for one answer says that it was chosen.
pub(super) fn is_ticked(cell: &str) -> bool {
    !cell.is_empty() && !NO_TICKS.contains(&cell.to_lowercase().as_str())
}

/// A column as part of a question over several columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The question's words.
    pub(super) stem: String,
    /// What the column stands for: an answer, or a line of a grid.
    pub(super) part: String,
}

/// The parts of a heading, where it is one of several columns of a question.
fn split(heading: &Heading) -> Option<Part> {
    let part = |stem: &str, part: &str| {
        let (stem, part) = (stem.trim(), part.trim());
        (!stem.is_empty() && !part.is_empty()).then(|| Part { stem: stem.to_owned(), part: part.to_owned() })
    };
    if let Some(line) = &heading.part {
        return part(&heading.text, line);
    }
    if let Some((stem, line)) = heading.code.strip_suffix(']').and_then(|code| code.rsplit_once('[')) {
        return part(stem, line);
    }
    if heading.text != heading.code
        && let Some((stem, line)) = heading.text.rsplit_once(" - ")
    {
        return part(stem.trim_end_matches("Selected Choice").trim_end_matches(['-', ' ']), line);
    }
    let (stem, line) = heading.code.rsplit_once('/')?;
    part(stem, line)
}

/// Several columns of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spread {
    /// The question's words.
    pub(super) stem: String,
    /// Its columns with what each stands for.
    pub(super) columns: Vec<(usize, String)>,
    /// A column that says the same again in one cell, as `KoboToolbox` has.
    pub(super) again: Option<usize>,
}

/// Questions whose answers have a column each: every cell a tick, or the answer itself. The lines of a grid, which hold
/// other answers, are questions of their own.
pub(super) fn spreads(headings: &[Heading], profiles: &[Profile]) -> Vec<Spread> {
    let mut by_stem: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (column, heading) in headings.iter().enumerate() {
        if let Some(Part { stem, part }) = split(heading) {
            by_stem.entry(stem).or_default().push((column, part));
        }
    }
    let ticked = |(column, part): &(usize, String)| {
        profiles.get(*column).is_some_and(|profile| is_ticks(profile, part))
    };
    let spread = |(stem, mut columns): (String, Vec<(usize, String)>)| {
        columns.retain(ticked);
        let filled =
            columns.iter().any(|(column, _)| profiles.get(*column).is_some_and(|one| one.filled > 0));
        let again = headings.iter().position(|heading| heading.code == stem && heading.part.is_none());
        (columns.len() > 1 && filled).then_some(Spread { stem, columns, again })
    };
    by_stem.into_iter().filter_map(spread).collect()
}

fn is_ticks(profile: &Profile, part: &str) -> bool {
    let part = part.to_lowercase();
    profile.answers.keys().all(|answer| {
        let answer = answer.to_lowercase();
        answer == part || TICKS.contains(&answer.as_str())
    })
}

/// The sign that sets several answers apart within the cells of a column, if that is what they are: few different
/// answers that come again and again, often several together.
pub(super) fn separator(profile: &Profile) -> Option<char> {
    SEPARATORS.into_iter().find(|separator| {
        let mut pieces: HashMap<&str, usize> = HashMap::new();
        let (mut several, mut single) = (0, HashSet::new());
        for (answer, count) in &profile.answers {
            let parts: Vec<&str> = pieces_of(answer, *separator).collect();
            if *separator == ' ' && !parts.iter().all(|part| is_code(part)) {
                return false;
            }
            if parts.len() > 1 {
                several += count;
            } else {
                single.extend(parts.iter().copied());
            }
            for part in parts {
                *pieces.entry(part).or_default() += count;
            }
        }
        let all: usize = pieces.values().sum();
        let again = pieces.len() * 2 <= all && pieces.len() <= OPTIONS_MAX;
        let short = pieces.keys().all(|piece| piece.chars().count() <= OPTION_CHARS_MAX);
        let often = several * 10 >= profile.filled;
        // Words between commas may be one answer: only what also stands alone, or comes again, is an answer by itself.
        let alone = *separator == ';' || !single.is_empty() || pieces.len() * 4 <= all;
        several > 0 && often && again && short && alone
    })
}

fn is_code(part: &str) -> bool {
    part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The answers in a cell.
pub(super) fn pieces_of(cell: &str, separator: char) -> impl Iterator<Item = &str> {
    cell.split(separator).map(str::trim).filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(answers: &[&str]) -> Profile {
        let mut profile = Profile::default();
        for answer in answers {
            profile.see(answer);
        }
        profile
    }

    fn heading(code: &str, part: Option<&str>) -> Heading {
        Heading { code: code.to_owned(), text: code.to_owned(), part: part.map(ToOwned::to_owned) }
    }

    #[test]
    fn one_column_for_each_answer_is_one_question() {
        let headings = [
            heading("Q1[SQ001]", None),
            heading("Q1[SQ002]", None),
            heading("use/transport", None),
            heading("use/transport/bus", None),
            heading("use/transport/train", None),
            heading("Care", Some("Kindness")),
            heading("Care", Some("Speed")),
        ];
        let profiles = [
            profile(&["Y", "Y"]),
            profile(&["Y"]),
            profile(&["bus train", "bus"]),
            profile(&["1", "1"]),
            profile(&["1", "0"]),
            profile(&["Good", "Bad"]),
            profile(&["Bad", "Bad"]),
        ];
        let found = spreads(&headings, &profiles);
        assert_eq!(found.iter().map(|one| one.stem.as_str()).collect::<Vec<_>>(), ["Q1", "use/transport"]);
        assert_eq!(found[1].again, Some(2));
        assert_eq!(found[1].columns, [(3, "bus".to_owned()), (4, "train".to_owned())]);
    }

    #[test]
    fn several_answers_in_a_cell_are_told_from_sentences() {
        assert_eq!(separator(&profile(&["Bus;Train;", "Bus;", "Train;Walk;", "Walk;Bus;"])), Some(';'));
        assert_eq!(separator(&profile(&["1,2", "2", "1", "2,3", "1,3"])), Some(','));
        assert_eq!(separator(&profile(&["bus train", "bus", "train walk", "bus walk"])), Some(' '));
        assert_eq!(separator(&profile(&["It was late, cold, and dark", "Well, no", "Fine"])), None);
        assert_eq!(separator(&profile(&["White, British", "White, British", "Asian"])), None);
        assert_eq!(separator(&profile(&["Agree", "Disagree"])), None);
    }
}
