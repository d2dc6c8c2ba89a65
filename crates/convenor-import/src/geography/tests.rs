//! The official lists, where they are at hand.

use std::collections::HashSet;
use std::path::Path;

use convenor_domain::AreaKind;

use super::read;

#[test]
fn englands_areas_lie_in_each_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/geo");
    if !folder.exists() {
        println!("skipped: the official lists are not at hand");
        return;
    }
    let geography = read(&folder).unwrap();
    let count = |kind| geography.areas.iter().filter(|area| area.kind == kind).count();
    assert_eq!((count(AreaKind::Lsoa), count(AreaKind::Icb), count(AreaKind::SubIcb)), (33_755, 42, 106));
    assert_eq!((geography.boards.len(), geography.councils.len()), (42, 153));
    let known: HashSet<_> = geography.areas.iter().map(|area| &area.code).collect();
    assert!(geography.links.iter().all(|link| known.contains(&link.inside) && known.contains(&link.around)));
    let shared = geography.links.iter().filter(|link| (1..1_000).contains(&link.share_permille)).count();
    assert!(shared > 0, "some councils lie in more than one board");
}
