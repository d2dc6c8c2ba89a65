//! What the index knows of an engagement.

use convenor_domain::filter::Gap;
use convenor_domain::{AreaCode, Engagement, EngagementContent, EngagementStatus};

use super::names::{Text, with_around, with_broader};
use super::{Aftermath, IndexedRecord, days};
use crate::lookup::surroundings::Surroundings;

impl IndexedRecord {
    /// An engagement, with what followed it.
    pub fn engagement(engagement: &Engagement, aftermath: Aftermath, around: &impl Surroundings) -> Self {
        let content = &engagement.content;
        let vocabularies = around.vocabularies();
        let areas = with_around(&content.areas, around);
        let (first_day, last_day) = days(&content.starts, &content.ends);
        Self {
            id: engagement.id.into(),
            reference: engagement.reference(),
            access: engagement.access(),
            title: content.title.clone(),
            summary: content.summary.clone(),
            names: names(content, &areas, around),
            text: account(content),
            topics: with_broader(&vocabularies.topics, &content.topics),
            groups: with_broader(&vocabularies.groups, content.groups.iter().map(|reach| &reach.group)),
            areas,
            methods: with_broader(&vocabularies.methods, &content.methods),
            levels: content.level_promised.iter().cloned().collect(),
            source_type: content.source_type.clone(),
            status: Some(engagement.status.key()),
            engagement_kind: content.kind,
            first_day,
            last_day,
            outcome: aftermath.outcome,
            gaps: gaps(engagement.status, aftermath.insights),
        }
    }
}

fn account(content: &EngagementContent) -> String {
    Text::default()
        .say(&content.narrative)
        .say(&content.purpose)
        .say(&content.decision_informed)
        .say(&content.decided_by)
        .say(&content.can_change)
        .say(&content.cannot_change)
        .say_all(&content.questions)
        .say(&content.contact.team)
        .name_documents(&content.documents)
        .finish()
}

fn names(content: &EngagementContent, areas: &[AreaCode], around: &impl Surroundings) -> String {
    let vocabularies = around.vocabularies();
    let organisations: Vec<_> = content.organisations().collect();
    Text::default()
        .say(&content.place)
        .name_areas(areas, around)
        .name_organisations(&organisations, around)
        .name_terms(&vocabularies.topics, &content.topics)
        .name_terms(&vocabularies.groups, content.groups.iter().map(|reach| &reach.group))
        .name_terms(&vocabularies.methods, &content.methods)
        .name_terms(&vocabularies.levels, &content.level_promised)
        .name_terms(&vocabularies.coproduction_steps, content.coproduction.iter().map(|claim| &claim.step))
        .finish()
}

/// Gaps as far as they do not hang on today: the query adds how long ago the engagement closed.
fn gaps(status: EngagementStatus, insights: u64) -> Vec<Gap> {
    use EngagementStatus as S;
    if !matches!(status, S::ClosedAnalysing | S::Reported | S::DecisionMade) {
        return Vec::new();
    }
    let no_insight = (insights == 0).then_some(Gap::NoInsight);
    std::iter::once(Gap::NoFeedback).chain(no_insight).collect()
}
