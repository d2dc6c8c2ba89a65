//! Random responses in random files: the engine says what a plain count over them says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use convenor_domain::response::ask::{AskResponses, Count, Within};
use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};
use proptest::prelude::*;

use crate::support::{ENGAGEMENT, World, area, question};

const CHOICES: [&str; 4] = ["Bus", "Bus stop", "It's", ""];

fn questions() -> Vec<Question> {
    [QuestionKind::Closed, QuestionKind::Multiple, QuestionKind::Number]
        .into_iter()
        .zip(["q1", "q2", "q3"])
        .map(|(kind, key)| question(key, kind))
        .collect()
}

fn choice() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&CHOICES[..])
}

prop_compose! {
    fn given()(
        key in any::<i64>(),
        person in proptest::option::of(0_i64..5),
        day in proptest::option::of(0_u64..70),
        place in proptest::option::of(0..3),
        category in proptest::option::of(0..3),
        closed in proptest::option::of(choice()),
        chosen in proptest::collection::vec(choice(), 0..4),
        number in proptest::option::of(-5_i32..5),
    ) -> GivenResponse {
        let first = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
        GivenResponse {
            key,
            row: 1,
            person,
            given_on: day.map(|days| first + chrono::Days::new(days)),
            area: place.map(|place| area(&format!("A{place}"))),
            people: vec![category.map(|category| format!("c{category}").into())],
            answers: vec![
                closed.map_or(Answer::None, |text| Answer::One(text.into())),
                Answer::Many(chosen.into_iter().map(Into::into).collect()),
                number.map_or(Answer::None, |number| Answer::Number(number.into())),
            ],
        }
    }
}

/// Whether a response is asked about, in plain words.
fn fits(within: &Within, given: &GivenResponse) -> bool {
    let said = |wanted: &Vec<String>| {
        given.people[0].as_deref().is_some_and(|said| wanted.iter().any(|one| one == said))
    };
    let chose = |wanted: &Vec<String>| wanted.iter().any(|one| chosen(given).contains(&one.as_str()));
    within.people.values().all(said)
        && within.answers.values().all(chose)
        && within.since.is_none_or(|since| given.given_on.is_some_and(|day| day >= since))
}

fn chosen(given: &GivenResponse) -> std::collections::BTreeSet<&str> {
    let Answer::Many(chosen) = &given.answers[1] else { return [].into() };
    chosen.iter().map(|text| &**text).filter(|text| !text.is_empty()).collect()
}

type Counted =
    (u64, BTreeMap<String, u64>, BTreeMap<String, u64>, Vec<f64>, BTreeMap<Option<NaiveDate>, u64>);

fn counted_plainly(within: &Within, responses: &[GivenResponse]) -> Counted {
    let (mut count, mut closed, mut several) = (0, BTreeMap::new(), BTreeMap::new());
    let (mut numbers, mut months) = (Vec::new(), BTreeMap::new());
    for given in responses.iter().filter(|given| fits(within, given)) {
        count += 1;
        if let Answer::One(text) = &given.answers[0]
            && !text.is_empty()
        {
            *closed.entry(text.to_string()).or_insert(0) += 1;
        }
        for text in chosen(given) {
            *several.entry(text.to_owned()).or_insert(0) += 1;
        }
        if let Answer::Number(number) = given.answers[2] {
            numbers.push(number);
        }
        let month = given.given_on.map(|day| chrono::Datelike::with_day(&day, 1).unwrap());
        *months.entry(month).or_insert(0) += 1;
    }
    numbers.sort_by(f64::total_cmp);
    (count, closed, several, numbers, months)
}

fn plainly<K: Ord>(counts: Vec<(K, Count)>) -> BTreeMap<K, u64> {
    counts.into_iter().map(|(key, count)| (key, count.people)).collect()
}

async fn counted_by_the_engine(within: &Within, world: &World) -> (Counted, [f64; 3]) {
    let count = world.engine.count(within).await.unwrap().value.people;
    let asked = ["q1".to_owned(), "q2".to_owned()];
    let mut answers = world.engine.answers(within, &asked).await.unwrap().value.into_iter();
    let closed = plainly(answers.next().unwrap().counts);
    let several = plainly(answers.next().unwrap().counts);
    let summary = world.engine.numbers(within, "q3").await.unwrap().value;
    #[expect(clippy::cast_precision_loss, reason = "a few numbers")]
    let sum = summary.mean * summary.count.people as f64;
    let months = plainly(world.engine.months(within).await.unwrap().value);
    ((count, closed, several, vec![sum], months), summary.quartiles)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_says_what_a_plain_count_says(
        files in proptest::collection::vec(proptest::collection::vec(given(), 0..30), 0..4),
        categories in proptest::collection::vec(0..3, 0..2),
        answers in proptest::collection::vec(proptest::sample::select(&CHOICES[..3]), 0..2),
        since in proptest::option::of(0_u64..70),
    ) {
        let world = World::new();
        world.import(100, questions(), &["age"], &[]);
        for (file, number) in files.iter().zip(1..) {
            world.import(number, questions(), &["age"], file);
        }
        let mut within = Within::all(ENGAGEMENT);
        if !categories.is_empty() {
            within.people.insert("age".to_owned(), categories.iter().map(|one| format!("c{one}")).collect());
        }
        if !answers.is_empty() {
            within.answers.insert("q2".to_owned(), answers.iter().map(ToString::to_string).collect());
        }
        within.since = since.map(|days| NaiveDate::from_ymd_opt(2025, 12, 1).unwrap() + chrono::Days::new(days));
        let responses = files.concat();
        let (count, closed, several, numbers, months) = counted_plainly(&within, &responses);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let (found, quartiles) = runtime.block_on(counted_by_the_engine(&within, &world));
        prop_assert_eq!(&found.0, &count);
        prop_assert_eq!(&found.1, &closed);
        prop_assert_eq!(&found.2, &several);
        prop_assert_eq!(&found.4, &months);
        // The same again, where most of it was added up beforehand.
        let (again, _) = runtime.block_on(async {
            world.roll_up().await;
            counted_by_the_engine(&within, &world).await
        });
        prop_assert_eq!(&again, &found);
        prop_assert!((found.3[0] - numbers.iter().sum::<f64>()).abs() < 1e-9);
        for (quartile, quarter) in quartiles.into_iter().zip(1..) {
            let rank = (numbers.len() * quarter).div_ceil(4);
            let expected: f64 = rank.checked_sub(1).map_or(0.0, |place| numbers[place]);
            prop_assert_eq!(quartile.to_bits(), expected.to_bits());
        }
    }
}
