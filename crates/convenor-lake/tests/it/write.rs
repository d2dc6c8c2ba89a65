//! Files: nothing of an unfinished one counts or stays, and what does not fit is refused by its row.

use chrono::{DateTime, TimeDelta, Utc};
use convenor_domain::response::ask::{AskResponses, Within};
use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};
use convenor_lake::LakeError;

use crate::support::{ENGAGEMENT, World, many, one, question, response};

fn questions() -> Vec<Question> {
    vec![question("q1", QuestionKind::Closed), question("q2", QuestionKind::Multiple)]
}

fn given(key: i64) -> GivenResponse {
    response(key, &[Some("old")], vec![one("Yes"), many(&["A", "B"])])
}

/// When a file was last written, as the file system tells.
fn written_at(path: &std::path::Path) -> DateTime<Utc> {
    std::fs::metadata(path).unwrap().modified().unwrap().into()
}

#[test]
fn a_writer_dropped_in_the_middle_leaves_nothing() {
    let world = World::new();
    let mut writer = world.begin(1, questions(), &["age"]);
    (0..20_000).for_each(|key| writer.push(&given(key)).unwrap());
    assert_eq!(world.files().len(), 1);
    drop(writer);
    assert_eq!(world.files(), [""; 0]);
}

#[tokio::test]
async fn what_a_killed_import_leaves_does_not_count_and_is_swept() {
    let world = World::new();
    world.import(1, questions(), &["age"], &[given(1)]);
    let mut writer = world.begin(2, questions(), &["age"]);
    (0..20_000).for_each(|key| writer.push(&given(key)).unwrap());
    // As a process that is killed: nothing of it is tidied up.
    std::mem::forget(writer);
    assert_eq!(world.files().len(), 2);
    assert_eq!(world.engine.count(&Within::all(ENGAGEMENT)).await.unwrap().value, 1);

    let (named, day) = (world.listed.0.lock().unwrap().clone(), TimeDelta::days(1));
    let now = written_at(&world.first_file());
    assert_eq!(world.lake.sweep(&named, now, day).await.unwrap(), [""; 0]);
    let swept = world.lake.sweep(&named, now + TimeDelta::days(2), day).await.unwrap();
    assert_eq!(swept.len(), 1);
    assert!(swept[0].ends_with(".parquet.part"), "{swept:?}");
    assert_eq!(world.files().len(), 1);
}

#[tokio::test]
async fn a_finished_file_that_no_import_claimed_is_swept() {
    let world = World::new();
    world.import(1, questions(), &["age"], &[given(1)]);
    let later = written_at(&world.first_file()) + TimeDelta::days(2);
    let swept = world.lake.sweep(&[], later, TimeDelta::days(1)).await.unwrap();
    assert_eq!(swept, [world.listed.0.lock().unwrap()[0].path.clone()]);
    assert_eq!(world.files(), [""; 0]);
}

#[tokio::test]
async fn a_killed_import_can_be_done_again() {
    let world = World::new();
    let mut writer = world.begin(1, questions(), &["age"]);
    writer.push(&given(1)).unwrap();
    std::mem::forget(writer);
    world.import(1, questions(), &["age"], &[given(1), given(2)]);
    assert_eq!(world.files().len(), 1);
    assert_eq!(world.engine.count(&Within::all(ENGAGEMENT)).await.unwrap().value, 2);
}

#[tokio::test]
async fn a_response_that_does_not_fit_is_left_out_whole() {
    let world = World::new();
    let mut writer = world.begin(1, questions(), &["age"]);
    writer.push(&given(1)).unwrap();
    let short = response(2, &[Some("old")], vec![one("Yes")]);
    assert!(matches!(writer.push(&short), Err(LakeError::Shape { row: 3 })));
    let wrong = response(3, &[None], vec![one("Yes"), Answer::Number(1.0)]);
    let error = writer.push(&wrong).unwrap_err();
    assert!(matches!(&error, LakeError::Kind { row: 4, question } if question == "q2"), "{error}");
    let split = response(4, &[None], vec![one("Yes"), many(&["A\u{1f}B"])]);
    assert!(matches!(writer.push(&split), Err(LakeError::Separator { row: 5, .. })));
    writer.push(&given(5)).unwrap();
    let file = writer.finish(questions()).unwrap();
    assert_eq!((file.responses, file.key_sum), (2, 6));
    world.listed.0.lock().unwrap().push(file);
    assert_eq!(world.engine.count(&Within::all(ENGAGEMENT)).await.unwrap().value, 2);
}

#[test]
fn a_file_ends_with_the_questions_that_it_began_with() {
    let world = World::new();
    let mut writer = world.begin(1, questions(), &["age"]);
    writer.push(&given(1)).unwrap();
    let other = vec![question("q1", QuestionKind::Closed), question("q3", QuestionKind::Multiple)];
    assert!(matches!(writer.finish(other), Err(LakeError::Questions)));
    assert_eq!(world.files(), [""; 0]);
}

#[tokio::test]
async fn an_import_without_responses_is_a_file_without_rows() {
    let world = World::new();
    world.import(1, questions(), &["age"], &[]);
    assert_eq!(world.engine.count(&Within::all(ENGAGEMENT)).await.unwrap().value, 0);
    let first = world.listed.0.lock().unwrap()[0].clone();
    world.lake.verify(&first).await.unwrap();
}

#[tokio::test]
async fn long_words_and_many_rows_come_back_as_they_went() {
    let world = World::new();
    let asked = vec![question("q1", QuestionKind::Open)];
    let mut given: Vec<GivenResponse> =
        (0..30_000).map(|key| response(key, &[], vec![Answer::None])).collect();
    let long = "å".repeat(5 << 20);
    given[12_345].answers = vec![Answer::Words(long.clone())];
    world.import(1, asked, &[], &given);
    let told = world.engine.comments(&Within::all(ENGAGEMENT), "q1", 10, 0).await.unwrap();
    assert_eq!((told.responses, told.value.1.people), (30_000, 1));
    assert_eq!(told.value.0[0].row, 12_346);
    assert!(told.value.0[0].text == long);
}
