//! One activity, whole.

use chrono::{DateTime, Utc};
use convenor_domain::Cost;
use convenor_domain::engagement::{Contact, Coproduction, GroupReach, Partner};
use convenor_store::EngagementSummary;
use serde::Serialize;
use utoipa::ToSchema;

use super::summary::Activity;
use crate::api::names::{Names, term, terms};
use crate::api::shape::{Heard, Link, Organisation, People, Source, Term, heard, said};

/// An activity with all that is recorded of it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Engagement {
    #[serde(flatten)]
    activity: Activity,
    /// Full account, where the source has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    narrative: Option<String>,
    /// Why it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<String>,
    /// The decision that it informs.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_informed: Option<String>,
    /// Who takes that decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<String>,
    /// What can change.
    #[serde(skip_serializing_if = "Option::is_none")]
    can_change: Option<String>,
    /// What cannot change, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    cannot_change: Option<String>,
    /// Questions asked.
    questions: Vec<String>,
    /// Groups that it reaches for.
    groups: Vec<GroupReached>,
    /// People planned, in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<People>)]
    people_planned: Option<Heard>,
    /// Responses received; one person may send several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<People>)]
    responses: Option<Heard>,
    /// Organisations that take part.
    partners: Vec<Part>,
    /// Ways of engaging.
    methods: Vec<Term>,
    /// The level that people were promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    level_promised: Option<Term>,
    /// The level that they were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    level_delivered: Option<Term>,
    /// Co-production claimed, with what justifies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    coproduction: Option<Claim>,
    /// How people were found and chosen.
    recruitment: Vec<Term>,
    /// Accessible formats and support offered.
    formats: Vec<Term>,
    /// What it cost, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<String>,
    /// Whom to ask: a team, not a private person.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Team>,
    /// What kind of source the record comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    source_type: Option<Term>,
    /// Documents and links.
    documents: Vec<Link>,
    /// Where the record came from, when it was not typed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    /// When it was first saved.
    created_at: DateTime<Utc>,
}

/// A group that an activity reaches for.
#[derive(Debug, Serialize, ToSchema)]
struct GroupReached {
    /// The group.
    group: Term,
    /// People planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<People>)]
    planned: Option<Heard>,
    /// People heard.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<People>)]
    actual: Option<Heard>,
}

/// An organisation that takes part, and as what.
#[derive(Debug, Serialize, ToSchema)]
struct Part {
    /// The organisation.
    organisation: Organisation,
    /// What it does.
    role: Term,
}

/// Co-production claimed.
#[derive(Debug, Serialize, ToSchema)]
struct Claim {
    /// The step of the ladder.
    step: Term,
    /// What justifies it.
    features: Vec<Term>,
}

/// Whom to ask.
#[derive(Debug, Serialize, ToSchema)]
struct Team {
    /// Team or post.
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    /// Shared mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

impl Engagement {
    pub(super) fn new(names: &Names, row: &EngagementSummary) -> Self {
        let (engagement, content) = (&row.engagement, &row.engagement.content);
        let v = &names.vocabularies;
        Self {
            activity: Activity::new(names, row),
            narrative: said(&content.narrative),
            purpose: said(&content.purpose),
            decision_informed: said(&content.decision_informed),
            decided_by: said(&content.decided_by),
            can_change: said(&content.can_change),
            cannot_change: said(&content.cannot_change),
            questions: content.questions.clone(),
            groups: content.groups.iter().map(|reach| group(names, reach)).collect(),
            people_planned: heard(content.people_planned),
            responses: heard(content.responses),
            partners: content.partners.iter().map(|partner| part(names, partner)).collect(),
            methods: terms(&v.methods, &content.methods),
            level_promised: content.level_promised.as_deref().map(|key| term(&v.levels, key)),
            level_delivered: content.level_delivered.as_deref().map(|key| term(&v.levels, key)),
            coproduction: content.coproduction.as_ref().map(|claimed| claim(names, claimed)),
            recruitment: terms(&v.recruitment, &content.recruitment),
            formats: terms(&v.formats, &content.formats),
            cost: (content.cost != Cost::default()).then(|| content.cost.to_string()),
            contact: team(&content.contact),
            source_type: content.source_type.as_deref().map(|key| term(&v.source_types, key)),
            documents: Link::all(&content.documents),
            source: engagement.provenance.as_ref().map(Source::of),
            created_at: engagement.created_at,
        }
    }
}

fn group(names: &Names, reach: &GroupReach) -> GroupReached {
    GroupReached {
        group: term(&names.vocabularies.groups, &reach.group),
        planned: heard(reach.planned),
        actual: heard(reach.actual),
    }
}

fn part(names: &Names, partner: &Partner) -> Part {
    Part {
        organisation: names.organisation(partner.organisation),
        role: term(&names.vocabularies.partner_roles, &partner.role),
    }
}

fn claim(names: &Names, claimed: &Coproduction) -> Claim {
    Claim {
        step: term(&names.vocabularies.coproduction_steps, &claimed.step),
        features: terms(&names.vocabularies.coproduction_features, &claimed.features),
    }
}

fn team(contact: &Contact) -> Option<Team> {
    let team = Team { team: said(&contact.team), email: said(&contact.email) };
    (team.team.is_some() || team.email.is_some()).then_some(team)
}
