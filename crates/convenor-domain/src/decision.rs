//! Decisions: who decided what, when, and which insights moved them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::{Access, Stage, Visibility};
use crate::date::ImpreciseDate;
use crate::engagement::Document;
use crate::id::{DecisionId, InsightId, OrganisationId, Reference, SystemId};
use crate::key::keyed_enum;
use crate::problem::{FieldProblem, Problems, Reason};
use crate::provenance::Provenance;

keyed_enum! {
    /// What an insight did to a decision.
    Influence {
        /// Something changed because of it.
        Changed = "changed",
        /// Part of it was taken up.
        Partly = "partly",
        /// It confirmed what was meant to be done.
        Confirmed = "confirmed",
        /// It was not taken up; the reason says why.
        NotAdopted = "not-adopted",
        /// It was weighed; the record does not say what it did. For imports: nothing is guessed.
        NotStated = "not-stated",
    }
}

/// One insight's influence on a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionInfluence {
    /// The insight.
    pub insight: InsightId,
    /// What it did.
    pub influence: Influence,
    /// Why; never empty when the insight was not adopted.
    #[serde(default)]
    pub reason: String,
}

/// What people write about a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionContent {
    /// What was decided, in a line.
    pub title: String,
    /// Who decided: a board, committee or partnership.
    pub body: String,
    /// When.
    pub date: ImpreciseDate,
    /// What came of it.
    pub outcome: String,
    /// The organisation that it belongs to.
    pub organisation: Option<OrganisationId>,
    /// The insights that were weighed.
    pub influences: Vec<DecisionInfluence>,
    /// Minutes and papers.
    pub documents: Vec<Document>,
    /// Who it is for.
    pub visibility: Visibility,
}

/// A saved decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Identifier.
    pub id: DecisionId,
    /// The system that it belongs to.
    pub system: SystemId,
    /// What it says.
    pub content: DecisionContent,
    /// Where it came from, when it was not typed in.
    pub provenance: Option<Provenance>,
    /// Counts its saved versions from 1.
    pub version: u32,
    /// When it was first saved.
    pub created_at: DateTime<Utc>,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
}

impl Decision {
    /// The permanent reference for citing.
    pub fn reference(&self) -> Reference {
        self.id.reference()
    }

    /// What decides who may see it.
    pub fn access(&self) -> Access {
        Access {
            system: self.system,
            organisations: self.content.organisation.into_iter().collect(),
            visibility: self.content.visibility,
            stage: Stage::Live,
        }
    }
}

impl DecisionContent {
    /// Every problem that keeps this from being saved.
    pub fn check(&self) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        problems.required("title", &self.title);
        problems.text("title", &self.title, crate::engagement::TITLE_LIMIT);
        problems.text("body", &self.body, crate::engagement::TITLE_LIMIT);
        problems.text("outcome", &self.outcome, crate::engagement::TEXT_LIMIT);
        for influence in &self.influences {
            problems.text("reason", &influence.reason, crate::engagement::TEXT_LIMIT);
            if influence.influence == Influence::NotAdopted && influence.reason.trim().is_empty() {
                problems.add("reason", Reason::Missing);
            }
        }
        crate::engagement::check_documents(&mut problems, &self.documents);
        problems.into_result()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_adopted_needs_a_reason() {
        let influence = DecisionInfluence {
            insight: InsightId(uuid::Uuid::nil()),
            influence: Influence::NotAdopted,
            reason: " ".into(),
        };
        let content =
            DecisionContent { title: "One form".into(), influences: vec![influence], ..Default::default() };
        assert_eq!(content.check().unwrap_err().first().map(|problem| problem.field), Some("reason"));
    }
}
