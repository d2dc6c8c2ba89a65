//! Uniform over all panels, against trying all sets of people.

use std::collections::BTreeMap;

use convenor_lottery::{EveryPanel, Kinds, Panel, Person, Pool, Quotas, Seed, UniformError, uniform};
use proptest::prelude::*;

use crate::pools::{Case, by_kind, cases, every_panel, feature, person, real};

/// The chance of each kind's people when all panels of people are as likely.
fn exact_chances(case: &Case, kinds: &Kinds) -> Vec<f64> {
    let every = every_panel(case);
    let of_kind = kinds.kinds().iter().map(|kind| {
        let seats: usize = every
            .iter()
            .map(|panel| panel.iter().filter(|person| kind.people.contains(person)).count())
            .sum();
        real(seats) / (real(every.len()) * real(kind.people.len()))
    });
    of_kind.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_count_and_the_chances_are_those_of_all_sets_of_people(case in cases(12), seed: u64) {
        let kinds = case.kinds();
        let every = EveryPanel::of(&kinds).unwrap();
        prop_assert_eq!(every.count(), every_panel(&case).len().to_string());
        for (chance, exact) in every.chances().iter().zip(exact_chances(&case, &kinds)) {
            prop_assert!((chance - exact).abs() < 1e-11, "{} where {} is right", chance, exact);
        }
        let drawn = every.draw(20, &Seed::of_text(&seed.to_string()));
        prop_assert!(drawn.panels.iter().all(|(panel, _)| panel.meets(&kinds)));
    }
}

/// 10 people of three features, two households of two alike and one of its own, 4 seats.
fn small() -> Case {
    let values = [[0, 0], [1, 0], [0, 0], [1, 0], [0, 1], [0, 1], [1, 1], [1, 1], [1, 0], [0, 0]];
    let homes = [Some(1), Some(1), Some(2), Some(2), Some(3), Some(3), None, None, None, None];
    let people = values
        .iter()
        .zip(homes)
        .enumerate()
        .map(|(place, (values, household))| Person { household, ..person(place, values) });
    let quotas = Quotas { features: vec![feature("a", &[(1, 3), (1, 3)]), feature("b", &[(2, 2), (2, 2)])] };
    Case { pool: Pool { people: people.collect() }, quotas, size: 4 }
}

#[test]
fn panels_are_drawn_as_often_as_people_can_make_them_up() {
    let case = small();
    let kinds = case.kinds();
    let every = every_panel(&case);
    let mut wanted: BTreeMap<Panel, usize> = BTreeMap::new();
    for panel in &every {
        *wanted.entry(by_kind(&kinds, panel)).or_default() += 1;
    }
    let drawn: BTreeMap<Panel, u64> =
        uniform(&kinds, 20_000, &Seed::of_text("law")).unwrap().panels.into_iter().collect();
    for (panel, ways) in wanted {
        let chance = real(ways) / real(every.len());
        let found = real(*drawn.get(&panel).unwrap_or(&0)) / 1e12;
        // Five standard deviations of 20,000 draws.
        let room = 5.0 * (chance * (1.0 - chance) / 20_000.0_f64).sqrt();
        assert!((found - chance).abs() < room, "{panel:?}: {found} where {chance} is right");
    }
}

#[test]
fn a_weight_of_two_counts_a_panel_twice() {
    let people = (0..3).map(|place| Person { weight: if place == 0 { 2 } else { 1 }, ..person(place, &[0]) });
    let quotas = Quotas { features: vec![feature("a", &[(0, 1)])] };
    let case = Case { pool: Pool { people: people.collect() }, quotas, size: 1 };
    let kinds = case.kinds();
    let chances = EveryPanel::of(&kinds).unwrap().chances();
    for (kind, chance) in kinds.kinds().iter().zip(chances) {
        assert!((chance - f64::from(kind.weight) / 4.0).abs() < 1e-11, "{chance}");
    }
}

#[test]
fn a_pool_of_hundreds_is_counted_to_the_last_panel() {
    // Choose 20 of 150 and 20 of 100: C(150, 20) C(100, 20), found with another program.
    let people = (0..250).map(|place| person(place, &[usize::from(place >= 150)]));
    let quotas = Quotas { features: vec![feature("a", &[(20, 20), (20, 20)])] };
    let case = Case { pool: Pool { people: people.collect() }, quotas, size: 40 };
    assert_eq!(
        EveryPanel::of(&case.kinds()).unwrap().count(),
        "1946376951903911663373061986847955653909105350"
    );
}

#[test]
fn conflicting_quotas_and_too_many_panels_are_told_apart() {
    let mut case = small();
    case.quotas.features[0] = feature("a", &[(4, 4), (1, 1)]);
    assert_eq!(EveryPanel::of(&case.kinds()).err(), Some(UniformError::NoPanel));
    let values =
        |place: usize| (0..9).map(|feature| (place * (feature + 3) / 7 + place / 5) % 4).collect::<Vec<_>>();
    let people = (0..300).map(|place| person(place, &values(place)));
    let wide = (0..9).map(|name| feature(&format!("f{name}"), &[(5, 20), (5, 20), (5, 20), (5, 20)]));
    let case = Case {
        pool: Pool { people: people.collect() },
        quotas: Quotas { features: wide.collect() },
        size: 50,
    };
    assert_eq!(EveryPanel::of(&case.kinds()).err(), Some(UniformError::TooMany));
}
