//! The questions of a page, answered from counts that were added up beforehand, each one new to the engine.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use convenor_domain::response::KeepResponses;
use convenor_domain::response::ask::{AskResponses, Within};

use crate::ask::{engine, files};
use crate::made_up::{ENGAGEMENT, MANIFEST};
use crate::time::Since;

/// Adds the counts up and notes them in the manifest.
pub(crate) fn roll_up(folder: &Path, memory_mib: usize) -> Result<()> {
    let engine = engine(folder, files(folder)?, memory_mib)?;
    let since = Since::now()?;
    let mut rolled_up = Vec::new();
    for file in files(folder)? {
        rolled_up.push(tokio::runtime::Runtime::new()?.block_on(engine.roll_up(file))?);
    }
    let (clock, processor) = since.spent_ms()?;
    println!("counts added up in {clock} ms, {processor} ms of processors");
    Ok(std::fs::write(folder.join(MANIFEST), serde_json::to_vec(&rolled_up)?)?)
}

/// Asks what pages ask, and prints how long an answer takes.
pub(crate) fn run(folder: &Path, memory_mib: usize) -> Result<()> {
    let engine = engine(folder, files(folder)?, memory_mib)?;
    let mut taken = tokio::runtime::Runtime::new()?.block_on(page(&engine))?;
    taken.sort_by(f64::total_cmp);
    let at = |hundredth: usize| taken.get((taken.len() - 1) * hundredth / 100).copied().unwrap_or_default();
    println!(
        "{} questions: median {:.1} ms, 99th percentile {:.1} ms, longest {:.1} ms",
        taken.len(),
        at(50),
        at(99),
        at(100)
    );
    Ok(())
}

/// Milliseconds of every question.
async fn page(engine: &impl AskResponses) -> Result<Vec<f64>> {
    let keys = |keys: &[&str]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (answers, people) = (keys(&["q1", "q2"]), keys(&["age", "sex"]));
    let mut taken = Vec::new();
    for within in filters() {
        for question in &answers {
            let began = Instant::now();
            engine.answers(&within, std::slice::from_ref(question)).await?;
            taken.push(began.elapsed().as_secs_f64() * 1000.0);
        }
        for dimension in &people {
            let began = Instant::now();
            engine.people(&within, std::slice::from_ref(dimension)).await?;
            taken.push(began.elapsed().as_secs_f64() * 1000.0);
        }
        for part in 0..3 {
            let began = Instant::now();
            match part {
                0 => {
                    engine.count(&within).await?;
                }
                1 => {
                    engine.areas(&within).await?;
                }
                _ => {
                    engine.months(&within).await?;
                }
            }
            taken.push(began.elapsed().as_secs_f64() * 1000.0);
        }
    }
    Ok(taken)
}

/// Everybody, and those of every one or two age bands.
fn filters() -> Vec<Within> {
    let all = Within::all(ENGAGEMENT);
    let of = |chosen: Vec<String>| Within { people: [("age".to_owned(), chosen)].into(), ..all.clone() };
    let ages = crate::made_up::AGES.map(ToOwned::to_owned);
    let pairs = ages.iter().flat_map(|one| ages.iter().map(|other| of(vec![one.clone(), other.clone()])));
    std::iter::once(all.clone()).chain(pairs).collect()
}
