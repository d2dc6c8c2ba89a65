//! Made-up responses, the same for the same number, written through the product's own writer.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use chrono::{Days, NaiveDate};
use convenor_domain::response::{Answer, GivenResponse, NewResponseFile, Question, QuestionKind};
use convenor_domain::{AreaCode, EngagementId, ImportId, SystemId};
use convenor_lake::{Lake, ResponseWriter};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use crate::time::Since;

/// The engagement that everything belongs to.
pub(crate) const ENGAGEMENT: EngagementId = EngagementId(Uuid::from_u128(2));
/// The manifest's file.
pub(crate) const MANIFEST: &str = "manifest.json";

const CLOSED: [&str; 6] =
    ["Very good", "Good", "Neither good nor poor", "Poor", "Very poor", "I have not used it"];
const SEVERAL: [&str; 8] =
    ["Bus", "Train", "Car", "Walking", "Bicycle", "Taxi", "Community transport", "Somebody drives me"];
/// Age bands.
pub(crate) const AGES: [&str; 8] =
    ["age-0-15", "age-16-24", "age-25-34", "age-35-44", "age-45-54", "age-55-64", "age-65-74", "age-75-plus"];
const SEXES: [&str; 2] = ["sex-female", "sex-male"];

/// Writes responses and their manifest, and prints what that cost.
pub(crate) fn write(folder: &Path, responses: u64) -> Result<()> {
    let lake = Lake::local(folder)?;
    let mut random = ChaCha8Rng::seed_from_u64(20_261_122);
    let texts = Texts::new();
    let since = Since::now()?;
    let mut writer = ResponseWriter::begin(&lake, new_file())?;
    for row in 0..responses {
        writer.push(&response(row, responses, &texts, &mut random))?;
    }
    let file = writer.finish(questions())?;
    let (clock, processor) = since.spent_ms()?;
    let bytes = std::fs::metadata(folder.join(&file.path))?.len();
    std::fs::write(folder.join(MANIFEST), serde_json::to_vec(&[file])?)?;
    println!("{responses} responses written in {clock} ms, {processor} ms of processors, {bytes} bytes");
    Ok(())
}

fn new_file() -> NewResponseFile {
    NewResponseFile {
        system: SystemId(Uuid::from_u128(1)),
        engagement: ENGAGEMENT,
        import: ImportId(Uuid::from_u128(3)),
        questions: questions(),
        dimensions: vec!["age".to_owned(), "sex".to_owned()],
    }
}

fn questions() -> Vec<Question> {
    let kinds = [QuestionKind::Closed, QuestionKind::Multiple, QuestionKind::Number];
    let question = |(place, kind): (i32, QuestionKind)| Question {
        key: format!("q{place}"),
        heading: format!("Q{place}"),
        text: format!("Q{place}"),
        kind,
        options: Vec::new(),
        dimension: None,
    };
    (1..).zip(kinds).map(question).collect()
}

/// Texts made once.
struct Texts {
    closed: Vec<Arc<str>>,
    several: Vec<Arc<str>>,
    ages: Vec<Arc<str>>,
    sexes: Vec<Arc<str>>,
    areas: Vec<AreaCode>,
}

impl Texts {
    fn new() -> Self {
        let texts = |texts: &[&str]| texts.iter().map(|text| Arc::from(*text)).collect();
        let (closed, several, ages, sexes) = (texts(&CLOSED), texts(&SEVERAL), texts(&AGES), texts(&SEXES));
        let areas = (0..500).map(|place| AreaCode(format!("X0100{place:04}"))).collect();
        Self { closed, several, ages, sexes, areas }
    }
}

/// One of a few, or none in one case of ten.
fn pick<T: Clone>(from: &[T], random: &mut impl Rng) -> Option<T> {
    if random.random_ratio(1, 10) { None } else { from.get(random.random_range(0..from.len())).cloned() }
}

fn response(row: u64, responses: u64, texts: &Texts, random: &mut impl Rng) -> GivenResponse {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1);
    let chosen = texts.several.iter().filter(|_| random.random_ratio(3, 10)).cloned().collect();
    GivenResponse {
        key: random.random(),
        row,
        person: pick(&[()], random)
            .map(|()| i64::try_from(random.random_range(0..=responses / 2)).unwrap_or(0)),
        given_on: pick(&[()], random)
            .and_then(|()| first?.checked_add_days(Days::new(random.random_range(0..730)))),
        area: pick(&texts.areas, random),
        people: vec![pick(&texts.ages, random), pick(&texts.sexes, random)],
        answers: vec![
            pick(&texts.closed, random).map_or(Answer::None, Answer::One),
            Answer::Many(chosen),
            pick(&[()], random).map_or(Answer::None, |()| Answer::Number(random.random_range(0..120).into())),
        ],
    }
}
