//! Cubes: most questions are answered without reading a response, and answered the same.

use chrono::NaiveDate;
use convenor_domain::response::apart::{Apart, Places};
use convenor_domain::response::ask::{AskError, AskResponses, CellKey, Count, KeySums, Within};
use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};

use crate::support::{ENGAGEMENT, World, area, many, one, question, response};

fn questions() -> Vec<Question> {
    vec![
        question("q1", QuestionKind::Closed),
        question("q2", QuestionKind::Multiple),
        question("q3", QuestionKind::Number),
        question("q4", QuestionKind::Open),
    ]
}

fn given(key: i64, people: [Option<&str>; 2], day: &str, place: &str) -> GivenResponse {
    let closed = if key % 3 == 0 { Answer::None } else { one("It's $x") };
    let words = Answer::Words("words".to_owned());
    let answers = vec![closed, many(&["Bus", "Train"]), Answer::Number(2.0), words];
    let given_on = day.parse::<NaiveDate>().ok();
    GivenResponse { given_on, area: Some(area(place)), ..response(key, &people, answers) }
}

/// Two imports with their counts added up.
async fn world() -> World {
    let world = World::new();
    let first = [
        given(1, [Some("old"), Some("f")], "2026-01-31", "A1"),
        given(2, [Some("old"), None], "2026-02-01", "A2"),
        given(i64::MAX - 1, [None, Some("f")], "2026-02-28", "A1"),
    ];
    let second = [given(6, [Some("young"), Some("m")], "", "A2"), given(7, [None, None], "2026-02-03", "A2")];
    world.import(1, questions(), &["age", "sex"], &first);
    world.import(2, questions(), &["age", "sex"], &second);
    world.roll_up().await;
    world
}

fn all() -> Within {
    Within::all(ENGAGEMENT)
}

fn old() -> Within {
    Within { people: [("age".to_owned(), vec!["old".to_owned()])].into(), ..all() }
}

fn february() -> Within {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    Within { since: day("2026-02-01"), until: day("2026-02-28"), ..old() }
}

/// What a page asks, as texts.
async fn page(world: &World) -> Result<Vec<String>, AskError> {
    let keys = |keys: &[&str]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut told = Vec::new();
    let keyed = Within { keys: KeySums::Wanted, ..old() };
    for within in [all(), old(), keyed] {
        told.push(format!("{:?}", world.engine.count(&within).await?));
        told.push(format!("{:?}", world.engine.answers(&within, &keys(&["q1", "q2"])).await?));
        told.push(format!("{:?}", world.engine.people(&within, &keys(&["age", "sex"])).await?));
        told.push(format!("{:?}", world.engine.areas(&within).await?));
        told.push(format!("{:?}", world.engine.months(&within).await?));
    }
    let places = Places::from([(area("A1"), "north".into())]);
    let apart = Apart { dimensions: keys(&["sex", "age"]), places: Some(places.into()), months: true };
    told.push(format!("{:?}", world.engine.profiles(&february(), &apart).await?));
    told.push(format!("{:?}", world.engine.crossed(&all(), "q2", "age").await?));
    told.push(format!("{:?}", world.engine.people(&february(), &keys(&["sex"])).await?));
    Ok(told)
}

#[tokio::test]
async fn a_page_is_answered_from_counts_alone_and_the_same() {
    let world = world().await;
    let from_counts = page(&world).await.unwrap();
    let counted = world.without_cubes();
    let from_responses = page(&counted).await.unwrap();
    assert_eq!(from_counts, from_responses);
    // Without the responses the counts still stand.
    let world = self::world().await;
    for file in world.listed.0.lock().unwrap().iter() {
        std::fs::remove_file(world.folder.path().join("lake").join(&file.path)).unwrap();
    }
    assert_eq!(page(&world).await.unwrap(), from_responses);
}

#[tokio::test]
async fn cell_keys_are_of_those_who_fit_wherever_they_are_counted() {
    let world = world().await;
    let within = Within { keys: KeySums::Wanted, ..old() };
    // Those with the keys 1 and 2.
    let count = world.engine.count(&within).await.unwrap().value;
    assert_eq!(count, Count { people: 2, key: Some(CellKey(3)) });
    let days = Within { since: "2026-02-01".parse().ok(), until: "2026-02-27".parse().ok(), ..within };
    let count = world.engine.count(&days).await.unwrap().value;
    assert_eq!(count, Count { people: 1, key: Some(CellKey(2)) }, "from the responses themselves");
    let everybody = Within { keys: KeySums::Wanted, ..all() };
    let told = world.engine.answers(&everybody, &["q1".to_owned()]).await.unwrap().value.remove(0);
    // Those with 1, 2 and 7 gave it. Those with 6 and 2^63 - 2, whose last byte is 254, gave none.
    assert_eq!(told.counts[0].1, Count { people: 3, key: Some(CellKey(10)) });
    assert_eq!(told.none, Count { people: 2, key: Some(CellKey(4)) });
    assert_eq!(world.engine.count(&all()).await.unwrap().value.key, None, "nobody asked for keys");
}

#[tokio::test]
async fn what_counts_do_not_tell_is_read_from_the_responses() {
    let world = world().await;
    let day = Within { since: "2026-02-02".parse().ok(), ..all() };
    assert_eq!(world.engine.count(&day).await.unwrap().value, 2);
    assert_eq!(world.engine.numbers(&all(), "q3").await.unwrap().value.count, 5);
    let (comments, written) = world.engine.comments(&old(), "q4", 10, 0).await.unwrap().value;
    assert_eq!((comments.len(), written.people), (2, 2));
    let path = world.first_file();
    std::fs::remove_file(path).unwrap();
    assert!(matches!(world.engine.numbers(&all(), "q3").await, Err(AskError::File { .. })));
}

#[tokio::test]
async fn damaged_counts_are_named() {
    let world = world().await;
    let path = world.listed.0.lock().unwrap()[0].cubes.clone().unwrap().path;
    let file = world.folder.path().join("lake").join(&path);
    let content = std::fs::read(&file).unwrap();
    std::fs::write(&file, &content[..content.len() - 1]).unwrap();
    let error = world.engine.count(&all()).await.unwrap_err();
    assert!(matches!(&error, AskError::File { reason } if reason.contains(&path)), "{error}");
}

#[tokio::test]
async fn counts_go_with_their_responses() {
    let world = world().await;
    let file = world.listed.0.lock().unwrap().remove(0);
    convenor_domain::response::KeepResponses::remove(&world.engine, &file).await.unwrap();
    assert_eq!(world.files().len(), 2, "the other import has its responses and their counts");
}
