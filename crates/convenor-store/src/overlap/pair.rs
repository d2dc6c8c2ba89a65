//! Pairs of records found alike. A pair is one whatever its order; found again it is refreshed, and what was decided
//! about it stays.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use convenor_domain::overlap::{
    NewOverlapPair, OverlapPair, PairChoice, PairKind, PairSettled, Risk, Similar,
};
use convenor_domain::{EngagementId, OverlapPairId, ReadScope, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::Settlement;
use crate::condition;
use crate::entity::engagement;
use crate::entity::overlap_pair::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, to_json, unreadable};
use crate::writing::Writing;

/// Which pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairFilter {
    /// Of this system.
    pub system: SystemId,
    /// What they are to each other.
    pub kind: PairKind,
    /// Whether somebody has decided about them.
    pub settlement: Settlement,
    /// Only those of this risk; `None` for all.
    pub risk: Option<Risk>,
}

impl PairFilter {
    /// Those that nobody has decided about.
    pub fn open(system: SystemId, kind: PairKind) -> Self {
        Self { system, kind, settlement: Settlement::Open, risk: None }
    }

    /// Those that somebody has decided about.
    pub fn settled(system: SystemId, kind: PairKind) -> Self {
        Self { settlement: Settlement::Settled, ..Self::open(system, kind) }
    }
}

impl Store {
    /// Pairs of which the reader may see both records: the highest risk first, then the most alike.
    pub async fn list_overlap_pairs(
        &self,
        scope: ReadScope,
        filter: PairFilter,
        limit: u64,
        offset: u64,
    ) -> Result<Vec<OverlapPair>, StoreError> {
        let query = row::Entity::find().filter(self.seen_pairs(scope, filter));
        let page = query
            .order_by_desc(by_risk())
            .order_by_desc(C::Score)
            .order_by_asc(C::Id)
            .limit(limit)
            .offset(offset);
        page.all(self.read()).await?.into_iter().map(from_row).collect()
    }

    /// How many pairs [`Store::list_overlap_pairs`] lists in all.
    pub async fn count_overlap_pairs(&self, scope: ReadScope, filter: PairFilter) -> Result<u64, StoreError> {
        let query = row::Entity::find().filter(self.seen_pairs(scope, filter));
        Ok(query.count(self.read()).await?)
    }

    /// The pair with this identifier, if the reader may see both records.
    pub async fn lookup_overlap_pair(
        &self,
        scope: ReadScope,
        id: OverlapPairId,
    ) -> Result<Option<OverlapPair>, StoreError> {
        let query = row::Entity::find_by_id(id.0).filter(self.both_seen(scope));
        query.one(self.read()).await?.map(from_row).transpose()
    }

    fn seen_pairs(&self, scope: ReadScope, filter: PairFilter) -> Condition {
        let settled = match filter.settlement {
            Settlement::Open => C::Settled.is_null(),
            Settlement::Settled => C::Settled.is_not_null(),
        };
        let seen =
            self.both_seen(scope).add(C::SystemId.eq(filter.system.0)).add(C::Kind.eq(filter.kind.key()));
        seen.add(settled).add_option(filter.risk.map(|risk| C::Risk.eq(risk.key())))
    }

    fn both_seen(&self, scope: ReadScope) -> Condition {
        if scope == ReadScope::Everything {
            return Condition::all();
        }
        let seen = |column: C| {
            let id = Expr::col((engagement::Entity, engagement::Column::Id));
            let rows = Query::select()
                .expr(Expr::val(1))
                .from(engagement::Entity)
                .and_where(id.equals((row::Entity, column)))
                .cond_where(condition::engagements(self.backend(), scope))
                .to_owned();
            Expr::exists(rows)
        };
        Condition::all().add(seen(C::FirstId)).add(seen(C::SecondId))
    }
}

impl Writing<'_> {
    /// Keeps pairs just found. Those whose records are gone meanwhile are passed over.
    pub async fn note_overlap_pairs(&mut self, found: Vec<NewOverlapPair>) -> Result<(), StoreError> {
        let found: Vec<_> = found.into_iter().map(NewOverlapPair::in_order).collect();
        let live = self.live(found.iter().flat_map(|pair| [pair.first.0, pair.similar.engagement.0])).await?;
        let mut once = HashSet::new();
        let mut rows = Vec::new();
        for pair in found {
            let (first, second) = (pair.first.0, pair.similar.engagement.0);
            let is_pair = first != second && live.contains(&first) && live.contains(&second);
            if is_pair && once.insert((pair.kind, first, second)) {
                rows.push(self.to_row(&pair)?);
            }
        }
        let again = OnConflict::columns([C::Kind, C::FirstId, C::SecondId])
            .update_columns([C::Alike, C::Score, C::Risk, C::SeenAt])
            .to_owned();
        for some in rows.chunks(crate::dialect::INSERT_ROWS) {
            let insert = row::Entity::insert_many(some.iter().cloned()).on_conflict(again.clone());
            insert.exec_without_returning(self.on()).await?;
        }
        Ok(())
    }

    /// Forgets open pairs that were last found before `since`. What was decided is kept, so that it need not be
    /// decided again when the two are found once more.
    pub async fn forget_pairs_not_found_since(
        &mut self,
        system: SystemId,
        kind: PairKind,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let done = row::Entity::delete_many()
            .filter(C::SystemId.eq(system.0))
            .filter(C::Kind.eq(kind.key()))
            .filter(C::Settled.is_null())
            .filter(C::SeenAt.lt(since))
            .exec(self.on())
            .await?;
        Ok(done.rows_affected)
    }

    /// Keeps what this writer decided about a pair. Deciding again replaces what was decided before. A reason
    /// is needed to accept two that overlap.
    pub async fn settle_overlap_pair(
        &mut self,
        id: OverlapPairId,
        choice: PairChoice,
        reason: &str,
    ) -> Result<OverlapPair, StoreError> {
        let found = row::Entity::find_by_id(id.0).one(self.on()).await?;
        let before = from_row(found.ok_or_else(|| StoreError::Absent("pair"))?)?;
        let settled =
            PairSettled { choice, reason: reason.trim().to_owned(), account: self.account(), at: self.now() };
        settled.check().map_err(StoreError::Problems)?;
        row::Entity::update_many()
            .col_expr(C::Settled, Expr::value(to_json(&settled)?))
            .filter(C::Id.eq(id.0))
            .exec(self.on())
            .await?;
        Ok(OverlapPair { settled: Some(settled), ..before })
    }

    /// Which of some engagements are there.
    async fn live(&self, ids: impl Iterator<Item = Uuid>) -> Result<HashSet<Uuid>, StoreError> {
        let ids: Vec<Uuid> = ids.collect::<HashSet<_>>().into_iter().collect();
        let mut live = HashSet::new();
        for some in ids.chunks(crate::dialect::INSERT_ROWS) {
            let query = engagement::Entity::find().select_only().column(engagement::Column::Id);
            let query = query.filter(engagement::Column::Id.is_in(some.iter().copied()));
            live.extend(query.into_tuple::<Uuid>().all(self.on()).await?);
        }
        Ok(live)
    }

    fn to_row(&self, pair: &NewOverlapPair) -> Result<row::ActiveModel, StoreError> {
        Ok(row::ActiveModel {
            id: Set(self.new_id()),
            system_id: Set(pair.system.0),
            kind: Set(pair.kind.key().to_owned()),
            first_id: Set(pair.first.0),
            second_id: Set(pair.similar.engagement.0),
            alike: Set(to_json(&pair.similar)?),
            score: Set(pair.similar.score),
            found_at: Set(self.now()),
            seen_at: Set(self.now()),
            settled: Set(None),
            risk: Set(pair.similar.risk.key().to_owned()),
        })
    }
}

/// Risks in their order, where their names are in another.
fn by_risk() -> Expr {
    let ranks = (0_i32..).zip(Risk::ALL);
    let ranked = |case: CaseStatement, (rank, risk): (i32, &Risk)| case.case(C::Risk.eq(risk.key()), rank);
    ranks.fold(CaseStatement::new(), ranked).into()
}

fn from_row(row: row::Model) -> Result<OverlapPair, StoreError> {
    let similar: Similar = from_json("a pair", &row.alike)?;
    Ok(OverlapPair {
        id: OverlapPairId(row.id),
        system: SystemId(row.system_id),
        kind: row.kind.parse().map_err(|error| unreadable("a pair", &error))?,
        first: EngagementId(row.first_id),
        similar: Similar { engagement: EngagementId(row.second_id), ..similar },
        found_at: row.found_at,
        settled: row.settled.map(|settled| from_json("a pair", &settled)).transpose()?,
    })
}

/// Lets the pairs of a record that goes follow it into the record kept, but for those that are there already, and the
/// pair of the two themselves.
pub(crate) async fn follow(on: &impl ConnectionTrait, away: Uuid, keep: Uuid) -> Result<(), StoreError> {
    let of = |id: Uuid| Condition::any().add(C::FirstId.eq(id)).add(C::SecondId.eq(id));
    let other = |row: &row::Model, id: Uuid| if row.first_id == id { row.second_id } else { row.first_id };
    let kept = row::Entity::find().filter(of(keep)).all(on).await?;
    let known: HashSet<(String, Uuid)> =
        kept.into_iter().map(|row| (row.kind.clone(), other(&row, keep))).collect();
    for pair in row::Entity::find().filter(of(away)).all(on).await? {
        let third = other(&pair, away);
        if third == keep || known.contains(&(pair.kind.clone(), third)) {
            continue;
        }
        let (first, second) = if keep < third { (keep, third) } else { (third, keep) };
        row::Entity::update_many()
            .col_expr(C::FirstId, Expr::value(first))
            .col_expr(C::SecondId, Expr::value(second))
            .filter(C::Id.eq(pair.id))
            .exec(on)
            .await?;
    }
    Ok(())
}
