//! The log of questions about who was heard, shared by all who ask. What a question is, and whether a new one differs from
//! others by too few, is left to those who ask; here it is a text with its hash.

use std::collections::BTreeMap;

use convenor_domain::response::ResponseFile;
use convenor_domain::{EngagementId, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::entity::reach_log::{self as row, Column as C};
use crate::entity::response_import;
use crate::error::StoreError;
use crate::open::Store;
use crate::query_log::QueryStage;
use crate::record::{from_json, hex, to_json};

/// What errors call one.
const WHAT: &str = "a question of the log";

impl Store {
    /// Whether this very question was answered before.
    pub async fn is_reach_answered(
        &self,
        system: SystemId,
        question: &impl Serialize,
    ) -> Result<bool, StoreError> {
        let key = (system.0, hash(&to_json(question)?));
        let known = row::Entity::find_by_id(key).one(self.read()).await?;
        Ok(known.is_some_and(|known| known.answered))
    }

    /// Notes that somebody asks a question, before it is compared with the others.
    pub async fn note_reach(&self, system: SystemId, question: &impl Serialize) -> Result<(), StoreError> {
        let question = to_json(question)?;
        let _door = self.door().lock().await;
        let noted = row::ActiveModel {
            system_id: Set(system.0),
            question_hash: Set(hash(&question)),
            question: Set(question),
            answered: Set(false),
            asked_at: Set(self.clock().now()),
        };
        let known = OnConflict::columns([C::SystemId, C::QuestionHash]).do_nothing().to_owned();
        row::Entity::insert(noted).on_conflict(known).exec_without_returning(self.writer()).await?;
        Ok(())
    }

    /// Keeps a noted question among those that were answered, or takes it off the log: one that is refused forbids no other.
    pub async fn settle_reach(
        &self,
        system: SystemId,
        question: &impl Serialize,
        stage: QueryStage,
    ) -> Result<(), StoreError> {
        let hash = hash(&to_json(question)?);
        let this = C::SystemId.eq(system.0).and(C::QuestionHash.eq(hash));
        let _door = self.door().lock().await;
        match stage {
            QueryStage::Noted => {}
            QueryStage::Refused => {
                let open = this.and(C::Answered.eq(false));
                row::Entity::delete_many().filter(open).exec(self.writer()).await?;
            }
            QueryStage::Answered => {
                let update = row::Entity::update_many().col_expr(C::Answered, Expr::value(true));
                update.filter(this).exec(self.writer()).await?;
            }
        }
        Ok(())
    }

    /// The questions of a system that were answered, or are being compared just now; the oldest first.
    pub async fn list_reach<Q: DeserializeOwned>(&self, system: SystemId) -> Result<Vec<Q>, StoreError> {
        let query = row::Entity::find().filter(C::SystemId.eq(system.0));
        let rows = query.order_by_asc(C::AskedAt).order_by_asc(C::QuestionHash).all(self.read()).await?;
        rows.iter().map(|row| from_json(WHAT, &row.question)).collect()
    }

    /// The lake's files for some engagements, in the order in which they came; in one statement.
    pub async fn list_response_files_of(
        &self,
        engagements: &[EngagementId],
    ) -> Result<BTreeMap<EngagementId, Vec<ResponseFile>>, StoreError> {
        use response_import::Column as I;
        let mut files: BTreeMap<EngagementId, Vec<ResponseFile>> = BTreeMap::new();
        for some in engagements.chunks(crate::dialect::INSERT_ROWS) {
            let query = response_import::Entity::find()
                .filter(I::EngagementId.is_in(some.iter().map(|one| one.0)))
                .filter(I::File.is_not_null());
            for row in query.order_by_asc(I::ImportedAt).order_by_asc(I::Id).all(self.read()).await? {
                let Some(file) = &row.file else { continue };
                let file = from_json("a file of the lake", file)?;
                files.entry(EngagementId(row.engagement_id)).or_default().push(file);
            }
        }
        Ok(files)
    }
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}
