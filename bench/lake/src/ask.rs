//! Asks the engine every question, once cold for the check of the file and then measured.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use convenor_domain::EngagementId;
use convenor_domain::response::ResponseFile;
use convenor_domain::response::ask::{AnswerCounts, AskResponses, Within};
use convenor_lake::{Engine, Lake, Limits, Manifest, ManifestFiles};
use serde_json::{Value, json};

use crate::made_up::{ENGAGEMENT, MANIFEST};
use crate::time::Since;

struct Listed(Vec<ResponseFile>);

impl Manifest for Listed {
    fn files(&self, _: EngagementId) -> ManifestFiles<'_> {
        Box::pin(async { Ok(self.0.clone()) })
    }
}

/// Asks every question of the responses themselves and prints each answer with its cost.
pub(crate) fn run(folder: &Path, memory_mib: usize) -> Result<()> {
    let files = files(folder)?.into_iter().map(|file| ResponseFile { cubes: None, ..file });
    tokio::runtime::Runtime::new()?.block_on(ask(&engine(folder, files.collect(), memory_mib)?))
}

/// The files of the manifest.
pub(crate) fn files(folder: &Path) -> Result<Vec<ResponseFile>> {
    Ok(serde_json::from_slice(&std::fs::read(folder.join(MANIFEST))?)?)
}

/// The engine over some files.
pub(crate) fn engine(folder: &Path, files: Vec<ResponseFile>, memory_mib: usize) -> Result<Engine> {
    let listed = Listed(files);
    let limits = Limits {
        memory_bytes: memory_mib << 20,
        deadline: Duration::from_mins(10),
        threads: 2,
        spill_folder: folder.join("spill"),
    };
    Ok(Engine::new(Lake::local(folder)?, Arc::new(listed), limits)?)
}

async fn ask(engine: &Engine) -> Result<()> {
    let within = Within::all(ENGAGEMENT);
    let old = Within {
        people: [("age".to_owned(), vec!["age-65-74".to_owned(), "age-75-plus".to_owned()])].into(),
        ..within.clone()
    };
    let key = |key: &str| [key.to_owned()];
    measure("check of the file, and count", async { Ok(json!(engine.count(&within).await?.value.people)) })
        .await?;
    measure("count", async { Ok(json!(engine.count(&within).await?.value.people)) }).await?;
    measure("closed", async { Ok(counts(&engine.answers(&within, &key("q1")).await?.value)) }).await?;
    measure("several", async { Ok(counts(&engine.answers(&within, &key("q2")).await?.value)) }).await?;
    measure("closed of the old", async { Ok(counts(&engine.answers(&old, &key("q1")).await?.value)) })
        .await?;
    measure("people", async { Ok(counts(&engine.people(&within, &key("age")).await?.value)) }).await?;
    measure("crossed", async {
        let crossed = engine.crossed(&within, "q1", "age").await?.value;
        let rows = crossed
            .iter()
            .map(|(_, row)| row.none.people + row.counts.iter().map(|(_, count)| count.people).sum::<u64>());
        Ok(json!([crossed.len(), rows.sum::<u64>()]))
    })
    .await?;
    measure("numbers", async {
        let numbers = engine.numbers(&within, "q3").await?.value;
        Ok(json!([numbers.count.people, numbers.quartiles]))
    })
    .await?;
    measure("areas", async { Ok(json!(engine.areas(&within).await?.value.len())) }).await?;
    measure("months", async { Ok(json!(engine.months(&within).await?.value.len())) }).await?;
    measure("voices", async { Ok(json!(engine.voices(&within).await?.value.people.people)) }).await
}

async fn measure(question: &str, answer: impl Future<Output = Result<Value>>) -> Result<()> {
    let since = Since::now()?;
    let answer = answer.await?;
    let (clock_ms, processor_ms) = since.spent_ms()?;
    println!(
        "{}",
        json!({ "question": question, "clock_ms": clock_ms, "processor_ms": processor_ms, "answer": answer })
    );
    Ok(())
}

fn counts(counts: &[AnswerCounts]) -> Value {
    let plain = |counts: &AnswerCounts| -> Value {
        let answers = counts.counts.iter().map(|(answer, count)| json!([answer, count.people]));
        json!([answers.collect::<Vec<_>>(), counts.none.people])
    };
    counts.iter().map(plain).collect()
}
