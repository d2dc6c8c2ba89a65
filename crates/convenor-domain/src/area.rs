//! Areas in a versioned hierarchy, many to many where geographies overlap.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::key::keyed_enum;

/// An official area code such as `E54000008`. The Office for National Statistics gives a new code when a
/// boundary changes, so the code alone identifies an area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(pub String);

impl Borrow<str> for AreaCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

keyed_enum! {
    /// What an area is, from the smallest to the largest.
    AreaKind {
        /// Lower layer super output area: 1,000 to 3,000 people.
        Lsoa = "lsoa",
        /// Middle layer super output area.
        Msoa = "msoa",
        /// Electoral ward.
        Ward = "ward",
        /// Lower-tier local authority.
        District = "district",
        /// Upper-tier local authority.
        UpperTier = "upper-tier",
        /// Sub-area of an integrated care board.
        SubIcb = "sub-icb",
        /// Integrated care board.
        Icb = "icb",
        /// Region.
        Region = "region",
        /// Country.
        Country = "country",
    }
}

/// One area of one edition of a geography.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Official code.
    pub code: AreaCode,
    /// Official name.
    pub name: String,
    /// What it is.
    pub kind: AreaKind,
    /// Edition of the geography that it comes from, such as `2024`.
    pub edition: String,
    /// First day on which the area exists, where known.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which the area exists; `None` while it lasts or when not known.
    pub valid_to: Option<NaiveDate>,
    /// People living there, with the edition of the count, where known.
    pub population: Option<u32>,
}

/// “`inside` lies in `around`”, wholly or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLink {
    /// The smaller area.
    pub inside: AreaCode,
    /// The larger area.
    pub around: AreaCode,
    /// Edition of the hierarchy that says so.
    pub edition: String,
    /// Part of the smaller area's people who live in the larger one, in thousandths: 1000 for all of them.
    pub share_permille: u16,
}

/// A smallest area with all that it lies in: what every larger area's figures are sums of. Never more than one area of a
/// kind; a council on its own is its own district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallArea {
    /// Its code.
    pub code: AreaCode,
    /// What it lies in.
    pub around: BTreeMap<AreaKind, AreaCode>,
}

impl SmallArea {
    /// The area of a kind that it is or lies in.
    pub fn at(&self, kind: AreaKind) -> Option<&AreaCode> {
        if kind == AreaKind::Lsoa { Some(&self.code) } else { self.around.get(&kind) }
    }
}

/// An area of an earlier edition became this one, wholly or in part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AreaChange {
    /// The earlier area.
    pub old: AreaCode,
    /// What it, or part of it, became.
    pub new: AreaCode,
}

/// Small areas with all that they lie in, from what lies in what. Only links that hold for the whole of an area count;
/// where editions differ, the newest.
pub fn small_areas(areas: &[Area], links: &[AreaLink]) -> Vec<SmallArea> {
    let kinds: HashMap<&AreaCode, AreaKind> = areas.iter().map(|area| (&area.code, area.kind)).collect();
    let mut whole: Vec<&AreaLink> = links.iter().filter(|link| link.share_permille == WHOLE_PERMILLE).collect();
    whole.sort_by(|one, other| one.edition.cmp(&other.edition));
    let mut up: HashMap<&AreaCode, Vec<&AreaCode>> = HashMap::new();
    for link in whole {
        up.entry(&link.inside).or_default().push(&link.around);
    }
    let mut small: Vec<_> = areas.iter().filter(|area| area.kind == AreaKind::Lsoa).collect();
    small.sort_by(|one, other| one.code.cmp(&other.code));
    let mut small: Vec<SmallArea> = small
        .into_iter()
        .map(|area| SmallArea { code: area.code.clone(), around: around(&area.code, &kinds, &up) })
        .collect();
    small.dedup_by(|one, other| one.code == other.code);
    small
}

/// Share of a link that holds for a whole area, in thousandths.
const WHOLE_PERMILLE: u16 = 1_000;

fn around(
    start: &AreaCode,
    kinds: &HashMap<&AreaCode, AreaKind>,
    up: &HashMap<&AreaCode, Vec<&AreaCode>>,
) -> BTreeMap<AreaKind, AreaCode> {
    let mut found: BTreeMap<AreaKind, AreaCode> = BTreeMap::new();
    let mut next = vec![start];
    let mut seen = HashSet::from([start]);
    while let Some(inside) = next.pop() {
        for outer in up.get(inside).into_iter().flatten() {
            if !seen.insert(*outer) {
                continue;
            }
            if let Some(kind) = kinds.get(outer) {
                found.insert(*kind, (*outer).clone());
            }
            next.push(outer);
        }
    }
    if let Some(council) = found.get(&AreaKind::UpperTier).cloned() {
        found.entry(AreaKind::District).or_insert(council);
    }
    found
}
