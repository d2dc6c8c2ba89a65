//! Organisations.

use std::collections::HashMap;

use convenor_domain::{Organisation, OrganisationId, SystemId, system::slug};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::organisation;
use crate::error::StoreError;
use crate::open::Store;
use crate::writing::{Writing, insert_all};

/// An organisation to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganisation {
    /// The system that it belongs to.
    pub system: SystemId,
    /// Name.
    pub name: String,
    /// Term of `organisation-kinds`.
    pub kind: String,
}

impl Store {
    /// The organisations of a system, by name; of all systems for `None`.
    pub async fn list_organisations(
        &self,
        system: Option<SystemId>,
    ) -> Result<Vec<Organisation>, StoreError> {
        let mut query = organisation::Entity::find().order_by_asc(organisation::Column::Name);
        if let Some(system) = system {
            query = query.filter(organisation::Column::SystemId.eq(system.0));
        }
        Ok(query.all(self.read()).await?.into_iter().map(from_row).collect())
    }

    /// The organisation with this identifier.
    pub async fn lookup_organisation(&self, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
        Ok(organisation::Entity::find_by_id(id.0).one(self.read()).await?.map(from_row))
    }
}

impl Writing<'_> {
    /// Adds organisations with their identifiers, as a generator or an earlier export made them.
    pub async fn add_organisations(&mut self, organisations: &[Organisation]) -> Result<(), StoreError> {
        insert_all::<organisation::Entity, _>(self.on(), organisations.iter().map(to_row).collect()).await
    }

    /// Adds an organisation; its name in addresses is made from its name.
    pub async fn add_organisation(&mut self, new: NewOrganisation) -> Result<Organisation, StoreError> {
        let mut known = self.organisations_by_slug(new.system).await?;
        let wanted = slug(&new.name);
        if known.remove(&wanted).is_some() {
            return Err(StoreError::Taken(format!("an organisation called “{}”", new.name)));
        }
        let organisation = Organisation {
            id: OrganisationId(self.new_id()),
            system: new.system,
            slug: wanted,
            name: new.name,
            kind: new.kind,
        };
        self.add_organisations(std::slice::from_ref(&organisation)).await?;
        Ok(organisation)
    }

    /// The organisations of a system by their name in addresses.
    pub(crate) async fn organisations_by_slug(
        &self,
        system: SystemId,
    ) -> Result<HashMap<String, OrganisationId>, StoreError> {
        let rows = organisation::Entity::find()
            .filter(organisation::Column::SystemId.eq(system.0))
            .all(self.on())
            .await?;
        Ok(rows.into_iter().map(|row| (row.slug, OrganisationId(row.id))).collect())
    }
}

fn to_row(organisation: &Organisation) -> organisation::ActiveModel {
    organisation::ActiveModel {
        id: Set(organisation.id.0),
        system_id: Set(organisation.system.0),
        slug: Set(organisation.slug.clone()),
        name: Set(organisation.name.clone()),
        kind: Set(organisation.kind.clone()),
    }
}

fn from_row(row: organisation::Model) -> Organisation {
    Organisation {
        id: OrganisationId(row.id),
        system: SystemId(row.system_id),
        slug: row.slug,
        name: row.name,
        kind: row.kind,
    }
}
