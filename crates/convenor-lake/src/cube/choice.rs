//! Which cubes a file gets, and which of them answers a question.

use std::collections::BTreeSet;

use convenor_domain::response::{Cube, ResponseFile};

use crate::layout;
use crate::tally::Standing;

/// Most cubes of a file: what comes after them is counted from the responses.
const CUBES_MAX: usize = 400;

/// The cubes of a file: what people said of themselves, pair by pair, by area and month; then each question with fixed
/// answers by what people said of themselves.
pub(crate) fn cubes_of(file: &ResponseFile) -> Vec<Cube> {
    let people: Vec<String> = file.dimensions.iter().map(|key| layout::dimension_column(key)).collect();
    let questions = file.questions.iter().filter(|question| Standing::of(question.kind).is_some());
    let mut cubes: Vec<Cube> =
        pairs(&people).into_iter().map(|columns| Cube { columns, placed: true }).collect();
    for question in questions {
        let by = |person: &String| vec![question.key.clone(), person.clone()];
        let columns = if people.is_empty() {
            vec![vec![question.key.clone()]]
        } else {
            people.iter().map(by).collect()
        };
        cubes.extend(columns.into_iter().map(|columns| Cube { columns, placed: false }));
    }
    cubes.truncate(CUBES_MAX);
    cubes
}

/// Every pair; where there are none, what there is.
fn pairs(people: &[String]) -> Vec<Vec<String>> {
    if people.len() < 2 {
        return vec![people.to_vec()];
    }
    let with_later = |(place, first): (usize, &String)| {
        people.iter().skip(place + 1).map(|second| vec![first.clone(), second.clone()]).collect::<Vec<_>>()
    };
    people.iter().enumerate().flat_map(with_later).collect()
}

/// What a question needs to know of each response.
#[derive(Debug, Clone, Default)]
pub(crate) struct Needs {
    /// Columns, but for those of area and day.
    pub(crate) columns: BTreeSet<String>,
    /// The small area or the month.
    pub(crate) placed: bool,
    /// The very day.
    pub(crate) day: bool,
}

impl Needs {
    /// With the columns that groups are by.
    pub(crate) fn and(&self, columns: &[&str]) -> Self {
        let mut needs = self.clone();
        for column in columns {
            match *column {
                layout::AREA | layout::GIVEN_ON => needs.placed = true,
                other => {
                    needs.columns.insert(other.to_owned());
                }
            }
        }
        needs
    }

    fn are_met_by(&self, cube: &Cube) -> bool {
        !self.day
            && (cube.placed || !self.placed)
            && self.columns.iter().all(|column| cube.columns.contains(column))
    }
}

/// The smallest cube that all files have and that answers: one that is not apart by area and month, where there is such.
pub(crate) fn best_of(files: &[ResponseFile], needs: &Needs) -> Option<Cube> {
    let has = |file: &ResponseFile, cube: &Cube| {
        file.cubes.as_ref().is_some_and(|cubes| cubes.cubes.contains(cube))
    };
    let (first, others) = files.split_first()?;
    let cubes = first.cubes.iter().flat_map(|file| &file.cubes);
    let answering = cubes.filter(|cube| needs.are_met_by(cube) && others.iter().all(|file| has(file, cube)));
    answering.min_by_key(|cube| cube.placed).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cube(columns: &[&str], placed: bool) -> Cube {
        Cube { columns: columns.iter().map(ToString::to_string).collect(), placed }
    }

    #[test]
    fn a_cube_answers_what_it_holds_and_nothing_else() {
        let (answers, people) = (cube(&["q1", "d_age"], false), cube(&["d_age", "d_sex"], true));
        let needs = |columns: &[&str]| Needs::default().and(columns);
        assert!(needs(&[]).are_met_by(&answers));
        assert!(needs(&["q1"]).are_met_by(&answers));
        assert!(needs(&["q1", "d_age"]).are_met_by(&answers));
        assert!(!needs(&["q1", "d_sex"]).are_met_by(&answers));
        assert!(!needs(&["q1", "area"]).are_met_by(&answers), "it is not apart by area");
        assert!(needs(&["d_age", "area"]).are_met_by(&people));
        assert!(!Needs { day: true, ..needs(&["d_age"]) }.are_met_by(&people), "it knows months, not days");
    }

    #[test]
    fn every_pair_of_what_people_said_stands_once() {
        let keys = |count: usize| (0..count).map(|n| format!("d{n}")).collect::<Vec<_>>();
        assert_eq!(pairs(&keys(0)), [Vec::<String>::new()]);
        assert_eq!(pairs(&keys(1)), [["d0"]]);
        assert_eq!(pairs(&keys(3)), [["d0", "d1"], ["d0", "d2"], ["d1", "d2"]]);
    }
}
