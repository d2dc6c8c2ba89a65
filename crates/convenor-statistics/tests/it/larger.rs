//! Tables as large as reports have them: nothing is given away, and whichever cell that is hidden for another's sake is
//! taken away, the product's own attack says so.

use convenor_statistics::{
    CountRow, CountTable, Finding, HiddenWhy, Link, Patience, ProtectedCount, ProtectedTable, PublishedCell,
    PublishedCount, PublishedTable, Rule, TOTAL, audit,
};

use crate::attacker::Attacker;
use crate::made_up::{Side, links, protected, rule, table, truth};

/// Hidden cells that are taken away from one table, spread over it.
const TAKEN_AWAY: usize = 8;

fn side(name: &'static str, codes: usize, groups: &[usize]) -> Side {
    Side { name, codes, groups: groups.to_vec() }
}

/// Made-up counts, always the same for the same seed: many of few people, some of many, some of nobody.
fn counts(cells: usize, seed: u64) -> Vec<u64> {
    let mut noise = seed;
    let mut next = |most: u64| {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (noise >> 33) % most
    };
    (0..cells)
        .map(|_| match next(10) {
            0 => 0,
            1..=3 => 1 + next(7),
            4..=7 => 8 + next(40),
            _ => 50 + next(500),
        })
        .collect()
}

fn published(table: &ProtectedTable, links: &[Link]) -> PublishedTable {
    let seen = |count| match count {
        ProtectedCount::Shown { count } => PublishedCount::Exact(count),
        ProtectedCount::Rounded { count } => PublishedCount::Rounded(count),
        ProtectedCount::Hidden { why: HiddenWhy::Small } => PublishedCount::HiddenSmall,
        ProtectedCount::Hidden { why: HiddenWhy::GivesAnotherAway } => PublishedCount::HiddenForAnother,
    };
    let cells = table.cells.iter();
    PublishedTable {
        dimensions: table.dimensions.clone(),
        cells: cells
            .map(|cell| PublishedCell { codes: cell.codes.clone(), count: seen(cell.count) })
            .collect(),
        links: links.to_vec(),
    }
}

/// Some of many, evenly spread.
fn spread<T: Clone>(all: &[T]) -> Vec<T> {
    all.iter().step_by(all.len().div_ceil(TAKEN_AWAY).max(1)).cloned().collect()
}

/// Protects one table, attacks it, and attacks it again with one hidden cell after another shown.
fn withstands(sides: &[Side], counts: &[u64], rule: &Rule) {
    let whole = table(sides, counts);
    let protected = protected(std::slice::from_ref(&whole), rule);
    let published = published(&protected[0], &links(sides));
    let found = audit(&published, rule, Patience::Endless).unwrap();
    assert!(found.is_safe() && found.left == 0, "{:?}", found.cells);
    let hidden = |count| count == PublishedCount::HiddenForAnother;
    let secondary: Vec<usize> =
        (0..published.cells.len()).filter(|cell| hidden(published.cells[*cell].count)).collect();
    assert!(!secondary.is_empty(), "the made-up numbers need none: choose others");
    for cell in spread(&secondary) {
        let mut weaker = published.clone();
        let codes: Vec<&str> = weaker.cells[cell].codes.iter().map(String::as_str).collect();
        let count = whole.count(&codes).unwrap();
        weaker.cells[cell].count = match rule.rounded_to {
            Some(_) => PublishedCount::Rounded(rule.rounds(count)),
            None => PublishedCount::Exact(count),
        };
        let found = audit(&weaker, rule, Patience::Endless).unwrap();
        let betrayed = found.cells.iter().any(|cell| cell.finding != Finding::Open);
        assert!(betrayed, "{:?} is hidden in vain", published.cells[cell].codes);
    }
}

#[test]
fn a_hierarchy_in_two_dimensions() {
    for seed in 1..4 {
        let sides = [side("age", 9, &[3]), side("area", 24, &[4])];
        withstands(&sides, &counts(9 * 24, seed), &rule(7, None));
    }
}

#[test]
fn a_hierarchy_in_three_dimensions() {
    for seed in 1..3 {
        let sides = [side("age", 6, &[]), side("area", 12, &[3]), side("sex", 3, &[])];
        withstands(&sides, &counts(6 * 12 * 3, seed), &rule(7, None));
    }
}

#[test]
fn three_dimensions_rounded() {
    let sides = [side("age", 5, &[]), side("area", 8, &[]), side("sex", 3, &[])];
    withstands(&sides, &counts(5 * 8 * 3, 1), &rule(7, Some(5)));
}

#[test]
fn months_in_years() {
    for seed in 1..4 {
        let sides = [side("age", 6, &[]), side("month", 36, &[12, 3])];
        withstands(&sides, &counts(6 * 36, seed), &rule(9, None));
    }
}

#[test]
fn two_geographies_over_the_same_small_areas() {
    for seed in 1..4 {
        let sides = [side("age", 5, &[]), side("area", 24, &[4, 6])];
        withstands(&sides, &counts(5 * 24, seed), &rule(7, None));
    }
}

#[test]
fn linked_tables_that_share_a_margin() {
    // The same people by age and area, and by age and sex: the first and the second half of each age.
    let counts = counts(4 * 10, 2);
    let half = |age: usize, sex: usize| (0..5).map(|at| counts[age * 10 + sex * 5 + at]).sum();
    let by_sex: Vec<u64> = (0..8).map(|cell| half(cell / 2, cell % 2)).collect();
    let by_area = table(&[side("age", 4, &[]), side("area", 10, &[])], &counts);
    let by_sex = table(&[side("age", 4, &[]), side("sex", 2, &[])], &by_sex);
    let rule = rule(7, None);
    let tables = protected(&[by_area.clone(), by_sex.clone()], &rule);
    let attacker = Attacker::new(&tables, &[], &rule);
    assert_eq!(attacker.given_away(&rule), Vec::new());
    let truths: [(&[&str], &CountTable); 2] = [(&["age", "area"], &by_area), (&["age", "sex"], &by_sex)];
    let hidden = ProtectedCount::Hidden { why: HiddenWhy::GivesAnotherAway };
    let secondary: Vec<_> = attacker.cells.iter().filter(|(_, count)| **count == hidden).collect();
    assert!(!secondary.is_empty(), "the made-up numbers need none: choose others");
    for (cell, _) in spread(&secondary) {
        let mut weaker = Attacker::new(&tables, &[], &rule);
        weaker.reveal(cell, truth(&truths, cell));
        assert!(!weaker.given_away(&rule).is_empty(), "{cell:?} is hidden in vain");
    }
}

/// Pages tell people apart by one thing after another. Were everybody hidden on one of them and told on the next, the two
/// together would give a small number away.
#[test]
fn everybody_is_told_whatever_else_is_hidden() {
    for seed in 1..60 {
        let noise = counts(60, seed);
        for (name, codes) in [("age", 6), ("sex", 3), ("group", 5)] {
            let table = &protected(&[by_quarter(name, codes, &noise)], &rule(9, None))[0];
            for quarter in ["q0", "q1", "q2", "q3", TOTAL] {
                let everybody = table.lookup(&[TOTAL, quarter]);
                assert!(matches!(everybody, Some(ProtectedCount::Shown { .. })), "{name} {quarter}, {seed}");
            }
        }
    }
}

/// 1,000 people in each of four quarters, most of them under the first code; of a few it is not known.
fn by_quarter(name: &str, codes: usize, noise: &[u64]) -> CountTable {
    let mut rows = Vec::new();
    for quarter in 0..4 {
        let mut left = 1_000;
        let unknown = std::iter::once("unknown".to_owned());
        for code in (1..codes).map(|code| format!("{name}{code}")).chain(unknown) {
            let count = noise[rows.len()].min(left / 3);
            left -= count;
            rows.push(CountRow { codes: vec![code, format!("q{quarter}")], count });
        }
        rows.push(CountRow { codes: vec![format!("{name}0"), format!("q{quarter}")], count: left });
    }
    let known = |code| Link {
        dimension: name.to_owned(),
        code: format!("{name}{code}"),
        parent: format!("{name}-known"),
    };
    let links: Vec<Link> = (0..codes).map(known).collect();
    CountTable::new(&[name.to_owned(), "quarter".to_owned()], &rows, &links).unwrap()
}
