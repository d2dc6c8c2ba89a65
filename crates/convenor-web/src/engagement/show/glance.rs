//! The record at a glance, beside every tab.

use convenor_domain::{Engagement, EngagementContent};

use super::fact::{Fact, Line};
use super::records::Naming;
use crate::names::terms;

/// The facts that readers look for first.
pub(super) fn facts(naming: &Naming<'_>, engagement: &Engagement) -> Vec<Fact> {
    let content = &engagement.content;
    let v = naming.state.vocabularies();
    let lead = content.lead.map(|lead| Line::plain(naming.organisation(lead)));
    let source = content.source_type.as_deref().map(|source| Line::plain(v.source_types.name_of(source)));
    let cost = &content.cost;
    let is_cost_known = cost.money.is_some() || cost.as_written.is_some();
    vec![
        Fact::of(naming, "lead", lead),
        Fact::of(naming, "partners", partners(naming, content)),
        Fact::of(naming, "areas", places(naming, content)),
        date(naming, "starts", &content.starts),
        date(naming, "ends", &content.ends),
        Fact::of(naming, "level_promised", level(naming, content.level_promised.as_deref())),
        Fact::of(naming, "level_delivered", delivered(naming, content)),
        Fact::of(naming, "coproduction", coproduction(naming, content)),
        Fact::of(naming, "cost", is_cost_known.then(|| Line::plain(cost.to_string()))),
        Fact::of(naming, "contact", contact(content)),
        Fact::of(naming, "source_type", source),
    ]
}

/// Who takes part, and as what.
fn partners(naming: &Naming<'_>, content: &EngagementContent) -> Vec<Line> {
    let roles = &naming.state.vocabularies().partner_roles;
    let line = |partner: &convenor_domain::engagement::Partner| {
        let role = roles.name_of(&partner.role).to_lowercase();
        Line::plain(format!("{} ({role})", naming.organisation(partner.organisation)))
    };
    content.partners.iter().map(line).collect()
}

/// Areas, each leading to its page; without any, the place as the source wrote it.
fn places(naming: &Naming<'_>, content: &EngagementContent) -> Vec<Line> {
    if content.areas.is_empty() {
        return vec![Line::plain(content.place.as_str())];
    }
    let line = |code| Line::link(naming.area(code), format!("/areas/{code}"));
    content.areas.iter().map(line).collect()
}

fn date(naming: &Naming<'_>, field: &str, date: &convenor_domain::ImpreciseDate) -> Fact {
    Fact::of(naming, field, (!date.is_unknown()).then(|| Line::plain(date.to_string())))
}

fn level(naming: &Naming<'_>, level: Option<&str>) -> Option<Line> {
    level.map(|level| Line::plain(naming.state.vocabularies().levels.name_of(level)))
}

/// The level delivered, and whether it is less than what people were promised.
fn delivered(naming: &Naming<'_>, content: &EngagementContent) -> Vec<Line> {
    let levels = &naming.state.vocabularies().levels.terms;
    let place = |level: &Option<String>| {
        let level = level.as_deref()?;
        levels.iter().position(|term| term.key == level)
    };
    let is_less = match (place(&content.level_delivered), place(&content.level_promised)) {
        (Some(delivered), Some(promised)) => delivered < promised,
        _ => false,
    };
    let note = is_less.then(|| Line::plain(naming.state.word("activity-level-less")));
    level(naming, content.level_delivered.as_deref()).into_iter().chain(note).collect()
}

/// The step claimed, and the features that justify it.
fn coproduction(naming: &Naming<'_>, content: &EngagementContent) -> Vec<Line> {
    let Some(claim) = &content.coproduction else { return Vec::new() };
    let v = naming.state.vocabularies();
    let step = Line::plain(v.coproduction_steps.name_of(&claim.step));
    let features = terms(&v.coproduction_features, &claim.features).into_iter().map(Line::plain);
    let unjustified = claim.features.is_empty();
    let unjustified =
        unjustified.then(|| Line::plain(naming.state.word("activity-coproduction-no-features")));
    std::iter::once(step).chain(features).chain(unjustified).collect()
}

fn contact(content: &EngagementContent) -> Vec<Line> {
    let contact = &content.contact;
    let mailbox = || Line::link(contact.email.as_str(), format!("mailto:{}", contact.email));
    let mailbox = (!contact.email.is_empty()).then(mailbox);
    std::iter::once(Line::plain(contact.team.as_str())).chain(mailbox).collect()
}
