//! What an engagement says, in the order of the form.

use serde::{Deserialize, Serialize};

use crate::access::Visibility;
use crate::area::AreaCode;
use crate::cost::Cost;
use crate::date::ImpreciseDate;
use crate::id::OrganisationId;
use crate::key::keyed_enum;

keyed_enum! {
    /// What an engagement is for. People use the one word for many things; this keeps them apart.
    EngagementKind {
        /// To inform a decision.
        InformDecision = "inform-decision",
        /// To shape a service.
        ShapeService = "shape-service",
        /// To set priorities.
        SetPriorities = "set-priorities",
        /// To change what people do. Kept apart from engagement that informs decisions.
        BehaviourChange = "behaviour-change",
        /// Feedback on a person's own care.
        IndividualCareFeedback = "individual-care-feedback",
        /// Something else.
        Other = "other",
    }
}

/// What people write about an engagement. Every field may be empty in a draft; nothing missing is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EngagementContent {
    /// Title.
    pub title: String,
    /// Plain summary, a few sentences.
    pub summary: String,
    /// Full account, where the source has one.
    pub narrative: String,
    /// Why it was done.
    pub purpose: String,
    /// What it is for.
    pub kind: Option<EngagementKind>,
    /// The decision that it informs.
    pub decision_informed: String,
    /// Who takes that decision.
    pub decided_by: String,
    /// What can change.
    pub can_change: String,
    /// What cannot change, and why.
    pub cannot_change: String,
    /// Questions asked.
    pub questions: Vec<String>,
    /// Terms of `topics`.
    pub topics: Vec<String>,
    /// Areas.
    pub areas: Vec<AreaCode>,
    /// The place as the source wrote it.
    pub place: String,
    /// Groups with planned and actual numbers of people.
    pub groups: Vec<GroupReach>,
    /// People planned, in all.
    pub people_planned: Option<u32>,
    /// People heard, in all.
    pub people_heard: Option<u32>,
    /// Responses received; one person may send several.
    pub responses: Option<u32>,
    /// The organisation that leads.
    pub lead: Option<OrganisationId>,
    /// Organisations that take part.
    pub partners: Vec<Partner>,
    /// Terms of `methods`.
    pub methods: Vec<String>,
    /// Term of `levels`: what people were promised.
    pub level_promised: Option<String>,
    /// Term of `levels`: what they were given.
    pub level_delivered: Option<String>,
    /// Co-production claimed, with what justifies it.
    pub coproduction: Option<Coproduction>,
    /// Terms of `recruitment`.
    pub recruitment: Vec<String>,
    /// Terms of `formats`.
    pub formats: Vec<String>,
    /// When it opens.
    pub starts: ImpreciseDate,
    /// When it closes.
    pub ends: ImpreciseDate,
    /// What it costs.
    pub cost: Cost,
    /// Whom to ask: a team, not a private person.
    pub contact: Contact,
    /// Term of `source-types`.
    pub source_type: Option<String>,
    /// Documents and links.
    pub documents: Vec<Document>,
    /// Who the record is for.
    pub visibility: Visibility,
}

/// A group that the engagement reaches for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupReach {
    /// Term of `groups`.
    pub group: String,
    /// People planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned: Option<u32>,
    /// People heard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<u32>,
}

/// An organisation that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Term of `partner-roles`: commissioned to engage, engaged as a voice, partner.
    pub role: String,
}

/// Co-production claimed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Coproduction {
    /// Term of `coproduction-steps`.
    pub step: String,
    /// Terms of `coproduction-features` that justify the step.
    pub features: Vec<String>,
}

/// Whom to ask about a record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Team or post.
    pub team: String,
    /// Shared mailbox.
    pub email: String,
}

/// A document or link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// What it is.
    pub title: String,
    /// Where it is: `https://…`, or `/files/…` for one kept here.
    pub url: String,
}
