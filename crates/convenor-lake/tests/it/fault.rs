//! What goes wrong is told by name and never makes a smaller number.

use std::time::Duration;

use convenor_domain::response::ask::{AskError, AskResponses, KeySums, Within};
use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};

use crate::support::{ENGAGEMENT, World, one, question, response};

fn questions() -> Vec<Question> {
    vec![question("q1", QuestionKind::Closed)]
}

fn given(count: i64) -> Vec<GivenResponse> {
    (0..count).map(|key| response(key, &[], vec![one("Yes")])).collect()
}

fn world(count: i64) -> World {
    let world = World::new();
    world.import(1, questions(), &[], &given(count));
    world
}

async fn count(world: &World) -> Result<u64, AskError> {
    world.engine.count(&Within::all(ENGAGEMENT)).await.map(|told| told.value.people)
}

/// That counting fails because of the first file, in words that name it.
async fn assert_names_the_file(world: &World, fault: &str) {
    let path = world.listed.0.lock().unwrap()[0].path.clone();
    let error = count(world).await.unwrap_err();
    let message = error.to_string();
    assert!(matches!(error, AskError::File { .. }), "{message}");
    assert!(message.contains(&path) && message.contains(fault), "{message}");
}

#[tokio::test]
async fn a_missing_file_is_named() {
    let world = world(5);
    assert_eq!(count(&world).await.unwrap(), 5);
    std::fs::remove_file(world.first_file()).unwrap();
    assert_names_the_file(&world, "missing").await;
}

#[tokio::test]
async fn a_file_cut_off_is_named() {
    let world = world(5);
    assert_eq!(count(&world).await.unwrap(), 5);
    let content = std::fs::read(world.first_file()).unwrap();
    std::fs::write(world.first_file(), &content[..content.len() / 2]).unwrap();
    assert_names_the_file(&world, "damaged").await;
}

#[tokio::test]
async fn a_single_changed_byte_is_found() {
    let world = world(5);
    let mut content = std::fs::read(world.first_file()).unwrap();
    let middle = content.len() / 2;
    content[middle] ^= 1;
    std::fs::write(world.first_file(), content).unwrap();
    assert_names_the_file(&world, "damaged").await;
}

#[tokio::test]
async fn a_row_too_few_is_not_believed() {
    let world = world(5);
    world.listed.0.lock().unwrap()[0].responses = 6;
    let error = count(&world).await.unwrap_err();
    assert!(matches!(error, AskError::Control { found: 5, expected: 6 }));
    let within = Within::all(ENGAGEMENT);
    let error = world.engine.answers(&within, &["q1".to_owned()]).await.unwrap_err();
    assert!(matches!(error, AskError::Control { found: 5, expected: 6 }));
    let error = world.engine.crossed(&within, "q1", "age").await.unwrap_err();
    assert!(matches!(error, AskError::Control { found: 5, expected: 6 }));
    assert!(matches!(world.engine.voices(&within).await.unwrap_err(), AskError::Control { .. }));
    assert!(matches!(world.engine.months(&within).await.unwrap_err(), AskError::Control { .. }));
}

#[tokio::test]
async fn another_row_of_the_same_number_is_not_believed_where_keys_count() {
    let world = world(5);
    world.listed.0.lock().unwrap()[0].key_sum += 1;
    let within = Within { keys: KeySums::Wanted, ..Within::all(ENGAGEMENT) };
    let questions = ["q1".to_owned()];
    let error = world.engine.count(&within).await.unwrap_err();
    assert!(matches!(error, AskError::Control { found: 5, expected: 5 }));
    let error = world.engine.answers(&within, &questions).await.unwrap_err();
    assert!(matches!(error, AskError::Control { .. }));
    let error = world.engine.crossed(&within, "q1", "age").await.unwrap_err();
    assert!(matches!(error, AskError::Control { .. }));
    assert!(matches!(world.engine.voices(&within).await.unwrap_err(), AskError::Control { .. }));
    assert!(matches!(world.engine.months(&within).await.unwrap_err(), AskError::Control { .. }));
    assert!(matches!(world.engine.known_keys(ENGAGEMENT).await.unwrap_err(), AskError::Control { .. }));
}

#[tokio::test]
async fn keys_whose_sum_is_too_great_still_add_up() {
    let world = World::new();
    let given =
        [i64::MAX, 5, i64::MAX].map(|key| GivenResponse { row: 1, ..response(key, &[], vec![one("a")]) });
    world.import(1, questions(), &[], &given);
    let within = Within { keys: KeySums::Wanted, ..Within::all(ENGAGEMENT) };
    assert_eq!(world.engine.count(&within).await.unwrap().value, 3);
}

#[tokio::test]
async fn a_question_of_two_kinds_is_told() {
    let world = world(5);
    let given = response(9, &[], vec![Answer::Number(1.0)]);
    world.import(2, vec![question("q1", QuestionKind::Number)], &[], &[given]);
    let error = count(&world).await.unwrap_err();
    assert!(error.to_string().contains("q1"), "{error}");
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_an_error() {
    let world = World::limited(64 << 20, Duration::ZERO);
    world.import(1, questions(), &[], &given(5));
    let error = count(&world).await.unwrap_err();
    assert!(matches!(error, AskError::Engine { .. }), "{error}");
    assert!(error.to_string().contains("no answer within 0 seconds"), "{error}");
}

#[tokio::test]
async fn little_memory_is_enough_for_many_people() {
    let world = World::limited(4 << 20, Duration::from_mins(1));
    let people = 300_000_i64;
    let given: Vec<GivenResponse> = (0..people)
        .map(|key| GivenResponse {
            person: Some(key.wrapping_mul(7_919)),
            ..response(key, &[], vec![one("Yes")])
        })
        .collect();
    world.import(1, questions(), &[], &given);
    let told = world.engine.voices(&Within::all(ENGAGEMENT)).await.unwrap();
    assert_eq!(told.value.people, people.unsigned_abs());
}

#[tokio::test]
async fn what_is_remembered_is_of_the_same_files_and_still_compared() {
    let world = world(5);
    assert_eq!((count(&world).await.unwrap(), count(&world).await.unwrap()), (5, 5));
    world.import(2, questions(), &[], &given(3));
    assert_eq!(count(&world).await.unwrap(), 8);
    world.listed.0.lock().unwrap()[1].responses = 4;
    assert!(matches!(count(&world).await.unwrap_err(), AskError::Control { found: 8, expected: 9 }));
    world.listed.0.lock().unwrap().pop();
    assert_eq!(count(&world).await.unwrap(), 5);
}
