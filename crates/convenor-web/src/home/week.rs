//! The counts of “My week”. Every count is of a list's own address, so the list behind it shows exactly those records.

mod task;
mod tile;

pub(super) use task::Task;
pub(super) use tile::Tile;

use std::sync::Arc;

use chrono::NaiveDate;
use convenor_domain::{Action, OrganisationId, Resource, ResourceKind, Role, SystemId};

use crate::directory::Directory;
use crate::error::PageError;
use crate::filter::{Asked, address, to_query};
use crate::reader::Visit;

/// Whose week it is, and what its lists are narrowed to.
pub(super) struct Week<'visit> {
    visit: &'visit Visit,
    directory: Arc<Directory>,
    system: SystemId,
    slug: String,
    /// Their organisation, for those who work for one and do not convene.
    organisation: Option<OrganisationId>,
    /// The name of whose records are counted.
    pub(super) of: String,
    today: NaiveDate,
}

impl<'visit> Week<'visit> {
    /// The week of the reader, in their system.
    pub(super) async fn of(visit: &'visit Visit, system: SystemId) -> Result<Self, PageError> {
        let directory = visit.state.directory().await?;
        let known = directory.system(system).ok_or(PageError::NotFound)?;
        let (slug, name) = (known.slug.clone(), known.name.clone());
        let own = matches!(visit.actor().role, Role::ServiceTeam | Role::VcsePartner);
        let organisation = visit.actor().organisation.filter(|_| own);
        let of = organisation.map_or(name, |id| directory.name_of(id).to_owned());
        let today = visit.state.store.today();
        Ok(Self { visit, directory, system, slug, organisation, of, today })
    }

    /// Whether the reader may begin a record.
    pub(super) fn may_begin(&self) -> bool {
        self.may(Action::Create, ResourceKind::Engagement)
    }

    fn may(&self, action: Action, kind: ResourceKind) -> bool {
        self.visit.may(action, Resource::any(kind))
    }

    /// A query narrowed to whose week it is.
    fn query(&self, pairs: &[(&str, &str)]) -> String {
        let organisation = self.organisation.map(|id| id.to_string()).unwrap_or_default();
        let own = [("system", self.slug.as_str()), ("organisation", organisation.as_str())];
        to_query(own.into_iter().chain(pairs.iter().copied()))
    }

    /// The list of activities under a query, and how many it shows.
    async fn activities(&self, pairs: &[(&str, &str)]) -> Result<(String, u64), PageError> {
        let query = self.query(pairs);
        let asked = Asked::read(&query, &self.directory, self.today);
        let store = &self.visit.state.store;
        let count = store.count_engagements(self.visit.scope(), &asked.filter, self.today).await?;
        Ok((address("/engagements", &query), count))
    }
}
