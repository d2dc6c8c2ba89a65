//! Brings a list of seats into the register: all of it, or nothing and what has to be mended. Pages and the command line come
//! here.

use std::collections::HashMap;

use convenor_domain::seat::{SeatBody, SeatBodyContent};
use convenor_domain::{
    Action, Actor, Organisation, OrganisationId, RejectedRow, Resource, ResourceKind, SystemId, permits,
};
use convenor_import::seats::{SeatLine, SeatList};
use convenor_store::{Store, StoreError, Writing};
use serde::Serialize;

/// What became of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SeatsTaken {
    /// Bodies that were not in the register.
    pub bodies_new: usize,
    /// Seats that were not in the register.
    pub seats_new: usize,
    /// Seats that were there already; their last days are now those of the list.
    pub seats_known: usize,
    /// Rows that have to be mended. Where there are any, nothing was taken.
    pub rejected: Vec<RejectedRow>,
}

/// What lines are brought to.
struct Register {
    system: SystemId,
    organisations: Vec<Organisation>,
    bodies: HashMap<String, SeatBody>,
}

/// Brings a list in, for somebody who may.
pub async fn bring_in(
    store: &Store,
    actor: &Actor,
    system: SystemId,
    list: SeatList,
) -> Result<SeatsTaken, StoreError> {
    let bodies = store.list_seat_bodies(system).await?;
    let mut register = Register {
        system,
        organisations: store.list_organisations(Some(system)).await?,
        bodies: bodies.into_iter().map(|body| (plain(&body.content.name), body)).collect(),
    };
    let mut taken = SeatsTaken { rejected: list.rejected, ..SeatsTaken::default() };
    let mut writing = store.begin(actor).await?;
    for line in &list.lines {
        match register.content(actor, line) {
            Ok(content) => register.keep(&mut writing, line, content, &mut taken).await?,
            Err(rejected) => taken.rejected.push(rejected),
        }
    }
    if taken.rejected.is_empty() {
        writing.commit().await?;
        return Ok(taken);
    }
    writing.abandon().await?;
    taken.rejected.sort_by_key(|rejected| rejected.row);
    Ok(SeatsTaken { rejected: taken.rejected, ..SeatsTaken::default() })
}

impl Register {
    /// The body of a line. Errors: the line contradicts the register, or is not the actor's to write.
    fn content(&self, actor: &Actor, line: &SeatLine) -> Result<SeatBodyContent, RejectedRow> {
        let wrong =
            |field: &str, reason: String| RejectedRow { row: line.row, field: field.to_owned(), reason };
        let organisation = self.organisation(&line.organisation).map_err(|()| {
            wrong("organisation", "is not known here: write its name as the register has it".to_owned())
        })?;
        let known = self.bodies.get(&plain(&line.body)).map(|body| body.content.clone());
        if let Some(known) = &known
            && known.kind != line.kind
        {
            let reason = format!("the body is in the register as a {}: write the same", known.kind);
            return Err(wrong("kind", reason));
        }
        if let Some(known) = &known
            && organisation.is_some()
            && known.organisation != organisation
        {
            let reason = "the body is in the register with another: write the same, or leave it empty";
            return Err(wrong("organisation", reason.to_owned()));
        }
        let new = SeatBodyContent {
            name: line.body.clone(),
            kind: line.kind,
            organisation,
            area: None,
            topic: None,
        };
        let content = known.unwrap_or(new);
        let problem = |problems: Vec<convenor_domain::FieldProblem>| {
            let reason = problems.first().map(|problem| problem.reason.to_string()).unwrap_or_default();
            wrong("body", reason)
        };
        content.check().map_err(problem)?;
        let access = content.access(self.system);
        if permits(actor, Action::Edit, Resource::one(ResourceKind::Seat, &access)) {
            Ok(content)
        } else {
            Err(wrong("organisation", "is not yours to write for: name your own".to_owned()))
        }
    }

    fn organisation(&self, name: &str) -> Result<Option<OrganisationId>, ()> {
        if name.is_empty() {
            return Ok(None);
        }
        let wanted = plain(name);
        let found = self.organisations.iter().find(|one| plain(&one.name) == wanted || one.slug == wanted);
        found.map(|one| Some(one.id)).ok_or(())
    }

    async fn keep(
        &mut self,
        writing: &mut Writing<'_>,
        line: &SeatLine,
        content: SeatBodyContent,
        taken: &mut SeatsTaken,
    ) -> Result<(), StoreError> {
        let name = plain(&line.body);
        let body = if let Some(body) = self.bodies.get(&name) {
            body.id
        } else {
            let added = writing.add_seat_body(self.system, content).await?;
            taken.bodies_new += 1;
            let id = added.id;
            self.bodies.insert(name, added);
            id
        };
        let (_, is_new) = writing.put_body_seat(body, line.person, line.term).await?;
        taken.seats_new += usize::from(is_new);
        taken.seats_known += usize::from(!is_new);
        Ok(())
    }
}

/// A name however it is written.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
