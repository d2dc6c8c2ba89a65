//! Boards, panels, groups and forums, and the seats on them. People are numbers here, made before they reach the store.

mod held;

use convenor_domain::seat::{BodyKind, BodySeat, Capacity, SeatBody, SeatBodyContent, SeatPerson, SeatTerm};
use convenor_domain::{BodySeatId, SeatBodyId, SystemId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::audit::AuditAction;
use crate::entity::body_seat::{self, Column as S};
use crate::entity::seat_body::{self as row, Column as C};
use crate::error::StoreError;
use crate::open::Store;
use crate::record::{changed_fields, from_json, to_json, unreadable};
use crate::writing::Writing;

/// What errors call one.
const WHAT: &str = "a body with seats";
/// How the audit trail names seats among what changed of a body.
const SEATS: &str = "seats";

impl Store {
    /// The bodies of a system, by name.
    pub async fn list_seat_bodies(&self, system: SystemId) -> Result<Vec<SeatBody>, StoreError> {
        let query = row::Entity::find().filter(C::SystemId.eq(system.0)).order_by_asc(C::Name);
        query.all(self.read()).await?.iter().map(from_row).collect()
    }

    /// The body with this identifier.
    pub async fn lookup_seat_body(&self, id: SeatBodyId) -> Result<Option<SeatBody>, StoreError> {
        row::Entity::find_by_id(id.0).one(self.read()).await?.as_ref().map(from_row).transpose()
    }

    /// The seats of a body, those begun last first, ended ones included as long as they are remembered.
    pub async fn list_body_seats(&self, body: SeatBodyId) -> Result<Vec<BodySeat>, StoreError> {
        let query = body_seat::Entity::find().filter(S::BodyId.eq(body.0));
        let rows = query.order_by_desc(S::HeldFrom).order_by_asc(S::Id).all(self.read()).await?;
        rows.iter().map(seat_of).collect()
    }
}

impl Writing<'_> {
    /// Adds a body. Errors: there is one of this name in the system.
    pub async fn add_seat_body(
        &mut self,
        system: SystemId,
        content: SeatBodyContent,
    ) -> Result<SeatBody, StoreError> {
        content.check().map_err(StoreError::Problems)?;
        self.name_is_free(system, &content.name, None).await?;
        let body = SeatBody { id: SeatBodyId(self.new_id()), system, content, version: 1 };
        let model = to_row(&body)?;
        row::Entity::insert(row::ActiveModel::from(model)).exec_without_returning(self.on()).await?;
        self.note_seat_body(AuditAction::Add, body.id, &[]);
        Ok(body)
    }

    /// Saves what a body is now. Its version must be the one that the writer had read.
    pub async fn update_seat_body(&mut self, after: SeatBody) -> Result<SeatBody, StoreError> {
        after.content.check().map_err(StoreError::Problems)?;
        let before = self.seat_body(after.id).await?;
        if before.version != after.version {
            return Err(StoreError::Stale { saved: before.version, held: after.version });
        }
        let fields = changed_fields(&before.content, &after.content)?;
        if fields.is_empty() {
            return Ok(before);
        }
        self.name_is_free(after.system, &after.content.name, Some(after.id)).await?;
        let after = SeatBody { version: before.version + 1, ..after };
        to_row(&after)?.into_active_model().reset_all().update(self.on()).await?;
        self.note_seat_body(AuditAction::Edit, after.id, &fields);
        Ok(after)
    }

    /// Removes a body with all its seats.
    pub async fn remove_seat_body(&mut self, id: SeatBodyId) -> Result<(), StoreError> {
        row::Entity::delete_by_id(id.0).exec(self.on()).await?;
        self.note_seat_body(AuditAction::Remove, id, &[]);
        Ok(())
    }

    /// Adds a seat, or changes the end of the one that the same person holds in the same capacity from the same day. Says
    /// whether it is new.
    pub async fn put_body_seat(
        &mut self,
        body: SeatBodyId,
        person: SeatPerson,
        term: SeatTerm,
    ) -> Result<(BodySeat, bool), StoreError> {
        term.check().map_err(StoreError::Problems)?;
        let same = body_seat::Entity::find()
            .filter(S::BodyId.eq(body.0))
            .filter(S::Person.eq(person.0))
            .filter(S::Capacity.eq(term.capacity.key()))
            .filter(S::HeldFrom.eq(term.from));
        if let Some(known) = same.one(self.on()).await? {
            let known = seat_of(&known)?;
            return Ok((self.update_body_seat(body, known.id, term).await?, false));
        }
        let seat = BodySeat { id: BodySeatId(self.new_id()), body, person, term };
        let new = body_seat::ActiveModel::from(seat_row(&seat));
        body_seat::Entity::insert(new).exec_without_returning(self.on()).await?;
        self.note_seat_body(AuditAction::Edit, body, &[SEATS.to_owned()]);
        Ok((seat, true))
    }

    /// Changes what a seat is held as, and when.
    pub async fn update_body_seat(
        &mut self,
        body: SeatBodyId,
        id: BodySeatId,
        term: SeatTerm,
    ) -> Result<BodySeat, StoreError> {
        term.check().map_err(StoreError::Problems)?;
        let known = body_seat::Entity::find_by_id(id.0).filter(S::BodyId.eq(body.0)).one(self.on()).await?;
        let known = seat_of(&known.ok_or(StoreError::Absent("seat"))?)?;
        if known.term == term {
            return Ok(known);
        }
        let seat = BodySeat { term, ..known };
        seat_row(&seat).into_active_model().reset_all().update(self.on()).await?;
        self.note_seat_body(AuditAction::Edit, body, &[SEATS.to_owned()]);
        Ok(seat)
    }

    /// Removes a seat that was recorded by mistake.
    pub async fn remove_body_seat(&mut self, body: SeatBodyId, id: BodySeatId) -> Result<(), StoreError> {
        let gone = body_seat::Entity::delete_by_id(id.0).filter(S::BodyId.eq(body.0));
        if gone.exec(self.on()).await?.rows_affected > 0 {
            self.note_seat_body(AuditAction::Edit, body, &[SEATS.to_owned()]);
        }
        Ok(())
    }

    async fn seat_body(&self, id: SeatBodyId) -> Result<SeatBody, StoreError> {
        let row = row::Entity::find_by_id(id.0).one(self.on()).await?;
        from_row(&row.ok_or(StoreError::Absent("body with seats"))?)
    }

    /// Errors: another body of the system has this name.
    async fn name_is_free(
        &self,
        system: SystemId,
        name: &str,
        own: Option<SeatBodyId>,
    ) -> Result<(), StoreError> {
        let mut same = row::Entity::find().filter(C::SystemId.eq(system.0)).filter(C::Name.eq(name));
        if let Some(own) = own {
            same = same.filter(C::Id.ne(own.0));
        }
        if same.count(self.on()).await? > 0 {
            return Err(StoreError::Taken(format!("a body called “{name}”")));
        }
        Ok(())
    }
}

fn to_row(body: &SeatBody) -> Result<row::Model, StoreError> {
    Ok(row::Model {
        id: body.id.0,
        system_id: body.system.0,
        name: body.content.name.clone(),
        kind: body.content.kind.key().to_owned(),
        organisation_id: body.content.organisation.map(|organisation| organisation.0),
        body: to_json(&body.content)?,
        version: i32::try_from(body.version).unwrap_or(i32::MAX),
    })
}

fn from_row(row: &row::Model) -> Result<SeatBody, StoreError> {
    Ok(SeatBody {
        id: SeatBodyId(row.id),
        system: SystemId(row.system_id),
        content: from_json(WHAT, &row.body)?,
        version: u32::try_from(row.version).unwrap_or_default(),
    })
}

fn seat_row(seat: &BodySeat) -> body_seat::Model {
    body_seat::Model {
        id: seat.id.0,
        body_id: seat.body.0,
        person: seat.person.0,
        capacity: seat.term.capacity.key().to_owned(),
        held_from: seat.term.from,
        held_until: seat.term.until,
    }
}

fn seat_of(row: &body_seat::Model) -> Result<BodySeat, StoreError> {
    Ok(BodySeat {
        id: BodySeatId(row.id),
        body: SeatBodyId(row.body_id),
        person: SeatPerson(row.person),
        term: SeatTerm { capacity: capacity(&row.capacity)?, from: row.held_from, until: row.held_until },
    })
}

fn capacity(key: &str) -> Result<Capacity, StoreError> {
    Capacity::from_key(key).ok_or_else(|| unreadable(WHAT, &key))
}

fn kind(key: &str) -> Result<BodyKind, StoreError> {
    BodyKind::from_key(key).ok_or_else(|| unreadable(WHAT, &key))
}
