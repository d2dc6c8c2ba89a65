//! Made-up answers for one real board, so that “Who we hear from” can be looked at beside England's figures: the published
//! files say nothing of who answered. What it is called says on every page that nobody said this.

use std::sync::Arc;

use anyhow::Context;
use chrono::{Days, NaiveDate};
use convenor_domain::response::{
    Answer, GivenResponse, NewResponseFile, Question, QuestionKind, ResponseImportSummary, Responses,
};
use convenor_domain::{
    Actor, AreaCode, AreaKind, EngagementContent, EngagementStatus, ImportId, System, Visibility,
};
use convenor_store::{NewEngagement, NewResponseImport, Store};
use rand::SeedableRng;
use rand::distr::Distribution;
use rand::distr::weighted::WeightedIndex;
use rand_chacha::ChaCha8Rng;

/// The board, of which the outlines of small areas are in the source.
pub(super) const BOARD: &str = "E54000039";
const TITLE: &str = "Made-up answers, to try the pages with: nobody said this";
/// What the import is known by, so that it is made once.
const HASH: &str = "made-up-answers-1";
const PEOPLE: u64 = 2_400;
const SEED: u64 = 39;
/// Days over which they answered.
const DAYS: u64 = 540;

/// What people are made up of: each dimension with how much oftener than others its categories answer, in order.
const HEARD: [(&str, &[f64]); 5] = [
    ("age", &[0.1, 0.5, 0.7, 0.9, 1.0, 1.3, 1.7, 1.4]),
    ("sex", &[1.4, 1.0, 1.0]),
    ("ethnicity", &[0.5, 0.6, 0.8, 1.1, 0.6]),
    ("disability", &[1.2, 1.0]),
    ("carer", &[1.3, 1.0]),
];

/// Categories to draw from, with how often.
type Wheel = (Vec<Arc<str>>, WeightedIndex<f64>);

/// Makes them up, where that was not done before and the board's figures are there.
pub(super) async fn bring_in(
    store: &Store,
    responses: &dyn Responses,
    system: &System,
) -> anyhow::Result<()> {
    let Some(board) = system.area.clone() else { return Ok(()) };
    if store.has_response_file(system.id, HASH).await? {
        return Ok(());
    }
    let Some(homes) = store.people_by_area("age", AreaKind::Lsoa, &board).await? else { return Ok(()) };
    let homes: Vec<(AreaCode, f64)> =
        homes.areas.into_iter().map(|area| (area.area, real(area.total))).collect();
    let mut wheels = Vec::new();
    for (dimension, oftener) in HEARD {
        wheels.extend(wheel(store, dimension, oftener, &board).await?.map(|wheel| (dimension, wheel)));
    }
    let given = draw(&homes, &wheels, store.today())?;
    keep(store, responses, system, wheels.iter().map(|(key, _)| (*key).to_owned()).collect(), &given).await
}

/// The people of a dimension, bent by how often they answer; nothing where no list says who they are.
async fn wheel(store: &Store, key: &str, oftener: &[f64], board: &AreaCode) -> anyhow::Result<Option<Wheel>> {
    let Some(list) = store.people_in_area(key, board).await? else { return Ok(None) };
    let people = list.areas.into_iter().flat_map(|area| area.categories);
    let (keys, weights): (Vec<Arc<str>>, Vec<f64>) = people
        .zip(oftener.iter().chain(std::iter::repeat(&1.0)))
        .map(|(one, oftener)| (Arc::from(one.category), real(one.people) * oftener))
        .unzip();
    Ok(Some((keys, WeightedIndex::new(&weights)?)))
}

fn draw(
    homes: &[(AreaCode, f64)],
    wheels: &[(&str, Wheel)],
    today: NaiveDate,
) -> anyhow::Result<Vec<GivenResponse>> {
    let mut chance = ChaCha8Rng::seed_from_u64(SEED);
    let live = WeightedIndex::new(homes.iter().map(|(_, people)| *people))?;
    let mut given = Vec::new();
    for number in 0..PEOPLE {
        let home = homes.get(live.sample(&mut chance)).map(|(code, _)| code.clone());
        let people = wheels.iter().map(|(_, (keys, wheel))| {
            // One in sixteen would rather not say.
            let says = number % 16 != 0;
            keys.get(wheel.sample(&mut chance)).filter(|_| says).cloned()
        });
        given.push(GivenResponse {
            key: i64::try_from(number)?,
            row: number + 2,
            person: Some(i64::try_from(number * 7 % (PEOPLE * 4 / 5))?),
            given_on: today.checked_sub_days(Days::new(number * DAYS / PEOPLE)),
            people: people.collect(),
            area: home,
            answers: vec![Answer::One(Arc::from(if number % 3 == 0 { "No" } else { "Yes" }))],
        });
    }
    Ok(given)
}

async fn keep(
    store: &Store,
    responses: &dyn Responses,
    system: &System,
    dimensions: Vec<String>,
    given: &[GivenResponse],
) -> anyhow::Result<()> {
    let mut writing = store.begin(&Actor::operator()).await?;
    let content = EngagementContent {
        title: TITLE.to_owned(),
        summary: "Made up by Convenor to try its pages with. No person, group or place said any of this."
            .to_owned(),
        areas: system.area.iter().cloned().collect(),
        visibility: Visibility::System,
        ..EngagementContent::default()
    };
    let new = NewEngagement { system: system.id, status: EngagementStatus::Reported, content };
    let engagement = writing.add_engagement(new).await?;
    let question = Question {
        key: "q1".to_owned(),
        heading: "q1".to_owned(),
        text: "Made up: would you come again?".to_owned(),
        kind: QuestionKind::Closed,
        options: ["Yes", "No"].map(str::to_owned).to_vec(),
        dimension: None,
    };
    let import = ImportId(store.clock().new_id());
    let questions = vec![question];
    let new = NewResponseFile {
        system: system.id,
        engagement: engagement.id,
        import,
        questions: questions.clone(),
        dimensions,
    };
    let mut file = responses.begin(new)?;
    given.iter().try_for_each(|one| file.push(one))?;
    let file =
        responses.roll_up(file.finish(questions)?).await.context("the made-up answers cannot be counted")?;
    let summary = ResponseImportSummary { new: file.responses, ..ResponseImportSummary::default() };
    let (file_name, tool) = ("made-up.csv".to_owned(), "none".to_owned());
    let new = NewResponseImport { file_name, file_hash: HASH.to_owned(), tool, summary, file: Some(file) };
    writing.add_response_import(import, (system.id, engagement.id), new).await?;
    Ok(writing.commit().await.map(|_| ())?)
}

#[expect(clippy::cast_precision_loss, reason = "no board has so many people")]
fn real(people: u64) -> f64 {
    people as f64
}
