//! Checks what an engagement says.

use super::{Document, EngagementContent};
use crate::problem::{FieldProblem, Problems, Reason};
use crate::vocabulary::{Vocabularies, known};

/// Most characters in a title.
pub const TITLE_LIMIT: usize = 300;
/// Most characters in a paragraph field.
pub const TEXT_LIMIT: usize = 10_000;
/// Most characters in a full account.
pub const NARRATIVE_LIMIT: usize = 200_000;

impl EngagementContent {
    /// Every problem that keeps this from being saved. A draft needs no more than a title.
    pub fn check(&self, vocabularies: &Vocabularies) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        problems.required("title", &self.title);
        self.check_texts(&mut problems);
        self.check_terms(&mut problems, vocabularies);
        crate::date::check_order(&mut problems, &self.starts, &self.ends);
        check_documents(&mut problems, &self.documents);
        problems.into_result()
    }

    fn check_texts(&self, problems: &mut Problems) {
        problems.text("title", &self.title, TITLE_LIMIT);
        problems.text("narrative", &self.narrative, NARRATIVE_LIMIT);
        problems.text("place", &self.place, TITLE_LIMIT);
        problems.text("contact", &self.contact.team, TITLE_LIMIT);
        problems.text("contact", &self.contact.email, TITLE_LIMIT);
        let paragraphs = [
            ("summary", &self.summary),
            ("purpose", &self.purpose),
            ("decision_informed", &self.decision_informed),
            ("decided_by", &self.decided_by),
            ("can_change", &self.can_change),
            ("cannot_change", &self.cannot_change),
        ];
        for (field, text) in paragraphs {
            problems.text(field, text, TEXT_LIMIT);
        }
        for question in &self.questions {
            problems.text("questions", question, TEXT_LIMIT);
        }
    }

    fn check_terms(&self, problems: &mut Problems, v: &Vocabularies) {
        known(problems, "topics", &v.topics, self.topics.iter());
        known(problems, "groups", &v.groups, self.groups.iter().map(|reach| &reach.group));
        known(problems, "methods", &v.methods, self.methods.iter());
        known(problems, "level_promised", &v.levels, self.level_promised.iter());
        known(problems, "level_delivered", &v.levels, self.level_delivered.iter());
        known(problems, "recruitment", &v.recruitment, self.recruitment.iter());
        known(problems, "formats", &v.formats, self.formats.iter());
        known(problems, "source_type", &v.source_types, self.source_type.iter());
        known(problems, "partners", &v.partner_roles, self.partners.iter().map(|partner| &partner.role));
        if let Some(claim) = &self.coproduction {
            known(problems, "coproduction", &v.coproduction_steps, std::iter::once(&claim.step));
            known(problems, "coproduction_features", &v.coproduction_features, claim.features.iter());
            if claim.step == "co-production" && claim.features.is_empty() {
                problems.add("coproduction_features", Reason::Missing);
            }
        }
    }
}

/// Adds a problem for every document without a title or a safe address.
pub(crate) fn check_documents(problems: &mut Problems, documents: &[Document]) {
    for document in documents {
        problems.required("documents", &document.title);
        problems.text("documents", &document.title, TITLE_LIMIT);
        problems.text("documents", &document.url, 2_000);
        let safe = ["https://", "http://", "/files/"].iter().any(|start| document.url.starts_with(start));
        if !safe {
            problems.add("documents", Reason::NotAnAddress);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(content: &EngagementContent) -> Vec<String> {
        let checked = content.check(&Vocabularies::shipped().unwrap());
        checked.err().unwrap_or_default().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_draft_needs_no_more_than_a_title() {
        assert!(
            problems(&EngagementContent { title: "Winter clinics".into(), ..Default::default() }).is_empty()
        );
        assert_eq!(problems(&EngagementContent::default()), ["title is missing: give it a value"]);
    }

    #[test]
    fn each_problem_names_its_field() {
        let content = EngagementContent {
            title: "x".repeat(301),
            methods: vec!["telepathy".into()],
            coproduction: Some(super::super::Coproduction { step: "co-production".into(), features: vec![] }),
            documents: vec![Document { title: "Report".into(), url: "javascript:alert(1)".into() }],
            ..Default::default()
        };
        assert_eq!(
            problems(&content),
            [
                "title has 301 characters: shorten it to 300 or fewer",
                "methods “telepathy” is not known: choose one from the list",
                "coproduction_features is missing: give it a value",
                "documents is not a web address: start it with https://",
            ]
        );
    }
}
