//! Raking on samples whose weights are known, and on what goes wrong.

use super::*;

/// Respondents with an answer to each of two variables, so many of each.
fn sample(sizes: &[u16], counts: &[(&[Option<u16>], u32)]) -> Profiles {
    let mut profiles = Profiles::new(sizes);
    for (answers, count) in counts {
        for _ in 0..*count {
            profiles.add(answers);
        }
    }
    profiles
}

fn free() -> RakingSettings {
    RakingSettings { trim: None, ..RakingSettings::default() }
}

/// The worked example of `docs/method/weighting.md`.
#[test]
fn the_worked_example_has_the_weights_that_were_worked_out_by_hand() {
    let profiles = sample(
        &[2, 2],
        &[
            (&[Some(0), Some(0)], 10),
            (&[Some(0), Some(1)], 20),
            (&[Some(1), Some(0)], 30),
            (&[Some(1), Some(1)], 40),
        ],
    );
    let raked = rake(&profiles, &[vec![0.5, 0.5], vec![0.5, 0.5]], &free()).unwrap();
    assert!(raked.converged);
    // Raking keeps the odds ratio, 10 × 40 ÷ (20 × 30) = 2 ÷ 3, so that of the 50 in a row √(2 ÷ 3) to 1 are on the
    // diagonal.
    let root = (2.0_f64 / 3.0).sqrt();
    let (same, other) = (50.0 * root / (1.0 + root), 50.0 / (1.0 + root));
    for (weight, expected) in raked.weights.iter().zip([same / 10.0, other / 20.0, other / 30.0, same / 40.0])
    {
        assert!((weight - expected).abs() < 1e-8, "{:?}", raked.weights);
    }
    assert!((raked.effect.design_effect - 1.263).abs() < 5e-4, "{:?}", raked.effect);
    assert!((raked.effect.effective_sample_size - 79.2).abs() < 0.05, "{:?}", raked.effect);
}

#[test]
fn free_weights_meet_every_target() {
    let mut profiles = Profiles::new(&[7, 2, 42]);
    for at in 0..9_000_u32 {
        let code = |by: u32, of: u32| u16::try_from(at.wrapping_mul(by) / 7 % of * (at % 3 + 1) % of).ok();
        profiles.add(&[code(2_654_435, 7), code(40_503, 2), code(97_561, 42)]);
    }
    let rising = |size: u32| -> Vec<f64> { (1..=size).map(|share| f64::from(share + 9)).collect() };
    let raked = rake(&profiles, &[rising(7), rising(2), rising(42)], &free()).unwrap();
    assert!(raked.converged, "{} rounds", raked.iterations);
    let apart = raked.variables.iter().flat_map(|variable| &variable.categories);
    assert!(apart.map(|one| (one.after - one.target).abs()).fold(0.0, f64::max) < 1e-8);
    assert!(raked.variables.iter().all(|variable| variable.smd_after < 1e-7 && variable.smd_before > 0.01));
}

#[test]
fn bounds_hold_and_what_they_cost_is_said() {
    let profiles =
        sample(&[2, 2], &[(&[Some(0), Some(0)], 2), (&[Some(1), Some(0)], 48), (&[Some(1), Some(1)], 50)]);
    let targets = [vec![0.2, 0.8], vec![0.5, 0.5]];
    let raked = rake(&profiles, &targets, &RakingSettings::default()).unwrap();
    assert!(!raked.converged && raked.iterations < 10);
    assert!(raked.warnings.contains(&RakingWarning::Bounded));
    assert!((raked.weights[0] - 3.0).abs() < 1e-9, "{:?}", raked.weights);
    assert_eq!(raked.trimmed, 2);
    let missed = RakingWarning::Missed { variable: 0, category: 0, target: 0.2, reached: 0.06 };
    let found = raked.warnings.iter().any(|warning| format!("{warning:.6?}") == format!("{missed:.6?}"));
    assert!(found, "{:?}", raked.warnings);
    let mean: f64 = raked.weights.iter().zip([2.0, 48.0, 50.0]).map(|(weight, people)| weight * people).sum();
    assert!((mean - 100.0).abs() < 1e-6);
}

#[test]
fn bounds_that_leave_a_way_cost_no_target() {
    let profiles = sample(
        &[2, 2],
        &[
            (&[Some(0), Some(0)], 5),
            (&[Some(0), Some(1)], 25),
            (&[Some(1), Some(0)], 35),
            (&[Some(1), Some(1)], 35),
        ],
    );
    let targets = [vec![0.5, 0.5], vec![0.5, 0.5]];
    let loose = rake(&profiles, &targets, &free()).unwrap();
    assert!(loose.effect.weight_max > 2.0, "{:?}", loose.effect);
    let settings = RakingSettings { trim: Trim::new(0.2, 2.0), ..RakingSettings::default() };
    let held = rake(&profiles, &targets, &settings).unwrap();
    assert!(held.converged && held.effect.weight_max <= 2.0 + 1e-9);
    let apart = held.variables.iter().flat_map(|variable| &variable.categories);
    assert!(apart.map(|one| (one.after - one.target).abs()).fold(0.0, f64::max) < 1e-6);
}

#[test]
fn who_did_not_answer_keeps_the_weight_that_other_answers_give() {
    let profiles = sample(
        &[2, 2],
        &[(&[Some(0), Some(0)], 30), (&[Some(1), Some(1)], 50), (&[Some(0), None], 10), (&[None, None], 10)],
    );
    let raked = rake(&profiles, &[vec![0.5, 0.5], vec![0.4, 0.6]], &free()).unwrap();
    assert!((raked.weights[3] - 1.0).abs() < 1e-9, "no answer at all leaves the weight alone");
    let categories = &raked.variables[1].categories;
    assert!((categories[0].after - 0.4).abs() < 1e-9, "{categories:?}");
    assert!(raked.warnings.contains(&RakingWarning::Unanswered { variable: 0, people: 10 }));
    assert!(raked.warnings.contains(&RakingWarning::Unanswered { variable: 1, people: 20 }));
}

#[test]
fn a_target_that_nobody_is_in_is_told_and_the_others_fill_its_place() {
    let profiles = sample(&[3], &[(&[Some(0)], 30), (&[Some(2)], 30)]);
    let raked = rake(&profiles, &[vec![0.6, 0.2, 0.2]], &free()).unwrap();
    assert_eq!(raked.warnings, [RakingWarning::Empty { variable: 0, category: 1, target: 0.2 }]);
    assert!((raked.variables[0].categories[0].after - 0.75).abs() < 1e-9);
}

#[test]
fn small_categories_are_put_together_when_asked() {
    let profiles = sample(&[3], &[(&[Some(0)], 50), (&[Some(1)], 3), (&[Some(2)], 47)]);
    let settings = RakingSettings { collapse_under: 5, ..free() };
    let raked = rake(&profiles, &[vec![0.4, 0.3, 0.3]], &settings).unwrap();
    assert_eq!(raked.collapsed, [Collapsed { variable: 0, categories: vec![1, 2] }]);
    assert!((raked.weights[1] - raked.weights[2]).abs() < 1e-12 && (raked.weights[1] - 1.2).abs() < 1e-9);
    assert_eq!(raked.warnings, [RakingWarning::Few { variable: 0, category: 1, people: 3 }]);
}

#[test]
fn targets_that_contradict_each_other_do_not_settle() {
    let profiles = sample(&[2, 2], &[(&[Some(0), Some(0)], 50), (&[Some(1), Some(1)], 50)]);
    let raked = rake(&profiles, &[vec![0.5, 0.5], vec![0.3, 0.7]], &free()).unwrap();
    assert!(!raked.converged);
    assert!(raked.warnings.contains(&RakingWarning::Unsettled));
}

#[test]
fn what_cannot_be_weighted_is_refused() {
    let profiles = sample(&[2], &[(&[Some(0)], 5)]);
    let error = |targets: &[f64]| rake(&profiles, &[targets.to_vec()], &free()).unwrap_err();
    assert_eq!(error(&[0.5]), RakingError::Categories { variable: 0, targets: 1, categories: 2 });
    assert_eq!(error(&[-0.5, 1.5]), RakingError::Shares { variable: 0 });
    assert_eq!(error(&[0.0, 0.0]), RakingError::Shares { variable: 0 });
    assert_eq!(error(&[0.0, 1.0]), RakingError::NoAnswer { variable: 0 });
    assert_eq!(rake(&Profiles::new(&[2]), &[vec![0.5, 0.5]], &free()).unwrap_err(), RakingError::Nobody);
}
