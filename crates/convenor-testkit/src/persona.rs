//! The people of the small system, by the work they do.

use convenor_domain::{Actor, OrganisationId, Role};
use convenor_store::{Account, NewAccount, Store};

use crate::system::{ICB, SYSTEM, TRUST, VCSE};

/// Somebody with an address, a password and a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persona {
    /// Name.
    pub name: &'static str,
    /// Address they sign in with.
    pub email: &'static str,
    /// Password they sign in with.
    pub password: &'static str,
    /// What they do.
    pub role: Role,
    /// Whom they do it for.
    pub organisation: Option<OrganisationId>,
}

impl Persona {
    /// Who is asking, when this person asks without an account; [`Persona::sign_up`] gives them one.
    pub fn actor(&self) -> Actor {
        let system = (self.role != Role::Public).then_some(SYSTEM);
        Actor { account: None, role: self.role, system, organisation: self.organisation }
    }

    /// Gives them an account in the small system.
    pub async fn sign_up(&self, store: &Store) -> Account {
        let new = NewAccount {
            system: SYSTEM,
            organisation: self.organisation,
            email: self.email.to_owned(),
            name: self.name.to_owned(),
            role: self.role,
            password: self.password.to_owned(),
        };
        let mut writing = store.begin(&Actor::operator()).await.expect("the store can be written");
        let id = writing.add_account(new).await.expect("an account can be added");
        writing.commit().await.expect("an account can be saved");
        store.lookup_account(id).await.expect("accounts can be read").expect("the account was just saved")
    }
}

fn persona(
    name: &'static str,
    email: &'static str,
    role: Role,
    organisation: Option<OrganisationId>,
) -> Persona {
    Persona { name, email, password: "a password for tests only", role, organisation }
}

/// Ada, who keeps the system's accounts and settings.
pub fn administrator() -> Persona {
    persona("Ada Keeper", "ada@example.org", Role::Administrator, Some(ICB))
}

/// Lena, who convenes engagement across the system.
pub fn lead_at_icb() -> Persona {
    persona("Lena Convener", "lena@example.org", Role::EngagementLead, Some(ICB))
}

/// Sam, who runs engagement at the trust.
pub fn service_team() -> Persona {
    persona("Sam Ward", "sam@example.org", Role::ServiceTeam, Some(TRUST))
}

/// Vi, who takes part for a voluntary organisation.
pub fn vcse_partner() -> Persona {
    persona("Vi Neighbour", "vi@example.org", Role::VcsePartner, Some(VCSE))
}

/// Leo, who decides and answers for engagement.
pub fn leader() -> Persona {
    persona("Leo Chair", "leo@example.org", Role::Leader, Some(ICB))
}

/// Asha, who assesses the system and works for none of its organisations.
pub fn assessor() -> Persona {
    persona("Asha Looker", "asha@example.org", Role::Assessor, None)
}

/// Pat, who lives here and has no account.
pub fn member_of_public() -> Persona {
    persona("Pat Resident", "pat@example.org", Role::Public, None)
}
