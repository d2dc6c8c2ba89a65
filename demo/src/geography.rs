//! The made-up geography: small areas, middle areas, wards, districts, places, sub-areas and the whole.
//!
//! Wards and middle areas are two ways to cut the same ground, and one ward lies in two districts, as happens.

use std::collections::BTreeMap;

use convenor_domain::{Area, AreaCode, AreaKind, AreaLink};

use crate::DemoError;
use crate::dice::Dice;
use crate::words::{Character, PlaceWords, Words};

/// Names the hierarchy, so that nobody takes it for an official one.
const EDITION: &str = "made-up-2026";
const SMALL_AREAS_A_WARD: usize = 5;
const SMALL_AREAS_A_MIDDLE_AREA: usize = 10;
const WHOLE: u16 = 1000;

/// All areas and how they lie in each other.
pub(crate) struct Geography {
    pub(crate) areas: Vec<Area>,
    pub(crate) links: Vec<AreaLink>,
    pub(crate) small_areas: Vec<SmallArea>,
    /// Areas that an engagement can be about, with the place that they lie in.
    pub(crate) sites: Vec<Site>,
}

/// The smallest area, with everything that it lies in.
pub(crate) struct SmallArea {
    pub(crate) code: AreaCode,
    pub(crate) character: Character,
    pub(crate) deprived: bool,
    pub(crate) population: u32,
    pub(crate) around: Vec<AreaCode>,
}

/// An area that an engagement can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) code: AreaCode,
    pub(crate) name: String,
    pub(crate) kind: AreaKind,
    /// The place that it lies in; the whole lies in none.
    place: Option<String>,
}

impl Geography {
    /// Areas within the one with this name, itself included; all of them for the whole.
    pub(crate) fn within(&self, name: &str) -> Vec<&Site> {
        let whole = self.sites.iter().any(|site| site.name == name && site.kind == AreaKind::Icb);
        self.sites.iter().filter(|site| whole || site.place.as_deref() == Some(name)).collect()
    }
}

/// A district while it is laid out: its code, its place and its small areas.
struct District {
    code: AreaCode,
    name: String,
    small_areas: Vec<usize>,
}

#[derive(Default)]
struct Plan {
    areas: BTreeMap<AreaCode, (String, AreaKind)>,
    small_areas: Vec<SmallArea>,
    sites: Vec<Site>,
    districts: Vec<District>,
    /// Links above the small areas, whose shares are counted once all people are placed.
    upward: Vec<(AreaCode, AreaCode)>,
    counts: BTreeMap<AreaKind, u32>,
}

/// Lays out all areas with their people.
pub(crate) fn lay_out(words: &Words, dice: &mut Dice) -> Result<Geography, DemoError> {
    let mut plan = Plan::default();
    let places = &words.places;
    let icb = plan.add(&places.icb, AreaKind::Icb, None);
    for sub_icb in &places.sub_icbs {
        let code = plan.add(&sub_icb.name, AreaKind::SubIcb, None);
        plan.upward.push((code.clone(), icb.clone()));
        for place in places.upper_tiers.iter().filter(|place| sub_icb.places.contains(&place.name)) {
            plan.add_place(place, &[code.clone(), icb.clone()], dice);
        }
    }
    plan.straddle(words)?;
    plan.cut_middle_areas();
    Ok(plan.finish())
}

impl Plan {
    fn add(&mut self, name: &str, kind: AreaKind, place: Option<&str>) -> AreaCode {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let code = AreaCode(format!("X{}{count:06}", digits(kind)));
        self.areas.insert(code.clone(), (name.to_owned(), kind));
        if !matches!(kind, AreaKind::Lsoa | AreaKind::Msoa) {
            let place = place.map(str::to_owned);
            self.sites.push(Site { code: code.clone(), name: name.to_owned(), kind, place });
        }
        code
    }

    fn add_place(&mut self, words: &PlaceWords, above: &[AreaCode], dice: &mut Dice) {
        let place = self.add(&words.name, AreaKind::UpperTier, Some(&words.name));
        if let [sub_icb, icb] = above {
            self.upward.push((place.clone(), icb.clone()));
            for district in &words.districts {
                let code = self.add(&district.name, AreaKind::District, Some(&words.name));
                self.upward.push((code.clone(), place.clone()));
                self.upward.push((code.clone(), sub_icb.clone()));
                let around = [code.clone(), place.clone(), sub_icb.clone(), icb.clone()];
                let mut small_areas = Vec::new();
                for ward in &district.wards {
                    let ward = self.add(ward, AreaKind::Ward, Some(&words.name));
                    small_areas.extend(self.add_small_areas(&ward, &around, district.character, dice));
                }
                self.districts.push(District { code, name: district.name.clone(), small_areas });
            }
        }
    }

    fn add_small_areas(
        &mut self,
        ward: &AreaCode,
        above: &[AreaCode],
        character: Character,
        dice: &mut Dice,
    ) -> Vec<usize> {
        let mut indexes = Vec::new();
        for _ in 0..SMALL_AREAS_A_WARD {
            let around = std::iter::once(ward).chain(above).cloned().collect();
            let deprived = dice.chance(deprived_pct(character));
            let population = dice.between(1150, 2450);
            indexes.push(self.small_areas.len());
            let code = self.add("", AreaKind::Lsoa, None);
            self.small_areas.push(SmallArea { code, character, deprived, population, around });
        }
        indexes
    }

    /// Gives some small areas of one ward to a second district of the same place.
    fn straddle(&mut self, words: &Words) -> Result<(), DemoError> {
        let straddling = &words.places.straddling;
        let unknown = |name: &str| DemoError::Unknown { name: name.to_owned() };
        let ward = self.sites.iter().find(|site| site.name == straddling.ward);
        let ward = ward.ok_or_else(|| unknown(&straddling.ward))?.code.clone();
        let other = self.districts.iter().position(|district| district.name == straddling.also_in);
        let other = other.ok_or_else(|| unknown(&straddling.also_in))?;
        let of_ward = |area: &SmallArea| area.around.contains(&ward);
        let moved: Vec<usize> = (0..self.small_areas.len())
            .filter(|index| self.small_areas.get(*index).is_some_and(of_ward))
            .take(straddling.small_areas)
            .collect();
        for district in &mut self.districts {
            district.small_areas.retain(|index| !moved.contains(index));
        }
        let Some(district) = self.districts.get_mut(other) else { return Ok(()) };
        for index in moved {
            district.small_areas.push(index);
            if let Some(code) = self.small_areas.get_mut(index).and_then(|area| area.around.get_mut(1)) {
                *code = district.code.clone();
            }
        }
        Ok(())
    }

    /// Cuts each district into middle areas and names its small areas after them.
    fn cut_middle_areas(&mut self) {
        for district in std::mem::take(&mut self.districts) {
            for (number, chunk) in district.small_areas.chunks(SMALL_AREAS_A_MIDDLE_AREA).enumerate() {
                let name = format!("{} {:03}", district.name, number + 1);
                let middle = self.add(&name, AreaKind::Msoa, None);
                self.upward.push((middle.clone(), district.code.clone()));
                for (index, letter) in chunk.iter().zip('A'..='Z') {
                    if let Some(area) = self.small_areas.get_mut(*index) {
                        area.around.push(middle.clone());
                        self.areas.insert(area.code.clone(), (format!("{name}{letter}"), AreaKind::Lsoa));
                    }
                }
            }
        }
    }

    fn finish(self) -> Geography {
        let mut populations: BTreeMap<&AreaCode, u32> = BTreeMap::new();
        let mut shared: BTreeMap<(&AreaCode, &AreaCode), u32> = BTreeMap::new();
        for area in &self.small_areas {
            *populations.entry(&area.code).or_default() += area.population;
            for around in &area.around {
                *populations.entry(around).or_default() += area.population;
            }
            if let [ward, district, ..] = area.around.as_slice() {
                *shared.entry((ward, district)).or_default() += area.population;
            }
        }
        let mut links: Vec<AreaLink> =
            self.upward.iter().map(|(inside, around)| link(inside, around, WHOLE)).collect();
        for area in &self.small_areas {
            let direct = area.around.first().into_iter().chain(area.around.last());
            links.extend(direct.map(|around| link(&area.code, around, WHOLE)));
        }
        links.extend(ward_links(&shared, &populations));
        let areas = self.areas.iter().map(|(code, (name, kind))| Area {
            code: code.clone(),
            name: name.clone(),
            kind: *kind,
            edition: EDITION.to_owned(),
            valid_from: None,
            valid_to: None,
            population: populations.get(code).copied(),
        });
        Geography { areas: areas.collect(), links, small_areas: self.small_areas, sites: self.sites }
    }
}

/// Links of wards to districts, with shares that sum to the whole ward.
fn ward_links(
    shared: &BTreeMap<(&AreaCode, &AreaCode), u32>,
    populations: &BTreeMap<&AreaCode, u32>,
) -> Vec<AreaLink> {
    let mut links: Vec<AreaLink> = Vec::new();
    for ((ward, district), people) in shared {
        let all = populations.get(ward).copied().unwrap_or(*people).max(1);
        let earlier = links.last_mut().filter(|link| link.inside == **ward);
        let share = earlier.map_or_else(
            || u16::try_from(people * u32::from(WHOLE) / all).unwrap_or(WHOLE),
            |first| WHOLE - first.share_permille,
        );
        links.push(link(ward, district, share));
    }
    links
}

fn link(inside: &AreaCode, around: &AreaCode, share_permille: u16) -> AreaLink {
    AreaLink { inside: inside.clone(), around: around.clone(), edition: EDITION.to_owned(), share_permille }
}

/// The two digits that tell kinds of area apart, as in official codes.
fn digits(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Lsoa => "01",
        AreaKind::Msoa => "02",
        AreaKind::Ward => "05",
        AreaKind::District => "07",
        AreaKind::UpperTier => "10",
        AreaKind::SubIcb => "38",
        AreaKind::Icb => "54",
        AreaKind::Region => "12",
        AreaKind::Country => "92",
    }
}

fn deprived_pct(character: Character) -> u32 {
    match character {
        Character::Town => 33,
        Character::Coast => 28,
        Character::Suburb => 8,
        Character::Rural => 4,
    }
}
