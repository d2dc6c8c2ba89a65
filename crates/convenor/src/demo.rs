//! `convenor demo`: the made-up demo system, ready to open.

mod population;
mod seats;
mod surveys;

use std::sync::atomic::AtomicU64;

use anyhow::Context;
use convenor_demo::{Demo, Persona};
use convenor_domain::{Actor, AreaCode};
use convenor_store::{NewAccount, Store};
use convenor_web::overlap::{sweep, sweep_duplicates};

use crate::command_line::ServeOptions;
use crate::config::Config;
use crate::instance::Instance;
use crate::{instance, output, serve};

/// The same demo for everyone, apart from its dates, which follow today.
const SEED: u64 = 2025;
/// Everybody's password in the demo, and only there.
const PASSWORD: &str = "convenor-demo";

/// Makes the demo system, if it is not there yet, and serves it.
pub(crate) async fn run(config: &Config, options: ServeOptions) -> anyhow::Result<()> {
    let instance = instance::open(config).await?;
    let demo = convenor_demo::generate(SEED, instance.store.today()).context("the demo cannot be made")?;
    if instance.store.lookup_system(&demo.system.slug).await?.is_none() {
        output::note("Making the demo system …");
        save(&instance.store, &demo).await?;
        surveys::bring_in(config, &instance.store, &demo).await?;
        seats::bring_in(config, &instance.store, &demo).await?;
        find_overlaps(&instance, &demo).await?;
    }
    instance.lookup.catch_up(&instance.store).await?;
    let welcome = welcome(&demo);
    serve::serve(config, instance, options.listen, &welcome).await
}

/// Finds what overlaps, as the nightly sweep and an import do.
async fn find_overlaps(instance: &Instance, demo: &Demo) -> anyhow::Result<()> {
    let (store, lookup, system) = (&instance.store, &instance.lookup, demo.system.id);
    let done = AtomicU64::new(0);
    sweep(store, lookup, system, &done).await?;
    sweep_duplicates(store, lookup, system, &[demo.recorded_twice], &done).await?;
    Ok(())
}

/// Saves the whole demo, or nothing of it.
async fn save(store: &Store, demo: &Demo) -> anyhow::Result<()> {
    let mut writing = store.begin(&Actor::operator()).await?;
    writing.add_system(&demo.system).await?;
    writing.add_organisations(&demo.organisations).await?;
    writing.add_areas(&demo.areas).await?;
    writing.add_area_links(&demo.area_links).await?;
    let edition = demo.areas.first().map(|area| area.edition.clone()).unwrap_or_default();
    let census: Vec<(AreaCode, String, String, u32)> = demo
        .census
        .iter()
        .map(|row| (row.area.clone(), row.group.clone(), edition.clone(), row.people))
        .collect();
    writing.add_census(&census).await?;
    population::save(&mut writing, demo).await?;
    for person in &demo.people {
        writing
            .add_account(NewAccount {
                system: demo.system.id,
                organisation: person.organisation,
                email: person.email.clone(),
                name: person.name.clone(),
                role: person.role,
                password: PASSWORD.to_owned(),
            })
            .await?;
    }
    writing.put_engagements(&demo.engagements).await?;
    writing.put_insights(&demo.insights).await?;
    writing.put_decisions(&demo.decisions).await?;
    writing.commit().await?;
    Ok(())
}

/// Who can sign in, and what they may try.
fn welcome(demo: &Demo) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        format!("Sign in as any of these people of {}, all with the password {PASSWORD}", demo.system.name),
    ];
    let width = demo.people.iter().map(|person| person.email.len()).max().unwrap_or_default();
    let line =
        |person: &Persona| format!("  {:width$}  {:15}  {}", person.email, person.role.key(), person.says);
    lines.extend(demo.people.iter().map(line));
    lines.push("Or look around without signing in, as the public does. Press Ctrl+C to stop.".to_owned());
    lines
}
