//! What the index knows of an insight.

use convenor_domain::{Engagement, Insight, Outcome};

use super::names::{Text, with_around, with_broader};
use super::{IndexedRecord, days};
use crate::lookup::readers;
use crate::lookup::surroundings::Surroundings;

impl IndexedRecord {
    /// An insight, with what came of it and the engagement that it comes from.
    ///
    /// It can be found by the engagement's methods and level where all its readers may see the engagement too, so
    /// that a filter tells nobody about an engagement that is hidden from them.
    pub fn insight(
        insight: &Insight,
        outcome: Outcome,
        source: Option<&Engagement>,
        around: &impl Surroundings,
    ) -> Self {
        let content = &insight.content;
        let vocabularies = around.vocabularies();
        let access = insight.access();
        let source = source.filter(|engagement| readers::covers(&engagement.access(), &access));
        let methods = source.map(|engagement| engagement.content.methods.as_slice()).unwrap_or_default();
        let areas = with_around(&content.areas, around);
        let (first_day, last_day) = days(&content.starts, &content.ends);
        let mut names = Text::default();
        names
            .say(&content.place)
            .name_areas(&areas, around)
            .name_organisations(&access.organisations, around)
            .name_terms(&vocabularies.topics, &content.topics)
            .name_terms(&vocabularies.groups, &content.groups)
            .name_terms(&vocabularies.methods, methods);
        let mut text = Text::default();
        text.say(&content.finding)
            .say(&content.detail)
            .say(&content.what_happened_next)
            .name_documents(&content.documents);
        Self {
            id: insight.id.into(),
            reference: insight.reference(),
            access,
            // A finding is a text, not a headline: as a title each of its words would count for three.
            title: String::new(),
            summary: String::new(),
            names: names.finish(),
            text: text.finish(),
            topics: with_broader(&vocabularies.topics, &content.topics),
            groups: with_broader(&vocabularies.groups, &content.groups),
            areas,
            methods: with_broader(&vocabularies.methods, methods),
            levels: source
                .and_then(|engagement| engagement.content.level_promised.clone())
                .into_iter()
                .collect(),
            source_type: content.source_type.clone(),
            status: Some(insight.status.key()),
            engagement_kind: None,
            first_day,
            last_day,
            outcome,
            gaps: Vec::new(),
        }
    }
}
