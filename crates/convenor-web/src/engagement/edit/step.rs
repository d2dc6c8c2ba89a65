//! The steps in which an engagement is recorded: their order, and which fields each asks for.

use convenor_domain::EngagementContent;
use convenor_domain::engagement::completeness;

use super::choices::Choices;
use super::mistakes::Mistakes;
use super::question::Question;
use super::{links, method, organisations, people, purpose, visibility, when};
use crate::form::Fields;

/// One step, one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Purpose,
    People,
    Organisations,
    Method,
    When,
    Links,
    Visibility,
}

impl Step {
    /// Every step, in order.
    pub(super) const ALL: [Self; 7] = [
        Self::Purpose,
        Self::People,
        Self::Organisations,
        Self::Method,
        Self::When,
        Self::Links,
        Self::Visibility,
    ];

    /// The step's name in addresses and catalogues.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::People => "people",
            Self::Organisations => "organisations",
            Self::Method => "method",
            Self::When => "when",
            Self::Links => "links",
            Self::Visibility => "visibility",
        }
    }

    /// The step with this name.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// Its place among the steps, from 1.
    pub(super) fn number(self) -> usize {
        Self::ALL.iter().take_while(|step| **step != self).count() + 1
    }

    /// What follows: the next step, or the check of all answers.
    pub(super) fn next_key(self) -> &'static str {
        Self::ALL.get(self.number()).map_or("check", |step| step.key())
    }

    /// The fields that the step asks for, by the domain's names.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Purpose => &[
                "title",
                "summary",
                "purpose",
                "kind",
                "decision_informed",
                "decided_by",
                "can_change",
                "cannot_change",
                "questions",
            ],
            Self::People => {
                &["topics", "areas", "place", "groups", "people_planned", "people_heard", "responses"]
            }
            Self::Organisations => &["lead", "partners"],
            Self::Method => &[
                "methods",
                "level_promised",
                "level_delivered",
                "coproduction",
                "coproduction_features",
                "recruitment",
                "formats",
            ],
            Self::When => &["starts", "ends", "cost", "contact", "source_type"],
            Self::Links => &["documents"],
            Self::Visibility => &["visibility"],
        }
    }

    /// The step that asks for a field. The full account, which only files bring, is nobody's.
    pub(super) fn of_field(field: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.fields().contains(&field))
    }

    /// The step's fields that a reader needs and that say nothing yet.
    pub(super) fn missing(self, content: &EngagementContent) -> Vec<&'static str> {
        let missing = completeness(content).missing;
        missing.into_iter().filter(|field| self.fields().contains(field)).collect()
    }

    /// The form's values for what the record says.
    pub(super) fn fill(self, content: &EngagementContent, choices: &Choices<'_>) -> Fields {
        let mut fields = Fields::default();
        match self {
            Self::Purpose => purpose::fill(content, &mut fields),
            Self::People => people::fill(content, choices, &mut fields),
            Self::Organisations => organisations::fill(content, &mut fields),
            Self::Method => method::fill(content, &mut fields),
            Self::When => when::fill(content, &mut fields),
            Self::Links => links::fill(content, &mut fields),
            Self::Visibility => visibility::fill(content, &mut fields),
        }
        fields
    }

    /// The questions of the page, answered as the form's values say.
    pub(super) fn questions(self, fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
        match self {
            Self::Purpose => purpose::questions(fields, choices),
            Self::People => people::questions(fields, choices),
            Self::Organisations => organisations::questions(fields, choices),
            Self::Method => method::questions(fields, choices),
            Self::When => when::questions(fields, choices),
            Self::Links => links::questions(fields, choices),
            Self::Visibility => visibility::questions(fields, choices),
        }
    }

    /// Writes what was typed into the record, and notes what cannot be read.
    pub(super) fn apply(
        self,
        fields: &Fields,
        choices: &Choices<'_>,
        content: &mut EngagementContent,
        mistakes: &mut Mistakes<'_>,
    ) {
        match self {
            Self::Purpose => purpose::apply(fields, content, mistakes),
            Self::People => people::apply(fields, choices, content, mistakes),
            Self::Organisations => organisations::apply(fields, choices, content, mistakes),
            Self::Method => method::apply(fields, content, mistakes),
            Self::When => when::apply(fields, content, mistakes),
            Self::Links => links::apply(fields, content, mistakes),
            Self::Visibility => visibility::apply(fields, content, mistakes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_counts_as_missing_has_a_step_that_asks_for_it() {
        let missing = completeness(&EngagementContent::default()).missing;
        for field in missing {
            assert!(Step::of_field(field).is_some(), "no step asks for {field}");
        }
    }

    #[test]
    fn the_steps_lead_one_to_the_next_and_then_to_the_check() {
        let follows: Vec<_> = Step::ALL.iter().map(|step| step.next_key()).collect();
        assert_eq!(follows, ["people", "organisations", "method", "when", "links", "visibility", "check"]);
    }
}
