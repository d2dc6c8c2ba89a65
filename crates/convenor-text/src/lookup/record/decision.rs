//! What the index knows of a decision.

use convenor_domain::{Decision, Outcome};

use super::IndexedRecord;
use super::names::Text;
use crate::lookup::surroundings::Surroundings;

impl IndexedRecord {
    /// A decision. Reasons given for single insights stay out of it: the insights may be hidden from its readers.
    pub fn decision(decision: &Decision, around: &impl Surroundings) -> Self {
        let content = &decision.content;
        Self {
            id: decision.id.into(),
            reference: decision.reference(),
            access: decision.access(),
            title: content.title.clone(),
            summary: content.outcome.clone(),
            names: Text::default()
                .say(&content.body)
                .name_organisations(content.organisation.as_slice(), around)
                .finish(),
            text: Text::default().name_documents(&content.documents).finish(),
            topics: Vec::new(),
            groups: Vec::new(),
            areas: Vec::new(),
            methods: Vec::new(),
            levels: Vec::new(),
            source_type: None,
            status: None,
            engagement_kind: None,
            first_day: content.date.earliest(),
            last_day: content.date.latest(),
            outcome: Outcome::of(content.influences.iter().map(|influence| influence.influence)),
            gaps: Vec::new(),
        }
    }
}
