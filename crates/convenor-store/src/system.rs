//! Systems.

use convenor_domain::{AreaCode, System, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::system;
use crate::error::StoreError;
use crate::open::Store;
use crate::record::unreadable;
use crate::writing::Writing;

impl Store {
    /// All systems, by name.
    pub async fn list_systems(&self) -> Result<Vec<System>, StoreError> {
        let rows = system::Entity::find().order_by_asc(system::Column::Name).all(self.read()).await?;
        rows.into_iter().map(from_row).collect()
    }

    /// The system with this name in addresses.
    pub async fn lookup_system(&self, slug: &str) -> Result<Option<System>, StoreError> {
        let row = system::Entity::find().filter(system::Column::Slug.eq(slug)).one(self.read()).await?;
        row.map(from_row).transpose()
    }
}

impl Writing<'_> {
    /// Adds a system.
    pub async fn add_system(&mut self, system: &System) -> Result<(), StoreError> {
        let row = system::ActiveModel {
            id: Set(system.id.0),
            slug: Set(system.slug.clone()),
            name: Set(system.name.clone()),
            kind: Set(system.kind.key().to_owned()),
            area: Set(system.area.as_ref().map(|area| area.0.clone())),
        };
        system::Entity::insert(row).exec_without_returning(self.on()).await?;
        Ok(())
    }
}

fn from_row(row: system::Model) -> Result<System, StoreError> {
    Ok(System {
        kind: row.kind.parse().map_err(|error| unreadable(&row.slug, &error))?,
        id: SystemId(row.id),
        slug: row.slug,
        name: row.name,
        area: row.area.map(AreaCode),
    })
}
