//! Brings the demo's seats in, by the same door as any other list.

use std::fs;

use anyhow::ensure;
use convenor_demo::Demo;
use convenor_domain::Actor;
use convenor_import::seats::SeatList;
use convenor_store::Store;
use convenor_web::seat;

use crate::config::Config;
use crate::responses::convened;

/// Brings the list in, as whoever runs the machine.
pub(super) async fn bring_in(config: &Config, store: &Store, demo: &Demo) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("seats.csv");
    fs::write(&file, &demo.seats)?;
    let list = SeatList::read("seats.csv", &file, &convened(config, store)?.secret)?;
    let taken = seat::bring_in(store, &Actor::operator(), demo.system.id, list).await?;
    ensure!(taken.rejected.is_empty(), "the demo’s seats cannot be brought in: {:?}", taken.rejected);
    Ok(())
}
