//! Reads changed records with their surroundings, and says what the index should now hold of them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use convenor_domain::{
    Access, AreaCode, Decision, DecisionId, Engagement, EngagementId, Insight, InsightId, OrganisationId,
    Outcome, ReadScope, RecordId, RecordKind, Stage, Visibility, Vocabularies,
};
use convenor_store::{RecordsByKind, Store, StoreError};
use convenor_text::{Aftermath, Change, IndexedRecord, Surroundings};

use super::Records;

/// What the index should hold of these records, and of those whose story they belong to: an insight's engagement
/// tells what came of it, and a decision what came of its insights.
pub(super) async fn read(store: &Store, changed: Records) -> Result<Vec<Change>, StoreError> {
    let records = with_story(store, changed).await?;
    let batch = Batch::read(store, &records).await?;
    let around = Around::read(store, &batch).await?;
    let aftermaths = aftermaths(store, &batch.engagements).await?;
    let outcomes = outcomes(store, &batch.insights).await?;
    let mut indexed = Vec::with_capacity(records.len());
    for engagement in &batch.engagements {
        let (insights, outcome) =
            aftermaths.get(&engagement.id).copied().unwrap_or((0, Outcome::NotRecorded));
        indexed.push(IndexedRecord::engagement(engagement, Aftermath { outcome, insights }, &around));
    }
    for insight in &batch.insights {
        let outcome = outcomes.get(&insight.id).copied().unwrap_or(Outcome::NotRecorded);
        let source = insight.content.engagement.and_then(|id| batch.sources.get(&id));
        indexed.push(IndexedRecord::insight(insight, outcome, source, &around));
    }
    indexed.extend(batch.decisions.iter().map(|decision| IndexedRecord::decision(decision, &around)));
    let found: BTreeSet<RecordId> = indexed.iter().map(|record| record.id).collect();
    let gone = records.difference(&found).copied().map(Change::Remove);
    Ok(gone.chain(indexed.into_iter().map(|record| Change::Put(Box::new(record)))).collect())
}

/// Adds the records that tell of changed ones.
async fn with_story(store: &Store, mut records: Records) -> Result<Records, StoreError> {
    let scope = ReadScope::Everything;
    let decisions =
        store.list_decisions_by_id(scope, &ids(&records, RecordKind::Decision, DecisionId)).await?;
    let weighed = decisions.iter().flat_map(|decision| &decision.content.influences);
    records.extend(weighed.map(|influence| RecordId::from(influence.insight)));
    let engagements = ids(&records, RecordKind::Engagement, EngagementId);
    let heard = store.list_insights_of_engagements(scope, &engagements).await?;
    records.extend(heard.into_iter().map(RecordId::from));
    let insights = store.list_insights_by_id(scope, &ids(&records, RecordKind::Insight, InsightId)).await?;
    records.extend(insights.iter().filter_map(|insight| insight.content.engagement).map(RecordId::from));
    Ok(records)
}

fn ids<T>(records: &Records, kind: RecordKind, id: impl Fn(uuid::Uuid) -> T) -> Vec<T> {
    records.iter().filter(|record| record.kind == kind).map(|record| id(record.id)).collect()
}

struct Batch {
    engagements: Vec<Engagement>,
    insights: Vec<Insight>,
    decisions: Vec<Decision>,
    sources: HashMap<EngagementId, Engagement>,
}

impl Batch {
    async fn read(store: &Store, records: &Records) -> Result<Self, StoreError> {
        let scope = ReadScope::Everything;
        let records = store.list_records_by_id(scope, records.iter().copied()).await?;
        let RecordsByKind { engagements, insights, decisions } = records;
        let sources = engagements.iter().map(|engagement| (engagement.id, engagement.clone())).collect();
        Ok(Self { engagements, insights, decisions, sources })
    }

    fn areas(&self) -> Vec<AreaCode> {
        let engagements = self.engagements.iter().flat_map(|engagement| &engagement.content.areas);
        let insights = self.insights.iter().flat_map(|insight| &insight.content.areas);
        engagements.chain(insights).cloned().collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// Insights and outcome of each engagement, as far as every reader of it may know.
async fn aftermaths(
    store: &Store,
    engagements: &[Engagement],
) -> Result<HashMap<EngagementId, (u64, Outcome)>, StoreError> {
    let mut found = HashMap::new();
    for (scope, ids) in by_least_reader(engagements.iter().map(|one| (one.access(), one.id))) {
        found.extend(store.outcomes_of_engagements(scope, &ids).await?);
    }
    Ok(found)
}

/// What came of each insight, as far as every reader of it may know.
async fn outcomes(store: &Store, insights: &[Insight]) -> Result<HashMap<InsightId, Outcome>, StoreError> {
    let mut found = HashMap::new();
    for (scope, ids) in by_least_reader(insights.iter().map(|one| (one.access(), one.id))) {
        for (insight, happened) in store.what_happened(scope, &ids).await? {
            found.insert(insight, Outcome::of(happened.iter().map(|decision| decision.influence)));
        }
    }
    Ok(found)
}

/// Records of the same least reader together, so that each such reader is asked for once.
fn by_least_reader<T>(records: impl Iterator<Item = (Access, T)>) -> HashMap<ReadScope, Vec<T>> {
    let mut groups: HashMap<ReadScope, Vec<T>> = HashMap::new();
    for (access, id) in records {
        groups.entry(least_reader(&access)).or_default().push(id);
    }
    groups
}

/// The scope of the reader of a record who may see the least else: what they may know, all its readers may.
fn least_reader(access: &Access) -> ReadScope {
    match (access.stage, access.visibility) {
        (Stage::Live, Visibility::Public) => ReadScope::Public,
        (Stage::Live, Visibility::System) => ReadScope::Member { system: access.system, organisation: None },
        _ => ReadScope::Member { system: access.system, organisation: access.organisations.first().copied() },
    }
}

/// Names and wider places, read in a few questions for the whole batch.
struct Around {
    vocabularies: Arc<Vocabularies>,
    organisations: HashMap<OrganisationId, String>,
    area_names: HashMap<AreaCode, String>,
    wider: HashMap<AreaCode, Vec<AreaCode>>,
}

impl Around {
    async fn read(store: &Store, batch: &Batch) -> Result<Self, StoreError> {
        let mut areas = batch.areas();
        let mut wider: HashMap<AreaCode, Vec<AreaCode>> = HashMap::new();
        for (inner, outer) in store.areas_around(&areas).await? {
            areas.push(outer.clone());
            wider.entry(inner).or_default().push(outer);
        }
        areas.sort();
        areas.dedup();
        let area_names =
            store.list_areas(&areas).await?.into_iter().map(|area| (area.code, area.name)).collect();
        let organisations = store.list_organisations(None).await?;
        let organisations = organisations.into_iter().map(|one| (one.id, one.name)).collect();
        Ok(Self { vocabularies: Arc::clone(store.vocabularies()), organisations, area_names, wider })
    }
}

impl Surroundings for Around {
    fn vocabularies(&self) -> &Vocabularies {
        &self.vocabularies
    }

    fn organisation_name(&self, id: OrganisationId) -> Option<String> {
        self.organisations.get(&id).cloned()
    }

    fn area_name(&self, code: &AreaCode) -> Option<String> {
        self.area_names.get(code).cloned()
    }

    fn areas_around(&self, code: &AreaCode) -> Vec<AreaCode> {
        self.wider.get(code).cloned().unwrap_or_default()
    }
}
