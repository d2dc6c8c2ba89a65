//! Insights: one finding from what people said, in one plain sentence.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::{Access, Stage, Visibility};
use crate::area::AreaCode;
use crate::date::ImpreciseDate;
use crate::engagement::Document;
use crate::id::{EngagementId, InsightId, OrganisationId, Reference, SystemId};
use crate::key::keyed_enum;
use crate::problem::{FieldProblem, Problems};
use crate::provenance::Provenance;
use crate::vocabulary::Vocabularies;

keyed_enum! {
    /// Where an insight stands.
    #[derive(Default)]
    InsightStatus {
        /// Written; nobody has checked it for personal data.
        #[default]
        Submitted = "submitted",
        /// Checked for personal data.
        Checked = "checked",
        /// To be found by those it is for.
        Published = "published",
        /// A newer insight says it better.
        Superseded = "superseded",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

impl InsightStatus {
    /// The statuses that may follow this one. Nothing is published before it is checked for personal data.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Submitted => &[Self::Checked, Self::Withdrawn],
            Self::Checked => &[Self::Published, Self::Submitted, Self::Withdrawn],
            Self::Published => &[Self::Superseded, Self::Withdrawn],
            Self::Superseded => &[Self::Published, Self::Withdrawn],
            Self::Withdrawn => &[Self::Submitted],
        }
    }

    /// Whether `to` may follow this status.
    pub fn can_become(self, to: Self) -> bool {
        self.next().contains(&to)
    }
}

keyed_enum! {
    /// How sure a finding is, in the judgement of those who wrote it.
    Strength {
        /// Many people, or several sources that agree.
        Strong = "strong",
        /// Some people, one good source.
        Moderate = "moderate",
        /// Few people, or a first sign.
        Tentative = "tentative",
    }
}

/// What people write about an insight.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InsightContent {
    /// The finding in one plain sentence.
    pub finding: String,
    /// Detail.
    pub detail: String,
    /// Terms of `topics`.
    pub topics: Vec<String>,
    /// Terms of `groups`: who said it.
    pub groups: Vec<String>,
    /// Areas.
    pub areas: Vec<AreaCode>,
    /// The place as the source wrote it.
    pub place: String,
    /// First date on which it was heard.
    pub starts: ImpreciseDate,
    /// Last date on which it was heard.
    pub ends: ImpreciseDate,
    /// How many people it rests on.
    pub people: Option<u32>,
    /// Terms of `recruitment`: how those people were chosen.
    pub recruitment: Vec<String>,
    /// How sure it is.
    pub strength: Option<Strength>,
    /// The engagement that it comes from.
    pub engagement: Option<EngagementId>,
    /// The organisation that it comes from.
    pub organisation: Option<OrganisationId>,
    /// Term of `source-types`.
    pub source_type: Option<String>,
    /// Documents that it comes from.
    pub documents: Vec<Document>,
    /// What happened next, where no decision is linked.
    pub what_happened_next: String,
    /// Who it is for.
    pub visibility: Visibility,
}

/// A saved insight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insight {
    /// Identifier.
    pub id: InsightId,
    /// The system that it belongs to.
    pub system: SystemId,
    /// Where it stands.
    pub status: InsightStatus,
    /// What it says.
    pub content: InsightContent,
    /// Where it came from, when it was not typed in.
    pub provenance: Option<Provenance>,
    /// Counts its saved versions from 1.
    pub version: u32,
    /// When it was first saved.
    pub created_at: DateTime<Utc>,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
}

impl Insight {
    /// The permanent reference for citing.
    pub fn reference(&self) -> Reference {
        self.id.reference()
    }

    /// What decides who may see it: until it is published, its own organisation and those who convene.
    pub fn access(&self) -> Access {
        let live = matches!(self.status, InsightStatus::Published | InsightStatus::Superseded);
        Access {
            system: self.system,
            organisations: self.content.organisation.into_iter().collect(),
            visibility: self.content.visibility,
            stage: if live { Stage::Live } else { Stage::Draft },
        }
    }
}

impl InsightContent {
    /// Most characters in a finding: one plain sentence.
    pub const FINDING_LIMIT: usize = 300;

    /// Every problem that keeps this from being saved.
    pub fn check(&self, vocabularies: &Vocabularies) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        problems.required("finding", &self.finding);
        problems.text("finding", &self.finding, Self::FINDING_LIMIT);
        problems.text("detail", &self.detail, crate::engagement::TEXT_LIMIT);
        problems.text("place", &self.place, crate::engagement::TITLE_LIMIT);
        problems.text("what_happened_next", &self.what_happened_next, crate::engagement::TEXT_LIMIT);
        self.check_terms(&mut problems, vocabularies);
        crate::date::check_order(&mut problems, &self.starts, &self.ends);
        crate::engagement::check_documents(&mut problems, &self.documents);
        problems.into_result()
    }

    fn check_terms(&self, problems: &mut Problems, v: &Vocabularies) {
        use crate::vocabulary::known;
        known(problems, "topics", &v.topics, self.topics.iter());
        known(problems, "groups", &v.groups, self.groups.iter());
        known(problems, "recruitment", &v.recruitment, self.recruitment.iter());
        known(problems, "source_type", &v.source_types, self.source_type.iter());
    }
}
