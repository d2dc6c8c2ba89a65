//! The lake in a bucket, on a real S3 server.

mod server;

use convenor_domain::response::ask::{AskError, AskResponses, Within};
use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};
use convenor_lake::Lake;

use self::server::Server;
use crate::support::{ENGAGEMENT, World, one, question, response};

fn questions() -> Vec<Question> {
    vec![question("q1", QuestionKind::Closed), question("q2", QuestionKind::Open)]
}

/// More than one piece on the way to the server.
fn given(count: i64) -> Vec<GivenResponse> {
    let words = |key: i64| Answer::Words(format!("{key} {:x}", key.wrapping_mul(0x1E37_79B9_7F4A_7C15)));
    (1..=count).map(|key| response(key, &[Some("old")], vec![one("Yes"), words(key)])).collect()
}

async fn count(world: &World) -> Result<u64, AskError> {
    world.engine.count(&Within::all(ENGAGEMENT)).await.map(|told| told.value.people)
}

#[tokio::test(flavor = "multi_thread")]
async fn responses_are_kept_counted_and_removed_in_a_bucket() {
    let server = Server::start();
    let world = World::over(|folder| Lake::bucket("s3://lake", folder, server.settings()).unwrap());
    world.import(1, questions(), &["age"], &given(300_000));
    world.import(2, questions(), &["age"], &given(0));
    assert_eq!(count(&world).await.unwrap(), 300_000);
    world.roll_up().await;
    let told = world.engine.answers(&Within::all(ENGAGEMENT), &["q1".to_owned()]).await.unwrap();
    assert_eq!(told.value[0].counts, [("Yes".to_owned(), 300_000.into())]);
    let (comments, _) =
        world.engine.comments(&Within::all(ENGAGEMENT), "q2", 1, 299_999).await.unwrap().value;
    assert!(comments[0].text.starts_with("300000 "));
    assert_eq!(world.files(), Vec::<String>::new(), "nothing waits any more");

    let files = world.listed.0.lock().unwrap().clone();
    world.lake.remove(&files[0].path).await.unwrap();
    world.lake.remove(&files[0].path).await.unwrap();
    let gone = world.without_cubes();
    let error = count(&gone).await.unwrap_err();
    assert!(matches!(&error, AskError::File { reason } if reason.contains("missing")), "{error}");
}

#[test]
fn an_address_that_is_none_is_refused_with_the_mend() {
    let folder = tempfile::tempdir().unwrap();
    for address in ["lake", "s3://", "s3://lake/folder", "https://lake"] {
        let refused = Lake::bucket(address, folder.path(), []).unwrap_err().to_string();
        assert!(refused.contains("write s3://bucket"), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_gone_makes_no_number_and_no_half_file() {
    let server = Server::start();
    let world = World::over(|folder| Lake::bucket("s3://lake", folder, server.settings()).unwrap());
    world.import(1, questions(), &["age"], &given(3));
    drop(server);
    assert!(matches!(count(&world).await, Err(AskError::Engine { .. } | AskError::File { .. })));
    let mut writer = world.begin(2, questions(), &["age"]);
    writer.push(&given(1)[0]).unwrap();
    assert!(writer.finish(questions()).is_err());
    assert_eq!(world.files(), Vec::<String>::new());
}
