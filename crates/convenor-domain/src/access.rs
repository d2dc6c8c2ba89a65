//! Who is asking, and which records they may see.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, OrganisationId, SystemId};
use crate::key::keyed_enum;

keyed_enum! {
    /// What a person does in a system.
    Role {
        /// Keeps the system's settings, accounts and lists.
        Administrator = "administrator",
        /// Convenes engagement across the system.
        EngagementLead = "engagement-lead",
        /// Plans and runs engagement in one organisation.
        ServiceTeam = "service-team",
        /// Takes part for a voluntary, community or social enterprise organisation.
        VcsePartner = "vcse-partner",
        /// Decides, and answers for engagement.
        Leader = "leader",
        /// Assesses engagement in the system.
        Assessor = "assessor",
        /// Anyone, signed in or not.
        Public = "public",
    }
}

keyed_enum! {
    /// Who a record is for.
    #[derive(Default)]
    Visibility {
        /// The organisations that take part in it, and those who convene.
        #[default]
        Organisation = "organisation",
        /// Everyone who works in the system.
        System = "system",
        /// Everyone.
        Public = "public",
    }
}

keyed_enum! {
    /// Whether a record is ready for others.
    Stage {
        /// Being written: for its own organisations and those who convene.
        Draft = "draft",
        /// Ready.
        Live = "live",
    }
}

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Their account; `None` for someone not signed in and for the operator at the command line.
    pub account: Option<AccountId>,
    /// Their role.
    pub role: Role,
    /// Their system; `None` for the public, who see what is public everywhere.
    pub system: Option<SystemId>,
    /// Their organisation, where they have one.
    pub organisation: Option<OrganisationId>,
}

impl Actor {
    /// Someone who has not signed in.
    pub fn public() -> Self {
        Self { account: None, role: Role::Public, system: None, organisation: None }
    }

    /// The operator of the machine, at the command line: the administrator of every system.
    pub fn operator() -> Self {
        Self { account: None, role: Role::Administrator, system: None, organisation: None }
    }

    /// Which records this person may see.
    pub fn read_scope(&self) -> ReadScope {
        match (self.role, self.system) {
            (Role::Administrator, None) => ReadScope::Everything,
            (Role::Public, _) | (_, None) => ReadScope::Public,
            (Role::Administrator | Role::EngagementLead, Some(system)) => ReadScope::WholeSystem { system },
            (_, Some(system)) => ReadScope::Member { system, organisation: self.organisation },
        }
    }
}

/// Which records may be seen. The store and the index turn it into a condition; [`ReadScope::allows`] is the
/// rule that both are tested against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadScope {
    /// All records of all systems.
    Everything,
    /// All records of one system.
    WholeSystem {
        /// The system.
        system: SystemId,
    },
    /// What one system shares, and what one's own organisation takes part in.
    Member {
        /// The system.
        system: SystemId,
        /// The organisation, where the person has one.
        organisation: Option<OrganisationId>,
    },
    /// Live public records of all systems.
    Public,
}

/// What decides whether a record may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The record's system.
    pub system: SystemId,
    /// The organisations that lead or take part.
    pub organisations: Vec<OrganisationId>,
    /// Who it is for.
    pub visibility: Visibility,
    /// Whether it is ready.
    pub stage: Stage,
}

impl ReadScope {
    /// Whether a record may be seen.
    pub fn allows(&self, access: &Access) -> bool {
        let live = access.stage == Stage::Live;
        let public = live && access.visibility == Visibility::Public;
        match *self {
            Self::Everything => true,
            Self::WholeSystem { system } => access.system == system || public,
            Self::Member { system, organisation } => {
                let own = organisation.is_some_and(|own| access.organisations.contains(&own));
                let shared = live && access.visibility != Visibility::Organisation;
                public || (access.system == system && (own || shared))
            }
            Self::Public => public,
        }
    }
}
