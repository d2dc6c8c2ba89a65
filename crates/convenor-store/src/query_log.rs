//! The log of filters that an engagement's responses were asked about with, shared by all who ask. It says how many people
//! fitted each and nothing of what they answered. Whether a new filter differs by too few is left to those who count.

use convenor_domain::EngagementId;
use convenor_domain::response::{Filter, ResponseFile};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

use crate::entity::query_log::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, hex, to_json};

/// A filter of which the numbers were told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredFilter {
    /// Whose answers were asked for.
    pub filter: Filter,
    /// How many people fitted: raw, and never to be shown.
    pub people: u64,
}

/// How far a filter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryStage {
    /// It is noted, and has to be compared with the others.
    Noted,
    /// Its numbers were told.
    Answered,
    /// Its numbers are not told.
    Refused,
}

impl Store {
    /// Notes that somebody asks for a filter of an engagement's responses, over these files, unless it has been answered
    /// before. What was noted over other files goes: after an import the numbers are others.
    pub async fn note_query(
        &self,
        engagement: EngagementId,
        files: &[ResponseFile],
        asked: &AnsweredFilter,
    ) -> Result<QueryStage, StoreError> {
        let filter = to_json(&asked.filter)?;
        let key = (engagement.0, files_hash(files), hash(&filter));
        let known = row::Entity::find_by_id(key.clone()).one(self.read()).await?;
        if known.is_some_and(|known| known.answered) {
            return Ok(QueryStage::Answered);
        }
        let _door = self.door().lock().await;
        let stale = C::EngagementId.eq(engagement.0).and(C::FilesHash.ne(&key.1));
        row::Entity::delete_many().filter(stale).exec(self.writer()).await?;
        let noted = row::ActiveModel {
            engagement_id: Set(key.0),
            files_hash: Set(key.1),
            filter_hash: Set(key.2),
            filter: Set(filter),
            people: Set(i64::try_from(asked.people).unwrap_or(i64::MAX)),
            answered: Set(false),
            asked_at: Set(self.clock().now()),
        };
        let known =
            OnConflict::columns([C::EngagementId, C::FilesHash, C::FilterHash]).do_nothing().to_owned();
        row::Entity::insert(noted).on_conflict(known).exec_without_returning(self.writer()).await?;
        Ok(QueryStage::Noted)
    }

    /// Keeps a noted filter among those that were answered, or takes it off the log: a filter that is refused forbids no
    /// other.
    pub async fn settle_query(
        &self,
        engagement: EngagementId,
        files: &[ResponseFile],
        filter: &Filter,
        stage: QueryStage,
    ) -> Result<(), StoreError> {
        let key = (engagement.0, files_hash(files), hash(&to_json(filter)?));
        let _door = self.door().lock().await;
        match stage {
            QueryStage::Noted => {}
            QueryStage::Refused => {
                row::Entity::delete_by_id(key).exec(self.writer()).await?;
            }
            QueryStage::Answered => {
                let this = C::EngagementId.eq(key.0).and(C::FilesHash.eq(key.1)).and(C::FilterHash.eq(key.2));
                let update = row::Entity::update_many().col_expr(C::Answered, Expr::value(true));
                update.filter(this).exec(self.writer()).await?;
            }
        }
        Ok(())
    }

    /// Other filters noted over these files that so nearly as many people fitted that the difference may be of fewer than
    /// `people_min`.
    pub async fn list_queries_near(
        &self,
        engagement: EngagementId,
        files: &[ResponseFile],
        asked: &AnsweredFilter,
        people_min: u64,
    ) -> Result<Vec<AnsweredFilter>, StoreError> {
        let [least, most] =
            [asked.people.saturating_sub(people_min), asked.people.saturating_add(people_min)];
        let near = |people: u64| i64::try_from(people).unwrap_or(i64::MAX);
        let rows = row::Entity::find()
            .filter(C::EngagementId.eq(engagement.0))
            .filter(C::FilesHash.eq(files_hash(files)))
            .filter(C::People.between(near(least), near(most)))
            .order_by_asc(C::FilterHash)
            .all(self.read())
            .await?;
        let read = |row: row::Model| {
            let filter = from_json("a filter of the query log", &row.filter)?;
            Ok(AnsweredFilter { filter, people: row.people.unsigned_abs() })
        };
        let found = rows.into_iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        Ok(found.into_iter().filter(|found| found.filter != asked.filter).collect())
    }
}

/// What the numbers are of: files never change, and their contents have names.
fn files_hash(files: &[ResponseFile]) -> String {
    let hash =
        files.iter().fold(Sha256::new(), |hash, file| hash.chain_update(&file.sha256).chain_update([0]));
    hex(&hash.finalize())
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}
