//! The sweep of seats that ended long ago.

use convenor_domain::Actor;
use convenor_domain::seat::forgotten_before;

use super::Fault;
use crate::state::AppState;

/// The kind of job that forgets seats that ended long ago.
pub const SEAT_SWEEP: &str = "seat-sweep";

/// Forgets seats that ended longer ago than they are remembered.
pub(super) async fn sweep(state: &AppState) -> Result<(), Fault> {
    let mut writing = state.store.begin(&Actor::operator()).await?;
    writing.forget_seats(forgotten_before(state.store.today())).await?;
    writing.commit().await?;
    Ok(())
}
