//! Finds what people answered to among what the reader may change: by words, or by reference.

use std::collections::HashMap;

use convenor_domain::{Engagement, EngagementId, RecordKind, Reference};
use convenor_text::FindQuery;
use serde::Serialize;

use super::super::rights::may_bring;
use crate::engagement::tag;
use crate::error::PageError;
use crate::reader::Visit;

/// Hits that are looked through for those that the reader may change.
const HITS_MAX: usize = 200;
/// Engagements shown.
const SHOWN_MAX: usize = 10;

/// An engagement that answers may be brought to.
#[derive(Debug, Serialize)]
pub(super) struct Match {
    /// Where answers to it are brought in.
    href: String,
    title: String,
    /// Who led it, and where it stands.
    about: String,
}

/// What is found, best first.
pub(super) async fn find(visit: &Visit, q: &str) -> Result<Vec<Match>, PageError> {
    let (store, scope) = (&visit.state.store, visit.scope());
    let ids = match Reference::parse(q) {
        Some(reference) => {
            let found = store.lookup_reference(scope, &reference).await?;
            found.into_iter().filter(is_engagement).map(|id| EngagementId(id.id)).collect()
        }
        None => by_words(visit, q).await?,
    };
    let found = store.list_engagements_by_id(scope, &ids).await?;
    let mut by_id: HashMap<EngagementId, Engagement> =
        found.into_iter().map(|engagement| (engagement.id, engagement)).collect();
    let theirs = ids.iter().filter_map(|id| by_id.remove(id)).filter(|one| may_bring(visit.actor(), one));
    let directory = visit.state.directory().await?;
    let shown = |engagement: Engagement| {
        let status = tag::status(&visit.state, engagement.status);
        let lead = engagement.content.lead.map(|lead| directory.name_of(lead).to_owned());
        Match {
            href: format!("/responses/new?engagement={}", engagement.id),
            about: [lead, Some(status)].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            title: engagement.content.title,
        }
    };
    Ok(theirs.take(SHOWN_MAX).map(shown).collect())
}

fn is_engagement(id: &convenor_domain::RecordId) -> bool {
    id.kind == RecordKind::Engagement
}

async fn by_words(visit: &Visit, words: &str) -> Result<Vec<EngagementId>, PageError> {
    let query = FindQuery {
        words: words.to_owned(),
        record_kinds: vec![RecordKind::Engagement],
        limit: HITS_MAX,
        ..FindQuery::within(visit.scope())
    };
    let found = visit.state.lookup.find(&visit.state.store, &query).await?;
    let ids = found.hits.into_iter().map(|hit| hit.id).filter(is_engagement);
    Ok(ids.map(|id| EngagementId(id.id)).collect())
}

impl Match {
    /// One for samples of the page.
    pub(super) fn sample() -> Self {
        Self {
            href: "/responses/new?engagement=1".to_owned(),
            title: "Winter <b>Ash</b> survey".to_owned(),
            about: "Fernshire ICB · Open".to_owned(),
        }
    }
}
