//! What one record says that two records of the same piece of work said: a proposal, for people to check.
//!
//! The record kept has the last word; what it lacks comes from the other; lists are united; what both say differently
//! is named as a conflict.

use serde::Serialize;

use super::{Contact, EngagementContent, GroupReach, Partner};
use crate::cost::Cost;
use crate::date::ImpreciseDate;

/// The role of an organisation that led the record that goes.
const ROLE_OF_OTHER_LEAD: &str = "partner";

/// What the merged record could say, and where people have to look.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MergeProposal {
    /// What it could say.
    pub content: EngagementContent,
    /// Fields that the record kept lacked, or lacked parts of: they come from the other.
    pub filled: Vec<&'static str>,
    /// Fields in which the two differ: the record kept has the last word, but for `visibility`, where the narrower
    /// one does.
    pub conflicts: Vec<&'static str>,
}

/// Proposes what `keep` says once `away` has gone into it.
pub fn merge_content(keep: &EngagementContent, away: &EngagementContent) -> MergeProposal {
    let mut merging = Merging(MergeProposal { content: keep.clone(), ..MergeProposal::default() });
    merging.texts(away);
    merging.facts(away);
    merging.lists(away);
    merging.groups(&away.groups);
    merging.organisations(away);
    merging.dates(away);
    merging.visibility(away);
    merging.0
}

struct Merging(MergeProposal);

impl Merging {
    /// Takes over one value where the record kept has none.
    fn take<T: Clone + PartialEq>(
        &mut self,
        field: &'static str,
        away: &T,
        is_empty: impl Fn(&T) -> bool,
        of: impl Fn(&mut EngagementContent) -> &mut T,
    ) {
        let keep = of(&mut self.0.content);
        if is_empty(away) || keep == away {
            return;
        }
        if is_empty(keep) {
            keep.clone_from(away);
            self.0.filled.push(field);
        } else {
            self.0.conflicts.push(field);
        }
    }

    fn text(
        &mut self,
        field: &'static str,
        away: &String,
        of: impl Fn(&mut EngagementContent) -> &mut String,
    ) {
        self.take(field, away, |text| text.trim().is_empty(), of);
    }

    fn option<T: Clone + PartialEq>(
        &mut self,
        field: &'static str,
        away: Option<&T>,
        of: impl Fn(&mut EngagementContent) -> &mut Option<T>,
    ) {
        self.take(field, &away.cloned(), Option::is_none, of);
    }

    /// Unites two lists, in the order of the record kept.
    fn unite<T: Clone + PartialEq>(
        &mut self,
        field: &'static str,
        away: &[T],
        of: impl Fn(&mut EngagementContent) -> &mut Vec<T>,
    ) {
        let keep = of(&mut self.0.content);
        let more: Vec<T> = away.iter().filter(|value| !keep.contains(value)).cloned().collect();
        if !more.is_empty() {
            keep.extend(more);
            self.0.filled.push(field);
        }
    }

    fn texts(&mut self, away: &EngagementContent) {
        self.text("title", &away.title, |content| &mut content.title);
        self.text("summary", &away.summary, |content| &mut content.summary);
        self.text("narrative", &away.narrative, |content| &mut content.narrative);
        self.text("purpose", &away.purpose, |content| &mut content.purpose);
        self.text("decision_informed", &away.decision_informed, |content| &mut content.decision_informed);
        self.text("decided_by", &away.decided_by, |content| &mut content.decided_by);
        self.text("can_change", &away.can_change, |content| &mut content.can_change);
        self.text("cannot_change", &away.cannot_change, |content| &mut content.cannot_change);
        self.text("place", &away.place, |content| &mut content.place);
    }

    fn facts(&mut self, away: &EngagementContent) {
        self.option("kind", away.kind.as_ref(), |content| &mut content.kind);
        self.option("people_planned", away.people_planned.as_ref(), |content| &mut content.people_planned);
        self.option("people_heard", away.people_heard.as_ref(), |content| &mut content.people_heard);
        self.option("responses", away.responses.as_ref(), |content| &mut content.responses);
        self.option("level_promised", away.level_promised.as_ref(), |content| &mut content.level_promised);
        self.option("level_delivered", away.level_delivered.as_ref(), |content| &mut content.level_delivered);
        self.option("coproduction", away.coproduction.as_ref(), |content| &mut content.coproduction);
        self.option("source_type", away.source_type.as_ref(), |content| &mut content.source_type);
        self.take("cost", &away.cost, |cost| *cost == Cost::default(), |content| &mut content.cost);
        self.take("contact", &away.contact, |one| *one == Contact::default(), |content| &mut content.contact);
    }

    fn lists(&mut self, away: &EngagementContent) {
        self.unite("questions", &away.questions, |content| &mut content.questions);
        self.unite("topics", &away.topics, |content| &mut content.topics);
        self.unite("areas", &away.areas, |content| &mut content.areas);
        self.unite("methods", &away.methods, |content| &mut content.methods);
        self.unite("recruitment", &away.recruitment, |content| &mut content.recruitment);
        self.unite("formats", &away.formats, |content| &mut content.formats);
        self.unite("documents", &away.documents, |content| &mut content.documents);
    }

    /// Groups are united by name; numbers of people of the same group fill each other's gaps.
    fn groups(&mut self, away: &[GroupReach]) {
        let keep = &mut self.0.content.groups;
        let before = keep.clone();
        let mut differ = false;
        for other in away {
            let Some(known) = keep.iter_mut().find(|reach| reach.group == other.group) else {
                keep.push(other.clone());
                continue;
            };
            differ |= differ_in(known.planned, other.planned) || differ_in(known.actual, other.actual);
            known.planned = known.planned.or(other.planned);
            known.actual = known.actual.or(other.actual);
        }
        if *keep != before {
            self.0.filled.push("groups");
        }
        if differ {
            self.0.conflicts.push("groups");
        }
    }

    /// Whoever led or took part in either record takes part in the merged one: nobody loses sight of their own work.
    fn organisations(&mut self, away: &EngagementContent) {
        self.option("lead", away.lead.as_ref(), |content| &mut content.lead);
        let content = &mut self.0.content;
        let other_lead =
            away.lead.map(|organisation| Partner { organisation, role: ROLE_OF_OTHER_LEAD.to_owned() });
        let mut more = false;
        for partner in away.partners.iter().cloned().chain(other_lead) {
            if !content.organisations().any(|known| known == partner.organisation) {
                content.partners.push(partner);
                more = true;
            }
        }
        if more {
            self.0.filled.push("partners");
        }
    }

    /// A date is taken over only where the two then stand in order.
    fn dates(&mut self, away: &EngagementContent) {
        let before = (self.0.content.starts.clone(), self.0.content.ends.clone());
        let reached = (self.0.filled.len(), self.0.conflicts.len());
        self.take("starts", &away.starts, ImpreciseDate::is_unknown, |content| &mut content.starts);
        self.take("ends", &away.ends, ImpreciseDate::is_unknown, |content| &mut content.ends);
        let content = &mut self.0.content;
        if let (Some(starts), Some(ends)) = (content.starts.earliest(), content.ends.latest())
            && ends < starts
        {
            (content.starts, content.ends) = before;
            self.0.filled.truncate(reached.0);
            self.0.conflicts.truncate(reached.1);
            self.0.conflicts.extend(["starts", "ends"]);
        }
    }

    /// What was kept from some readers is not shown to them because it stands in another record now.
    fn visibility(&mut self, away: &EngagementContent) {
        let content = &mut self.0.content;
        if content.visibility != away.visibility {
            content.visibility = content.visibility.min(away.visibility);
            self.0.conflicts.push("visibility");
        }
    }
}

fn differ_in(keep: Option<u32>, away: Option<u32>) -> bool {
    matches!((keep, away), (Some(keep), Some(away)) if keep != away)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::{AreaCode, OrganisationId, Visibility, Vocabularies};

    fn year(year: i32) -> ImpreciseDate {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        ImpreciseDate::period(first, crate::Precision::Year)
    }

    fn reach(group: &str, planned: Option<u32>, actual: Option<u32>) -> GroupReach {
        GroupReach { group: group.to_owned(), planned, actual }
    }

    #[test]
    fn gaps_are_filled_lists_united_and_differences_named() {
        let keep = EngagementContent {
            title: "Winter clinics".to_owned(),
            summary: "Hours.".to_owned(),
            topics: vec!["gp".to_owned()],
            groups: vec![reach("carers", Some(10), None)],
            people_heard: Some(12),
            ..Default::default()
        };
        let away = EngagementContent {
            title: "Clinics in winter".to_owned(),
            summary: " ".to_owned(),
            purpose: "To choose hours.".to_owned(),
            topics: vec!["gp".to_owned(), "access".to_owned()],
            areas: vec![AreaCode("F01".to_owned())],
            groups: vec![reach("carers", Some(11), Some(9)), reach("students", None, None)],
            people_heard: Some(12),
            starts: year(2025),
            ..Default::default()
        };
        let merged = merge_content(&keep, &away);
        assert_eq!(merged.filled, ["purpose", "topics", "areas", "groups", "starts"]);
        assert_eq!(merged.conflicts, ["title", "groups"]);
        let content = merged.content;
        assert_eq!((content.title.as_str(), content.summary.as_str()), ("Winter clinics", "Hours."));
        assert_eq!(content.purpose, "To choose hours.");
        assert_eq!(content.topics, ["gp", "access"]);
        assert_eq!(content.groups, [reach("carers", Some(10), Some(9)), reach("students", None, None)]);
        assert_eq!(content.starts, year(2025));
    }

    #[test]
    fn with_itself_nothing_changes() {
        let keep = EngagementContent { title: "Same".to_owned(), starts: year(2025), ..Default::default() };
        let merged = merge_content(&keep, &keep);
        assert_eq!(merged, MergeProposal { content: keep, ..Default::default() });
    }

    #[test]
    fn nobody_loses_sight_and_nobody_sees_more() {
        let organisation = |number| OrganisationId(Uuid::from_u128(number));
        let record = |number, visibility| EngagementContent {
            title: "Same".to_owned(),
            lead: Some(organisation(number)),
            visibility,
            ..Default::default()
        };
        let merged = merge_content(&record(1, Visibility::Public), &record(2, Visibility::Organisation));
        assert_eq!(merged.content.organisations().collect::<Vec<_>>(), [organisation(1), organisation(2)]);
        assert_eq!(merged.content.visibility, Visibility::Organisation);
        assert_eq!(merged.conflicts, ["lead", "visibility"]);
        assert_eq!(merged.filled, ["partners"]);
        assert!(merged.content.check(&Vocabularies::shipped().unwrap()).is_ok());
    }

    #[test]
    fn dates_that_do_not_stand_in_order_are_left_to_people() {
        let keep = EngagementContent { title: "Same".to_owned(), starts: year(2025), ..Default::default() };
        let away = EngagementContent { title: "Same".to_owned(), ends: year(2023), ..Default::default() };
        let merged = merge_content(&keep, &away);
        assert!(merged.content.ends.is_unknown());
        assert_eq!((merged.filled.len(), merged.conflicts), (0, vec!["starts", "ends"]));
    }
}
