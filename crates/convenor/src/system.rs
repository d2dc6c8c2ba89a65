//! The system that a command works in.

use convenor_domain::{Actor, System, SystemId, SystemKind};
use convenor_store::Store;

use crate::output::WrongUse;

/// The system with this name in addresses; without a name, the first one, which is made when there is none.
pub(crate) async fn choose(store: &Store, slug: Option<&str>) -> anyhow::Result<System> {
    let Some(slug) = slug else { return first(store).await };
    if let Some(system) = store.lookup_system(slug).await? {
        return Ok(system);
    }
    let known = store.list_systems().await?;
    let known: Vec<_> = known.iter().map(|system| system.slug.as_str()).collect();
    Err(WrongUse(format!("there is no system “{slug}”; there are: {}", known.join(", "))).into())
}

async fn first(store: &Store) -> anyhow::Result<System> {
    if let Some(system) = store.list_systems().await?.into_iter().next() {
        return Ok(system);
    }
    let system = System {
        id: SystemId(store.clock().new_id()),
        slug: "our-system".to_owned(),
        name: "Our system".to_owned(),
        kind: SystemKind::Other,
        area: None,
    };
    let mut writing = store.begin(&Actor::operator()).await?;
    writing.add_system(&system).await?;
    writing.commit().await?;
    Ok(system)
}
