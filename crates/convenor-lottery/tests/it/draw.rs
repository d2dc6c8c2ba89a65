//! Numbered panels: what is true of them whatever the pool and the chances.

use std::collections::BTreeSet;

use convenor_lottery::{
    Algorithm, Distribution, Kinds, NumberedPanels, Panel, Person, Pool, Seed, number_panels, solve,
};
use proptest::prelude::*;

use crate::pools::{Case, by_kind, cases, every_panel, feature, person, real};

/// Some of the possible panels of a small case, with shares that add up to no round numbers.
fn some_distribution(case: &Case, weights: &[u32]) -> Distribution {
    let kinds = case.kinds();
    let panels: BTreeSet<Panel> = every_panel(case).iter().map(|panel| by_kind(&kinds, panel)).collect();
    let shares = weights.iter().cycle().map(|weight| f64::from(*weight));
    let (panels, shares): (Vec<Panel>, Vec<f64>) = panels.into_iter().zip(shares).unzip();
    Distribution::of(panels, &shares)
}

/// The chance of each person, reckoned from the panels one by one.
fn chances(case: &Case, kinds: &Kinds, distribution: &Distribution) -> Vec<f64> {
    let mut chances = vec![0.0; case.pool.people.len()];
    for (panel, share) in &distribution.panels {
        for (kind, seats) in panel.seats() {
            let people = &kinds.kinds()[*kind].people;
            for person in people {
                chances[*person] += real(*share) / 1e12 * f64::from(*seats) / real(people.len());
            }
        }
    }
    chances
}

fn largest_change(numbered: &NumberedPanels, chances: &[f64]) -> f64 {
    let panels = real(numbered.panels.len());
    let times = numbered.times(chances.len());
    times
        .iter()
        .zip(chances)
        .map(|(times, chance)| (f64::from(*times) / panels - chance).abs())
        .fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_numbered_panel_keeps_every_rule_and_chances_change_as_little_as_told(
        case in cases(11),
        weights in prop::collection::vec(1..100_u32, 1..9),
        panels in 1..80_u32,
        seed: u64,
    ) {
        let kinds = case.kinds();
        let distribution = some_distribution(&case, &weights);
        let seed = Seed::of_text(&seed.to_string());
        let numbered = number_panels(&case.pool, &kinds, &distribution, panels, &seed);

        prop_assert_eq!(numbered.panels.len(), usize::try_from(panels).unwrap());
        for panel in &numbered.panels {
            prop_assert_eq!(case.wrong_with(panel), None);
            prop_assert!(by_kind(&kinds, panel).meets(&kinds));
            prop_assert!(panel.is_sorted());
        }
        let chances = chances(&case, &kinds, &distribution);
        prop_assert!((numbered.largest_change - largest_change(&numbered, &chances)).abs() < 1e-9);
        let times = numbered.times(case.pool.people.len());
        for kind in kinds.kinds() {
            let of_kind: BTreeSet<u32> = kind.people.iter().map(|person| times[*person]).collect();
            prop_assert!(of_kind.last().unwrap() - of_kind.first().unwrap() <= 1, "{:?}", of_kind);
        }
        for (times, chance) in times.iter().zip(&chances) {
            prop_assert!(*chance > 1e-15 || *times == 0);
            prop_assert!(*chance < 1.0 - 1e-12 || *times == panels);
        }
    }

    #[test]
    fn the_order_of_the_people_changes_nothing_but_names(
        case in cases(11),
        weights in prop::collection::vec(1..100_u32, 1..9),
        keys in prop::collection::vec(any::<u32>(), 11),
    ) {
        let seed = Seed::of_text("order");
        let mut order: Vec<usize> = (0..case.pool.people.len()).collect();
        order.sort_by_key(|place| keys[*place]);
        let people: Vec<Person> = order.iter().map(|place| case.pool.people[*place].clone()).collect();
        let turned = Case { pool: Pool { people }, ..case.clone() };
        let times = |case: &Case| -> Vec<Vec<u32>> {
            let kinds = case.kinds();
            let distribution = some_distribution(case, &weights);
            let numbered = number_panels(&case.pool, &kinds, &distribution, 30, &seed);
            let times = numbered.times(case.pool.people.len());
            let of_kind = kinds.kinds().iter().map(|kind| {
                let mut of_kind: Vec<u32> = kind.people.iter().map(|person| times[*person]).collect();
                of_kind.sort_unstable();
                of_kind
            });
            of_kind.collect()
        };
        prop_assert_eq!(times(&case), times(&turned));
    }
}

/// 60 people of two features, in households of two now and then, and 12 seats.
fn assembly() -> Case {
    let people = (0..60).map(|place| {
        let alone = person(place, &[place % 2, place / 2 % 5]);
        Person { household: (place < 24).then_some(place / 2), ..alone }
    });
    let mut features = vec![feature("gender", &[(6, 6), (6, 6)])];
    features.push(feature("age", &[(2, 3), (2, 3), (2, 3), (2, 3), (1, 4)]));
    let quotas = convenor_lottery::Quotas { features };
    Case { pool: Pool { people: people.collect() }, quotas, size: 12 }
}

/// Forty panels drawn at random, with uneven shares.
fn uneven_shares(kinds: &Kinds) -> Distribution {
    let drawn = convenor_lottery::legacy(kinds, 40, &Seed::of_text("uneven")).unwrap();
    let shares: Vec<f64> =
        (0..drawn.panels.len()).map(|at| f64::from(3 + u32::try_from(at * at % 17).unwrap())).collect();
    Distribution::of(drawn.panels.into_iter().map(|(panel, _)| panel).collect(), &shares)
}

#[test]
fn chances_change_by_less_than_one_panel_in_a_pool_of_some_size() {
    let case = assembly();
    let kinds = case.kinds();
    for panels in [50, 100, 333] {
        let numbered =
            number_panels(&case.pool, &kinds, &uneven_shares(&kinds), panels, &Seed::of_text("assembly"));
        assert!(
            numbered.largest_change < 1.0 / f64::from(panels),
            "{} of {panels} panels",
            numbered.largest_change * f64::from(panels)
        );
        assert!(numbered.panels.iter().all(|panel| case.wrong_with(panel).is_none()));
    }
}

#[test]
fn the_same_seed_gives_the_same_list_and_another_seed_another() {
    let case = assembly();
    let kinds = case.kinds();
    let list = |seed: &str| {
        let numbered = number_panels(&case.pool, &kinds, &uneven_shares(&kinds), 100, &Seed::of_text(seed));
        convenor_lottery::panel_list(&case.pool, &numbered.panels)
    };
    assert_eq!(list("seven"), list("seven"));
    assert_ne!(list("seven"), list("eight"));
}

#[test]
fn without_chances_there_are_no_panels() {
    let case = assembly();
    let numbered =
        number_panels(&case.pool, &case.kinds(), &Distribution::default(), 10, &Seed::of_text("none"));
    assert_eq!(numbered, NumberedPanels::default());
}

/// 60 people of four features, and quotas without any room.
fn tight(turn: usize) -> Case {
    let sizes = [2, 3, 4, 3];
    let value =
        |place: usize, at: usize| (place * place * (at + turn + 3) + place / (at + 2)) % 97 % sizes[at];
    let values = |place: usize| (0..sizes.len()).map(|at| value(place, at)).collect::<Vec<_>>();
    let people: Vec<Person> = (0..60).map(|place| person(place, &values(place))).collect();
    let features = sizes.iter().enumerate().map(|(at, size)| {
        let seats = |one| people.iter().take(12).filter(|person| person.values[at] == one).count();
        let seats = (0..*size).map(|one| u32::try_from(seats(one)).unwrap());
        feature(&format!("f{at}_"), &seats.map(|seats| (seats, seats)).collect::<Vec<_>>())
    });
    let quotas = convenor_lottery::Quotas { features: features.collect() };
    Case { pool: Pool { people }, quotas, size: 12 }
}

#[test]
fn quotas_without_room_are_no_excuse() {
    // Pools on which exchanges alone, without raised stakes, end a whole panel away.
    for turn in [0, 4] {
        let case = tight(turn);
        let kinds = case.kinds();
        let seed = Seed::of_text("tight");
        let on_progress = &mut |_| std::ops::ControlFlow::Continue(());
        let solution = solve(&kinds, Algorithm::Leximin, &seed, on_progress).unwrap();
        let numbered = number_panels(&case.pool, &kinds, &solution.distribution, 1000, &seed);
        assert!(numbered.largest_change < 0.001, "{}", numbered.largest_change);
    }
}
