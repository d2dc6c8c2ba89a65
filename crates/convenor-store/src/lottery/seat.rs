//! The panel record: seats with the people who have, or had, them.

use convenor_domain::LotteryId;
use convenor_domain::lottery::{Seat, SeatEvent, SeatId, SeatStatus};
use convenor_domain::{FieldProblem, Reason};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::audit::AuditAction;
use crate::entity::lottery_seat::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{from_json, to_json};
use crate::writing::{Writing, insert_all};

/// What errors call one.
const WHAT: &str = "a seat of a panel";
/// How the audit trail names seats among what changed of a lottery.
const SEATS: &str = "seats";

/// Somebody who was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSeat {
    /// What the published lists call them.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Their value of every feature of the quotas, in order.
    pub values: Vec<String>,
}

/// How people came to their seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatedBy {
    /// By the draw.
    Draw,
    /// Drawn later, in somebody's place.
    Replacement,
}

impl Store {
    /// The seats of a panel, in the order in which they were drawn.
    pub async fn list_lottery_seats(&self, lottery: LotteryId) -> Result<Vec<Seat>, StoreError> {
        let query = row::Entity::find().filter(C::LotteryId.eq(lottery.0)).order_by_asc(C::Place);
        let rows = query.all(self.read()).await?;
        rows.iter().map(|row| from_json(WHAT, &row.body)).collect()
    }
}

impl Writing<'_> {
    /// Adds seats for people who were drawn.
    pub async fn add_lottery_seats(
        &mut self,
        lottery: LotteryId,
        people: Vec<NewSeat>,
        by: SeatedBy,
    ) -> Result<(), StoreError> {
        let first = row::Entity::find().filter(C::LotteryId.eq(lottery.0)).count(self.on()).await?;
        let first = i32::try_from(first).unwrap_or(i32::MAX);
        let event = SeatEvent { status: SeatStatus::Drawn, at: self.now(), account: self.account() };
        let mut rows = Vec::with_capacity(people.len());
        for (place, NewSeat { person, name, values }) in (first..).zip(people) {
            let seat = Seat {
                id: SeatId(self.new_id()),
                person,
                name,
                values,
                status: SeatStatus::Drawn,
                is_replacement: by == SeatedBy::Replacement,
                replaced: false,
                events: vec![event.clone()],
            };
            let body = to_json(&seat)?;
            rows.push(row::ActiveModel::from(row::Model {
                id: seat.id.0,
                lottery_id: lottery.0,
                place,
                body,
            }));
        }
        insert_all::<row::Entity, _>(self.on(), rows).await?;
        self.note_lottery(AuditAction::Edit, lottery, &[SEATS.to_owned()]);
        Ok(())
    }

    /// Says where the offer of a seat stands, if that may follow.
    pub async fn move_lottery_seat(
        &mut self,
        lottery: LotteryId,
        id: SeatId,
        to: SeatStatus,
    ) -> Result<Seat, StoreError> {
        let mut seat = self.seat(lottery, id).await?;
        if seat.replaced || !seat.status.next().contains(&to) {
            let reason = Reason::NotAllowed { value: to.key().to_owned() };
            return Err(StoreError::Problems(vec![FieldProblem { field: "status", reason }]));
        }
        seat.status = to;
        seat.events.push(SeatEvent { status: to, at: self.now(), account: self.account() });
        self.save_seat(&seat).await?;
        self.note_lottery(AuditAction::Move, lottery, &[SEATS.to_owned()]);
        Ok(seat)
    }

    /// Says that somebody was drawn in the place of these people.
    pub async fn replace_lottery_seats(
        &mut self,
        lottery: LotteryId,
        ids: &[SeatId],
    ) -> Result<(), StoreError> {
        for id in ids {
            let seat = self.seat(lottery, *id).await?;
            self.save_seat(&Seat { replaced: true, ..seat }).await?;
        }
        Ok(())
    }

    async fn seat(&self, lottery: LotteryId, id: SeatId) -> Result<Seat, StoreError> {
        let query = row::Entity::find_by_id(id.0).filter(C::LotteryId.eq(lottery.0));
        let row = query.one(self.on()).await?.ok_or(StoreError::Absent("seat"))?;
        from_json(WHAT, &row.body)
    }

    async fn save_seat(&self, seat: &Seat) -> Result<(), StoreError> {
        let update = row::Entity::update_many().col_expr(C::Body, Expr::value(to_json(seat)?));
        update.filter(C::Id.eq(seat.id.0)).exec(self.on()).await?;
        Ok(())
    }
}
