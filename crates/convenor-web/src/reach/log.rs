//! The log of questions about who was heard: a new one is compared with all that were answered before, so that no sum and
//! difference of answers tells of a few. Where numbers are changed by their cell keys, differences tell nothing, and nothing is
//! logged.

mod people;

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::reach::{LoggedEngagement, LoggedReach, ReachQuestion, Region, last_isolates};
use convenor_domain::{AreaKind, Engagement, EngagementId, ImportId, ReadScope, RegisterFilter};
use convenor_store::{QueryStage, StoreError};
use sha2::{Digest, Sha256};

use super::gather;
use super::look::{Asking, ReachError};
use super::places::Where;
use crate::upload::hexadecimal;

/// Imports with the responses of each, by engagement.
type Imports = BTreeMap<EngagementId, BTreeMap<ImportId, u64>>;

/// Which answers may be told of.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    /// The imports of each engagement; all of them where nothing is logged.
    imports: Option<BTreeMap<EngagementId, BTreeSet<ImportId>>>,
    /// Whether what was brought in lately is left out, since it is too little to be told apart.
    pub(super) holds_back: bool,
}

impl Settled {
    /// The imports of an engagement that count; all of them when left out.
    pub(super) fn imports(&self, engagement: EngagementId) -> Option<BTreeSet<ImportId>> {
        Some(self.imports.as_ref()?.get(&engagement).cloned().unwrap_or_default())
    }

    /// Whether an engagement counts.
    pub(super) fn takes(&self, engagement: &Engagement) -> bool {
        self.imports.as_ref().is_none_or(|imports| imports.contains_key(&engagement.id))
    }
}

/// Says which answers a question may be told of, and notes it. `part` is what some of its engagements are called; empty for all of
/// them. Errors: too few people would be told of by comparing it with others.
pub(super) async fn settle(
    asking: &Asking<'_>,
    part: &str,
    place: &Where,
    engagements: &[Engagement],
) -> Result<Settled, ReachError> {
    if asking.disclosure.needs_keys() || engagements.is_empty() {
        return Ok(Settled::default());
    }
    // The whole comes first: a narrow question that somebody happens to ask earlier must not forbid it.
    let whole = whole(asking).await?;
    let log = Log::read(asking, engagements).await?;
    let asked = log.question((asking.scope, part), &asking.question, place, engagements);
    let told = log.answer(&asked, whole.as_ref()).await?.ok_or(ReachError::TooNear)?;
    let imports =
        told.engagements.iter().map(|(id, of)| (*id, of.imports.keys().copied().collect())).collect();
    Ok(Settled { imports: Some(imports), holds_back: told != asked })
}

/// Answers to the question of the whole system, as far as that may be, without telling anybody.
async fn whole(asking: &Asking<'_>) -> Result<Option<LoggedReach>, ReachError> {
    let scope = ReadScope::WholeSystem { system: asking.system.id };
    let filter = RegisterFilter::default();
    let engagements = gather::engagements(asking.store, scope, asking.system, &filter).await?;
    let question = ReachQuestion {
        by: Vec::new(),
        area: None,
        level: None,
        since: None,
        until: None,
        engagements: filter,
    };
    let own = super::look::own_area(asking.store, asking.system).await?;
    let log = Log::read(asking, &engagements).await?;
    log.answer(&log.question((scope, ""), &question, &Where::whole(own), &engagements), None).await
}

/// The log of a system, beside what was brought in.
struct Log<'a> {
    asking: &'a Asking<'a>,
    imports: Imports,
}

impl<'a> Log<'a> {
    async fn read(asking: &'a Asking<'a>, engagements: &[Engagement]) -> Result<Self, StoreError> {
        let ids: Vec<EngagementId> = engagements.iter().map(|engagement| engagement.id).collect();
        Ok(Self { asking, imports: imports(asking, &ids).await? })
    }

    /// A question as it is remembered, over all that was brought in.
    fn question(
        &self,
        (scope, part): (ReadScope, &str),
        question: &ReachQuestion,
        place: &Where,
        engagements: &[Engagement],
    ) -> LoggedReach {
        let level = question.level.unwrap_or(AreaKind::Lsoa);
        let region = place.inside.clone().map(|inside| Region { inside, level });
        let logged = |engagement: &Engagement| {
            let imports = self.imports.get(&engagement.id).cloned().unwrap_or_default();
            (engagement.id, LoggedEngagement { imports, unknown_here: place.takes_unknown(engagement) })
        };
        LoggedReach {
            shape: shape((scope, part), question, region.as_ref()),
            engagements: engagements.iter().map(logged).collect(),
            since: question.since,
            until: question.until,
            region,
        }
    }

    /// The question itself, if it may be answered; otherwise the same over what the whole was told of, or as it was answered
    /// before; otherwise nothing.
    async fn answer(
        &self,
        asked: &LoggedReach,
        whole: Option<&LoggedReach>,
    ) -> Result<Option<LoggedReach>, ReachError> {
        let narrower = whole.map(|whole| asked.within(whole)).filter(|narrower| narrower != asked);
        for one in std::iter::once(asked.clone()).chain(narrower) {
            if self.may_be_told(&one).await? {
                return Ok(Some(one));
            }
        }
        self.earlier(asked).await
    }

    /// Whether a question may be answered beside all others; it is noted as one that is.
    async fn may_be_told(&self, asked: &LoggedReach) -> Result<bool, ReachError> {
        let Asking { store, system, disclosure, .. } = self.asking;
        if store.is_reach_answered(system.id, asked).await? {
            return Ok(true);
        }
        // Noted before it is compared: of two at the same time, each finds the other.
        store.note_reach(system.id, asked).await?;
        let mut questions: Vec<LoggedReach> = store.list_reach(system.id).await?;
        questions.retain(|one| one != asked);
        questions.push(asked.clone());
        let people = people::read(self.asking, &questions).await;
        let isolates = people.map(|people| last_isolates(&questions, &people, disclosure.people_min()));
        let stage = if matches!(isolates, Ok(false)) { QueryStage::Answered } else { QueryStage::Refused };
        store.settle_reach(system.id, asked, stage).await?;
        Ok(!isolates?)
    }

    /// The last answer to the same question, if all that it was of is still there.
    async fn earlier(&self, asked: &LoggedReach) -> Result<Option<LoggedReach>, ReachError> {
        let Asking { store, system, .. } = self.asking;
        let questions: Vec<LoggedReach> = store.list_reach(system.id).await?;
        for one in questions.into_iter().rev().filter(|one| one.shape == asked.shape && one != asked) {
            let known = one.engagements.keys().all(|id| asked.engagements.contains_key(id));
            if known && one.is_of(&self.imports) && store.is_reach_answered(system.id, &one).await? {
                return Ok(Some(one));
            }
        }
        Ok(None)
    }
}

/// What was brought in for some engagements.
async fn imports(asking: &Asking<'_>, engagements: &[EngagementId]) -> Result<Imports, StoreError> {
    let files = asking.store.list_response_files_of(engagements).await?;
    let of = |files: Vec<convenor_domain::response::ResponseFile>| {
        files.into_iter().map(|file| (file.import, file.responses)).collect()
    };
    Ok(files.into_iter().map(|(id, files)| (id, of(files))).collect())
}

/// The same for the same question. By its hash: it also says which organisation's records the reader may see.
fn shape((scope, part): (ReadScope, &str), question: &ReachQuestion, region: Option<&Region>) -> String {
    let ReachQuestion { since, until, engagements, .. } = question;
    let filter = RegisterFilter { areas: Vec::new(), since: None, until: None, ..engagements.clone() };
    let text = format!("{scope:?} {part} {since:?} {until:?} {region:?} {filter:?}");
    hexadecimal(&Sha256::digest(text))
}
