//! Records in a line: `engagement("Winter clinics").topic("gp").add_to(&store)`.
//!
//! A builder starts with what most tests need: the small system, an open status, visible to the whole system.

use chrono::NaiveDate;
use convenor_domain::engagement::{GroupReach, Partner};
use convenor_domain::{
    Actor, AreaCode, Decision, DecisionContent, DecisionInfluence, Engagement, EngagementContent,
    EngagementId, EngagementStatus, ImpreciseDate, Influence, Insight, InsightContent, InsightId,
    InsightStatus, OrganisationId, SystemId, Visibility,
};
use convenor_store::{NewDecision, NewEngagement, NewInsight, Store};

use crate::persona::lead_at_icb;
use crate::system::SYSTEM;

/// A calendar day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a test names days that exist")
}

/// An engagement in the making.
#[derive(Debug, Clone)]
#[must_use]
pub struct EngagementBuilder(NewEngagement);

/// An open engagement of the small system, for the whole system to see.
pub fn engagement(title: &str) -> EngagementBuilder {
    let content =
        EngagementContent { title: title.to_owned(), visibility: Visibility::System, ..Default::default() };
    EngagementBuilder(NewEngagement { system: SYSTEM, status: EngagementStatus::Open, content })
}

impl EngagementBuilder {
    /// In another system.
    pub fn system(mut self, system: SystemId) -> Self {
        self.0.system = system;
        self
    }

    /// Where it stands.
    pub fn status(mut self, status: EngagementStatus) -> Self {
        self.0.status = status;
        self
    }

    /// Who it is for.
    pub fn visibility(mut self, visibility: Visibility) -> Self {
        self.0.content.visibility = visibility;
        self
    }

    /// The organisation that leads.
    pub fn lead(mut self, lead: OrganisationId) -> Self {
        self.0.content.lead = Some(lead);
        self
    }

    /// One more organisation that takes part.
    pub fn partner(mut self, organisation: OrganisationId) -> Self {
        self.0.content.partners.push(Partner { organisation, role: "partner".to_owned() });
        self
    }

    /// One more topic.
    pub fn topic(mut self, topic: &str) -> Self {
        self.0.content.topics.push(topic.to_owned());
        self
    }

    /// One more group.
    pub fn group(mut self, group: &str) -> Self {
        self.0.content.groups.push(GroupReach { group: group.to_owned(), ..Default::default() });
        self
    }

    /// One more area.
    pub fn area(mut self, code: &str) -> Self {
        self.0.content.areas.push(AreaCode(code.to_owned()));
        self
    }

    /// One more method.
    pub fn method(mut self, method: &str) -> Self {
        self.0.content.methods.push(method.to_owned());
        self
    }

    /// First and last day.
    pub fn dates(mut self, starts: NaiveDate, ends: NaiveDate) -> Self {
        self.0.content.starts = ImpreciseDate::day(starts);
        self.0.content.ends = ImpreciseDate::day(ends);
        self
    }

    /// Anything else that it says.
    pub fn with(mut self, change: impl FnOnce(&mut EngagementContent)) -> Self {
        change(&mut self.0.content);
        self
    }

    /// The engagement, to be added.
    pub fn build(self) -> NewEngagement {
        self.0
    }

    /// Adds it, as the engagement lead.
    pub async fn add_to(self, store: &Store) -> Engagement {
        let mut writing = store.begin(&lead()).await.expect("the store can be written");
        let added = writing.add_engagement(self.0).await.expect("the engagement is sound");
        writing.commit().await.expect("the engagement can be saved");
        added
    }
}

/// An insight in the making.
#[derive(Debug, Clone)]
#[must_use]
pub struct InsightBuilder {
    new: NewInsight,
    status: InsightStatus,
}

/// A published insight of the small system, for the whole system to see.
pub fn insight(finding: &str) -> InsightBuilder {
    let content =
        InsightContent { finding: finding.to_owned(), visibility: Visibility::System, ..Default::default() };
    InsightBuilder { new: NewInsight { system: SYSTEM, content }, status: InsightStatus::Published }
}

impl InsightBuilder {
    /// In another system.
    pub fn system(mut self, system: SystemId) -> Self {
        self.new.system = system;
        self
    }

    /// Where it stands.
    pub fn status(mut self, status: InsightStatus) -> Self {
        self.status = status;
        self
    }

    /// Who it is for.
    pub fn visibility(mut self, visibility: Visibility) -> Self {
        self.new.content.visibility = visibility;
        self
    }

    /// The engagement that it comes from.
    pub fn heard_in(mut self, engagement: EngagementId) -> Self {
        self.new.content.engagement = Some(engagement);
        self
    }

    /// The organisation that it comes from.
    pub fn organisation(mut self, organisation: OrganisationId) -> Self {
        self.new.content.organisation = Some(organisation);
        self
    }

    /// Anything else that it says.
    pub fn with(mut self, change: impl FnOnce(&mut InsightContent)) -> Self {
        change(&mut self.new.content);
        self
    }

    /// The insight, to be added; it will stand at “submitted”.
    pub fn build(self) -> NewInsight {
        self.new
    }

    /// Adds it, as the engagement lead, and takes it to where it stands.
    pub async fn add_to(self, store: &Store) -> Insight {
        use InsightStatus as S;
        let mut writing = store.begin(&lead()).await.expect("the store can be written");
        let mut added = writing.add_insight(self.new).await.expect("the insight is sound");
        let steps: &[S] = match self.status {
            S::Submitted => &[],
            S::Checked => &[S::Checked],
            S::Published => &[S::Checked, S::Published],
            S::Superseded => &[S::Checked, S::Published, S::Superseded],
            S::Withdrawn => &[S::Withdrawn],
        };
        for step in steps {
            added = writing.move_insight(added.id, added.version, *step).await.expect("the step is allowed");
        }
        writing.commit().await.expect("the insight can be saved");
        added
    }
}

/// A decision in the making.
#[derive(Debug, Clone)]
#[must_use]
pub struct DecisionBuilder(NewDecision);

/// A decision of the small system, for the whole system to see.
pub fn decision(title: &str) -> DecisionBuilder {
    let content =
        DecisionContent { title: title.to_owned(), visibility: Visibility::System, ..Default::default() };
    DecisionBuilder(NewDecision { system: SYSTEM, content })
}

impl DecisionBuilder {
    /// In another system.
    pub fn system(mut self, system: SystemId) -> Self {
        self.0.system = system;
        self
    }

    /// Who it is for.
    pub fn visibility(mut self, visibility: Visibility) -> Self {
        self.0.content.visibility = visibility;
        self
    }

    /// The organisation that it belongs to.
    pub fn organisation(mut self, organisation: OrganisationId) -> Self {
        self.0.content.organisation = Some(organisation);
        self
    }

    /// One more insight that was weighed, and what it did.
    pub fn weighed(mut self, insight: InsightId, influence: Influence) -> Self {
        let reason = "As the minutes say.".to_owned();
        self.0.content.influences.push(DecisionInfluence { insight, influence, reason });
        self
    }

    /// Anything else that it says.
    pub fn with(mut self, change: impl FnOnce(&mut DecisionContent)) -> Self {
        change(&mut self.0.content);
        self
    }

    /// The decision, to be added.
    pub fn build(self) -> NewDecision {
        self.0
    }

    /// Adds it, as the engagement lead.
    pub async fn add_to(self, store: &Store) -> Decision {
        let mut writing = store.begin(&lead()).await.expect("the store can be written");
        let added = writing.add_decision(self.0).await.expect("the decision is sound");
        writing.commit().await.expect("the decision can be saved");
        added
    }
}

fn lead() -> Actor {
    lead_at_icb().actor()
}
