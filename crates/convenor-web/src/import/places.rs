//! Names and codes of areas, for reading files: what means one area for certain, and nothing else.

use std::collections::HashMap;

use convenor_domain::{AreaCode, AreaKind};
use convenor_store::{Store, StoreError};

/// Kinds of area that people name in records. Smaller ones are only known by their codes.
const NAMED: [AreaKind; 7] = [
    AreaKind::Ward,
    AreaKind::District,
    AreaKind::UpperTier,
    AreaKind::SubIcb,
    AreaKind::Icb,
    AreaKind::Region,
    AreaKind::Country,
];
/// More areas than any country has of these kinds.
const AREAS_MAX: u64 = 200_000;

/// Areas by code and by name.
pub(super) struct Places(HashMap<String, Named>);

/// What a name means.
struct Named {
    kind: AreaKind,
    code: AreaCode,
    /// Whether another area of the same kind has the name too.
    shared: bool,
}

impl Places {
    pub(super) async fn read(store: &Store) -> Result<Self, StoreError> {
        let mut places = HashMap::new();
        for area in store.list_areas_of(&NAMED, AREAS_MAX).await? {
            let named = |code: &AreaCode| Named { kind: area.kind, code: code.clone(), shared: false };
            places.insert(key(&area.code.0), named(&area.code));
            // The larger of two areas of one name is what people mean: the city, not its ward.
            places
                .entry(key(&area.name))
                .and_modify(|known: &mut Named| match known.kind.cmp(&area.kind) {
                    std::cmp::Ordering::Less => *known = named(&area.code),
                    std::cmp::Ordering::Equal => known.shared = true,
                    std::cmp::Ordering::Greater => {}
                })
                .or_insert_with(|| named(&area.code));
        }
        Ok(Self(places))
    }

    /// The area that a text names, if it names one for certain.
    pub(super) fn resolve(&self, text: &str) -> Option<AreaCode> {
        self.0.get(&key(text)).filter(|named| !named.shared).map(|named| named.code.clone())
    }
}

fn key(text: &str) -> String {
    text.trim().to_lowercase()
}
