//! What was heard and what was decided, where a row says so.

use convenor_domain::{DecisionContent, EngagementContent, InsightContent, Strength};

use super::dates_of::kept_date;
use super::engagement::count;
use super::fields::Fields;
use super::{Kept, documents};
use crate::mapping::Target;

/// One insight for each finding. It is about what its engagement is about, there and then; who said it and how
/// sure it is are not taken over, for the engagement cannot know.
pub(super) fn insights(
    fields: &Fields<'_>,
    engagement: &EngagementContent,
    kept: &mut Kept,
) -> Vec<InsightContent> {
    let mut details = fields.list(Target::Detail).into_iter();
    let findings = fields.list(Target::Finding);
    let insight = |finding: String| InsightContent {
        finding: finding.split_whitespace().collect::<Vec<_>>().join(" "),
        detail: details.next().unwrap_or_default(),
        topics: engagement.topics.clone(),
        areas: engagement.areas.clone(),
        place: engagement.place.clone(),
        starts: engagement.starts.clone(),
        ends: engagement.ends.clone(),
        people: count(fields, Target::InsightPeople, kept),
        strength: strength(fields, kept),
        source_type: engagement.source_type.clone(),
        documents: documents::read(fields, Target::InsightDocuments, kept),
        what_happened_next: fields.text(Target::WhatHappenedNext).unwrap_or_default(),
        visibility: engagement.visibility,
        ..InsightContent::default()
    };
    findings.into_iter().map(insight).collect()
}

/// The decision, where there is one. Which insight moved it is for people to say.
pub(super) fn decisions(
    fields: &Fields<'_>,
    engagement: &EngagementContent,
    kept: &mut Kept,
) -> Vec<DecisionContent> {
    let Some(title) = fields.text(Target::DecisionTitle).or_else(|| fields.text(Target::DecisionOutcome))
    else {
        return Vec::new();
    };
    vec![DecisionContent {
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        body: fields.text(Target::DecisionBody).unwrap_or_default(),
        date: kept_date(fields, Target::DecisionDate, kept),
        outcome: fields.text(Target::DecisionOutcome).unwrap_or_default(),
        organisation: None,
        influences: Vec::new(),
        documents: documents::read(fields, Target::DecisionDocuments, kept),
        visibility: engagement.visibility,
    }]
}

fn strength(fields: &Fields<'_>, kept: &mut Kept) -> Option<Strength> {
    let text = fields.text(Target::Strength)?;
    let strength = Strength::from_key(&text.to_lowercase());
    if strength.is_none() {
        kept.push((Target::Strength.key(), text));
    }
    strength
}
