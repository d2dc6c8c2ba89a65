//! The permission matrix: who may do what to which record.

use crate::access::{Access, Actor, Role};
use crate::key::keyed_enum;

keyed_enum! {
    /// What someone wants to do.
    Action {
        /// See it.
        Read = "read",
        /// Begin a new one.
        Create = "create",
        /// Change what it says.
        Edit = "edit",
        /// Take it to another status, short of publishing.
        Move = "move",
        /// Show it to everyone, or let an insight out after the check for personal data.
        Publish = "publish",
        /// Take it back.
        Withdraw = "withdraw",
    }
}

keyed_enum! {
    /// Kinds of resource.
    ResourceKind {
        /// An engagement.
        Engagement = "engagement",
        /// An insight.
        Insight = "insight",
        /// A decision.
        Decision = "decision",
        /// What people answered to an engagement, counted.
        Response = "response",
        /// What people wrote in answer to an engagement.
        Comment = "comment",
        /// An import of a file of records.
        Import = "import",
        /// A saved view, always one's own.
        View = "view",
        /// An area, topic or group page.
        Place = "place",
        /// Checks before asking, records found alike, and how much asking is right.
        Overlap = "overlap",
        /// A lottery: its pool, its draw and its panel.
        Lottery = "lottery",
        /// Boards, panels and forums, and the seats on them.
        Seat = "seat",
        /// The history of changes of a record.
        History = "history",
        /// The running of the instance: metrics, jobs, settings.
        Operation = "operation",
    }
}

/// What an action is on.
#[derive(Debug, Clone, Copy)]
pub struct Resource<'a> {
    /// What it is.
    pub kind: ResourceKind,
    /// Whose it is, when it is a record that exists.
    pub access: Option<&'a Access>,
}

impl<'a> Resource<'a> {
    /// All resources of a kind, such as a list or a new record.
    pub fn any(kind: ResourceKind) -> Self {
        Self { kind, access: None }
    }

    /// One record.
    pub fn one(kind: ResourceKind, access: &'a Access) -> Self {
        Self { kind, access: Some(access) }
    }
}

/// Whether `actor` may do `action` to `resource`. What may not be read may not be touched in any other way.
pub fn permits(actor: &Actor, action: Action, resource: Resource<'_>) -> bool {
    let readable = resource.access.is_none_or(|access| actor.read_scope().allows(access));
    readable && permits_role(actor, action, resource)
}

fn permits_role(actor: &Actor, action: Action, resource: Resource<'_>) -> bool {
    use ResourceKind as Kind;
    match (resource.kind, action) {
        (Kind::Engagement | Kind::Insight | Kind::Decision | Kind::Place, Action::Read) => true,
        // Counts come before anybody has written up what was heard: they are for those who work with them.
        (Kind::History | Kind::Response, Action::Read) => actor.role != Role::Public,
        (Kind::View, _) => actor.account.is_some(),
        (Kind::Overlap, Action::Read | Action::Create) => plans(actor),
        (Kind::Operation | Kind::Place, _) => actor.role == Role::Administrator,
        (Kind::Import | Kind::Seat, _) => {
            works(actor) && actor.role != Role::VcsePartner && owns(actor, resource)
        }
        // Who volunteered is for nobody but those who draw.
        (Kind::Lottery | Kind::Overlap, _) | (Kind::Engagement | Kind::Insight, Action::Publish) => {
            convenes(actor) && owns(actor, resource)
        }
        // What takes names out of comments does not find every one. Who sees that a group is seldom heard begins the plan.
        (Kind::Comment, Action::Read) | (Kind::Engagement | Kind::Decision, _) => {
            plans(actor) && owns(actor, resource)
        }
        (Kind::Insight, _) => works(actor) && owns(actor, resource),
        (Kind::History | Kind::Response | Kind::Comment, _) => false,
    }
}

/// Roles that convene engagement for the whole system.
fn convenes(actor: &Actor) -> bool {
    matches!(actor.role, Role::Administrator | Role::EngagementLead)
}

/// Roles that plan and run engagement.
fn works(actor: &Actor) -> bool {
    convenes(actor) || matches!(actor.role, Role::ServiceTeam | Role::VcsePartner)
}

/// Roles that may begin a plan, and decide.
fn plans(actor: &Actor) -> bool {
    works(actor) || actor.role == Role::Leader
}

/// Whether the record is of the actor's system and, for those who do not convene, of their organisation.
fn owns(actor: &Actor, resource: Resource<'_>) -> bool {
    let Some(access) = resource.access else {
        return true;
    };
    let same_system = actor.system.map_or(actor.role == Role::Administrator, |own| own == access.system);
    let own = actor.organisation.is_some_and(|own| access.organisations.contains(&own));
    same_system && (convenes(actor) || own)
}
