//! Whether answers that were told, added and subtracted in any way, tell of as few people as are never told of: three filters and
//! what they share, or the same question before and after a few came to it.
//!
//! Each question counts some people, and people who are counted in the same questions go together. A sum and difference of
//! answers is about those whose coefficients do not cancel out. Coefficients are reckoned modulo a prime: one that is nought is
//! nought there too.

mod matrix;

use std::collections::{BTreeMap, BTreeSet};

use matrix::{Echelon, Row};

/// Most questions that still hang together once all that are told apart by enough people are left out. Beyond, reckoning takes
/// longer than anybody waits.
const QUESTIONS_MAX: usize = 300;

/// People who are counted in the same questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedPeople {
    /// The questions, by their places among all.
    pub questions: BTreeSet<usize>,
    /// How many.
    pub people: u64,
}

/// People by the questions that count them.
type Shared = BTreeMap<BTreeSet<usize>, u64>;

/// Whether the questions from the place `new` on, with those before, tell of fewer than `people_min` people whom those before
/// do not tell of. Where too many questions hang together it is taken for so.
///
/// ```
/// # use convenor_statistics::{SharedPeople, isolates};
/// // 4 people are in both of two wide questions; everybody was told of before.
/// let shared = |questions: &[usize], people| SharedPeople { questions: questions.iter().copied().collect(), people };
/// let people = [shared(&[0, 1], 60), shared(&[0, 2], 70), shared(&[0, 1, 2], 4)];
/// assert!(isolates(&people, 2, 10), "64 and 74 less 134 are 4");
/// assert!(!isolates(&people, 2, 4));
/// ```
pub fn isolates(shared: &[SharedPeople], new: usize, people_min: u64) -> bool {
    let shared = peeled(together(shared), people_min);
    let questions = different(&shared);
    if questions.range(new..).next().is_none() {
        return false;
    }
    if questions.len() > QUESTIONS_MAX {
        return true;
    }
    // Those who are enough first: what is left behind them is about the few alone.
    let mut columns: Vec<(&BTreeSet<usize>, u64)> =
        shared.iter().map(|(key, people)| (key, *people)).collect();
    columns.sort_by_key(|(_, people)| *people < people_min);
    let few_from = columns.iter().take_while(|(_, people)| *people >= people_min).count();
    let row = |question: &usize| -> Row {
        columns.iter().map(|(counts, _)| u64::from(counts.contains(question))).collect()
    };
    let mut known = Echelon::default();
    for question in questions.range(..new) {
        known.add(row(question));
    }
    let before = known.from(few_from).len();
    for question in questions.range(new..) {
        known.add(row(question));
    }
    let few = known.from(few_from);
    let people: Vec<u64> = columns.iter().map(|(_, people)| *people).collect();
    few.len() > before && tells_of_few(matrix::reduced(few), &people, people_min)
}

/// The first of all questions that count the same people: what others of them are told of is known already.
fn different(shared: &Shared) -> BTreeSet<usize> {
    let mut counted: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (column, questions) in shared.keys().enumerate() {
        for question in questions {
            counted.entry(*question).or_default().push(column);
        }
    }
    let mut seen = BTreeSet::new();
    counted
        .into_iter()
        .filter(|(_, columns)| seen.insert(columns.clone()))
        .map(|(question, _)| question)
        .collect()
}

/// Whether some combination of the rows is about fewer people than are told of. Where three rows and more have people in common
/// that is not looked into, but taken for so.
fn tells_of_few(rows: Vec<Row>, people: &[u64], people_min: u64) -> bool {
    let about = |row: &Row| {
        row.iter().zip(people).filter(|(one, _)| **one != 0).map(|(_, people)| people).sum::<u64>()
    };
    let few = |row: &Row| about(row) < people_min;
    hanging_together(rows).iter().any(|rows| match rows.as_slice() {
        [one] => few(one),
        // Of two, those combinations are about fewest in which a column that both have cancels out.
        [one, other] => {
            let mut columns = 0..people.len();
            few(one)
                || few(other)
                || columns.any(|column| matrix::cancelled(one, other, column).is_some_and(|row| few(&row)))
        }
        _ => true,
    })
}

/// Rows that have columns in common, directly or by way of others.
fn hanging_together(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let touch = |one: &Row, other: &Row| one.iter().zip(other).any(|(one, other)| *one != 0 && *other != 0);
    let mut parts: Vec<Vec<Row>> = Vec::new();
    for row in rows {
        let (near, mut others): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.iter().any(|one| touch(one, &row)));
        others.push(near.into_iter().flatten().chain([row]).collect());
        parts = others;
    }
    parts
}

/// People by their questions; those whom no question counts, and nobody, left out.
fn together(shared: &[SharedPeople]) -> Shared {
    let mut all = Shared::new();
    for one in shared.iter().filter(|one| one.people > 0 && !one.questions.is_empty()) {
        *all.entry(one.questions.clone()).or_default() += one.people;
    }
    all
}

/// Leaves out questions that alone count enough people of their own: whatever they are part of is about those too.
fn peeled(mut shared: Shared, people_min: u64) -> Shared {
    loop {
        let own: BTreeSet<usize> = shared
            .iter()
            .filter(|(questions, people)| questions.len() == 1 && **people >= people_min)
            .flat_map(|(questions, _)| questions.iter().copied())
            .collect();
        if own.is_empty() {
            return shared;
        }
        let left = shared.into_iter().map(|(questions, people)| SharedPeople {
            questions: questions.difference(&own).copied().collect(),
            people,
        });
        shared = together(&left.collect::<Vec<_>>());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(people: &[(&[usize], u64)]) -> Vec<SharedPeople> {
        let one = |(questions, people): &(&[usize], u64)| SharedPeople {
            questions: questions.iter().copied().collect(),
            people: *people,
        };
        people.iter().map(one).collect()
    }

    #[test]
    fn however_often_the_same_people_are_asked_about_nothing_new_is_told() {
        let all: BTreeSet<usize> = (0..QUESTIONS_MAX * 2).collect();
        let others = all.iter().copied().filter(|question| question % 2 == 0).collect();
        let shared = [(all, 40), (others, 4)];
        let shared = shared.map(|(questions, people)| SharedPeople { questions, people });
        assert!(!isolates(&shared, QUESTIONS_MAX, 10));
        assert!(isolates(&shared, 1, 10), "the second question is the first that leaves four out");
    }

    #[test]
    fn one_question_more_by_a_few_is_found_both_ways() {
        assert!(isolates(&shared(&[(&[0, 1], 60), (&[1], 4)]), 1, 10));
        assert!(isolates(&shared(&[(&[0, 1], 60), (&[0], 4)]), 1, 10));
        assert!(isolates(&shared(&[(&[0, 1], 60), (&[0], 4), (&[1], 4)]), 1, 10), "four for four others");
        assert!(!isolates(&shared(&[(&[0, 1], 60), (&[0], 6), (&[1], 4)]), 1, 10));
        assert!(!isolates(&shared(&[(&[0, 1], 60), (&[1], 10)]), 1, 10));
    }

    #[test]
    fn the_same_people_and_others_altogether_tell_nothing_new() {
        assert!(!isolates(&shared(&[(&[0, 1], 60)]), 1, 10));
        assert!(!isolates(&shared(&[(&[0], 60), (&[1], 60)]), 1, 10));
        assert!(!isolates(&[], 0, 10));
        // The first two give four people away already: the third adds nothing to it.
        assert!(!isolates(&shared(&[(&[0, 1, 2], 60), (&[1, 2], 4)]), 2, 10));
    }

    #[test]
    fn three_questions_and_what_they_share_are_found() {
        // Parts a, b and c with a few in all three; each pair of questions differs by many.
        let parts = |few| shared(&[(&[0, 3], 40), (&[1, 3], 50), (&[2, 3], 60), (&[0, 1, 2, 3], few)]);
        assert!(isolates(&parts(4), 3, 10), "a + b + c less everybody is twice the few");
        assert!(!isolates(&parts(10), 3, 10));
        // Without the question that counts everybody nothing cancels out.
        assert!(!isolates(&shared(&[(&[0], 40), (&[1], 50), (&[2], 60), (&[0, 1, 2], 4)]), 2, 10));
    }

    #[test]
    fn two_differences_that_share_people_are_looked_into() {
        // The first less the second are a and b, the third less the fourth b and c: so a less c can be had too.
        let parts = |a, b, c| shared(&[(&[0, 1], 50), (&[2, 3], 60), (&[0], a), (&[0, 2], b), (&[2], c)]);
        assert!(!isolates(&parts(5, 6, 7), 3, 10));
        assert!(isolates(&parts(4, 6, 5), 3, 10), "a and c are nine");
    }

    /// Whether one of the first questions, or a combination with small coefficients, is about one to nine people.
    fn tells(people: &[SharedPeople], questions: usize) -> bool {
        let factors = |at: i32| [at % 7 - 3, at / 7 % 7 - 3, at / 49 - 3];
        (0..343).map(factors).any(|factors| {
            let about = people.iter().filter(|one| {
                let counts = factors.iter().enumerate().take(questions);
                counts.filter(|(at, _)| one.questions.contains(at)).map(|(_, factor)| factor).sum::<i32>()
                    != 0
            });
            (1..10).contains(&about.map(|one| one.people).sum::<u64>())
        })
    }

    #[test]
    fn every_combination_that_a_person_could_find_is_found() {
        // All ways in which three questions may count nobody, a few or enough: each of seven kinds of people, digit by digit.
        let mut found = 0;
        for at in 0..3_usize.pow(7) {
            let kind = |kind: usize| {
                let questions = (0..3).filter(|question| (kind >> question) & 1 == 1).collect();
                let digit = (1..kind).fold(at, |at, _| at / 3) % 3;
                SharedPeople { questions, people: [0, 3, 12][digit] }
            };
            let people: Vec<SharedPeople> = (1..8).map(kind).collect();
            if !tells(&people, 2) && tells(&people, 3) {
                assert!(isolates(&people, 2, 10), "{people:?}");
                found += 1;
            }
        }
        assert!(found > 300, "{found}");
    }
}
