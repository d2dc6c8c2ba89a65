//! Both tables together: everything that is wrong with them at once, and quotas that the seats or the people cannot fill.

use super::options::PoolOptions;
use super::pool::{self, ReadPool};
use super::problem::{Problem, Sheet};
use super::{Table, quotas};
use crate::{Feature, Pool, Quotas, Standing, Value};

/// What a lottery begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// How many seats each group is to have.
    pub quotas: Quotas,
    /// Who volunteered.
    pub people: ReadPool,
    /// Why no panel of the size can meet the quotas, as far as a single row tells: all of the kind `Seats`.
    pub problems: Vec<Problem>,
}

/// Reads quotas and pool for panels of `size` seats. The error lists every problem of both tables.
pub fn read_entry(
    quotas: &Table,
    pool: &Table,
    options: &PoolOptions,
    size: u32,
) -> Result<Entry, Vec<Problem>> {
    let read = quotas::read(quotas);
    let (people, wrong) = pool::read(pool, &read.quotas, options);
    let mut problems = Vec::new();
    if read.problems.is_empty() {
        problems.extend(sums(&read.quotas, size));
        if wrong.is_empty() {
            problems.extend(short(&read.quotas, &people.pool, &read.lines));
            problems.extend(places(&people.pool, size));
        }
    }
    if read.problems.is_empty() && wrong.is_empty() {
        return Ok(Entry { quotas: read.quotas, people, problems });
    }
    Err(read.problems.into_iter().chain(problems).chain(wrong).collect())
}

/// Why no panel of `size` seats can meet the quotas, as far as a single feature or value tells; rows are not known.
pub fn seat_problems(quotas: &Quotas, pool: &Pool, size: u32) -> Vec<Problem> {
    sums(quotas, size).into_iter().chain(short(quotas, pool, &[])).chain(places(pool, size)).collect()
}

/// Minima and maxima of a feature have to leave room for the seats between them.
fn sums(quotas: &Quotas, size: u32) -> Vec<Problem> {
    let size = u64::from(size);
    let sum = |feature: &Feature, bound: fn(&Value) -> u32| -> u64 {
        feature.values.iter().map(|value| u64::from(bound(value))).sum()
    };
    let of = |feature: &Feature| {
        let (min, max) = (sum(feature, |value| value.seats.min), sum(feature, |value| value.seats.max));
        let minima = min.checked_sub(size).filter(|over| *over > 0).map(|over| {
            Problem::seats(
                format!("the minima of “{}” add up to {min}, and there are {size} seats", feature.name),
                format!("lower minima by {over} in all, or draw more people"),
            )
        });
        let maxima = size.checked_sub(max).filter(|under| *under > 0).map(|under| {
            Problem::seats(
                format!("the maxima of “{}” add up to {max}, and there are {size} seats", feature.name),
                format!("raise maxima by {under} in all, or draw fewer people"),
            )
        });
        minima.into_iter().chain(maxima)
    };
    quotas.features.iter().flat_map(of).collect()
}

/// Values with fewer people than their minimum, or more who must be in than their maximum.
fn short(quotas: &Quotas, pool: &Pool, lines: &[Vec<u64>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, feature) in quotas.features.iter().enumerate() {
        for (at, value) in feature.values.iter().enumerate() {
            let count = |counts: fn(Standing) -> bool| {
                let has = pool.people.iter().filter(|person| person.values.get(place) == Some(&at));
                has.filter(|person| counts(person.standing)).count()
            };
            let line = lines.get(place).and_then(|lines| lines.get(at)).copied();
            let name = format!("“{}” of “{}”", value.name, feature.name);
            let there = count(|standing| standing != Standing::Out);
            if there < value.seats.min as usize {
                let what =
                    format!("min of {name} is {}, and {there} people in the pool have it", value.seats.min);
                let mend = format!("lower min to {there} or less, or find more people");
                problems.push(Problem::seats(what, mend).on(line).at("min"));
            }
            let certain = count(|standing| standing == Standing::In);
            if certain > value.seats.max as usize {
                let what = format!(
                    "max of {name} is {}, and {certain} people who must be in have it",
                    value.seats.max
                );
                let mend = format!("raise max to {certain} or more, or have fewer people in from the start");
                problems.push(Problem::seats(what, mend).on(line).at("max"));
            }
        }
    }
    problems
}

/// Fewer people than seats, or more who must be in.
fn places(pool: &Pool, size: u32) -> Option<Problem> {
    let count =
        |counts: fn(Standing) -> bool| pool.people.iter().filter(|person| counts(person.standing)).count();
    let (there, certain) =
        (count(|standing| standing != Standing::Out), count(|standing| standing == Standing::In));
    let problem = |what, mend| Problem { sheet: Sheet::Pool, ..Problem::seats(what, mend) };
    if there < size as usize {
        let what = format!("there are {size} seats, and {there} people who can have one");
        return Some(problem(what, "draw fewer people, or find more"));
    }
    (certain > size as usize).then(|| {
        let what = format!("there are {size} seats, and {certain} people who must be in");
        problem(what, "draw more people, or have fewer in from the start")
    })
}
