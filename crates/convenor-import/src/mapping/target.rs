//! The fields that a column can fill.

use serde::{Deserialize, Serialize};

/// A field as the wizard offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetChoice {
    /// The field.
    pub target: Target,
    /// The key of its label in the catalogues: `import-target-…`.
    pub label_key: &'static str,
    /// What it holds, in one sentence.
    pub help: &'static str,
}

macro_rules! targets {
    ($($variant:ident = $key:literal, $help:literal;)+) => {
        /// A field that a column can fill.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Target { $(#[doc = $help] #[serde(rename = $key)] $variant),+ }

        impl Target {
            /// The field's name, as in files and forms.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The field with this name.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }

        /// Every field that a column can fill, in the order of the form.
        pub fn targets() -> &'static [TargetChoice] {
            &[$(TargetChoice {
                target: Target::$variant,
                label_key: concat!("import-target-", $key),
                help: $help,
            }),+]
        }
    };
}

targets! {
    Title = "title", "What the engagement is called. Every record needs one.";
    Summary = "summary", "A few plain sentences about it.";
    Narrative = "narrative", "The full account.";
    Purpose = "purpose", "Why it was done.";
    Kind = "kind", "What it was for: to inform a decision, shape a service, set priorities.";
    DecisionInformed = "decision_informed", "The decision that it was to inform.";
    DecidedBy = "decided_by", "Who takes that decision.";
    CanChange = "can_change", "What people could change.";
    CannotChange = "cannot_change", "What they could not change, and why.";
    Questions = "questions", "The questions asked, one below the other.";
    Topics = "topics", "What it was about.";
    Areas = "areas", "Names or codes of official areas.";
    Place = "place", "The place in the source's own words.";
    Groups = "groups", "Groups of people that it was for.";
    PeoplePlanned = "people_planned", "How many people were to be heard.";
    PeopleHeard = "people_heard", "How many people were heard.";
    Responses = "responses", "How many responses came in; one person may send several.";
    Lead = "lead", "The organisation that led it.";
    Partners = "partners", "Organisations that took part.";
    Methods = "methods", "How people were engaged: survey, workshop, citizens' jury.";
    LevelPromised = "level_promised", "How much say people were promised.";
    LevelDelivered = "level_delivered", "How much say they were given.";
    Coproduction = "coproduction", "The step of co-production claimed.";
    CoproductionFeatures = "coproduction_features", "What justifies that step.";
    Recruitment = "recruitment", "How people were found and chosen.";
    Formats = "formats", "Formats and support offered.";
    Starts = "starts", "When it opened.";
    Ends = "ends", "When it closed.";
    Dates = "dates", "Both dates in one cell: “3 May to 2 June 2024”.";
    Cost = "cost", "What it cost, with the currency.";
    ContactTeam = "contact_team", "The team to ask.";
    ContactEmail = "contact_email", "Its shared mailbox.";
    SourceType = "source_type", "What kind of source the record is from.";
    Documents = "documents", "Web addresses of reports and papers.";
    Status = "status", "Where it stands: open, closed, reported.";
    Visibility = "visibility", "Who may see the record: organisation, system or public.";
    Url = "url", "Where the source shows the record.";
    Finding = "finding", "What was heard, in one plain sentence.";
    Detail = "detail", "What was heard, in full.";
    InsightPeople = "insight_people", "How many people the finding rests on.";
    Strength = "strength", "How sure the finding is: strong, moderate, tentative.";
    WhatHappenedNext = "what_happened_next", "What happened next, where no decision is known.";
    InsightDocuments = "insight_documents", "Web addresses of reports of what was heard.";
    DecisionTitle = "decision_title", "What was decided, in a line.";
    DecisionOutcome = "decision_outcome", "What came of the decision.";
    DecisionBody = "decision_body", "Who decided.";
    DecisionDate = "decision_date", "When it was decided.";
    DecisionDocuments = "decision_documents", "Web addresses of minutes and papers.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back_to_their_fields() {
        for choice in targets() {
            assert_eq!(Target::from_key(choice.target.key()), Some(choice.target));
            assert_eq!(choice.label_key, format!("import-target-{}", choice.target.key()));
        }
    }
}
