//! A check before asking: what somebody meant to ask, what they were shown, and what they chose.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Load, Plan, Similar};
use crate::engagement::TEXT_LIMIT;
use crate::id::{AccountId, EngagementId, OrganisationId, OverlapCheckId, SystemId};
use crate::key::keyed_enum;
use crate::problem::{FieldProblem, Problems, Reason};
use crate::record::RecordId;

keyed_enum! {
    /// What somebody does after the check.
    Choice {
        /// Use what was heard before, and ask nobody.
        Reuse = "reuse",
        /// Ask only what earlier work leaves open.
        BuildOn = "build-on",
        /// Ask although something like it exists, for a reason that is kept.
        AskAnyway = "ask-anyway",
        /// Nothing like it was found.
        NothingSimilar = "nothing-similar",
    }
}

/// A check to be kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewOverlapCheck {
    /// The system.
    pub system: SystemId,
    /// The organisation that means to ask, where it is known.
    pub organisation: Option<OrganisationId>,
    /// What it means to ask.
    pub plan: Plan,
    /// What was shown as similar, best first.
    pub similar: Vec<Similar>,
    /// How often the people meant were asked already.
    pub load: Vec<Load>,
}

/// A check that somebody made before asking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverlapCheck {
    /// Identifier.
    pub id: OverlapCheckId,
    /// Who made it; `None` at the command line.
    pub account: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
    /// What was asked and shown.
    #[serde(flatten)]
    pub shown: NewOverlapCheck,
    /// What they chose; `None` while they have not.
    pub settled: Option<Settled>,
}

/// What somebody chose after a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The choice.
    pub choice: Choice,
    /// The records that are reused or built on.
    pub with: Vec<RecordId>,
    /// Why, in their words; needed for [`Choice::AskAnyway`].
    pub reason: String,
    /// The engagement that was begun, if one was.
    pub engagement: Option<EngagementId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A choice to be kept with its check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSettled {
    /// The choice.
    pub choice: Choice,
    /// The records that are reused or built on.
    pub with: Vec<RecordId>,
    /// Why, in their words; needed for [`Choice::AskAnyway`].
    pub reason: String,
    /// The engagement that was begun, if one was.
    pub engagement: Option<EngagementId>,
}

impl NewSettled {
    /// Every problem that keeps this from settling `check`: fields `choice`, `with` and `reason`.
    pub fn check(&self, check: &OverlapCheck) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let nothing_shown = check.shown.similar.is_empty();
        if check.settled.is_some() || (self.choice == Choice::NothingSimilar && !nothing_shown) {
            problems.add("choice", Reason::NotAllowed { value: self.choice.key().to_owned() });
        }
        match self.choice {
            Choice::Reuse | Choice::BuildOn if self.with.is_empty() => problems.add("with", Reason::Missing),
            Choice::AskAnyway if !self.reason.chars().any(char::is_alphanumeric) => {
                problems.add("reason", Reason::Missing);
            }
            _ => {}
        }
        problems.text("reason", &self.reason, TEXT_LIMIT);
        problems.into_result()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Risk;
    use super::*;
    use uuid::Uuid;

    fn check(similar: usize) -> OverlapCheck {
        let one =
            Similar { engagement: EngagementId(Uuid::nil()), score: 0.5, risk: Risk::Low, causes: vec![] };
        let shown = NewOverlapCheck {
            system: SystemId(Uuid::nil()),
            organisation: None,
            plan: Plan::default(),
            similar: vec![one; similar],
            load: vec![],
        };
        OverlapCheck {
            id: OverlapCheckId(Uuid::nil()),
            account: None,
            at: DateTime::UNIX_EPOCH,
            shown,
            settled: None,
        }
    }

    fn choose(choice: Choice, reason: &str, with: usize) -> NewSettled {
        let with = vec![EngagementId(Uuid::nil()).into(); with];
        NewSettled { choice, with, reason: reason.to_owned(), engagement: None }
    }

    fn fields(settled: &NewSettled, check: &OverlapCheck) -> Vec<&'static str> {
        settled.check(check).err().unwrap_or_default().iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn each_choice_needs_what_makes_it_one() {
        use Choice as C;
        let cases = [
            (C::Reuse, "", 0, "with"),
            (C::Reuse, "", 1, ""),
            (C::BuildOn, "It is old.", 0, "with"),
            (C::AskAnyway, " ", 1, "reason"),
            (C::AskAnyway, "…!", 1, "reason"),
            (C::AskAnyway, "It is old.", 0, ""),
            (C::NothingSimilar, "", 0, "choice"),
        ];
        for (choice, reason, with, wrong) in cases {
            assert_eq!(
                fields(&choose(choice, reason, with), &check(1)).concat(),
                wrong,
                "{choice} “{reason}”"
            );
        }
        assert!(fields(&choose(C::NothingSimilar, "", 0), &check(0)).is_empty());
    }

    #[test]
    fn what_is_settled_stays_settled() {
        let first = choose(Choice::Reuse, "", 1);
        let at = DateTime::UNIX_EPOCH;
        let settled = Settled {
            choice: first.choice,
            with: first.with.clone(),
            reason: String::new(),
            engagement: None,
            at,
        };
        let check = OverlapCheck { settled: Some(settled), ..check(1) };
        assert_eq!(fields(&first, &check), ["choice"]);
    }
}
