//! Questions put to a real Spark, and to what only seems to be one. Every number has to be the one that this process finds.

mod fake;
mod line;
mod lost;
mod same;
mod spark;

use std::time::Duration;

use convenor_lake::{Cluster, Engine, Served};

use crate::support::World;

/// An engine over a world's lake that asks a cluster first.
fn asking(world: &World, address: &str, deadline: Duration) -> Engine {
    let cluster = Cluster::at(address).unwrap();
    Engine::with_cluster(world.lake.clone(), world.listed.clone(), world.limits(deadline), cluster).unwrap()
}

/// That every statement was answered by the cluster.
#[track_caller]
fn assert_cluster_answered(engine: &Engine) {
    let Served { embedded, cluster, instead } = engine.served();
    assert!(cluster > 0 && embedded == 0 && instead == 0, "{:?}", engine.served());
}

/// That nothing was answered by the cluster, although it was to be.
#[track_caller]
fn assert_answered_instead(engine: &Engine) {
    let Served { embedded, cluster, instead } = engine.served();
    assert!(instead > 0 && embedded == 0 && cluster == 0, "{:?}", engine.served());
}
