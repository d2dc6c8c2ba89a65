//! Small areas with all that they lie in: the ground on which figures of people are added up.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use super::{Area, AreaCode, AreaKind, AreaLink};

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

/// Small areas with all that they lie in, from what lies in what. Only links that hold for the whole of an area count;
/// where editions differ, the newest.
pub fn small_areas(areas: &[Area], links: &[AreaLink]) -> Vec<SmallArea> {
    let kinds: HashMap<&AreaCode, AreaKind> = areas.iter().map(|area| (&area.code, area.kind)).collect();
    let mut whole: Vec<&AreaLink> =
        links.iter().filter(|link| link.share_permille == WHOLE_PERMILLE).collect();
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
    // The nearest first, so that what the newest edition says of each step is what stays.
    let mut next = VecDeque::from([start]);
    let mut seen = HashSet::from([start]);
    while let Some(inside) = next.pop_front() {
        for outer in up.get(inside).into_iter().flatten() {
            if !seen.insert(*outer) {
                continue;
            }
            if let Some(kind) = kinds.get(outer) {
                found.insert(*kind, (*outer).clone());
            }
            next.push_back(outer);
        }
    }
    if let Some(council) = found.get(&AreaKind::UpperTier).cloned() {
        found.entry(AreaKind::District).or_insert(council);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str, kind: AreaKind) -> Area {
        Area {
            code: AreaCode(code.to_owned()),
            name: code.to_owned(),
            kind,
            edition: "2024".to_owned(),
            valid_from: None,
            valid_to: None,
            population: None,
        }
    }

    fn link(inside: &str, around: &str, edition: &str, share_permille: u16) -> AreaLink {
        let (inside, around) = (AreaCode(inside.to_owned()), AreaCode(around.to_owned()));
        AreaLink { inside, around, edition: edition.to_owned(), share_permille }
    }

    #[test]
    fn a_council_on_its_own_is_its_own_district_and_shared_areas_do_not_count() {
        let areas = [
            area("S", AreaKind::Lsoa),
            area("M", AreaKind::Msoa),
            area("C", AreaKind::UpperTier),
            area("B1", AreaKind::Icb),
            area("B2", AreaKind::Icb),
        ];
        let links = [
            link("S", "M", "2021", 1_000),
            link("M", "C", "2021", 1_000),
            link("C", "B1", "2024", 700),
            link("C", "B2", "2024", 300),
            link("S", "B2", "2024", 1_000),
        ];
        let [small] = small_areas(&areas, &links).try_into().unwrap();
        let at = |kind| small.at(kind).map(|code: &AreaCode| code.0.as_str());
        assert_eq!(at(AreaKind::Lsoa), Some("S"));
        assert_eq!([at(AreaKind::District), at(AreaKind::UpperTier)], [Some("C"), Some("C")]);
        assert_eq!(at(AreaKind::Icb), Some("B2"), "the board that all of it lies in");
        assert_eq!(at(AreaKind::Region), None);
    }

    #[test]
    fn the_newest_edition_counts() {
        let areas = [area("S", AreaKind::Lsoa), area("OLD", AreaKind::Icb), area("NEW", AreaKind::Icb)];
        let links = [link("S", "NEW", "2025", 1_000), link("S", "OLD", "2024", 1_000)];
        let small = small_areas(&areas, &links);
        assert_eq!(small[0].at(AreaKind::Icb).unwrap().0, "NEW");
    }
}
