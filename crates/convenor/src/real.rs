//! `convenor real`: an instance from official lists and figures, real records of engagement and what patients answered.

mod england;
mod feedback;
mod made_up;

use std::path::Path;

use anyhow::Context;
use convenor_domain::{Actor, Role, System, SystemId, SystemKind, system::slug};
use convenor_import::geography::{self, Geography};
use convenor_store::{NewAccount, Store};
use convenor_web::import::Save;

use crate::command_line::RealOptions;
use crate::config::Config;
use crate::instance::Instance;
use crate::{import, instance, output, responses, serve};

/// The system that holds records from published collections.
const COLLECTIONS: &str = "published-records";
/// Files of the source and the shipped mappings that read them.
const RECORDS: [(&str, &str); 4] = [
    ("engagement/participedia_2016_structured_cases.jsonl.gz", "participedia-2016"),
    ("engagement/participedia_cases.jsonl.gz", "participedia-cases"),
    ("engagement/eu_have_your_say_consultations_2016_2026.csv", "eu-have-your-say"),
    ("engagement/govuk_consultation_examples", "govuk-content"),
];
/// Who may sign in, to try the instance on one's own machine.
const EMAIL: &str = "lead@real.example";
const PASSWORD: &str = "convenor-real";
/// Who may sign in to the board with made-up answers.
const BOARD_EMAIL: &str = "board@real.example";

/// Makes the instance, if it is not there yet, and serves it.
pub(crate) async fn run(config: &Config, options: RealOptions) -> anyhow::Result<()> {
    let instance = instance::open(config).await?;
    if instance.store.lookup_system(COLLECTIONS).await?.is_none() {
        output::note("Reading the official lists of areas …");
        let geography =
            geography::read(&options.source.join("geo")).context("the lists of areas are needed")?;
        save_lists(&instance.store, &geography).await?;
    }
    england::bring_in(&instance, &options.source).await?;
    let system = instance.store.lookup_system(COLLECTIONS).await?.context("the system went away")?;
    for (file, mapping) in RECORDS {
        bring_in(&instance, &system, &options.source.join(file), mapping).await?;
    }
    feedback::bring_in(config, &instance, &system, &options.source).await?;
    let board =
        board(&instance.store).await?.context("the board with made-up answers is not among the systems")?;
    let convened = responses::convened(config, &instance.store)?;
    made_up::bring_in(&instance.store, &*convened.responses, &board).await?;
    if options.no_serve {
        return Ok(());
    }
    let welcome = [
        format!("Sign in as {EMAIL} with the password {PASSWORD}, or look around as the public does."),
        format!(
            "Sign in as {BOARD_EMAIL} with the same password for a board with made-up answers beside real figures."
        ),
    ];
    serve::serve(config, instance, options.listen, &welcome).await
}

/// The system of the board with made-up answers.
async fn board(store: &Store) -> anyhow::Result<Option<System>> {
    let of = |system: &System| system.area.as_ref().is_some_and(|area| area.0 == made_up::BOARD);
    Ok(store.list_systems().await?.into_iter().find(of))
}

/// Saves areas, systems and two people to sign in as: all, or nothing.
async fn save_lists(store: &Store, geography: &Geography) -> anyhow::Result<()> {
    let mut writing = store.begin(&Actor::operator()).await?;
    writing.put_areas(england::areas(), &geography.areas, &geography.links, &[]).await?;
    let mut board_id = None;
    let boards = geography.boards.iter().map(|area| (SystemKind::Ics, area));
    let councils = geography.councils.iter().map(|area| (SystemKind::LocalAuthority, area));
    for (kind, (code, name)) in boards.chain(councils) {
        let id = SystemId(store.clock().new_id());
        if code.0 == made_up::BOARD {
            board_id = Some(id);
        }
        // Names repeat between the lists; with the code they do not.
        let slug = format!("{}-{}", slug(name), code.0.to_lowercase());
        writing.add_system(&System { id, slug, name: name.clone(), kind, area: Some(code.clone()) }).await?;
    }
    let collections = System {
        id: SystemId(store.clock().new_id()),
        slug: COLLECTIONS.to_owned(),
        name: "Published records of engagement".to_owned(),
        kind: SystemKind::Other,
        area: None,
    };
    writing.add_system(&collections).await?;
    let board = board_id.unwrap_or(collections.id);
    for (system, email) in [(collections.id, EMAIL), (board, BOARD_EMAIL)] {
        writing
            .add_account(NewAccount {
                system,
                organisation: None,
                email: email.to_owned(),
                name: "Engagement lead".to_owned(),
                role: Role::EngagementLead,
                password: PASSWORD.to_owned(),
            })
            .await?;
    }
    writing.commit().await?;
    Ok(())
}

async fn bring_in(instance: &Instance, system: &System, file: &Path, mapping: &str) -> anyhow::Result<()> {
    let mapping =
        convenor_import::shipped(mapping).with_context(|| format!("there is no mapping “{mapping}”"))?;
    let (_, summary) = import::bring_in(instance, system, file, &mapping, Save::ForReal).await?;
    output::note(&format!(
        "{}: {} new, {} changed, {} the same, {} rejected",
        mapping.name,
        summary.new,
        summary.changed,
        summary.same,
        summary.rejected.len()
    ));
    Ok(())
}
