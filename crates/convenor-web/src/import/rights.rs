//! What the rules let a person bring in. A file is no way round them: those who may not publish bring in nothing that
//! everyone sees at once.

use convenor_domain::{
    Action, Actor, ImportedRecord, InsightStatus, Resource, ResourceKind, Visibility, permits,
};

/// Whether someone may show records to everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rights {
    /// They may.
    Publish,
    /// They share with their system; those who convene publish.
    Share,
}

impl Rights {
    pub(super) fn of(actor: &Actor) -> Self {
        let publish = permits(actor, Action::Publish, Resource::any(ResourceKind::Engagement));
        if publish { Self::Publish } else { Self::Share }
    }

    /// The record as far as it may be shown. What the file asked for beyond that is noted as kept words.
    pub(super) fn hold(self, record: &mut ImportedRecord) {
        if self == Self::Publish {
            return;
        }
        if record.engagement.visibility == Visibility::Public {
            record.engagement.visibility = Visibility::System;
            record.kept_as_written.push(("visibility", Visibility::Public.key().to_owned()));
        }
        for insight in &mut record.insights {
            insight.visibility = insight.visibility.min(Visibility::System);
        }
        for decision in &mut record.decisions {
            decision.visibility = decision.visibility.min(Visibility::System);
        }
        if record.insight_status == InsightStatus::Published {
            record.insight_status = InsightStatus::Submitted;
        }
    }
}
