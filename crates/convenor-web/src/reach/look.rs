//! Who was heard, beside who lives there: asked of the responses and the official lists, told after disclosure control.
//! Pages, downloads, the API and the command line ask here.

use std::collections::BTreeSet;

use convenor_domain::population::PopulationSource;
use convenor_domain::reach::{
    By, Heard, ReachQuestion, ReachRow, ReachTold, RepeatShares, ShownError, Telling,
};
use convenor_domain::response::ask::{AskError, AskResponses};
use convenor_domain::{Area, AreaCode, AreaKind, Engagement, ImportId, ReadScope, System};
use convenor_statistics::{Disclosed, Disclosure, ReachSettings, ShownCount};
use convenor_store::{Store, StoreError};

use super::gather;
use super::log::{Settled, settle};
use super::places::Where;
use super::repeat;
use super::residents::Listed;

/// The country, for systems that serve no area of their own.
const COUNTRY: &str = "E92000001";

/// Who asks what of whom.
#[derive(Clone)]
pub struct Asking<'a> {
    /// The register, with the official lists.
    pub store: &'a Store,
    /// The responses.
    pub responses: &'a dyn AskResponses,
    /// The rule for small numbers.
    pub disclosure: &'a Disclosure,
    /// Which engagements the reader may see.
    pub scope: ReadScope,
    /// The system.
    pub system: &'a System,
    /// What is asked.
    pub question: ReachQuestion,
}

/// Reach cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum ReachError {
    /// The area is not known.
    #[error("there is no area “{0}”: give an official code, such as E54000008, or read the areas in first")]
    NoArea(AreaCode),
    /// The area has no areas of that level in it.
    #[error("there are no areas of the level “{level}” in {area}: choose a smaller level, or a larger area")]
    NoLevel {
        /// The level.
        level: AreaKind,
        /// The area.
        area: AreaCode,
    },
    /// The system serves no area, and none was named.
    #[error("area by area needs an area: name one, since the system serves none")]
    Nowhere,
    /// Beside what was told before, the answer would tell of a few.
    #[error(
        "beside numbers that somebody has been shown already, these would tell of a few people; ask for a longer time, a larger \
         place or other activities"
    )]
    TooNear,
    /// More than can be looked after.
    #[error(transparent)]
    TooMuch(#[from] ShownError),
    /// The responses.
    #[error(transparent)]
    Responses(#[from] AskError),
    /// The register.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A question with the engagements and places that it is about.
pub struct Looking<'a> {
    asking: Asking<'a>,
    /// Engagements that people answered to.
    pub engagements: Vec<Engagement>,
    /// The area asked about.
    pub area: Option<Area>,
    /// Areas of the level asked for, by name.
    pub areas: Vec<Area>,
    place: Where,
    settled: Settled,
}

/// What may be told, and what it rests on.
pub struct Looked {
    /// What may be told.
    pub told: ReachTold,
    /// Repeat voices by group, where they were asked for.
    pub repeats: Option<RepeatShares>,
    /// The lists that populations come from; empty where there is none.
    pub sources: Vec<PopulationSource>,
    /// Whether some of their numbers were worked out, not counted.
    pub is_estimated: bool,
    /// People who live outside the area asked about, and people of whom nobody knows where they live: neither are counted.
    left_out: Disclosed<Vec<ShownCount>>,
}

impl Looked {
    /// What share of a row's people contributed more than once, where it may be told; of a row of one area of several it is not.
    pub(super) fn repeat_share(&self, row: &ReachRow) -> Option<f64> {
        let repeats = self.repeats.as_ref().filter(|_| row.area.is_none())?;
        repeats.of(&row.groups).share()
    }

    /// People who live outside the area asked about, and people of whom nobody knows where they live.
    pub fn left_out(&self) -> [ShownCount; 2] {
        let mut counts = self.left_out.get().iter().copied();
        [(); 2].map(|()| counts.next().unwrap_or(ShownCount::Hidden))
    }
}

impl<'a> Looking<'a> {
    /// Finds the engagements and the places.
    pub async fn read(asking: Asking<'a>) -> Result<Self, ReachError> {
        let (store, question) = (asking.store, &asking.question);
        let engagements =
            gather::engagements(store, asking.scope, asking.system, &question.engagements).await?;
        let own = own_area(store, asking.system).await?;
        let place = Where::read(store, question, own.as_ref(), &engagements).await?;
        let area = match &place.inside {
            Some(code) => {
                Some(store.lookup_area(code).await?.ok_or_else(|| ReachError::NoArea(code.clone()))?)
            }
            None => None,
        };
        let codes: Vec<AreaCode> = place.areas.iter().cloned().collect();
        let mut areas = store.list_areas(&codes).await?;
        areas.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.code.cmp(&b.code)));
        match (question.level, &area) {
            (Some(_), None) => return Err(ReachError::Nowhere),
            (Some(level), Some(area)) if areas.is_empty() || level > area.kind => {
                return Err(ReachError::NoLevel { level, area: area.code.clone() });
            }
            _ => {}
        }
        let settled = settle(&asking, "", &place, &engagements).await?;
        let engagements = engagements.into_iter().filter(|one| settled.takes(one)).collect();
        Ok(Self { asking, engagements, area, areas, place, settled })
    }

    /// Whether answers that were brought in lately are not counted yet, since they are too few to be told apart from those before.
    pub fn holds_back(&self) -> bool {
        self.settled.holds_back
    }

    /// What may be told by these things.
    pub async fn tell(&self, by: &[By]) -> Result<Looked, ReachError> {
        let Asking { store, responses, disclosure, .. } = self.asking;
        let question = ReachQuestion { by: by.to_vec(), ..self.asking.question.clone() };
        let of = gather::Of { place: &self.place, engagements: &self.engagements, settled: &self.settled };
        let heard = gather::heard(responses, disclosure, &question, of).await?;
        let listed = Listed::read(store, &question, &self.place).await?;
        let areas: Vec<AreaCode> = self.areas.iter().map(|area| area.code.clone()).collect();
        let telling = Telling {
            question: &question,
            heard: &heard,
            areas: &areas,
            residents: &listed,
            settings: ReachSettings::default(),
            period: self.period(&heard),
        };
        Ok(Looked {
            told: telling.tell(disclosure)?,
            repeats: None,
            is_estimated: listed.is_estimated,
            left_out: disclosure.counts(&[heard.elsewhere, heard.unplaced]),
            sources: listed.sources,
        })
    }

    /// The same with what share of each group contributed more than once. That has to be read from the responses themselves.
    pub async fn tell_with_repeats(&self, by: &[By]) -> Result<Looked, ReachError> {
        let Asking { responses, disclosure, .. } = self.asking;
        let looked = self.tell(by).await?;
        let question = ReachQuestion { by: by.to_vec(), ..self.asking.question.clone() };
        let of = gather::Of { place: &self.place, engagements: &self.engagements, settled: &self.settled };
        let people = repeat::read(responses, disclosure, &question, of, self.asking.store.today()).await?;
        Ok(Looked { repeats: Some(RepeatShares::tell(&people, disclosure)), ..looked })
    }

    /// What may be told by these things together, with repeat voices; where there are none, by everything one by one.
    pub async fn tell_all(&self, by: &[By]) -> Result<Vec<Looked>, ReachError> {
        if !by.is_empty() {
            return Ok(vec![self.tell_with_repeats(by).await?]);
        }
        let mut all = Vec::new();
        for by in By::all() {
            all.push(self.tell(&[by]).await?);
        }
        Ok(all)
    }

    /// With which imports answers to an engagement came that may be told of; all of them when left out.
    pub(super) fn imports_of(&self, engagement: &Engagement) -> Option<BTreeSet<ImportId>> {
        self.settled.imports(engagement.id)
    }

    /// Everybody heard in some of the engagements: the part of them that is called so.
    pub(super) async fn heard_of(&self, part: &str, engagements: &[Engagement]) -> Result<Heard, ReachError> {
        let Asking { responses, disclosure, .. } = self.asking;
        let settled = settle(&self.asking, part, &self.place, engagements).await?;
        let question = ReachQuestion { by: Vec::new(), ..self.asking.question.clone() };
        let of = gather::Of { place: &self.place, engagements, settled: &settled };
        Ok(gather::heard(responses, disclosure, &question, of).await?)
    }

    /// The days that rates are over: those asked about, or all since the first month that is known.
    fn period(&self, heard: &Heard) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
        let today = self.asking.store.today();
        let first =
            self.asking.question.since.or_else(|| heard.cells.iter().filter_map(|cell| cell.month).min())?;
        Some((first, self.asking.question.until.map_or(today, |until| until.min(today))))
    }
}

/// The area that a system serves; the country where it serves none and the country is known.
pub(super) async fn own_area(store: &Store, system: &System) -> Result<Option<AreaCode>, StoreError> {
    if system.area.is_some() {
        return Ok(system.area.clone());
    }
    let country = AreaCode(COUNTRY.to_owned());
    Ok(store.lookup_area(&country).await?.map(|area| area.code))
}
