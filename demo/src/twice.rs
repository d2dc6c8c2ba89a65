//! Two records that are one too many, as real registers have them: a plan like one that another organisation has, and
//! a piece of work that somebody recorded a second time under another title.

use chrono::{DateTime, Utc};
use convenor_domain::{Engagement, EngagementId, EngagementStatus, OrganisationId};

use crate::DemoError;
use crate::dice::Dice;
use crate::organisations::Member;

/// Adds both, and says which record is the second one of the same piece of work.
pub(crate) fn add(
    engagements: &mut Vec<Engagement>,
    members: &[Member],
    dice: &mut Dice,
) -> Result<EngagementId, DemoError> {
    let planned = last(engagements, |one| one.status == EngagementStatus::Planned)?;
    let mut other = members.iter().map(|member| member.organisation.id);
    let other = other.rfind(|id| !planned.content.organisations().any(|known| known == *id));
    let alike = alike(planned, other, dice);

    let reported = last(engagements, |one| one.status == EngagementStatus::Reported)?;
    let twice = recorded_again(reported, dice);
    let id = twice.id;
    engagements.extend([alike, twice]);
    engagements.sort_by_key(|engagement| engagement.id);
    Ok(id)
}

/// The last of those that others can see and that say what they are about.
fn last(engagements: &[Engagement], fits: impl Fn(&Engagement) -> bool) -> Result<&Engagement, DemoError> {
    let says = |one: &&Engagement| {
        let content = &one.content;
        fits(one) && !content.summary.is_empty() && !content.topics.is_empty() && !content.areas.is_empty()
    };
    engagements.iter().rev().find(says).ok_or(DemoError::Nothing { what: "engagements" })
}

/// A plan of another organisation, for the same people in the same place at the same time.
fn alike(planned: &Engagement, lead: Option<OrganisationId>, dice: &mut Dice) -> Engagement {
    let mut content = planned.content.clone();
    content.title = format!("Tell us again? {}", content.title);
    content.lead = lead.or(content.lead);
    content.partners.clear();
    Engagement { content, ..another(planned, dice) }
}

/// The same piece of work, recorded by somebody who did not look first.
fn recorded_again(reported: &Engagement, dice: &mut Dice) -> Engagement {
    let mut content = reported.content.clone();
    content.title = format!("Report: {}", content.title);
    content.questions.clear();
    content.purpose.clear();
    Engagement { content, ..another(reported, dice) }
}

/// A record made on the day on which the first one was last saved.
fn another(first: &Engagement, dice: &mut Dice) -> Engagement {
    let at: DateTime<Utc> = first.updated_at;
    Engagement { id: EngagementId(dice.id(at)), version: 1, created_at: at, updated_at: at, ..first.clone() }
}
