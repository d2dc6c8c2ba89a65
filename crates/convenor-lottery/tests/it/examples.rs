//! The worked examples of `docs/method/lottery-draw.md`.

use std::ops::ControlFlow;

use convenor_lottery::{
    Algorithm, Distribution, EveryPanel, Kinds, Pool, Quotas, Seed, commitment, legacy, list_hash,
    number_panels, panel_list, pick_by_number, pick_by_seed, solve,
};

use crate::pools::{Case, feature, person};

/// One woman and one man, one young and one old, of 3 young women, 1 old woman, 1 young man and 5 old men.
fn ten_volunteers() -> Case {
    let groups = [(3, [0, 0]), (1, [0, 1]), (1, [1, 0]), (5, [1, 1])];
    let values = groups.into_iter().flat_map(|(people, values)| std::iter::repeat_n(values, people));
    let people = values.enumerate().map(|(place, values)| person(place, &values)).collect();
    let features = vec![feature("gender", &[(1, 1), (1, 1)]), feature("age", &[(1, 1), (1, 1)])];
    Case { pool: Pool { people }, quotas: Quotas { features }, size: 2 }
}

fn leximin(kinds: &Kinds) -> Distribution {
    let on_progress = &mut |_| ControlFlow::Continue(());
    solve(kinds, Algorithm::Leximin, &Seed::of_text("page"), on_progress).unwrap().distribution
}

/// The kinds stand in the order of their values: young women, old woman, young man, old men.
fn assert_percent(chances: &[f64], percent: [f64; 4], room: f64) {
    let close = chances.iter().zip(percent).all(|(chance, percent)| (chance * 100.0 - percent).abs() < room);
    assert!(chances.len() == 4 && close, "{chances:?} where {percent:?} are right");
}

#[test]
fn three_methods_give_the_ten_volunteers_the_chances_of_the_table() {
    let kinds = ten_volunteers().kinds();
    assert_percent(&leximin(&kinds).chances(&kinds), [27.78, 16.67, 16.67, 16.67], 0.01);
    assert_percent(&EveryPanel::of(&kinds).unwrap().chances(), [31.25, 6.25, 6.25, 18.75], 1e-9);
    // Five standard deviations of a chance of one in four in 20,000 draws are 1.53 per cent.
    let drawn = legacy(&kinds, 20_000, &Seed::of_text("page")).unwrap();
    assert_percent(&drawn.chances(&kinds), [25.0, 25.0, 25.0, 15.0], 1.53);
}

#[test]
fn a_hundred_panels_change_the_chances_of_the_ten_volunteers_by_two_thirds_of_a_panel() {
    let case = ten_volunteers();
    let kinds = case.kinds();
    let numbered = number_panels(&case.pool, &kinds, &leximin(&kinds), 100, &Seed::of_text("page"));
    assert!((numbered.largest_change * 100.0 - 2.0 / 3.0).abs() < 1e-3, "{}", numbered.largest_change);
    assert_eq!(numbered.times(10)[3], 16, "panels of the old woman");
}

#[test]
fn a_list_has_the_hash_and_a_seed_the_panel_that_another_program_finds() {
    let named =
        |(place, id): (usize, &str)| convenor_lottery::Person { id: id.to_owned(), ..person(place, &[]) };
    let pool = Pool { people: ["ann", "bob", "cem"].into_iter().enumerate().map(named).collect() };
    let hash = list_hash(&panel_list(&pool, &[vec![0, 1], vec![0, 2], vec![1, 2]]));
    assert!(hash.starts_with("7eccfdec93dc0d5b"), "{hash}");
    assert_eq!(pick_by_seed(&Seed::of_text("seven"), &hash, 3), Some(3));
    assert!(commitment("seven").starts_with("8490b9a7ed365abb"));
    assert_eq!([417, 0, 123_456].map(|number| pick_by_number(number, 1000).unwrap()), [417, 1000, 456]);
}
