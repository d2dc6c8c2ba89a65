//! What the merged record says once people have chosen, where the two differ, which value stays.

use convenor_domain::EngagementContent;
use convenor_domain::engagement::merge_content;

/// What the merged record says. Of the fields in which both differ, those in `taken` come from the record that goes.
pub(super) fn with_chosen(
    keep: &EngagementContent,
    away: &EngagementContent,
    taken: &[String],
) -> EngagementContent {
    let proposal = merge_content(keep, away);
    let theirs = merge_content(away, keep).content;
    let mut content = proposal.content;
    for field in proposal.conflicts.iter().filter(|field| taken.iter().any(|taken| taken == *field)) {
        take(&mut content, &theirs, field);
    }
    content
}

/// Takes over one field. Who may see the record is no choice: the narrower of the two stays.
fn take(content: &mut EngagementContent, theirs: &EngagementContent, field: &str) {
    match field {
        "title" => content.title.clone_from(&theirs.title),
        "summary" => content.summary.clone_from(&theirs.summary),
        "narrative" => content.narrative.clone_from(&theirs.narrative),
        "purpose" => content.purpose.clone_from(&theirs.purpose),
        "decision_informed" => content.decision_informed.clone_from(&theirs.decision_informed),
        "decided_by" => content.decided_by.clone_from(&theirs.decided_by),
        "can_change" => content.can_change.clone_from(&theirs.can_change),
        "cannot_change" => content.cannot_change.clone_from(&theirs.cannot_change),
        "place" => content.place.clone_from(&theirs.place),
        "contact" => content.contact.clone_from(&theirs.contact),
        "groups" => content.groups.clone_from(&theirs.groups),
        _ => take_fact(content, theirs, field),
    }
}

fn take_fact(content: &mut EngagementContent, theirs: &EngagementContent, field: &str) {
    match field {
        "kind" => content.kind = theirs.kind,
        "people_planned" => content.people_planned = theirs.people_planned,
        "people_heard" => content.people_heard = theirs.people_heard,
        "responses" => content.responses = theirs.responses,
        "level_promised" => content.level_promised.clone_from(&theirs.level_promised),
        "level_delivered" => content.level_delivered.clone_from(&theirs.level_delivered),
        "coproduction" => content.coproduction.clone_from(&theirs.coproduction),
        "source_type" => content.source_type.clone_from(&theirs.source_type),
        "cost" => content.cost.clone_from(&theirs.cost),
        "lead" => {
            content.lead = theirs.lead;
            content.partners.clone_from(&theirs.partners);
        }
        // Of the two dates, neither stands in order with the other record's: they are taken together.
        "starts" | "ends" => {
            content.starts.clone_from(&theirs.starts);
            content.ends.clone_from(&theirs.ends);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use convenor_domain::OrganisationId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn each_conflict_can_be_settled_either_way() {
        let lead = |number| Some(OrganisationId(Uuid::from_u128(number)));
        let keep = EngagementContent {
            title: "Winter clinics".to_owned(),
            summary: "Hours.".to_owned(),
            lead: lead(1),
            ..EngagementContent::default()
        };
        let away = EngagementContent {
            title: "Clinics in winter".to_owned(),
            summary: "Places.".to_owned(),
            lead: lead(2),
            ..EngagementContent::default()
        };
        let none = with_chosen(&keep, &away, &[]);
        assert_eq!((none.title.as_str(), none.lead), ("Winter clinics", lead(1)));
        let some = with_chosen(&keep, &away, &["title".to_owned(), "lead".to_owned()]);
        assert_eq!((some.title.as_str(), some.summary.as_str()), ("Clinics in winter", "Hours."));
        assert_eq!(some.organisations().collect::<Vec<_>>(), [lead(2).unwrap(), lead(1).unwrap()]);
    }
}
