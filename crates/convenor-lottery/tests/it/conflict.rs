//! Quotas that cannot be met: what is in the way and what is the least to change, compared with looking at every panel.

use convenor_lottery::{
    Conflict, Feature, Kinds, Person, Pool, Quotas, Reach, Seats, Side, Standing, Value, conflicts,
};
use proptest::prelude::*;

/// Features with a letter for a name; values are numbers.
fn quotas(features: &[&[(u32, u32)]]) -> Quotas {
    let value = |(at, (min, max)): (usize, &(u32, u32))| Value {
        name: at.to_string(),
        seats: Seats { min: *min, max: *max },
        flexible: None,
    };
    let feature = |(name, values): (char, &&[(u32, u32)])| Feature {
        name: name.to_string(),
        values: values.iter().enumerate().map(value).collect(),
    };
    Quotas { features: ('a'..).zip(features).map(feature).collect() }
}

fn pool(people: &[&[usize]]) -> Pool {
    let person = |(at, values): (usize, &&[usize])| Person {
        id: at.to_string(),
        values: values.to_vec(),
        household: None,
        standing: Standing::Free,
        weight: 1,
    };
    Pool { people: people.iter().enumerate().map(person).collect() }
}

fn found(pool: &Pool, quotas: &Quotas, size: u32) -> Option<Conflict> {
    conflicts(&Kinds::of(pool, quotas, size).unwrap(), quotas).unwrap()
}

/// Two of each: every young person is a woman, every old one a man.
fn split() -> Pool {
    pool(&[&[0, 0], &[0, 0], &[1, 1], &[1, 1]])
}

#[test]
fn quotas_that_can_be_met_have_no_conflict() {
    assert_eq!(found(&split(), &quotas(&[&[(1, 2), (1, 2)], &[(1, 2), (1, 2)]]), 3), None);
}

#[test]
fn the_conflict_names_what_is_needed_for_it_and_no_more() {
    // At least two women and two old people in a panel of three; at least nobody else matters.
    let quotas = quotas(&[&[(2, 3), (0, 3)], &[(0, 3), (2, 3)]]);
    let conflict = found(&split(), &quotas, 3).unwrap();
    let words: Vec<_> = conflict.bounds.iter().map(|bound| bound.words(&quotas)).collect();
    assert_eq!(words, ["at least 2 “0” of “a”", "at least 2 “1” of “b”"]);
    let ways: Vec<_> = conflict.relaxations.iter().map(|way| (way.words(&quotas), way.seats)).collect();
    assert!(ways.contains(&("“0” of “a”: min 2 becomes 1".to_owned(), 1)), "{ways:?}");
    assert!(ways.contains(&("“1” of “b”: min 2 becomes 1".to_owned(), 1)), "{ways:?}");
    for way in &conflict.relaxations {
        assert_eq!(found(&split(), &way.apply(&quotas), 3), None, "{way:?}");
    }
}

#[test]
fn flexible_bounds_come_first_and_are_not_passed_when_they_are_enough() {
    let mut quotas = quotas(&[&[(3, 4), (0, 4)], &[(0, 4), (3, 4)]]);
    let people = pool(&[&[0, 0], &[0, 0], &[0, 0], &[1, 1], &[1, 1], &[1, 1]]);
    let first = found(&people, &quotas, 4).unwrap();
    assert!(first.relaxations.iter().all(|way| way.reach == Reach::Beyond && way.seats == 2));
    quotas.features[1].values[1].flexible = Some(Seats { min: 1, max: 4 });
    quotas.features[0].values[0].flexible = Some(Seats { min: 3, max: 4 });
    let conflict = found(&people, &quotas, 4).unwrap();
    let [only] = conflict.relaxations.as_slice() else { panic!("{conflict:?}") };
    assert_eq!((only.reach, only.seats, only.moves.len()), (Reach::Flexible, 2, 1));
    assert_eq!((only.moves[0].from.side, only.moves[0].to), (Side::Min, 1));
}

#[test]
fn too_few_people_are_no_conflict_of_quotas() {
    let conflict = found(&split(), &quotas(&[&[(0, 9), (0, 9)]]), 5).unwrap();
    assert_eq!(conflict, Conflict { bounds: Vec::new(), relaxations: Vec::new() });
}

#[test]
fn people_who_must_be_in_can_be_in_the_way() {
    let mut people = split();
    people.people[0].standing = Standing::In;
    people.people[1].standing = Standing::In;
    let quotas = quotas(&[&[(0, 1), (0, 4)], &[(0, 4), (0, 4)]]);
    let conflict = found(&people, &quotas, 3).unwrap();
    assert_eq!(conflict.bounds.len(), 1);
    assert_eq!(conflict.relaxations[0].words(&quotas), "“0” of “a”: max 1 becomes 2");
}

/// The fewest seats, then bounds, that have to move so that one of the panels fits, looking at them all.
fn least_by_hand(people: &Pool, quotas: &Quotas, size: u32) -> Option<(u32, usize)> {
    let panels = (0_u32..1 << people.people.len()).filter(|panel| panel.count_ones() == size);
    let cost = |panel: u32| {
        let mut cost = (0, 0);
        for (place, feature) in quotas.features.iter().enumerate() {
            for (at, value) in feature.values.iter().enumerate() {
                let has =
                    |person: usize| panel >> person & 1 == 1 && people.people[person].values[place] == at;
                let seats =
                    u32::try_from((0..people.people.len()).filter(|person| has(*person)).count()).unwrap();
                let off = value.seats.min.saturating_sub(seats) + seats.saturating_sub(value.seats.max);
                cost.0 += off;
                cost.1 += usize::from(off > 0);
            }
        }
        cost
    };
    panels.map(cost).min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_least_change_is_the_least_of_all_panels(
        people in prop::collection::vec((0_usize..2, 0_usize..3), 3..9),
        bounds in prop::collection::vec((0_u32..4, 0_u32..4), 5),
        size in 1_u32..5,
    ) {
        let bounds: Vec<(u32, u32)> = bounds.into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
        let quotas = quotas(&[&bounds[..2], &bounds[2..]]);
        let people: Vec<[usize; 2]> = people.into_iter().map(|(one, other)| [one, other]).collect();
        let people = pool(&people.iter().map(<[usize; 2]>::as_slice).collect::<Vec<_>>());
        let found = found(&people, &quotas, size);
        match (least_by_hand(&people, &quotas, size), found) {
            (None, found) => prop_assert_eq!(found.map(|conflict| conflict.bounds.len()), Some(0)),
            (Some((0, _)), found) => prop_assert_eq!(found, None),
            (Some((seats, moves)), Some(conflict)) => {
                let best = &conflict.relaxations[0];
                prop_assert_eq!((best.seats, best.moves.len()), (seats, moves));
                check(&people, &quotas, size, &conflict);
            }
            (Some(_), None) => prop_assert!(false, "a conflict was missed"),
        }
    }
}

/// Every way does what it says, and every bound of the conflict is needed.
fn check(people: &Pool, quotas: &Quotas, size: u32, conflict: &Conflict) {
    let meets = |quotas: &Quotas| least_by_hand(people, quotas, size).is_some_and(|(seats, _)| seats == 0);
    assert!(conflict.relaxations.iter().all(|way| meets(&way.apply(quotas))));
    let only = |kept: &dyn Fn(usize) -> bool| {
        let mut loose = quotas.clone();
        for value in loose.features.iter_mut().flat_map(|feature| &mut feature.values) {
            value.seats = Seats { min: 0, max: size };
        }
        for (_, bound) in conflict.bounds.iter().enumerate().filter(|(at, _)| kept(*at)) {
            let seats = &mut loose.features[bound.feature].values[bound.value].seats;
            match bound.side {
                Side::Min => seats.min = bound.seats,
                Side::Max => seats.max = bound.seats,
            }
        }
        loose
    };
    assert!(!meets(&only(&|_| true)));
    for dropped in 0..conflict.bounds.len() {
        assert!(meets(&only(&|at| at != dropped)), "{conflict:?}");
    }
}
