//! What is lost on the way, from an executor to the whole cluster, never makes a number wrong.

use std::sync::Arc;
use std::time::Duration;

use convenor_domain::response::ask::{AskError, AskResponses, KeySums, Voices, Within};
use convenor_domain::response::{GivenResponse, QuestionKind};

use super::fake::{self, Reply};
use super::line::{After, Line};
use super::{asking, assert_answered_instead, assert_cluster_answered, spark};
use crate::support::{ENGAGEMENT, World, one, question, response};

const DEADLINE: Duration = Duration::from_mins(5);

/// A world in which everybody has said something else.
fn world(files: u128, people: i64) -> World {
    let world = World::new();
    for file in 1..=files {
        let first = i64::try_from(file).unwrap() * people;
        let said = |key: i64| one(&format!("{} {key}", "Words that take some room".repeat(4)));
        let given = (first..first + people).map(|key| GivenResponse {
            person: Some(key.wrapping_mul(7_919)),
            ..response(key, &[], vec![said(key)])
        });
        world.import(file, vec![question("q1", QuestionKind::Closed)], &[], &given.collect::<Vec<_>>());
    }
    world
}

/// The second attempt at a task that was begun: “task 3.0 in stage 1.0” becomes “task 3.1 in stage 1.0”.
fn again(started: &str) -> String {
    let task = started.split_once("Starting ").unwrap().1.split_once(" (TID").unwrap().0;
    task.replacen(".0 in", ".1 in", 1)
}

fn all() -> Within {
    Within::all(ENGAGEMENT)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_executor_killed_in_mid_question_changes_no_number() {
    let world = world(6, 100_000);
    let spark = spark::shared().await;
    let engine = Arc::new(asking(&world, &spark.address, DEADLINE));
    let (log, from) = (spark.log(), spark.log().len());
    let asked = Arc::clone(&engine);
    let asking = tokio::spawn(async move { asked.voices(&all()).await.unwrap() });

    let started = log.wait(from, "Starting task");
    let executor = started.split_once("executor ").unwrap().1.split(',').next().unwrap().to_owned();
    spark.kill_executor(&executor);

    let told = asking.await.unwrap();
    let all_known = Voices { people: 600_000.into(), responses: 600_000.into(), unknown: 0.into() };
    assert_eq!(told.value, all_known);
    // It was killed while it was needed: what it did was begun again.
    log.wait(from, &format!("Lost executor {executor}"));
    log.wait(from, &format!("Starting {}", again(&started)));
    assert_cluster_answered(&engine);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_cut_in_the_middle_of_an_answer_is_taken_up_again() {
    let world = world(1, 60_000);
    let spark = spark::shared().await;
    let line = Line::cut(&spark.address, 1 << 20, After::Mended).await;
    let engine = asking(&world, &line.address, DEADLINE);
    assert_eq!(engine.voices(&all()).await.unwrap().value.people, 60_000);
    assert_eq!(line.cuts(), 1);
    assert_cluster_answered(&engine);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_cut_for_good_is_answered_here() {
    let world = world(1, 60_000);
    let spark = spark::shared().await;
    let line = Line::cut(&spark.address, 1 << 20, After::Dead).await;
    let engine = asking(&world, &line.address, DEADLINE);
    assert_eq!(engine.voices(&all()).await.unwrap().value.people, 60_000);
    assert_eq!(line.cuts(), 1);
    assert_answered_instead(&engine);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_gone_is_not_waited_for() {
    let world = world(1, 5);
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let engine = asking(&world, &format!("sc://{free}"), DEADLINE);
    assert_eq!(engine.count(&all()).await.unwrap().value, 5);
    assert_answered_instead(&engine);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_not_whole_are_not_believed() {
    let world = world(1, 5);
    // The right count, with one key for another; and another count with the right keys.
    let sum = (5..10).sum();
    let keyed = Within { keys: KeySums::Wanted, ..all() };
    let asked = [
        (Reply::Nothing, all()),
        (Reply::NoRows, all()),
        (Reply::Group(vec![4, 4]), all()),
        (Reply::Group(vec![5, 6]), all()),
        (Reply::Group(vec![5, 5, sum, sum]), all()),
        (Reply::Group(vec![5, 5]), keyed.clone()),
        (Reply::Group(vec![5, 5, sum, sum + 1]), keyed.clone()),
        (Reply::Group(vec![4, 4, sum, sum]), keyed),
    ];
    for (reply, within) in asked {
        let engine = asking(&world, &fake::server(reply.clone()).await, DEADLINE);
        assert_eq!(engine.count(&within).await.unwrap().value, 5, "{reply:?}");
        assert_answered_instead(&engine);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_answer_of_any_server_is_believed() {
    let world = world(1, 5);
    let engine = asking(&world, &fake::server(Reply::Group(vec![5, 5])).await, DEADLINE);
    assert_eq!(engine.count(&all()).await.unwrap().value, 5);
    assert_cluster_answered(&engine);
    let sum = (5..10).sum();
    let engine = asking(&world, &fake::server(Reply::Group(vec![5, 5, sum, sum])).await, DEADLINE);
    let keyed = Within { keys: KeySums::Wanted, ..all() };
    assert_eq!(engine.count(&keyed).await.unwrap().value, 5);
    assert_cluster_answered(&engine);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_server_is_given_up_in_time() {
    let world = world(1, 5);
    let engine = asking(&world, &fake::server(Reply::Silence).await, Duration::from_secs(4));
    assert_eq!(engine.count(&all()).await.unwrap().value, 5);
    assert_answered_instead(&engine);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_damaged_is_named_with_a_cluster_too() {
    let world = world(1, 5);
    let spark = spark::shared().await;
    let engine = asking(&world, &spark.address, DEADLINE);
    let mut content = std::fs::read(world.first_file()).unwrap();
    let middle = content.len() / 2;
    content[middle] ^= 1;
    std::fs::write(world.first_file(), content).unwrap();
    assert!(matches!(engine.count(&all()).await.unwrap_err(), AskError::File { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manifest_that_both_engines_contradict_makes_no_number() {
    let world = world(1, 5);
    let spark = spark::shared().await;
    world.listed.0.lock().unwrap()[0].responses = 6;
    let engine = asking(&world, &spark.address, DEADLINE);
    let error = engine.count(&all()).await.unwrap_err();
    assert!(matches!(error, AskError::Control { found: 5, expected: 6 }), "{error}");
}

#[tokio::test]
async fn counts_that_are_added_up_need_no_cluster() {
    let world = world(1, 5);
    world.roll_up().await;
    let engine = asking(&world, &fake::server(Reply::Group(vec![4, 4])).await, DEADLINE);
    let told = engine.answers(&all(), &["q1".to_owned()]).await.unwrap();
    assert_eq!(told.responses, 5);
    assert_eq!(engine.known_keys(ENGAGEMENT).await.unwrap().len(), 5);
    assert_eq!(engine.served().embedded, 2);
}

#[test]
fn an_address_that_is_none_is_told_without_its_secret() {
    let error = convenor_lake::Cluster::at("http://host/;token=secret").unwrap_err().to_string();
    assert!(error.contains("sc://host:port") && !error.contains("secret"), "{error}");
}
