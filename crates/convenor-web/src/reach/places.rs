//! Where the people of a question live: which small areas count, and as what.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use convenor_domain::population::Deprivation;
use convenor_domain::reach::{By, ReachQuestion};
use convenor_domain::response::apart::{Place, Places};
use convenor_domain::{AreaCode, AreaKind, Engagement};
use convenor_store::{Store, StoreError};

/// Parts what a small area is counted as: the area of the level, and the group that follows from it.
const PART: char = '\u{1f}';

/// Where people live.
#[derive(Debug, Default)]
pub(super) struct Where {
    /// The area asked about; `None` where the system has none.
    pub(super) inside: Option<AreaCode>,
    /// What each small area is counted as.
    pub(super) places: Option<Arc<Places>>,
    /// Areas of the level asked for, inside the area.
    pub(super) areas: HashSet<AreaCode>,
    /// Whether the whole system is asked about, so that people belong to it wherever they live in it.
    is_whole: bool,
    is_by_area: bool,
    /// (area, area around it) of the areas that engagements name.
    around: HashSet<(AreaCode, AreaCode)>,
}

/// Where somebody is counted.
pub(super) enum Counted {
    /// Here: in this area of the level, and this group that follows from it.
    Here { area: Option<AreaCode>, group: Option<String> },
    /// Outside the area asked about.
    Elsewhere,
    /// Nobody knows.
    Unplaced,
}

impl Where {
    pub(super) async fn read(
        store: &Store,
        question: &ReachQuestion,
        own: Option<&AreaCode>,
        engagements: &[Engagement],
    ) -> Result<Self, StoreError> {
        let is_whole = question.area.is_none() || question.area.as_ref() == own;
        let Some(inside) = question.area.as_ref().or(own).cloned() else {
            return Ok(Self { is_whole, ..Self::default() });
        };
        let level = question.level.unwrap_or(AreaKind::Lsoa);
        let small = store.small_areas_inside(level, &inside).await?;
        // Without anything to tell people apart by, everything is told one by one, deprivation too.
        let deprivation = if question.by.is_empty() || question.by.iter().any(By::is_of_places) {
            store.deprivation_inside(&inside).await?.map(|(_, small)| small).unwrap_or_default()
        } else {
            HashMap::new()
        };
        let named: Vec<AreaCode> = engagements.iter().flat_map(|one| one.content.areas.clone()).collect();
        let is_by_area = question.level.is_some();
        Ok(Self {
            areas: if is_by_area { small.values().cloned().collect() } else { HashSet::new() },
            places: Some(Arc::new(places(&small, &deprivation))),
            around: store.areas_around(&named).await?.into_iter().collect(),
            inside: Some(inside),
            is_whole,
            is_by_area,
        })
    }

    /// The whole of a system that serves this area.
    pub(super) fn whole(own: Option<AreaCode>) -> Self {
        Self { inside: own, is_whole: true, ..Self::default() }
    }

    /// What small areas tell of the group of those who live there, whatever their area.
    pub(super) fn groups_of_places(&self) -> Option<Arc<Places>> {
        let group = |what: &str| Arc::from(what.split_once(PART).map_or("", |(_, group)| group));
        let places = self.places.as_ref()?.iter().map(|(code, what)| (code.clone(), group(what)));
        Some(Arc::new(places.collect()))
    }

    /// Whether people count who answered to an engagement, where nobody knows where they live.
    pub(super) fn takes_unknown(&self, engagement: &Engagement) -> bool {
        self.is_whole || self.holds(engagement)
    }

    /// Where somebody is counted who answered to an engagement.
    pub(super) fn counted(&self, place: &Place, engagement: &Engagement) -> Counted {
        match place {
            Place::Elsewhere => Counted::Elsewhere,
            Place::At(what) => {
                let (area, group) = what.split_once(PART).unwrap_or((what, ""));
                let area = self.is_by_area.then(|| AreaCode(area.to_owned()));
                Counted::Here { area, group: (!group.is_empty()).then(|| group.to_owned()) }
            }
            Place::Unknown if self.takes_unknown(engagement) => {
                Counted::Here { area: self.only_area(engagement), group: None }
            }
            Place::Unknown => Counted::Unplaced,
        }
    }

    /// Whether an engagement was for people of the area asked about, and no others.
    fn holds(&self, engagement: &Engagement) -> bool {
        let Some(inside) = &self.inside else { return false };
        let lies_in = |area: &AreaCode| self.lies_in(area, inside);
        !engagement.content.areas.is_empty() && engagement.content.areas.iter().all(lies_in)
    }

    /// The one area of the level that an engagement was for, where there is but one.
    fn only_area(&self, engagement: &Engagement) -> Option<AreaCode> {
        let [named] = engagement.content.areas.as_slice() else { return None };
        let mut around = self.areas.iter().filter(|area| self.lies_in(named, area));
        around.next().filter(|_| around.next().is_none()).cloned()
    }

    fn lies_in(&self, area: &AreaCode, outer: &AreaCode) -> bool {
        area == outer || self.around.contains(&(area.clone(), outer.clone()))
    }
}

fn places(small: &HashMap<AreaCode, AreaCode>, deprivation: &HashMap<AreaCode, Deprivation>) -> Places {
    let counted_as = |(code, area): (&AreaCode, &AreaCode)| {
        let group = deprivation.get(code).map(|of| format!("{PART}deprivation-{}", of.quintile()));
        (code.clone(), Arc::from(format!("{area}{}", group.unwrap_or_default())))
    };
    small.iter().map(counted_as).collect()
}
