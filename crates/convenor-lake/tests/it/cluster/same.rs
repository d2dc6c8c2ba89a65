//! Every question on both engines, over made-up responses with texts that engines like to read in their own ways.

use std::time::Duration;

use chrono::NaiveDate;
use convenor_domain::response::apart::{Apart, Places};
use convenor_domain::response::ask::{AskResponses, KeySums, Within};
use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};
use convenor_lake::Engine;

use super::{asking, assert_cluster_answered, spark};
use crate::support::{ENGAGEMENT, World, area, many, one, question, response};

/// Answers and categories that are hard on quotes, variables, escapes and alphabets.
const TEXTS: [&str; 9] = [
    "Yes",
    "It's",
    "$x ${y}",
    "back\\slash \\u0041",
    "Größe Ærø",
    "\"quoted\" `too`",
    "two\nlines",
    " space ",
    "%_",
];

/// Numbers in no order, always the same.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) % sides
    }

    fn text(&mut self) -> Option<&'static str> {
        TEXTS.get(usize::try_from(self.throw(11)).unwrap()).copied()
    }

    fn answer(&mut self, kind: QuestionKind) -> Answer {
        match kind {
            QuestionKind::Multiple => {
                let chosen: Vec<&str> = (0..self.throw(4)).filter_map(|_| self.text()).collect();
                many(&chosen)
            }
            QuestionKind::Number if self.throw(4) > 0 => {
                Answer::Number(f64::from(u32::try_from(self.throw(1_000)).unwrap()) / 7.0 - 50.0)
            }
            QuestionKind::Number => Answer::None,
            QuestionKind::Date => self.day().map_or(Answer::None, Answer::Date),
            QuestionKind::Open => {
                self.text().map_or(Answer::None, |text| Answer::Words(format!("{text} 🙂 {text}")))
            }
            _ => self.text().map_or(Answer::None, one),
        }
    }

    fn day(&mut self) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(1_580, 1, 1).unwrap();
        (self.throw(5) > 0).then(|| first + chrono::Days::new(self.throw(200) * 900))
    }

    fn given(&mut self, questions: &[Question], dimensions: usize) -> GivenResponse {
        let people: Vec<Option<&str>> = (0..dimensions).map(|_| self.text()).collect();
        let answers = questions.iter().map(|question| self.answer(question.kind)).collect();
        // Keys are as great as can be, so that their sums wrap.
        let key = i64::from_ne_bytes(self.throw(u64::MAX).to_ne_bytes());
        let mut given = response(key, &people, answers);
        given.row = self.throw(1_000_000);
        given.person = (self.throw(3) > 0).then(|| i64::try_from(self.throw(400)).unwrap() - 200);
        given.given_on = self.day();
        given.area = (self.throw(4) > 0).then(|| area(&format!("E0{}", self.throw(20))));
        given
    }
}

/// Three files with different questions; some keys are words of SQL, or names that the statements use themselves.
fn world() -> World {
    let world = World::new();
    let mut dice = Dice(4);
    let (closed, several, number) = (
        question("q1", QuestionKind::Closed),
        question("select", QuestionKind::Multiple),
        question("seen", QuestionKind::Number),
    );
    let (open, day, scale) = (
        question("file", QuestionKind::Open),
        question("q5", QuestionKind::Date),
        question("fitting", QuestionKind::Scale),
    );
    let files = [
        (vec![closed.clone(), several.clone(), number.clone(), open.clone()], vec!["age"], 700),
        (vec![scale, day, open, number], vec!["age", "long-term"], 500),
        (vec![several, closed], vec![], 300),
        (vec![], vec!["sex"], 0),
    ];
    for ((questions, dimensions, count), import) in files.into_iter().zip(1..) {
        let given: Vec<_> = (0..count).map(|_| dice.given(&questions, dimensions.len())).collect();
        world.import(import, questions, &dimensions, &given);
    }
    world
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

/// All, and narrowed in every way.
fn asked() -> Vec<Within> {
    let all = || Within::all(ENGAGEMENT);
    let people = |key: &str, categories: &[&str]| [(key.to_owned(), texts(categories))].into();
    let day = |text: &str| text.parse().ok();
    vec![
        all(),
        Within { keys: KeySums::Wanted, people: people("age", &TEXTS[1..6]), ..all() },
        Within { people: people("age", &TEXTS[..5]), ..all() },
        Within { people: people("nobody", &TEXTS), ..all() },
        Within { answers: people("select", &TEXTS[1..4]), areas: vec![area("E01"), area("E0'")], ..all() },
        Within {
            answers: people("q1", &TEXTS[2..]),
            since: day("1700-01-01"),
            until: day("1990-12-31"),
            ..all()
        },
        Within { answers: people("fitting", &["Größe Ærø", "two\nlines", "no such"]), ..all() },
    ]
}

/// Every answer there is, as text, to the last digit.
pub(super) async fn told(engine: &Engine, within: &Within) -> Vec<String> {
    let (questions, dimensions) =
        (texts(&["q1", "select", "fitting"]), texts(&["age", "sex", "long-term", "none"]));
    let places = Places::from([(area("E01"), "north".into()), (area("E02"), "south".into())]);
    let apart = Apart { dimensions: dimensions.clone(), places: Some(places.into()), months: true };
    let mut told = vec![
        format!("{:?}", engine.count(within).await.unwrap()),
        format!("{:?}", engine.answers(within, &questions).await.unwrap()),
        format!("{:?}", engine.people(within, &dimensions).await.unwrap()),
        format!("{:?}", engine.numbers(within, "seen").await.unwrap()),
        format!("{:?}", engine.comments(within, "file", 2_000, 0).await.unwrap()),
        format!("{:?}", engine.comments(within, "file", 7, 40).await.unwrap()),
        format!("{:?}", engine.areas(within).await.unwrap()),
        format!("{:?}", engine.months(within).await.unwrap()),
        format!("{:?}", engine.voices(within).await.unwrap()),
        format!("{:?}", engine.profiles(within, &apart).await.unwrap()),
        format!("{:?}", engine.contributions(&[within.clone(), Within::all(ENGAGEMENT)]).await.unwrap()),
    ];
    for question in &questions {
        told.push(format!("{:?}", engine.crossed(within, question, "age").await.unwrap()));
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn every_question_is_answered_alike() {
    let world = world();
    let spark = spark::shared().await;
    let cluster = asking(&world, &spark.address, Duration::from_mins(5));
    for within in asked() {
        let (here, there) = (told(&world.engine, &within).await, told(&cluster, &within).await);
        for (here, there) in here.iter().zip(&there) {
            assert_eq!(here, there, "{within:?}");
        }
    }
    assert_cluster_answered(&cluster);
}
