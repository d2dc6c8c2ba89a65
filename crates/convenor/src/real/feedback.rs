//! What patients answered, from two published files, each as an engagement with its responses.

use std::path::Path;

use convenor_domain::{Actor, System};
use convenor_web::Convened;
use convenor_web::response::{Save, run};

use crate::config::Config;
use crate::instance::Instance;
use crate::{output, responses};

/// Files of the source and what the engagement behind each is called.
const FILES: [(&str, &str); 2] = [
    ("feedback/nhs_feedback_labelled.csv.gz", "Patients' comments, sorted into themes"),
    (
        "feedback/gp_fft_free_text_2023_onwards.csv.gz",
        "Friends and Family Test of general practices, comments",
    ),
];

/// Brings both files in, where that was not done before.
pub(super) async fn bring_in(
    config: &Config,
    instance: &Instance,
    system: &System,
    source: &Path,
) -> anyhow::Result<()> {
    let convened = responses::convened(config, &instance.store)?;
    for (file, title) in FILES {
        bring_one_in(instance, &convened, system, &source.join(file), title).await?;
    }
    Ok(instance.lookup.catch_up(&instance.store).await?)
}

async fn bring_one_in(
    instance: &Instance,
    convened: &Convened,
    system: &System,
    file: &Path,
    title: &str,
) -> anyhow::Result<()> {
    let store = &instance.store;
    let intake = responses::new_intake(instance, system, file, title.to_owned())?;
    if store.has_response_file(system.id, &intake.hash).await? {
        return Ok(());
    }
    let done = run(store, convened, &Actor::operator(), &intake, Save::ForReal, |_| {}).await?;
    let (new, duplicate, rejected) = (done.summary.new, done.summary.duplicate, done.summary.rejected.len());
    output::note(&format!("{title}: {new} new, {duplicate} twice, {rejected} rejected"));
    Ok(())
}
