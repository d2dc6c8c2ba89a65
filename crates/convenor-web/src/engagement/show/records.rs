//! What belongs to the record: its insights, the decisions on them, and the names of its places.

use std::collections::HashMap;
use std::sync::Arc;

use convenor_domain::{AreaCode, Engagement, Insight, InsightId, OrganisationId};
use convenor_statistics::{Disclosed, ShownCount};
use convenor_store::{InsightList, WhatHappened};

use crate::directory::Directory;
use crate::error::PageError;
use crate::names::Places;
use crate::reader::Visit;
use crate::response::panels::responses_of;
use crate::state::AppState;

/// Most insights that are read for one page.
const INSIGHTS_MAX: u64 = 200;

/// The record and what belongs to it, as far as the reader may see.
pub(super) struct Records {
    /// The record.
    pub(super) engagement: Engagement,
    /// Its insights, newest first.
    pub(super) insights: Vec<Insight>,
    /// The decisions on each insight.
    pub(super) happened: HashMap<InsightId, Vec<WhatHappened>>,
    /// How many people answered to it.
    pub(super) responses: Disclosed<ShownCount>,
    directory: Arc<Directory>,
    places: Places,
}

/// What turns keys and codes of the record into names.
pub(super) struct Naming<'a> {
    /// Words and vocabularies.
    pub(super) state: &'a AppState,
    directory: &'a Directory,
    places: &'a Places,
}

impl Records {
    /// Reads what belongs to a record.
    pub(super) async fn read(visit: &Visit, engagement: Engagement) -> Result<Self, PageError> {
        let store = &visit.state.store;
        let insights = store.list_insights(&of_engagement(visit, &engagement)).await?;
        let ids: Vec<_> = insights.iter().map(|insight| insight.id).collect();
        let files = store.list_response_files(engagement.id).await?;
        Ok(Self {
            happened: store.what_happened(visit.scope(), &ids).await?,
            places: Places::read(&visit.state, &engagement.content.areas).await?,
            directory: visit.state.directory().await?,
            responses: visit.state.convened.disclosure.total(responses_of(&files)),
            insights,
            engagement,
        })
    }

    /// What turns keys and codes into names.
    pub(super) fn naming<'a>(&'a self, visit: &'a Visit) -> Naming<'a> {
        Naming { state: &visit.state, directory: &self.directory, places: &self.places }
    }

    /// Each decision once, with the furthest influence that any insight of this record had on it.
    pub(super) fn decisions(&self) -> Vec<&WhatHappened> {
        let mut found: Vec<&WhatHappened> = Vec::new();
        for insight in &self.insights {
            for happened in self.happened.get(&insight.id).into_iter().flatten() {
                match found.iter_mut().find(|known| known.decision == happened.decision) {
                    Some(known) if happened.influence < known.influence => *known = happened,
                    Some(_) => {}
                    None => found.push(happened),
                }
            }
        }
        found.sort_by_key(|decision| decision.date.earliest());
        found
    }
}

/// The insights of a record.
pub(super) fn of_engagement(visit: &Visit, engagement: &Engagement) -> InsightList {
    InsightList { engagement: Some(engagement.id), ..InsightList::all(visit.scope(), INSIGHTS_MAX) }
}

impl Naming<'_> {
    /// An organisation's name.
    pub(super) fn organisation(&self, id: OrganisationId) -> String {
        self.directory.name_of(id).to_owned()
    }

    /// An area's name.
    pub(super) fn area(&self, code: &AreaCode) -> String {
        self.places.name_of(code).to_owned()
    }
}
