//! Brings the demo's surveys in, by the same run as any other: what tells who people are stops at the same door.

use std::fs;

use anyhow::Context;
use convenor_demo::{Demo, Survey};
use convenor_domain::{ImportId, ReadScope, Role};
use convenor_import::postcode::Postcodes;
use convenor_import::responses::Corrections;
use convenor_store::{Account, Store};
use convenor_web::Convened;
use convenor_web::response::{Intake, Save, run};

use crate::config::Config;
use crate::import::file_hash;
use crate::responses::convened;

/// Brings all surveys in, as the engagement lead.
pub(super) async fn bring_in(config: &Config, store: &Store, demo: &Demo) -> anyhow::Result<()> {
    keep_postcodes(config, demo)?;
    let convened = convened(config, store)?;
    let accounts = store.list_accounts(Some(demo.system.id)).await?;
    let lead = accounts.iter().find(|account| account.role == Role::EngagementLead);
    let lead = lead.context("the demo has no engagement lead")?;
    for survey in &demo.surveys {
        import(store, &convened, lead, survey).await?;
    }
    Ok(())
}

/// Keeps the demo's postcodes, by which answers come to small areas; where the operator has brought a list in, that one stays.
fn keep_postcodes(config: &Config, demo: &Demo) -> anyhow::Result<()> {
    if config.postcodes().exists() {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("postcodes.csv");
    let rows = demo.postcodes.iter().map(|(postcode, area)| format!("{postcode},{area}\n"));
    fs::write(&file, std::iter::once("postcode,lsoa21cd\n".to_owned()).chain(rows).collect::<String>())?;
    Ok(Postcodes::read("postcodes.csv", &file)?.save(&config.postcodes())?)
}

async fn import(store: &Store, convened: &Convened, lead: &Account, survey: &Survey) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join(&survey.file_name);
    fs::write(&file, &survey.csv)?;
    let engagement = store.lookup_engagement(ReadScope::Everything, survey.engagement).await?;
    let intake = Intake {
        import: ImportId(store.clock().new_id()),
        name: survey.file_name.clone(),
        hash: file_hash(&file)?,
        file,
        sheet: None,
        corrections: Corrections::default(),
        engagement: engagement.context("the demo’s survey is of no engagement")?,
        is_new: false,
    };
    run(store, convened, &lead.actor(), &intake, Save::ForReal, |_| ()).await?;
    Ok(())
}
