//! Accounts and passwords.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use convenor_domain::{AccountId, Actor, OrganisationId, Role, SystemId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::account;
use crate::error::StoreError;
use crate::open::Store;
use crate::record::unreadable;
use crate::writing::Writing;

/// A person's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Identifier.
    pub id: AccountId,
    /// Their system.
    pub system: SystemId,
    /// Their organisation, where they have one.
    pub organisation: Option<OrganisationId>,
    /// Address they sign in with, in lower case.
    pub email: String,
    /// Name.
    pub name: String,
    /// What they do.
    pub role: Role,
}

impl Account {
    /// Who is asking, when this person asks.
    pub fn actor(&self) -> Actor {
        Actor {
            account: Some(self.id),
            role: self.role,
            system: Some(self.system),
            organisation: self.organisation,
        }
    }
}

/// An account to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// Their system.
    pub system: SystemId,
    /// Their organisation, where they have one.
    pub organisation: Option<OrganisationId>,
    /// Address they sign in with.
    pub email: String,
    /// Name.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// Password, in the clear; only its hash is kept.
    pub password: String,
}

impl Store {
    /// The account with this identifier.
    pub async fn lookup_account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        account::Entity::find_by_id(id.0).one(self.read()).await?.map(from_row).transpose()
    }

    /// The accounts of a system, by name; of all systems for `None`.
    pub async fn list_accounts(&self, system: Option<SystemId>) -> Result<Vec<Account>, StoreError> {
        let mut query = account::Entity::find().order_by_asc(account::Column::Name);
        if let Some(system) = system {
            query = query.filter(account::Column::SystemId.eq(system.0));
        }
        query.all(self.read()).await?.into_iter().map(from_row).collect()
    }

    /// The account with this address, if the password is theirs. Takes as long for an unknown address as for a
    /// wrong password, so that nobody can find out who has an account.
    pub async fn verify_password(&self, email: &str, password: &str) -> Result<Option<Account>, StoreError> {
        let wanted = account::Column::Email.eq(email.trim().to_lowercase());
        let row = account::Entity::find().filter(wanted).one(self.read()).await?;
        let hash = row.as_ref().map(|row| row.password_hash.clone());
        let password = password.to_owned();
        let right = tokio::task::spawn_blocking(move || matches(&password, hash.as_deref()))
            .await
            .map_err(|_| StoreError::Password)?;
        if right { row.map(from_row).transpose() } else { Ok(None) }
    }
}

impl Writing<'_> {
    /// Adds an account; one of the same system with this address is given the new name, role and password.
    pub async fn add_account(&mut self, new: NewAccount) -> Result<AccountId, StoreError> {
        use account::Column as C;
        let email = new.email.trim().to_lowercase();
        let known = account::Entity::find().filter(C::Email.eq(email.as_str())).one(self.on()).await?;
        if known.as_ref().is_some_and(|known| known.system_id != new.system.0) {
            return Err(StoreError::Taken(format!("an account with the address {email} in another system")));
        }
        let id = known.map_or_else(|| self.new_id(), |known| known.id);
        let password = new.password;
        let hash = tokio::task::spawn_blocking(move || hash(&password))
            .await
            .map_err(|_| StoreError::Password)??;
        let row = account::ActiveModel {
            id: Set(id),
            system_id: Set(new.system.0),
            organisation_id: Set(new.organisation.map(|id| id.0)),
            email: Set(email),
            name: Set(new.name),
            role: Set(new.role.key().to_owned()),
            password_hash: Set(hash),
        };
        let update = OnConflict::column(C::Email)
            .update_columns([C::Name, C::Role, C::PasswordHash, C::OrganisationId])
            .to_owned();
        account::Entity::insert(row).on_conflict(update).exec_without_returning(self.on()).await?;
        Ok(AccountId(id))
    }
}

fn hash(password: &str) -> Result<String, StoreError> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|_| StoreError::Password)?;
    Ok(hash.to_string())
}

/// Compares with a fresh hash of another password when there is no account, to take the same time.
fn matches(password: &str, hash_kept: Option<&str>) -> bool {
    let Some(kept) = hash_kept else {
        // The result does not matter: only the time it takes does.
        let _ = hash(password);
        return false;
    };
    PasswordHash::new(kept)
        .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
}

fn from_row(row: account::Model) -> Result<Account, StoreError> {
    Ok(Account {
        role: row.role.parse().map_err(|error| unreadable("an account", &error))?,
        id: AccountId(row.id),
        system: SystemId(row.system_id),
        organisation: row.organisation_id.map(OrganisationId),
        email: row.email,
        name: row.name,
    })
}
