//! Weighting on made-up surveys.

use convenor_statistics::{Method, Rule};

use super::*;
use crate::response::Dimensions;
use crate::response::apart::Place;

fn rule() -> Disclosure {
    let (name, method) = ("suppress-under-8".to_owned(), Method::Suppress);
    Disclosure::new(Rule { name, method, hidden_from: 1, hidden_to: 7, rounded_to: None }, None).unwrap()
}

/// People by sex and age, with how many: the first margin is sex, the second age.
type People<'a> = [(Option<&'a str>, Option<&'a str>, u64)];

fn margin(people: &People<'_>, key: &str, place: usize, residents: &[(&str, u64)]) -> Margin<'static> {
    let mut counts = AnswerCounts { key: key.to_owned(), ..AnswerCounts::default() };
    for (sex, age, count) in people {
        match [sex, age][place] {
            None => counts.none += Count::from(*count),
            Some(said) => match counts.counts.iter_mut().find(|(key, _)| key == said) {
                Some((_, sum)) => *sum += Count::from(*count),
                None => counts.counts.push(((*said).to_owned(), Count::from(*count))),
            },
        }
    }
    let dimension = Dimensions::shipped().unwrap().lookup(key).unwrap();
    let residents = residents.iter().map(|(key, people)| ((*key).to_owned(), *people)).collect();
    Margin { dimension, counts, residents }
}

fn weighed(people: &People<'_>, trim: Option<Trim>) -> Result<Weighted, WeightingError> {
    let sexes = [("sex-female", 510), ("sex-male", 490)];
    let ages = [("age-0-15", 200), ("age-16-24", 300), ("age-65-74", 500)];
    let margins = [margin(people, "sex", 0, &sexes), margin(people, "age", 1, &ages)];
    let profiles: Vec<_> = people
        .iter()
        .map(|(sex, age, count)| {
            let categories = [sex, age].map(|said| said.map(str::to_owned)).to_vec();
            (Profile { categories, place: Place::Unknown, month: None }, *count)
        })
        .collect();
    let total = Count::from(people.iter().map(|(_, _, count)| count).sum::<u64>());
    weigh(&rule(), &margins, &profiles, total, trim).map(|told| told.get().clone().unwrap())
}

const WOMAN: Option<&str> = Some("sex-female");
const MAN: Option<&str> = Some("sex-male");
const YOUNG: Option<&str> = Some("age-16-24");
const OLD: Option<&str> = Some("age-65-74");

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

/// The worked example of the guide to the page: 100 answers, 70 of women, 60 of old people.
#[test]
fn weighted_shares_are_those_of_the_population() {
    let people = [(WOMAN, YOUNG, 30), (WOMAN, OLD, 40), (MAN, YOUNG, 10), (MAN, OLD, 20)];
    let told = weighed(&people, None).unwrap();
    let women = &told.variables[0].groups[0];
    assert_eq!(women.names, ["Female"]);
    assert!(close(women.target, 0.51) && close(women.before, 0.7) && close(women.after, 0.51), "{women:?}");
    assert!(close(women.difference_before, 0.19 / (0.51_f64 * 0.49).sqrt()));
    let young = &told.variables[1].groups[0];
    assert!(close(young.target, 300.0 / 800.0) && close(young.after, young.target), "{young:?}");
    assert!(told.design_effect > 1.0 && told.effective_sample_size < 100 && told.effective_sample_size > 50);
    let under_16 =
        Weakness::Nobody { variable: "Age".to_owned(), category: "Under 16".to_owned(), target: 0.2 };
    assert!(told.weaknesses.contains(&under_16), "{:?}", told.weaknesses);
    let (before, after) = Weighted::differences(&told.variables[0]);
    assert!(close(before, women.difference_before) && close(after, 0.0));
}

#[test]
fn hidden_categories_are_put_together() {
    let another = Some("age-25-34");
    let people = [(WOMAN, YOUNG, 30), (WOMAN, OLD, 40), (MAN, YOUNG, 3), (MAN, another, 5), (MAN, OLD, 22)];
    let sexes = [("sex-female", 510), ("sex-male", 490)];
    let ages = [("age-16-24", 300), ("age-25-34", 200), ("age-35-44", 100), ("age-65-74", 500)];
    let margins = [margin(&people, "sex", 0, &sexes), margin(&people, "age", 1, &ages)];
    let age = group::grouped(&rule(), &margins[1]);
    let names: Vec<_> = age.groups.iter().map(|group| group.names.join("+")).collect();
    assert_eq!(names, ["65 to 74", "16 to 24+25 to 34"], "5 are hidden, and the 33 with them");
    assert_eq!(age.groups[1].people, 38);
    assert!(close(age.targets()[1], 0.5));
    assert_eq!(
        [age.code(YOUNG), age.code(another), age.code(OLD), age.code(None)],
        [Some(1), Some(1), Some(0), None]
    );
}

#[test]
fn the_few_who_did_not_say_go_with_the_group_that_is_hidden_for_them() {
    let people = [(WOMAN, YOUNG, 50), (MAN, OLD, 70), (MAN, None, 4)];
    let told = weighed(&people, None).unwrap();
    let together = Weakness::Together {
        variable: "Age".to_owned(),
        categories: vec!["16 to 24".to_owned()],
        with_unsaid: true,
    };
    assert!(told.weaknesses.contains(&together), "{:?}", told.weaknesses);
    let young = &told.variables[1].groups[1];
    assert!(close(young.before, 54.0 / 124.0), "54 is what is left of the total: {young:?}");
}

#[test]
fn a_few_who_are_hidden_for_many_who_did_not_say_are_left_out() {
    let other = Some("age-25-34");
    let people = [(WOMAN, YOUNG, 50), (MAN, OLD, 70), (MAN, None, 40), (WOMAN, other, 3)];
    let ages = [("age-16-24", 300), ("age-25-34", 200), ("age-65-74", 500)];
    let margin = margin(&people, "age", 1, &ages);
    let age = group::grouped(&rule(), &margin);
    assert_eq!(age.left_out, ["25 to 34"]);
    assert_eq!(age.groups.len(), 2);
    assert_eq!([age.code(other), age.code(None)], [None, None]);
}

/// Whatever hidden counts are, nothing changes that is told: only what is shown counts.
#[test]
fn nothing_told_depends_on_how_hidden_people_are_spread() {
    let told = |young: u64| {
        let people = [(WOMAN, YOUNG, young), (WOMAN, None, 54 - young), (WOMAN, OLD, 70)];
        let ages = [("age-16-24", 500), ("age-65-74", 500)];
        let margins = [margin(&people, "age", 1, &ages)];
        let profile = |age: Option<&str>| Profile {
            categories: vec![age.map(str::to_owned)],
            place: Place::Unknown,
            month: None,
        };
        let profiles: Vec<_> = people.iter().map(|(_, age, count)| (profile(*age), *count)).collect();
        weigh(&rule(), &margins, &profiles, Count::from(124), Some(Trim::default()))
            .unwrap()
            .get()
            .clone()
            .unwrap()
    };
    let first = told(53);
    for young in 47..53 {
        assert_eq!(told(young), first, "{young} young people and {} who did not say", 54 - young);
    }
}

#[test]
fn nothing_is_told_of_too_few_or_of_nothing_to_weight_by() {
    let few = [(WOMAN, YOUNG, 1), (MAN, OLD, 2)];
    assert_eq!(weighed(&few, None), Err(WeightingError::NoMargin));
    let alike = [(WOMAN, YOUNG, 50)];
    assert_eq!(weighed(&alike, None), Err(WeightingError::NoMargin));
}

#[test]
fn bounds_that_miss_a_target_are_said() {
    let people = [(WOMAN, YOUNG, 10), (WOMAN, OLD, 490), (MAN, OLD, 10), (MAN, YOUNG, 10)];
    let told = weighed(&people, Some(Trim::default())).unwrap();
    assert!(told.weaknesses.contains(&Weakness::Bounds), "{:?}", told.weaknesses);
    assert!(told.weights.0 >= 0.3 - 1e-9 && told.weights.1 <= 3.0 + 1e-9, "{:?}", told.weights);
    let few = Weakness::Few { variable: "Age".to_owned(), group: vec!["16 to 24".to_owned()] };
    assert!(!told.weaknesses.contains(&few), "twenty are enough: {:?}", told.weaknesses);
}
