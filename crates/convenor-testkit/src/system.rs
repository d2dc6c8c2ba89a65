//! A small made-up system with four organisations, and a neighbour system.

use convenor_domain::{Actor, Organisation, OrganisationId, System, SystemId, SystemKind, system::slug};
use convenor_store::Store;
use uuid::Uuid;

/// The small system: Fernshire.
pub const SYSTEM: SystemId = SystemId(Uuid::from_u128(0x5000_0001));
/// Another system, which shares nothing with Fernshire but what is public.
pub const NEIGHBOUR: SystemId = SystemId(Uuid::from_u128(0x5000_0002));
/// Fernshire's integrated care board.
pub const ICB: OrganisationId = OrganisationId(Uuid::from_u128(0x0a00_0001));
/// Fernshire's hospital trust.
pub const TRUST: OrganisationId = OrganisationId(Uuid::from_u128(0x0a00_0002));
/// Fernshire's council.
pub const COUNCIL: OrganisationId = OrganisationId(Uuid::from_u128(0x0a00_0003));
/// A voluntary organisation in Fernshire.
pub const VCSE: OrganisationId = OrganisationId(Uuid::from_u128(0x0a00_0004));

/// Adds Fernshire, its organisations, and the neighbour system without any.
pub async fn a_system(store: &Store) -> SystemId {
    let mut writing = store.begin(&Actor::operator()).await.expect("the store can be written");
    for (id, name) in [(SYSTEM, "Fernshire"), (NEIGHBOUR, "Neighbourdale")] {
        let (slug, name) = (slug(name), name.to_owned());
        let system = System { id, slug, name, kind: SystemKind::Ics, area: None };
        writing.add_system(&system).await.expect("a system can be added");
    }
    let organisations = [
        (ICB, "Fernshire Care Board", "icb"),
        (TRUST, "Fernshire Hospitals", "nhs-trust"),
        (COUNCIL, "Fernshire Council", "council"),
        (VCSE, "Good Neighbours", "vcse"),
    ]
    .map(|(id, name, kind)| Organisation {
        id,
        system: SYSTEM,
        slug: slug(name),
        name: name.to_owned(),
        kind: kind.to_owned(),
    });
    writing.add_organisations(&organisations).await.expect("organisations can be added");
    writing.commit().await.expect("a system can be saved");
    SYSTEM
}
