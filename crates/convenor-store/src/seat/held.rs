//! Seats of all bodies of a system at once: who holds how many, whose are to be erased, and which are to be forgotten.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use convenor_domain::seat::{HeldSeat, SeatPerson};
use convenor_domain::{OrganisationId, SeatBodyId, SystemId};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::{capacity, kind};
use crate::audit::AuditAction;
use crate::entity::body_seat::{self, Column as S};
use crate::entity::seat_body::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::Writing;

impl Store {
    /// The seats of a system that are held on a day.
    pub async fn list_held_seats(
        &self,
        system: SystemId,
        day: NaiveDate,
    ) -> Result<Vec<HeldSeat>, StoreError> {
        let bodies = row::Entity::find().filter(C::SystemId.eq(system.0)).all(self.read()).await?;
        let bodies: HashMap<Uuid, row::Model> = bodies.into_iter().map(|body| (body.id, body)).collect();
        let of_system =
            row::Entity::find().select_only().column(C::Id).filter(C::SystemId.eq(system.0)).into_query();
        let open = Condition::any().add(S::HeldUntil.is_null()).add(S::HeldUntil.gte(day));
        let seats = body_seat::Entity::find()
            .filter(S::BodyId.in_subquery(of_system))
            .filter(S::HeldFrom.lte(day))
            .filter(open)
            .all(self.read())
            .await?;
        let held = |seat: body_seat::Model| {
            let Some(body) = bodies.get(&seat.body_id) else { return Ok(None) };
            Ok(Some(HeldSeat {
                body: SeatBodyId(seat.body_id),
                kind: kind(&body.kind)?,
                organisation: body.organisation_id.map(OrganisationId),
                person: SeatPerson(seat.person),
                capacity: capacity(&seat.capacity)?,
            }))
        };
        let held: Result<Vec<Option<HeldSeat>>, StoreError> = seats.into_iter().map(held).collect();
        Ok(held?.into_iter().flatten().collect())
    }
}

impl Writing<'_> {
    /// Erases every seat of a person in a system, and says how many there were.
    pub async fn erase_seat_person(
        &mut self,
        system: SystemId,
        person: SeatPerson,
    ) -> Result<usize, StoreError> {
        let of_system =
            row::Entity::find().select_only().column(C::Id).filter(C::SystemId.eq(system.0)).into_query();
        let theirs = Condition::all().add(S::Person.eq(person.0)).add(S::BodyId.in_subquery(of_system));
        self.remove_seats(theirs).await
    }

    /// Forgets seats that ended before a day, and says how many.
    pub async fn forget_seats(&mut self, ended_before: NaiveDate) -> Result<usize, StoreError> {
        self.remove_seats(Condition::all().add(S::HeldUntil.lt(ended_before))).await
    }

    async fn remove_seats(&mut self, which: Condition) -> Result<usize, StoreError> {
        let seats = body_seat::Entity::find().filter(which.clone()).all(self.on()).await?;
        let bodies: BTreeSet<Uuid> = seats.iter().map(|seat| seat.body_id).collect();
        body_seat::Entity::delete_many().filter(which).exec(self.on()).await?;
        for body in bodies {
            self.note_seat_body(AuditAction::Edit, SeatBodyId(body), &[super::SEATS.to_owned()]);
        }
        Ok(seats.len())
    }
}
