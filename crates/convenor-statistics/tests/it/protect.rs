//! After protection no protected number is found, nor known better than the rule allows; and nothing is hidden in vain.

use convenor_statistics::{CountTable, HiddenWhy, Link, ProtectedCount, Rule};
use proptest::prelude::*;

use crate::attacker::Attacker;
use crate::made_up::{Side, links, protected, rule, table, truth};

/// Counts as surveys have them: many of nobody, many small, a few large.
fn counts(cells: usize) -> impl Strategy<Value = Vec<u64>> {
    let count = prop_oneof![2 => Just(0_u64), 4 => 1_u64..=7, 3 => 8_u64..=30, 1 => 31_u64..400];
    proptest::collection::vec(count, cells)
}

fn side(name: &'static str, codes: usize, groups: &[usize]) -> Side {
    Side { name, codes, groups: groups.to_vec() }
}

/// Protects tables, and attacks them: first as they are, then with each cell shown that was hidden for another's sake.
fn withstands(tables: &[(&[&str], CountTable)], links: &[Link], rule: &Rule) -> Result<(), TestCaseError> {
    let all: Vec<CountTable> = tables.iter().map(|(_, table)| table.clone()).collect();
    let truths: Vec<(&[&str], &CountTable)> = tables.iter().map(|(names, table)| (*names, table)).collect();
    let published = protected(&all, rule);
    let attacker = Attacker::new(&published, links, rule);
    prop_assert_eq!(attacker.given_away(rule), Vec::new());
    let secondary = attacker
        .cells
        .iter()
        .filter(|(_, count)| **count == ProtectedCount::Hidden { why: HiddenWhy::GivesAnotherAway });
    for cell in secondary.map(|(cell, _)| cell.clone()).collect::<Vec<_>>() {
        let mut weaker = Attacker::new(&published, links, rule);
        weaker.reveal(&cell, rule.rounds(truth(&truths, &cell)));
        if rule.rounded_to.is_none() {
            prop_assert!(!weaker.given_away(rule).is_empty(), "{:?} is hidden in vain", cell);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_of_two_dimensions(counts in counts(20)) {
        let sides = [side("age", 4, &[]), side("area", 5, &[])];
        withstands(&[(&["age", "area"], table(&sides, &counts))], &links(&sides), &rule(7, None))?;
    }

    #[test]
    fn tables_with_a_hierarchy(counts in counts(18)) {
        let sides = [side("age", 3, &[]), side("area", 6, &[2])];
        withstands(&[(&["age", "area"], table(&sides, &counts))], &links(&sides), &rule(9, None))?;
    }

    #[test]
    fn tables_of_three_dimensions(counts in counts(18)) {
        let sides = [side("age", 3, &[]), side("area", 3, &[]), side("sex", 2, &[])];
        withstands(&[(&["age", "area", "sex"], table(&sides, &counts))], &links(&sides), &rule(7, None))?;
    }

    #[test]
    fn tables_of_three_dimensions_with_a_hierarchy(counts in counts(16)) {
        let sides = [side("age", 2, &[]), side("area", 4, &[2]), side("sex", 2, &[])];
        withstands(&[(&["age", "area", "sex"], table(&sides, &counts))], &links(&sides), &rule(7, None))?;
    }

    #[test]
    fn two_geographies_over_the_same_small_areas(counts in counts(12)) {
        let sides = [side("age", 2, &[]), side("area", 6, &[2, 3])];
        withstands(&[(&["age", "area"], table(&sides, &counts))], &links(&sides), &rule(7, None))?;
    }

    #[test]
    fn months_and_years_published_apart(counts in counts(12)) {
        let months = [side("age", 2, &[]), side("month", 6, &[3])];
        let whole = table(&months, &counts);
        let year = |age: usize, year: usize| (0..3).map(|month| counts[age * 6 + year * 3 + month]).sum();
        let rows: Vec<_> = (0..2).flat_map(|age| (0..2).map(move |number| (age, number))).map(|(age, number)| {
            let codes = vec![format!("age{age}"), format!("month-by3-{number}")];
            convenor_statistics::CountRow { codes, count: year(age, number) }
        }).collect();
        let names = ["age", "month"].map(str::to_owned);
        let years = CountTable::new(&names, &rows, &[]).unwrap();
        withstands(&[(&["age", "month"], whole), (&["age", "month"], years)], &links(&months), &rule(7, None))?;
    }

    #[test]
    fn linked_tables_that_share_a_margin(counts in counts(16)) {
        // The same people by age and area, and by age and sex: the first and the second half of each age.
        let first = [side("age", 2, &[]), side("area", 8, &[])];
        let by_area = table(&first, &counts);
        let half = |age: usize, sex: usize| (0..4).map(|at| counts[age * 8 + sex * 4 + at]).sum();
        let by_sex = [half(0, 0), half(0, 1), half(1, 0), half(1, 1)];
        let second = [side("age", 2, &[]), side("sex", 2, &[])];
        let tables: [(&[&str], CountTable); 2] =
            [(&["age", "area"], by_area), (&["age", "sex"], table(&second, &by_sex))];
        withstands(&tables, &[], &rule(7, None))?;
    }

    #[test]
    fn rounded_tables(counts in counts(15)) {
        let sides = [side("age", 3, &[]), side("area", 5, &[])];
        withstands(&[(&["age", "area"], table(&sides, &counts))], &links(&sides), &rule(7, Some(5)))?;
    }

    #[test]
    fn every_table_of_whole_people_that_fits_leaves_small_numbers_open(
        counts in proptest::collection::vec(prop_oneof![Just(0_u64), 1_u64..=2, 3_u64..=5], 6),
    ) {
        // The rule hides 1 and 2, so that all tables that fit can be tried one by one.
        let sides = [side("age", 2, &[]), side("area", 3, &[])];
        let rule = rule(2, None);
        let published = protected(&[table(&sides, &counts)], &rule);
        let shown: Vec<Option<u64>> = published[0].cells.iter().map(|cell| cell.count.people()).collect();
        let mut seen = vec![std::collections::BTreeSet::new(); shown.len()];
        for number in 0..7_usize.pow(6) {
            let inside: Vec<u64> = (0..6).map(|at| (number / 7_usize.pow(at) % 7) as u64).collect();
            let row = |age: usize| inside[age * 3..age * 3 + 3].to_vec();
            let with_total = |row: Vec<u64>| { let sum = row.iter().sum(); [row, vec![sum]].concat() };
            let totals = (0..3).map(|area| inside[area] + inside[3 + area]).collect();
            let cells = [with_total(row(0)), with_total(row(1)), with_total(totals)].concat();
            if cells.iter().zip(&shown).all(|(cell, shown)| shown.is_none_or(|shown| shown == *cell)) {
                seen.iter_mut().zip(cells).for_each(|(seen, cell)| { seen.insert(cell); });
            }
        }
        for (cell, seen) in published[0].cells.iter().zip(&seen) {
            if let ProtectedCount::Hidden { why } = cell.count {
                prop_assert!(seen.len() > 1, "{:?} is one number", cell);
                let open = seen.first() <= Some(&1) && seen.last() >= Some(&2);
                prop_assert!(why != HiddenWhy::Small || open, "{:?}: {:?}", cell, seen);
            }
        }
    }
}
