//! Every question against a small set that was counted by hand, in two files with different columns.

use chrono::NaiveDate;
use convenor_domain::reach::RepeatCounts;
use convenor_domain::response::apart::{Apart, Contributions, Place, Places, Profile};
use convenor_domain::response::ask::{
    AnswerCounts, AskError, AskResponses, Count, NumberSummary, Voices, Within, WithinPlaces,
};
use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};
use convenor_domain::{EngagementId, ImportId};

use crate::support::{ENGAGEMENT, World, area, many, one, question, response};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn first_questions() -> Vec<Question> {
    vec![
        question("q1", QuestionKind::Closed),
        question("q2", QuestionKind::Multiple),
        question("q3", QuestionKind::Number),
        question("q4", QuestionKind::Open),
    ]
}

fn first_responses() -> Vec<GivenResponse> {
    let words = |text: &str| Answer::Words(text.to_owned());
    let mut given = vec![
        response(
            1,
            &[Some("young")],
            vec![one("Yes"), many(&["Bus", "Train"]), Answer::Number(3.0), words("b")],
        ),
        response(
            2,
            &[Some("old")],
            vec![one("It's \\ $x"), many(&["Bus"]), Answer::Number(1.0), Answer::None],
        ),
        response(3, &[None], vec![one("Yes"), Answer::None, Answer::None, words("a")]),
        response(
            4,
            &[Some("old")],
            vec![Answer::None, many(&["Bus stop", "Bus stop"]), Answer::Number(3.0), words("")],
        ),
    ];
    given[0].person = Some(10);
    given[1].person = Some(10);
    given[2].person = Some(11);
    given[0].given_on = Some(day("2026-01-31"));
    given[1].given_on = Some(day("2026-02-01"));
    given[2].given_on = Some(day("2026-02-28"));
    given[0].area = Some(area("A1"));
    given[1].area = Some(area("A2"));
    given[3].area = Some(area("A1"));
    given
}

/// Two imports: the second has another question, another dimension, and lacks three of the first's.
fn world() -> World {
    let world = World::new();
    world.import(1, first_questions(), &["age"], &first_responses());
    let questions = vec![question("q5", QuestionKind::Scale), question("q4", QuestionKind::Open)];
    let mut given = vec![
        response(5, &[Some("f")], vec![one("Good"), Answer::Words("c".to_owned())]),
        response(-6, &[None], vec![one("Bad"), Answer::None]),
    ];
    given[0].person = Some(11);
    world.import(2, questions, &["sex"], &given);
    world
}

fn all() -> Within {
    Within::all(ENGAGEMENT)
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

fn counts(key: &str, counts: &[(&str, u64)], none: u64) -> AnswerCounts {
    let counts = counts.iter().map(|(answer, count)| ((*answer).to_owned(), Count::from(*count))).collect();
    AnswerCounts { key: key.to_owned(), counts, none: none.into() }
}

fn counted<P>((place, people): (P, u64)) -> (P, Count) {
    (place, people.into())
}

fn voices(people: u64, responses: u64, unknown: u64) -> Voices {
    Voices { people: people.into(), responses: responses.into(), unknown: unknown.into() }
}

#[tokio::test]
async fn responses_of_all_files_are_counted() {
    let told = world().engine.count(&all()).await.unwrap();
    assert_eq!((told.value.people, told.responses), (6, 6));
}

#[tokio::test]
async fn answers_are_counted_question_by_question() {
    let told = world().engine.answers(&all(), &keys(&["q2", "q1", "q5"])).await.unwrap();
    assert_eq!(told.responses, 6);
    let expected = [
        counts("q2", &[("Bus", 2), ("Bus stop", 1), ("Train", 1)], 3),
        counts("q1", &[("Yes", 2), ("It's \\ $x", 1)], 3),
        counts("q5", &[("Bad", 1), ("Good", 1)], 4),
    ];
    assert_eq!(told.value, expected);
}

#[tokio::test]
async fn people_are_counted_by_dimension() {
    let told = world().engine.people(&all(), &keys(&["age", "sex", "religion"])).await.unwrap();
    let expected = [
        counts("age", &[("old", 2), ("young", 1)], 3),
        counts("sex", &[("f", 1)], 5),
        counts("religion", &[], 6),
    ];
    assert_eq!((told.value.as_slice(), told.responses), (expected.as_slice(), 6));
}

#[tokio::test]
async fn answers_are_crossed_with_a_dimension() {
    let world = world();
    let told = world.engine.crossed(&all(), "q2", "age").await.unwrap();
    let expected = [
        (None, counts("q2", &[], 3)),
        (Some("old".to_owned()), counts("q2", &[("Bus", 1), ("Bus stop", 1)], 0)),
        (Some("young".to_owned()), counts("q2", &[("Bus", 1), ("Train", 1)], 0)),
    ];
    assert_eq!((told.value.as_slice(), told.responses), (expected.as_slice(), 6));
    let told = world.engine.crossed(&all(), "q1", "religion").await.unwrap();
    assert_eq!(told.value, [(None, counts("q1", &[("Yes", 2), ("It's \\ $x", 1)], 3))]);
}

#[tokio::test]
async fn numbers_come_with_mean_and_quartiles() {
    let told = world().engine.numbers(&all(), "q3").await.unwrap();
    let expected = NumberSummary { count: 3.into(), mean: 7.0 / 3.0, quartiles: [1.0, 3.0, 3.0] };
    assert_eq!((told.value, told.responses), (expected, 6));
}

#[tokio::test]
async fn comments_come_in_the_order_of_the_files() {
    let world = world();
    let page = async |limit, offset| {
        let told = world.engine.comments(&all(), "q4", limit, offset).await.unwrap();
        let (comments, written) = told.value;
        assert_eq!((written.people, told.responses), (3, 6));
        comments.into_iter().map(|comment| (comment.row, comment.text)).collect::<Vec<_>>()
    };
    let expected = [(2, "b".to_owned()), (4, "a".to_owned()), (6, "c".to_owned())];
    assert_eq!(page(10, 0).await, expected);
    assert_eq!(page(1, 1).await, expected[1..2]);
    assert_eq!(page(2, 2).await, expected[2..]);
    assert_eq!(page(2, 9).await, []);
}

#[tokio::test]
async fn areas_and_months_are_counted() {
    let world = world();
    let areas = world.engine.areas(&all()).await.unwrap();
    assert_eq!(areas.value, [(None, 3), (Some(area("A1")), 2), (Some(area("A2")), 1)].map(counted));
    let months = world.engine.months(&all()).await.unwrap();
    let expected = [(None, 3), (Some(day("2026-01-01")), 1), (Some(day("2026-02-01")), 2)].map(counted);
    assert_eq!((months.value.as_slice(), months.responses), (expected.as_slice(), 6));
}

#[tokio::test]
async fn voices_are_told_apart_over_all_files() {
    let world = world();
    let told = world.engine.voices(&all()).await.unwrap();
    assert_eq!(told.value, voices(2, 4, 2));
    let within = Within { since: Some(day("2026-02-01")), ..all() };
    let told = world.engine.voices(&within).await.unwrap();
    assert_eq!((told.value, told.responses), (voices(2, 2, 0), 2));
}

#[tokio::test]
async fn responses_are_counted_by_all_that_they_have_in_common() {
    let world = world();
    let places = Places::from([(area("A1"), "north".into())]);
    let apart =
        Apart { dimensions: keys(&["age", "religion", "age"]), places: Some(places.into()), months: true };
    let profile = |age: Option<&str>, place: Place, month: Option<&str>| Profile {
        categories: vec![age.map(str::to_owned), None, age.map(str::to_owned)],
        place,
        month: month.map(day),
    };
    let north = || Place::At("north".into());
    let told = world.engine.profiles(&all(), &apart).await.unwrap();
    let expected = [
        (profile(None, Place::Unknown, None), Count::from(2)),
        (profile(None, Place::Unknown, Some("2026-02-01")), Count::from(1)),
        (profile(Some("old"), Place::Elsewhere, Some("2026-02-01")), Count::from(1)),
        (profile(Some("old"), north(), None), Count::from(1)),
        (profile(Some("young"), north(), Some("2026-01-01")), Count::from(1)),
    ];
    assert_eq!((told.value.as_slice(), told.responses), (expected.as_slice(), 6));
    let told = world.engine.profiles(&all(), &Apart::default()).await.unwrap();
    assert_eq!(told.value.len(), 1);
    assert_eq!(told.value[0].1, 6);
}

#[tokio::test]
async fn people_who_came_again_are_counted_by_what_they_said_in_the_places_asked_about() {
    let world = world();
    let repeats = |once: u64, more: u64| RepeatCounts { once: once.into(), more: more.into() };
    let profile = |age: Option<&str>, place: Place| Profile {
        categories: vec![age.map(str::to_owned)],
        place,
        month: None,
    };
    let anywhere = [WithinPlaces { within: all(), unknown: true }];
    let apart = Apart { dimensions: keys(&["age"]), ..Apart::default() };
    let told = world.engine.repeats(&anywhere, &apart).await.unwrap();
    // One was young once and old once; the other said nothing, in two files.
    let expected = [
        (profile(None, Place::Unknown), repeats(0, 1)),
        (profile(Some("old"), Place::Unknown), repeats(0, 1)),
        (profile(Some("young"), Place::Unknown), repeats(0, 1)),
    ];
    assert_eq!((told.value.as_slice(), told.responses), (expected.as_slice(), 6));
    let places = Some(Places::from([(area("A1"), "north".into())]).into());
    let apart = Apart { places, ..apart };
    let told = world.engine.repeats(&anywhere, &apart).await.unwrap();
    let expected = [
        (profile(None, Place::Unknown), repeats(0, 1)),
        (profile(Some("young"), Place::At("north".into())), repeats(1, 0)),
    ];
    assert_eq!(told.value, expected, "the second time was elsewhere");
    let told = world.engine.repeats(&[WithinPlaces { within: all(), unknown: false }], &apart).await.unwrap();
    assert_eq!(told.value, expected[1..]);
}

#[tokio::test]
async fn only_what_came_with_the_imports_asked_for_is_counted() {
    let world = world();
    let first = ImportId(uuid::Uuid::from_u128(1));
    let within = Within { imports: Some([first].into()), ..all() };
    assert_eq!(world.engine.count(&within).await.unwrap().value.people, 4);
    let nothing = Within { imports: Some([].into()), ..all() };
    assert_eq!(world.engine.count(&nothing).await.unwrap().value.people, 0);
    assert_eq!(world.engine.count(&all()).await.unwrap().value.people, 6);
}

#[tokio::test]
async fn contributions_are_counted_over_engagements() {
    let world = world();
    let nobody = Within::all(EngagementId(uuid::Uuid::from_u128(8)));
    let told = world.engine.contributions(&[all(), nobody]).await.unwrap();
    assert_eq!(told.value, Contributions { people: [(2, 2)].into(), unknown: 2 });
    let told = world.engine.contributions(&[all(), all()]).await.unwrap();
    assert_eq!((told.value.people, told.responses), ([(4, 2)].into(), 12));
}

#[tokio::test]
async fn filters_hold_together() {
    let world = world();
    let people = |categories: &[&str]| [("age".to_owned(), keys(categories))].into();
    let answered = |key: &str, answers: &[&str]| [(key.to_owned(), keys(answers))].into();
    let cases = [
        (Within { people: people(&["old"]), ..all() }, 2),
        (Within { people: people(&["old", "young"]), ..all() }, 3),
        (Within { people: people(&[]), ..all() }, 6),
        (Within { people: [("religion".to_owned(), keys(&["any"]))].into(), ..all() }, 0),
        (Within { answers: answered("q1", &["It's \\ $x"]), ..all() }, 1),
        (Within { answers: answered("q2", &["Bus"]), ..all() }, 2),
        (Within { answers: answered("q2", &["Train", "Bus stop"]), ..all() }, 2),
        (Within { answers: answered("q2", &["us"]), ..all() }, 0),
        (Within { answers: answered("q5", &["Good"]), people: people(&["old"]), ..all() }, 0),
        (Within { areas: vec![area("A1")], ..all() }, 2),
        (Within { areas: vec![area("A1")], people: people(&["old"]), ..all() }, 1),
        (Within { since: Some(day("2026-02-01")), ..all() }, 2),
        (Within { until: Some(day("2026-02-01")), ..all() }, 2),
        (Within { since: Some(day("2026-02-01")), until: Some(day("2026-02-01")), ..all() }, 1),
    ];
    for (within, expected) in cases {
        assert_eq!(world.engine.count(&within).await.unwrap().value, expected, "{within:?}");
    }
}

#[tokio::test]
async fn a_filter_narrows_every_question() {
    let world = world();
    let within = Within { areas: vec![area("A1")], ..all() };
    let told = world.engine.answers(&within, &keys(&["q1"])).await.unwrap();
    assert_eq!((told.value, told.responses), (vec![counts("q1", &[("Yes", 1)], 1)], 2));
    let told = world.engine.crossed(&within, "q1", "age").await.unwrap();
    assert_eq!(told.value.len(), 2);
    let told = world.engine.numbers(&within, "q3").await.unwrap();
    assert_eq!(told.value, NumberSummary { count: 2.into(), mean: 3.0, quartiles: [3.0; 3] });
    let (comments, written) = world.engine.comments(&within, "q4", 10, 0).await.unwrap().value;
    assert_eq!((comments.len(), written.people), (1, 1));
}

#[tokio::test]
async fn an_engagement_without_responses_has_none() {
    let world = world();
    let nobody = Within::all(EngagementId(uuid::Uuid::from_u128(8)));
    assert_eq!(world.engine.count(&nobody).await.unwrap().value, 0);
    assert_eq!(world.engine.people(&nobody, &keys(&["age"])).await.unwrap().value, [counts("age", &[], 0)]);
    assert_eq!(world.engine.months(&nobody).await.unwrap().value, []);
    assert_eq!(world.engine.voices(&nobody).await.unwrap().value, Voices::default());
    let error = world.engine.numbers(&nobody, "q3").await.unwrap_err();
    assert!(matches!(error, AskError::NoQuestion { key } if key == "q3"));
}

#[tokio::test]
async fn a_question_is_asked_for_its_own_kind_of_answer() {
    let world = world();
    let error = world.engine.answers(&all(), &keys(&["q3"])).await.unwrap_err();
    assert!(matches!(error, AskError::NotOfKind { key } if key == "q3"));
    let error = world.engine.numbers(&all(), "q1").await.unwrap_err();
    assert!(matches!(error, AskError::NotOfKind { .. }));
    let error = world.engine.comments(&all(), "q1", 1, 0).await.unwrap_err();
    assert!(matches!(error, AskError::NotOfKind { .. }));
    let error = world.engine.crossed(&all(), "q9", "age").await.unwrap_err();
    assert!(matches!(error, AskError::NoQuestion { .. }));
    let within = Within { answers: [("q4".to_owned(), keys(&["b"]))].into(), ..all() };
    assert!(matches!(world.engine.count(&within).await.unwrap_err(), AskError::NotOfKind { .. }));
}

#[tokio::test]
async fn known_keys_are_those_of_all_files() {
    let known = world().engine.known_keys(ENGAGEMENT).await.unwrap();
    assert_eq!(known, [1, 2, 3, 4, 5, -6].into());
}
