//! Saving what an import read: new, changed and same told apart by the source's identifier and a content hash.

use std::collections::HashMap;

use convenor_domain::{
    Decision, DecisionId, DecisionInfluence, Engagement, EngagementId, ImportId, ImportSummary,
    ImportedRecord, Influence, Insight, InsightId, Organisation, OrganisationId, Provenance, RecordId,
    RecordKind, RejectedRow, SystemId, engagement::Partner, system::slug,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::ImportStage;
use crate::audit::AuditAction;
use crate::entity::{
    decision, decision_influence, engagement, engagement_facet, import, import_change, insight, insight_facet,
};
use crate::error::StoreError;
use crate::facet::{self, Around};
use crate::record::{Kept, hash, to_json};
use crate::writing::{Writing, insert_all};

/// An import while its records are saved.
pub struct ImportBatch {
    system: SystemId,
    import: ImportId,
    organisations: HashMap<String, OrganisationId>,
    changes: i64,
    /// What it did so far.
    pub summary: ImportSummary,
}

impl ImportBatch {
    /// Notes a row that was not taken.
    pub fn reject(&mut self, row: RejectedRow) {
        self.summary.rejected.push(row);
    }

    /// Rows handled so far.
    pub fn rows(&self) -> u64 {
        let summary = &self.summary;
        summary.new
            + summary.changed
            + summary.same
            + u64::try_from(summary.rejected.len()).unwrap_or_default()
    }
}

/// A record that the register knows already.
struct Known {
    row: engagement::Model,
}

/// Rows of one chunk, collected to be inserted together.
#[derive(Default)]
struct Rows {
    engagements: Vec<engagement::ActiveModel>,
    engagement_facets: Vec<engagement_facet::ActiveModel>,
    insights: Vec<insight::ActiveModel>,
    insight_facets: Vec<insight_facet::ActiveModel>,
    decisions: Vec<decision::ActiveModel>,
    influences: Vec<decision_influence::ActiveModel>,
    changes: Vec<import_change::ActiveModel>,
}

impl Writing<'_> {
    /// Begins to save an import.
    pub async fn begin_import(
        &mut self,
        system: SystemId,
        import: ImportId,
    ) -> Result<ImportBatch, StoreError> {
        let organisations = self.organisations_by_slug(system).await?;
        Ok(ImportBatch { system, import, organisations, changes: 0, summary: ImportSummary::default() })
    }

    /// Saves some records. Those whose source says the same as last time are left alone, edits and all.
    pub async fn apply_import(
        &mut self,
        batch: &mut ImportBatch,
        records: Vec<ImportedRecord>,
    ) -> Result<(), StoreError> {
        let known = self.known(batch.system, &records).await?;
        let copies = self.known_copies(batch.system, &records).await?;
        let areas = records.iter().flat_map(|record| {
            record.engagement.areas.iter().chain(record.insights.iter().flat_map(|insight| &insight.areas))
        });
        let around = Around::of(self.on(), areas).await?;
        self.add_missing_organisations(batch, &records).await?;
        let mut rows = Rows::default();
        for record in records {
            let source_hash = source_hash(&record)?;
            let key = (record.provenance.source.clone(), record.provenance.external_id.clone());
            match (known.get(&key), copies.get(&key)) {
                (Some(known), _) if known.row.content_hash == source_hash => batch.summary.same += 1,
                (Some(known), _) => self.change(batch, &record, &source_hash, known).await?,
                (None, Some(copy)) => self.change_copy(batch, &record, &source_hash, copy).await?,
                (None, None) => self.add_imported(batch, &mut rows, &record, &source_hash, &around)?,
            }
        }
        self.insert(rows).await
    }

    /// Ends an import: what it did is kept with it, and it can be undone.
    pub async fn finish_import(&mut self, batch: ImportBatch) -> Result<ImportSummary, StoreError> {
        import::Entity::update_many()
            .col_expr(import::Column::Stage, Expr::value(ImportStage::Imported.key()))
            .col_expr(import::Column::Summary, Expr::value(to_json(&batch.summary)?))
            .col_expr(import::Column::FinishedAt, Expr::value(self.now()))
            .filter(import::Column::Id.eq(batch.import.0))
            .exec(self.on())
            .await?;
        Ok(batch.summary)
    }

    async fn known(
        &self,
        system: SystemId,
        records: &[ImportedRecord],
    ) -> Result<HashMap<(String, String), Known>, StoreError> {
        let mut known = HashMap::new();
        for some in records.chunks(crate::dialect::INSERT_ROWS) {
            let ids = some.iter().map(|record| record.provenance.external_id.as_str());
            let sources = some.iter().map(|record| record.provenance.source.as_str());
            let rows = engagement::Entity::find()
                .filter(engagement::Column::SystemId.eq(system.0))
                .filter(engagement::Column::Source.is_in(sources.collect::<std::collections::BTreeSet<_>>()))
                .filter(engagement::Column::ExternalId.is_in(ids))
                .all(self.on())
                .await?;
            for row in rows {
                let key =
                    (row.source.clone().unwrap_or_default(), row.external_id.clone().unwrap_or_default());
                known.insert(key, Known { row });
            }
        }
        Ok(known)
    }

    async fn add_missing_organisations(
        &mut self,
        batch: &mut ImportBatch,
        records: &[ImportedRecord],
    ) -> Result<(), StoreError> {
        let mut missing: Vec<Organisation> = Vec::new();
        for name in records.iter().flat_map(names) {
            let wanted = slug(name);
            if wanted.is_empty() || batch.organisations.contains_key(&wanted) {
                continue;
            }
            let id = OrganisationId(self.new_id());
            batch.organisations.insert(wanted.clone(), id);
            let (system, kind) = (batch.system, "other".to_owned());
            missing.push(Organisation { id, system, slug: wanted, name: name.clone(), kind });
        }
        self.add_organisations(&missing).await?;
        let changes = missing.iter().map(|new| change_row(batch, super::ORGANISATION, new.id.0, 1, None));
        let changes = changes.collect();
        insert_all::<import_change::Entity, _>(self.on(), changes).await
    }

    fn add_imported(
        &mut self,
        batch: &mut ImportBatch,
        rows: &mut Rows,
        record: &ImportedRecord,
        source_hash: &str,
        around: &Around,
    ) -> Result<(), StoreError> {
        batch.summary.new += 1;
        let story = self.story(batch, record, EngagementId(self.new_id()));
        self.note_new(batch, rows, story.engagement.id.into());
        let facets = facet::of_engagement(&story.engagement.content, self.vocabularies(), around);
        rows.engagement_facets.extend(crate::engagement::facet_rows(story.engagement.id, facets));
        rows.engagements.push(crate::engagement::to_row(&story.engagement, source_hash)?);
        self.collect_heard(batch, rows, &story.insights, &story.decisions, around)
    }

    fn collect_heard(
        &mut self,
        batch: &mut ImportBatch,
        rows: &mut Rows,
        insights: &[Insight],
        decisions: &[Decision],
        around: &Around,
    ) -> Result<(), StoreError> {
        for insight in insights {
            self.note_new(batch, rows, insight.id.into());
            let facets = facet::of_insight(&insight.content, self.vocabularies(), around);
            rows.insight_facets.extend(crate::insight::facet_rows(insight.id, facets));
            rows.insights.push(crate::insight::to_row(insight, "")?);
        }
        for decision in decisions {
            self.note_new(batch, rows, decision.id.into());
            rows.influences.extend(crate::decision::influence_rows(decision));
            rows.decisions.push(crate::decision::to_row(decision, "")?);
        }
        Ok(())
    }

    /// Replaces a known record by what its source says now. What was heard and decided before stays as it is:
    /// people may have worked on it; what the source adds is added.
    async fn change(
        &mut self,
        batch: &mut ImportBatch,
        record: &ImportedRecord,
        source_hash: &str,
        known: &Known,
    ) -> Result<(), StoreError> {
        batch.summary.changed += 1;
        let before = Engagement::from_row(known.row.clone())?;
        let story = self.story(batch, record, before.id);
        let after =
            Engagement { version: before.version + 1, created_at: before.created_at, ..story.engagement };
        let fields = crate::record::changed_fields(&before.content, &after.content)?;
        self.replace_engagement(&after, Some(source_hash)).await?;
        self.note(AuditAction::Edit, after.id.into(), &fields);
        let mut rows = Rows::default();
        let snapshot = to_json(&(&before, &known.row.content_hash))?;
        rows.changes.push(change_row(
            batch,
            RecordKind::Engagement.key(),
            after.id.0,
            after.version,
            Some(snapshot),
        ));
        let heard: Vec<Uuid> = insight::Entity::find()
            .filter(insight::Column::EngagementId.eq(after.id.0))
            .all(self.on())
            .await?
            .into_iter()
            .map(|row| row.id)
            .collect();
        if heard.is_empty() {
            let around =
                Around::of(self.on(), story.insights.iter().flat_map(|one| &one.content.areas)).await?;
            self.collect_heard(batch, &mut rows, &story.insights, &story.decisions, &around)?;
        }
        self.insert(rows).await
    }

    fn note_new(&mut self, batch: &mut ImportBatch, rows: &mut Rows, record: RecordId) {
        self.note(AuditAction::Add, record, &[]);
        rows.changes.push(change_row(batch, record.kind.key(), record.id, 1, None));
    }

    /// A read record as the three kinds of saved record, linked to each other.
    pub(super) fn story(&self, batch: &ImportBatch, record: &ImportedRecord, id: EngagementId) -> Story {
        let provenance = Provenance {
            import: Some(batch.import),
            imported_at: Some(self.now()),
            ..record.provenance.clone()
        };
        let organisation = |name: &String| batch.organisations.get(&slug(name)).copied();
        let mut content = record.engagement.clone();
        content.lead = record.lead_name.as_ref().and_then(organisation);
        content.partners = record
            .partner_names
            .iter()
            .filter_map(|(name, role)| {
                Some(Partner { organisation: organisation(name)?, role: role.clone() })
            })
            .collect();
        let insights = self.heard(batch, record, &provenance, id, content.lead);
        let decisions = self.decided(batch, record, &provenance, &insights, content.lead);
        let engagement = Engagement {
            id,
            system: batch.system,
            status: record.status,
            content,
            provenance: Some(provenance),
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        Story { engagement, insights, decisions }
    }

    fn heard(
        &self,
        batch: &ImportBatch,
        record: &ImportedRecord,
        provenance: &Provenance,
        engagement: EngagementId,
        lead: Option<OrganisationId>,
    ) -> Vec<Insight> {
        let insight = |(index, content): (usize, &convenor_domain::InsightContent)| {
            let mut content = content.clone();
            content.engagement = Some(engagement);
            content.organisation = lead;
            Insight {
                id: InsightId(self.new_id()),
                system: batch.system,
                status: record.insight_status,
                content,
                provenance: Some(part_of(provenance, "insight", index)),
                version: 1,
                created_at: self.now(),
                updated_at: self.now(),
            }
        };
        record.insights.iter().enumerate().map(insight).collect()
    }

    fn decided(
        &self,
        batch: &ImportBatch,
        record: &ImportedRecord,
        provenance: &Provenance,
        insights: &[Insight],
        lead: Option<OrganisationId>,
    ) -> Vec<Decision> {
        let decision = |(index, content): (usize, &convenor_domain::DecisionContent)| {
            let mut content = content.clone();
            content.organisation = lead;
            content.influences = insights
                .iter()
                .map(|insight| DecisionInfluence {
                    insight: insight.id,
                    influence: Influence::NotStated,
                    reason: String::new(),
                })
                .collect();
            Decision {
                id: DecisionId(self.new_id()),
                system: batch.system,
                content,
                provenance: Some(part_of(provenance, "decision", index)),
                version: 1,
                created_at: self.now(),
                updated_at: self.now(),
            }
        };
        record.decisions.iter().enumerate().map(decision).collect()
    }

    async fn insert(&mut self, rows: Rows) -> Result<(), StoreError> {
        insert_all::<engagement::Entity, _>(self.on(), rows.engagements).await?;
        insert_all::<engagement_facet::Entity, _>(self.on(), rows.engagement_facets).await?;
        insert_all::<insight::Entity, _>(self.on(), rows.insights).await?;
        insert_all::<insight_facet::Entity, _>(self.on(), rows.insight_facets).await?;
        insert_all::<decision::Entity, _>(self.on(), rows.decisions).await?;
        insert_all::<decision_influence::Entity, _>(self.on(), rows.influences).await?;
        insert_all::<import_change::Entity, _>(self.on(), rows.changes).await
    }
}

pub(super) struct Story {
    pub(super) engagement: Engagement,
    insights: Vec<Insight>,
    decisions: Vec<Decision>,
}

fn names(record: &ImportedRecord) -> impl Iterator<Item = &String> {
    record.lead_name.iter().chain(record.partner_names.iter().map(|(name, _)| name))
}

fn part_of(provenance: &Provenance, part: &str, index: usize) -> Provenance {
    Provenance { external_id: format!("{}#{part}-{index}", provenance.external_id), ..provenance.clone() }
}

/// Hash of all that the source says of a record.
fn source_hash(record: &ImportedRecord) -> Result<String, StoreError> {
    hash(&(
        &record.engagement,
        record.status,
        &record.lead_name,
        &record.partner_names,
        &record.insights,
        &record.decisions,
    ))
}

pub(super) fn change_row(
    batch: &mut ImportBatch,
    kind: &str,
    id: Uuid,
    version: u32,
    before: Option<String>,
) -> import_change::ActiveModel {
    batch.changes += 1;
    import_change::ActiveModel {
        import_id: Set(batch.import.0),
        sequence: Set(batch.changes),
        kind: Set(kind.to_owned()),
        record_id: Set(id),
        version: Set(i32::try_from(version).unwrap_or(i32::MAX)),
        before: Set(before),
    }
}
