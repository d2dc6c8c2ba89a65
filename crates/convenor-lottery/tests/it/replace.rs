//! Replacements against trying everybody who is left.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use convenor_lottery::{Person, Pool, Quotas, ReplaceError, Replacement, Seed, Standing, Vacancies, replace};
use proptest::prelude::*;

use crate::pools::{Case, cases, every_panel, feature, person};

fn replaced(case: &Case, vacancies: &Vacancies, seed: &str) -> Result<Replacement, ReplaceError> {
    replace(&case.pool, &case.quotas, vacancies, &Seed::of_text(seed), &mut |_| ControlFlow::Continue(()))
}

/// The panel with those who dropped out replaced.
fn after(vacancies: &Vacancies, people: &[usize]) -> Vec<usize> {
    let stay = vacancies.panel.iter().filter(|person| !vacancies.gone.contains(person));
    let mut panel: Vec<usize> = stay.chain(people).copied().collect();
    panel.sort_unstable();
    panel
}

/// Seats too few or too many, over all quotas.
fn shortfall(case: &Case, panel: &[usize]) -> u32 {
    let values = case.quotas.features.iter().enumerate().flat_map(|(place, feature)| {
        feature.values.iter().enumerate().map(move |(at, value)| (place, at, value.seats))
    });
    let short = values.map(|(place, at, seats)| {
        let has = panel.iter().filter(|person| case.pool.people[**person].values[place] == at).count();
        let has = u32::try_from(has).unwrap();
        seats.min.saturating_sub(has) + has.saturating_sub(seats.max)
    });
    short.sum()
}

/// The same case when quotas are no matter, to try every set that keeps the other rules.
fn without_quotas(case: &Case) -> Case {
    let mut open = case.clone();
    for value in open.quotas.features.iter_mut().flat_map(|feature| &mut feature.values) {
        value.seats = convenor_lottery::Seats { min: 0, max: case.size };
    }
    for person in &mut open.pool.people {
        // Whoever must be in may have dropped out.
        person.standing = if person.standing == Standing::Out { Standing::Out } else { Standing::Free };
    }
    open
}

/// The least shortfall of all panels that keep those who stay, with people who may be asked; `None` when there are too few of them.
fn least_shortfall(case: &Case, vacancies: &Vacancies) -> Option<u32> {
    let stay: BTreeSet<usize> = after(vacancies, &[]).into_iter().collect();
    let may = |person: &usize| {
        stay.contains(person) || !(vacancies.panel.contains(person) || vacancies.refused.contains(person))
    };
    let panels = every_panel(&without_quotas(case)).into_iter();
    let fitting =
        panels.filter(|panel| panel.iter().all(may) && stay.iter().all(|person| panel.contains(person)));
    fitting.map(|panel| shortfall(case, &panel)).min()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_panel_is_as_near_to_its_quotas_as_anybody_left_can_bring_it(
        case in cases(10),
        pick: prop::sample::Index,
        leaves in prop::collection::vec(any::<bool>(), 10),
        refuses in prop::collection::vec(0..4_u8, 10),
        seed: u64,
    ) {
        let panels = every_panel(&case);
        let panel = pick.get(&panels);
        let gone: Vec<usize> = panel.iter().copied().filter(|person| leaves[*person]).collect();
        let refused: Vec<usize> = (0..case.pool.people.len())
            .filter(|person| refuses[*person] == 0 && !panel.contains(person))
            .collect();
        let vacancies = Vacancies { panel, gone: &gone, refused: &refused };
        let least = least_shortfall(&case, &vacancies);
        match replaced(&case, &vacancies, &seed.to_string()) {
            Ok(replacement) => {
                let new = after(&vacancies, &replacement.people);
                prop_assert_eq!(without_quotas(&case).wrong_with(&new), None);
                prop_assert!(replacement.people.iter().all(|new| !panel.contains(new) && !refused.contains(new)));
                prop_assert_eq!(Some(shortfall(&case, &new)), least);
                prop_assert_eq!(replacement.shortfalls.iter().map(|one| one.by()).sum::<u32>(), shortfall(&case, &new));
                prop_assert!(replacement.people.iter().all(|new| replacement.chances[*new] > 0.0));
            }
            Err(error) => {
                prop_assert!(matches!(error, ReplaceError::TooFew { .. }), "{}", error);
                prop_assert_eq!(least, None);
            }
        }
    }
}

/// A panel of two women and two men; one of the women leaves. Three women are left, one of them in a household with a man who stays.
fn assembly() -> Case {
    let values = [[0, 0], [0, 1], [1, 0], [1, 1], [0, 0], [0, 0], [0, 1], [1, 0], [0, 0]];
    let people = values.iter().enumerate().map(|(place, values)| Person {
        household: (place == 2 || place == 5).then_some(7),
        ..person(place, values)
    });
    let quotas =
        Quotas { features: vec![feature("gender", &[(2, 2), (2, 2)]), feature("age", &[(1, 3), (1, 3)])] };
    Case { pool: Pool { people: people.collect() }, quotas, size: 4 }
}

#[test]
fn everybody_who_fits_has_the_same_chance_and_the_others_none() {
    let vacancies = Vacancies { panel: &[0, 1, 2, 3], gone: &[0], refused: &[8] };
    let mut times = [0_u32; 9];
    for seed in 0..400 {
        let replacement = replaced(&assembly(), &vacancies, &seed.to_string()).unwrap();
        assert_eq!(replacement.chances, [0.0, 0.0, 0.0, 0.0, 0.5, 0.0, 0.5, 0.0, 0.0]);
        assert_eq!(replacement.shortfalls, []);
        times[replacement.people[0]] += 1;
    }
    // Five standard deviations of 400 draws at 1 in 2 are 50.
    assert_eq!(times[4] + times[6], 400);
    assert!(times[4].abs_diff(200) < 50, "{times:?}");
}

#[test]
fn where_nobody_fits_the_nearest_are_proposed_and_what_is_missing_is_told() {
    let vacancies = Vacancies { panel: &[0, 1, 2, 3], gone: &[0], refused: &[4, 6, 8] };
    let replacement = replaced(&assembly(), &vacancies, "1").unwrap();
    assert_eq!(replacement.people, [7]);
    let told: Vec<(usize, usize, u32)> =
        replacement.shortfalls.iter().map(|one| (one.feature, one.value, one.seats)).collect();
    assert_eq!(told, [(0, 0, 1), (0, 1, 3)]);
}

#[test]
fn nobody_is_replaced_when_nobody_left_and_strangers_cannot_leave() {
    let vacancies = Vacancies { panel: &[0, 1, 2, 3], gone: &[], refused: &[] };
    assert_eq!(replaced(&assembly(), &vacancies, "1").unwrap().people, Vec::<usize>::new());
    let error = replaced(&assembly(), &Vacancies { gone: &[8], ..vacancies }, "1").unwrap_err();
    assert_eq!(error, ReplaceError::NotOnPanel { id: "p8".to_owned() });
    let error = replaced(&assembly(), &Vacancies { gone: &[0, 1], refused: &[4, 5, 6, 7], ..vacancies }, "1");
    assert_eq!(error.unwrap_err(), ReplaceError::TooFew { wanted: 2, left: 1 });
}
