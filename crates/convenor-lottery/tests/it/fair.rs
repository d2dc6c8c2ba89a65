//! The fairest chances, against an answer that is found in another way: all panels of people written out, and levels by brute force.

use std::ops::ControlFlow;

use convenor_lottery::{
    Algorithm, Certificate, Flaw, Kinds, Person, Pool, Quotas, Seed, Solution, Standing, solve,
};
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome, Variable};
use proptest::prelude::*;

use crate::pools::{Case, cases, every_panel, feature, person, real};

fn solved(kinds: &Kinds, algorithm: Algorithm) -> Solution {
    solve(kinds, algorithm, &Seed::of_text("1"), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn certificate(case: &Case, algorithm: Algorithm) -> Certificate {
    let kinds = case.kinds();
    let solution = solved(&kinds, algorithm);
    Certificate::of(&case.quotas, &kinds, case.pool.people.len(), algorithm, &solution)
}

#[test]
fn a_panel_of_those_who_must_be_in_alone_is_certain() {
    let standing = |place, standing| Person { standing, household: Some(place), ..person(place, &[0]) };
    let mut people = vec![standing(0, Standing::In), standing(1, Standing::Out)];
    // Somebody at the same address as one who must be in can never be drawn.
    people.push(Person { household: Some(0), ..person(2, &[0]) });
    let quotas = Quotas { features: vec![feature("f", &[(1, 1), (0, 0)])] };
    let case = Case { pool: Pool { people }, quotas, size: 1 };
    for algorithm in [Algorithm::Leximin, Algorithm::Maximin, Algorithm::Nash] {
        let solution = solved(&case.kinds(), algorithm);
        assert_close(&chances(&case, &solution), &[1.0, 0.0, 0.0]);
        let proof = certificate(&case, algorithm);
        assert!(proof.verify().is_ok(), "{algorithm:?}: {:?}", proof.verify());
    }
}

/// The chance of each person of the pool.
fn chances(case: &Case, solution: &Solution) -> Vec<f64> {
    let kinds = case.kinds();
    let of_kinds = solution.distribution.chances(&kinds);
    let mut chances = vec![0.0; case.pool.people.len()];
    for (kind, chance) in kinds.kinds().iter().zip(of_kinds) {
        for person in &kind.people {
            chances[*person] = chance;
        }
    }
    chances
}

/// The panels of people and a share of each, as a programme that is begun anew for each question.
struct Brute<'a> {
    case: &'a Case,
    panels: Vec<Vec<usize>>,
}

impl Brute<'_> {
    /// The largest `goal` (a person's chance, or the smallest of those in `open`) when those in `kept` have their chance.
    fn most(&self, goal: Option<usize>, open: &[usize], at_least: f64, kept: &[(usize, f64)]) -> f64 {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let gain = |panel: &[usize]| f64::from(u8::from(goal.is_some_and(|person| panel.contains(&person))));
        let shares: Vec<Variable> =
            self.panels.iter().map(|panel| problem.add_var(gain(panel), (0.0, 1.0))).collect();
        let smallest = problem.add_var(if goal.is_none() { 1.0 } else { 0.0 }, (at_least, f64::INFINITY));
        let with = |person: usize| {
            let mut sum = LinearExpr::empty();
            let panels = self.panels.iter().zip(&shares).filter(|(panel, _)| panel.contains(&person));
            for (_, share) in panels {
                sum.add(*share, 1.0);
            }
            sum
        };
        let mut all = LinearExpr::empty();
        for share in &shares {
            all.add(*share, 1.0);
        }
        problem.add_constraint(all, ComparisonOp::Eq, 1.0);
        for person in open {
            let mut row = with(*person);
            row.add(smallest, -f64::from(self.case.pool.people[*person].weight));
            problem.add_constraint(row, ComparisonOp::Ge, 0.0);
        }
        for (person, chance) in kept {
            problem.add_constraint(with(*person), ComparisonOp::Ge, chance - 1e-9);
        }
        match problem.solve() {
            Ok(SolveOutcome::Solution(solution)) => solution.objective(),
            other => panic!("{other:?}"),
        }
    }

    /// Leximin, one level after the other: who can have no more than the smallest chance is settled.
    fn leximin(&self) -> Vec<f64> {
        let people = &self.case.pool.people;
        let is =
            |standing: Standing| (0..people.len()).filter(move |person| people[*person].standing == standing);
        let mut kept: Vec<(usize, f64)> = is(Standing::In).map(|person| (person, 1.0)).collect();
        let mut open: Vec<usize> = is(Standing::Free).collect();
        while !open.is_empty() {
            let smallest = self.most(None, &open, 0.0, &kept);
            let weight = |person: usize| f64::from(people[person].weight);
            let (settled, rest): (Vec<usize>, Vec<usize>) = open.iter().partition(|person| {
                let most = self.most(Some(**person), &open, smallest - 1e-9, &kept);
                most <= smallest * weight(**person) + 1e-6
            });
            assert!(!settled.is_empty());
            kept.extend(settled.into_iter().map(|person| (person, smallest * weight(person))));
            open = rest;
        }
        let mut chances = vec![0.0; people.len()];
        for (person, chance) in kept {
            chances[person] = chance;
        }
        chances
    }
}

fn brute(case: &Case) -> Vec<f64> {
    Brute { case, panels: every_panel(case) }.leximin()
}

fn assert_close(one: &[f64], other: &[f64]) {
    let far = one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
    assert!(one.len() == other.len() && far < 2e-6, "{one:?}\n{other:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn leximin_gives_everybody_the_chance_that_brute_force_finds(case in cases(9), weights in prop::collection::vec(1..4_u32, 9)) {
        let mut case = case;
        for (person, weight) in case.pool.people.iter_mut().zip(weights) {
            // Mostly 1: weights are a choice that few make.
            person.weight = if weight == 3 { 2 } else { 1 };
        }
        let kinds = case.kinds();
        let solution = solved(&kinds, Algorithm::Leximin);
        prop_assert!(solution.distribution.panels.iter().all(|(panel, _)| panel.meets(&kinds)));
        assert_close(&chances(&case, &solution), &brute(&case));
        let people = case.pool.people.len();
        let proof = Certificate::of(&case.quotas, &kinds, people, Algorithm::Leximin, &solution);
        prop_assert!(proof.verify().is_ok(), "{:?}", proof.verify());
    }

    #[test]
    fn the_order_of_people_changes_nothing_but_names(case in cases(12), turn in 1..11_usize) {
        let before = chances(&case, &solved(&case.kinds(), Algorithm::Leximin));
        let mut turned = case.clone();
        let people = turned.pool.people.len();
        turned.pool.people.rotate_left(turn % people);
        let mut after = chances(&turned, &solved(&turned.kinds(), Algorithm::Leximin));
        after.rotate_right(turn % people);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn the_smallest_chance_of_maximin_is_that_of_leximin_and_nash_is_never_below_in_product(case in cases(10)) {
        let kinds = case.kinds();
        let free = |chances: &[f64]| -> Vec<f64> {
            let people = case.pool.people.iter().zip(chances);
            people.filter(|(person, _)| person.standing == Standing::Free).map(|(_, chance)| *chance).collect()
        };
        let [leximin, maximin, nash] = [Algorithm::Leximin, Algorithm::Maximin, Algorithm::Nash]
            .map(|algorithm| free(&chances(&case, &solved(&kinds, algorithm))));
        let least = |chances: &[f64]| chances.iter().copied().fold(1.0, f64::min);
        prop_assert!((least(&leximin) - least(&maximin)).abs() < 1e-6);
        let product = |chances: &[f64]| chances.iter().filter(|chance| **chance > 1e-7).map(|chance| chance.ln()).sum::<f64>();
        prop_assert!(product(&nash) > product(&leximin) - 1e-5);
    }
}

/// Nine people with three features, whose quotas whole panels cannot meet as evenly as parts of people could.
fn odd() -> Case {
    let values = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0], [0, 0, 1], [1, 1, 1], [0, 1, 0]];
    let people: Vec<Person> =
        values.iter().enumerate().map(|(place, values)| person(place, values)).collect();
    let features = ["a", "b", "c"].map(|name| feature(name, &[(1, 2), (1, 2)]));
    Case { pool: Pool { people }, quotas: Quotas { features: features.to_vec() }, size: 3 }
}

#[test]
fn a_certificate_holds_and_says_how_much() {
    let verified = certificate(&odd(), Algorithm::Leximin).verify().unwrap();
    assert!(verified.levels >= 1 && verified.gap_max < 1e-6, "{verified:?}");
    assert!(certificate(&odd(), Algorithm::Maximin).verify().is_ok());
}

/// A pool whose chances have several levels.
fn stepped() -> Case {
    let people: Vec<Person> =
        (0..12).map(|place| person(place, &[usize::from(place >= 3) + usize::from(place >= 8)])).collect();
    let quotas = Quotas { features: vec![feature("age", &[(2, 2), (2, 2), (1, 1)])] };
    Case { pool: Pool { people }, quotas, size: 5 }
}

#[test]
fn chances_of_a_pool_with_one_feature_are_seats_by_people() {
    let case = stepped();
    let found = chances(&case, &solved(&case.kinds(), Algorithm::Leximin));
    let expected: Vec<f64> = (0..12)
        .map(|place| {
            if place < 3 {
                2.0 / 3.0
            } else if place < 8 {
                0.4
            } else {
                0.25
            }
        })
        .collect();
    assert_close(&found, &expected);
}

#[test]
fn a_search_that_stops_after_the_first_level_is_found_out() {
    let case = stepped();
    let broken = Certificate { algorithm: Algorithm::Leximin, ..certificate(&case, Algorithm::Maximin) };
    let flaws = broken.verify().unwrap_err();
    assert!(flaws.iter().any(|flaw| matches!(flaw, Flaw::Unsettled { .. })), "{flaws:?}");
}

#[test]
fn a_level_that_is_left_out_is_found_out() {
    let mut broken = certificate(&stepped(), Algorithm::Leximin);
    assert_eq!(broken.levels.len(), 3);
    let first = broken.levels.remove(0);
    broken.levels[0].kinds.extend(first.kinds);
    assert!(!broken.verify().unwrap_err().is_empty());
}

#[test]
fn chances_that_could_be_fairer_are_found_out() {
    let case = odd();
    let mut broken = certificate(&case, Algorithm::Leximin);
    // Everything on one panel: each share is a share still, and every quota is met, but most people have no chance.
    let (panel, _) = broken.panels.panels[0].clone();
    broken.panels.panels = vec![(panel, convenor_lottery::WHOLE)];
    let flaws = broken.verify().unwrap_err();
    assert!(
        flaws.iter().any(|flaw| matches!(flaw, Flaw::NotBest { .. } | Flaw::Unequal { .. })),
        "{flaws:?}"
    );
}

#[test]
fn weights_that_prove_nothing_are_found_out() {
    let mut broken = certificate(&stepped(), Algorithm::Leximin);
    let kinds = broken.kinds.len();
    broken.levels[0].weights = (0..kinds).map(|kind| if kind == 0 { 1_000_000_000_000 } else { 0 }).collect();
    broken.levels[0].best = 0;
    let flaws = broken.verify().unwrap_err();
    assert!(flaws.iter().any(|flaw| matches!(flaw, Flaw::Listed { .. })), "{flaws:?}");
    let mut better = certificate(&stepped(), Algorithm::Leximin);
    better.levels[0].best -= better.levels[0].best / 2;
    assert!(!better.verify().unwrap_err().is_empty());
}

#[test]
fn a_broken_panel_a_doubled_panel_and_wrong_shares_are_found_out() {
    let sound = certificate(&odd(), Algorithm::Leximin);
    let mut twice = sound.clone();
    let copy = twice.panels.panels[0].clone();
    twice.panels.panels.push(copy);
    let flaws = twice.verify().unwrap_err();
    assert!(flaws.iter().any(|flaw| matches!(flaw, Flaw::Twice { .. })));
    assert!(flaws.iter().any(|flaw| matches!(flaw, Flaw::Shares { .. })));
    let mut small = sound.clone();
    small.size += 1;
    assert!(matches!(small.verify().unwrap_err()[0], Flaw::Rule { panel: 1 }));
    let mut other = sound;
    other.people[0] = Some(999);
    assert!(matches!(other.verify().unwrap_err()[0], Flaw::Shape(_)));
}

#[test]
fn somebody_who_must_be_in_is_in_every_panel_and_whoever_is_out_in_none() {
    let mut case = odd();
    case.pool.people[0].standing = Standing::In;
    case.pool.people[1].standing = Standing::Out;
    let found = chances(&case, &solved(&case.kinds(), Algorithm::Leximin));
    assert_close(&found[..2], &[1.0, 0.0]);
    assert_close(&[found.iter().sum()], &[real(3_u32)]);
}

#[test]
fn a_search_can_be_stopped() {
    let stopped =
        solve(&odd().kinds(), Algorithm::Leximin, &Seed::of_text("1"), &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err().to_string(), "the search was stopped");
}
