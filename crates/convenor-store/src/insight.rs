//! Insights: saving, reading, listing.

mod row;

pub(crate) use row::{facet_rows, to_row};

use convenor_domain::{
    AreaCode, EngagementId, FieldProblem, Insight, InsightContent, InsightId, InsightStatus, ReadScope,
    Reason, SystemId,
};
use sea_orm::ActiveValue::NotSet;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::audit::AuditAction;
use crate::condition;
use crate::entity::{insight, insight_facet};
use crate::error::StoreError;
use crate::facet::{self, Around, Facet};
use crate::open::Store;
use crate::record::{Kept, changed_fields};
use crate::writing::{Writing, insert_all};

/// An insight to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInsight {
    /// The system that it belongs to.
    pub system: SystemId,
    /// What it says.
    pub content: InsightContent,
}

/// Which insights to list. Newest first.
#[derive(Debug, Clone)]
pub struct InsightList {
    /// What the reader may see.
    pub scope: ReadScope,
    /// Only of this system.
    pub system: Option<SystemId>,
    /// Only from this engagement.
    pub engagement: Option<EngagementId>,
    /// Only on this topic or a narrower one.
    pub topic: Option<String>,
    /// Only from this group or a narrower one.
    pub group: Option<String>,
    /// Only from this area or inside it.
    pub area: Option<AreaCode>,
    /// Only those that stand here.
    pub statuses: Vec<InsightStatus>,
    /// Rows on the page.
    pub limit: u64,
    /// Rows before it.
    pub offset: u64,
}

impl InsightList {
    /// All insights that the reader may see, a page at a time.
    pub fn all(scope: ReadScope, limit: u64) -> Self {
        Self {
            scope,
            system: None,
            engagement: None,
            topic: None,
            group: None,
            area: None,
            statuses: Vec::new(),
            limit,
            offset: 0,
        }
    }

    fn query(&self) -> sea_orm::Select<insight::Entity> {
        use insight::Column as C;
        let mut query = insight::Entity::find().filter(condition::insights(self.scope));
        if let Some(system) = self.system {
            query = query.filter(C::SystemId.eq(system.0));
        }
        if let Some(engagement) = self.engagement {
            query = query.filter(C::EngagementId.eq(engagement.0));
        }
        if !self.statuses.is_empty() {
            query = query.filter(C::Status.is_in(self.statuses.iter().map(|status| status.key())));
        }
        let facets = [
            (Facet::Topic, self.topic.clone()),
            (Facet::Group, self.group.clone()),
            (Facet::Area, self.area.as_ref().map(|area| area.0.clone())),
        ];
        for (facet, value) in facets {
            if let Some(value) = value {
                query = query.filter(with_facet(facet, &value));
            }
        }
        query
    }
}

fn with_facet(facet: Facet, value: &str) -> Expr {
    let rows = Query::select()
        .column(insight_facet::Column::RecordId)
        .from(insight_facet::Entity)
        .and_where(insight_facet::Column::Facet.eq(facet.key()))
        .and_where(insight_facet::Column::Value.eq(value))
        .to_owned();
    Expr::col((insight::Entity, insight::Column::Id)).in_subquery(rows)
}

impl Store {
    /// An insight, if the reader may see it.
    pub async fn lookup_insight(
        &self,
        scope: ReadScope,
        id: InsightId,
    ) -> Result<Option<Insight>, StoreError> {
        self.lookup_kept(scope, id.0).await
    }

    /// Insights by identifier, as far as the reader may see them; in no order.
    pub async fn list_insights_by_id(
        &self,
        scope: ReadScope,
        ids: &[InsightId],
    ) -> Result<Vec<Insight>, StoreError> {
        self.list_kept(scope, ids.iter().map(|id| id.0).collect()).await
    }

    /// A page of insights.
    pub async fn list_insights(&self, list: &InsightList) -> Result<Vec<Insight>, StoreError> {
        use insight::Column as C;
        let query = list.query().order_by_desc(C::UpdatedAt).order_by_desc(C::Id);
        let rows = query.limit(list.limit).offset(list.offset).all(self.read()).await?;
        rows.into_iter().map(Insight::from_row).collect()
    }

    /// How many insights a list has on all its pages.
    pub async fn count_insights(&self, list: &InsightList) -> Result<u64, StoreError> {
        Ok(list.query().count(self.read()).await?)
    }
}

impl Writing<'_> {
    /// Adds an insight, which then waits for its check for personal data.
    pub async fn add_insight(&mut self, new: NewInsight) -> Result<Insight, StoreError> {
        new.content.check(self.vocabularies()).map_err(StoreError::Problems)?;
        let insight = Insight {
            id: InsightId(self.new_id()),
            system: new.system,
            status: InsightStatus::Submitted,
            content: new.content,
            provenance: None,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        };
        self.put_insights(std::slice::from_ref(&insight)).await?;
        Ok(insight)
    }

    /// Adds whole insights as they are, such as a generator's.
    pub async fn put_insights(&mut self, insights: &[Insight]) -> Result<(), StoreError> {
        let around = Around::of(self.on(), insights.iter().flat_map(|one| &one.content.areas)).await?;
        let (mut rows, mut facets) = (Vec::with_capacity(insights.len()), Vec::new());
        for insight in insights {
            rows.push(to_row(insight, "")?);
            facets.extend(facet_rows(
                insight.id,
                facet::of_insight(&insight.content, self.vocabularies(), &around),
            ));
            self.note(AuditAction::Add, insight.id.into(), &[]);
        }
        insert_all::<insight::Entity, _>(self.on(), rows).await?;
        insert_all::<insight_facet::Entity, _>(self.on(), facets).await
    }

    /// Changes what an insight says. What was checked or published must be checked for personal data again.
    pub async fn update_insight(
        &mut self,
        id: InsightId,
        held: u32,
        content: InsightContent,
    ) -> Result<Insight, StoreError> {
        content.check(self.vocabularies()).map_err(StoreError::Problems)?;
        let before = self.held::<Insight>(id.into(), held).await?;
        let mut fields = changed_fields(&before.content, &content)?;
        if fields.is_empty() {
            return Ok(before);
        }
        let status = InsightStatus::Submitted;
        if before.status != status {
            fields.push("status".to_owned());
        }
        let after =
            Insight { content, status, version: before.version + 1, updated_at: self.now(), ..before };
        self.replace_insight(&after, None).await?;
        self.note(AuditAction::Edit, id.into(), &fields);
        Ok(after)
    }

    /// Takes an insight to another status, if that may follow.
    pub async fn move_insight(
        &mut self,
        id: InsightId,
        held: u32,
        to: InsightStatus,
    ) -> Result<Insight, StoreError> {
        let before = self.held::<Insight>(id.into(), held).await?;
        if !before.status.can_become(to) {
            let reason = Reason::NotAllowed { value: to.key().to_owned() };
            return Err(StoreError::Problems(vec![FieldProblem { field: "status", reason }]));
        }
        let after = Insight { status: to, version: before.version + 1, updated_at: self.now(), ..before };
        self.replace_insight(&after, None).await?;
        self.note(AuditAction::Move, id.into(), &["status".to_owned()]);
        Ok(after)
    }

    /// Writes a whole insight over the saved one. `source_hash` is set by imports only.
    pub(crate) async fn replace_insight(
        &mut self,
        after: &Insight,
        source_hash: Option<&str>,
    ) -> Result<(), StoreError> {
        let around = Around::of(self.on(), &after.content.areas).await?;
        let found = facet::of_insight(&after.content, self.vocabularies(), &around);
        let mut row = to_row(after, source_hash.unwrap_or_default())?;
        if source_hash.is_none() {
            row.content_hash = NotSet;
        }
        row.update(self.on()).await?;
        insight_facet::Entity::delete_many()
            .filter(insight_facet::Column::RecordId.eq(after.id.0))
            .exec(self.on())
            .await?;
        insert_all::<insight_facet::Entity, _>(self.on(), facet_rows(after.id, found).collect()).await
    }
}
