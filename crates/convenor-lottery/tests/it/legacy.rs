//! The older way, over kinds, against the same done over people one by one.

use std::collections::BTreeMap;

use convenor_lottery::{Person, Pool, Quotas, Seed, Standing, legacy};
use proptest::prelude::*;

use crate::pools::{Case, by_kind, cases, feature, person, real};

/// The chance of each panel of people by the older way, by following every branch of every attempt, with attempts that get stuck left out.
///
/// Written without kinds, straight from the description.
fn exact(case: &Case) -> BTreeMap<Vec<usize>, f64> {
    let mut found = BTreeMap::new();
    let certain = |person: &&usize| case.pool.people[**person].standing == Standing::In;
    let all: Vec<usize> = (0..case.pool.people.len())
        .filter(|place| case.pool.people[*place].standing != Standing::Out)
        .collect();
    let panel: Vec<usize> = all.iter().filter(certain).copied().collect();
    let taken = |person: &usize| panel.iter().any(|other| shares_home(case, *person, *other));
    let left = all.iter().copied().filter(|person| !panel.contains(person) && !taken(person)).collect();
    follow(case, &panel, &without_full(case, &panel, left), 1.0, &mut found);
    let sum: f64 = found.values().sum();
    for chance in found.values_mut() {
        *chance /= sum;
    }
    found
}

fn shares_home(case: &Case, one: usize, other: usize) -> bool {
    let home = |place: usize| case.pool.people[place].household;
    home(one).is_some() && home(one) == home(other)
}

fn of_value(case: &Case, people: &[usize], (feature, value): (usize, usize)) -> Vec<usize> {
    people.iter().copied().filter(|place| case.pool.people[*place].values[feature] == value).collect()
}

/// Every quota: where it is and its bounds.
fn quotas(case: &Case) -> Vec<((usize, usize), convenor_lottery::Seats)> {
    let features = case.quotas.features.iter().enumerate();
    let values = features.flat_map(|(place, feature)| {
        feature.values.iter().enumerate().map(move |(at, value)| ((place, at), value.seats))
    });
    values.collect()
}

fn without_full(case: &Case, panel: &[usize], mut left: Vec<usize>) -> Vec<usize> {
    for (at, seats) in quotas(case) {
        if of_value(case, panel, at).len() >= usize::try_from(seats.max).unwrap() {
            let full = of_value(case, &left, at);
            left.retain(|place| !full.contains(place));
        }
    }
    left
}

fn follow(case: &Case, panel: &[usize], left: &[usize], chance: f64, found: &mut BTreeMap<Vec<usize>, f64>) {
    if panel.len() == usize::try_from(case.size).unwrap() {
        let mut panel = panel.to_vec();
        panel.sort_unstable();
        if case.wrong_with(&panel).is_none() {
            *found.entry(panel).or_default() += chance;
        }
        return;
    }
    let mut urgent: Option<(f64, Vec<usize>)> = None;
    for (at, seats) in quotas(case) {
        let need = f64::from(seats.min) - real(of_value(case, panel, at).len());
        let people = of_value(case, left, at);
        if need > real(people.len()) {
            return;
        }
        let urgency = need / real(people.len());
        if !people.is_empty() && urgent.as_ref().is_none_or(|(most, _)| urgency > *most) {
            urgent = Some((urgency, people));
        }
    }
    let Some((_, people)) = urgent else { return };
    for drawn in &people {
        let panel = [panel, &[*drawn]].concat();
        let stay = |place: &usize| place != drawn && !shares_home(case, *place, *drawn);
        let left = without_full(case, &panel, left.iter().copied().filter(stay).collect());
        follow(case, &panel, &left, chance / real(people.len()), found);
    }
}

/// 8 people, 3 seats, a household of two and one of three, quotas that an attempt can get stuck on.
fn small() -> Case {
    let values = [[0, 0], [0, 1], [0, 1], [0, 0], [1, 0], [1, 1], [1, 1], [0, 0]];
    let homes = [Some(1), Some(1), None, None, Some(2), Some(2), Some(2), None];
    let people = values
        .iter()
        .zip(homes)
        .enumerate()
        .map(|(place, (values, household))| Person { household, ..person(place, values) });
    let quotas = Quotas { features: vec![feature("a", &[(2, 2), (1, 1)]), feature("b", &[(1, 1), (2, 2)])] };
    Case { pool: Pool { people: people.collect() }, quotas, size: 3 }
}

#[test]
fn over_kinds_the_older_way_has_the_same_chances_as_over_people() {
    let case = small();
    let kinds = case.kinds();
    let mut wanted = BTreeMap::new();
    for (panel, chance) in exact(&case) {
        *wanted.entry(by_kind(&kinds, &panel)).or_insert(0.0) += chance;
    }
    assert!(wanted.len() > 2, "a case with one panel would show nothing");
    let drawn = legacy(&kinds, 20_000, &Seed::of_text("law")).unwrap();
    let drawn: BTreeMap<_, _> = drawn.panels.into_iter().collect();
    for (panel, chance) in wanted {
        let found = real(*drawn.get(&panel).unwrap_or(&0)) / 1e12;
        // Five standard deviations of 20,000 draws.
        let room = 5.0 * (chance * (1.0 - chance) / 20_000.0_f64).sqrt();
        assert!((found - chance).abs() < room, "{panel:?}: {found} where {chance} is right");
    }
}

#[test]
fn quotas_that_no_panel_meets_are_told_as_stuck() {
    let mut case = small();
    case.quotas.features[0].values[1].seats.min = 3;
    case.quotas.features[0].values[1].seats.max = 3;
    assert!(legacy(&case.kinds(), 1, &Seed::of_text("stuck")).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_panel_keeps_every_rule(case in cases(11), seed: u64) {
        let kinds = case.kinds();
        let possible = !exact(&case).is_empty();
        match legacy(&kinds, 20, &Seed::of_text(&seed.to_string())) {
            Ok(drawn) => {
                prop_assert!(drawn.panels.iter().all(|(panel, _)| panel.meets(&kinds)));
                prop_assert_eq!(drawn.panels.iter().map(|(_, share)| share).sum::<u64>(), convenor_lottery::WHOLE);
            }
            Err(_) => prop_assert!(!possible),
        }
    }
}
