//! The draft that begins with a plan once somebody has looked.

use convenor_domain::engagement::GroupReach;
use convenor_domain::overlap::Plan;
use convenor_domain::{EngagementContent, OrganisationId};

/// What the draft says: what the plan says, led by the organisation that means to ask.
pub(super) fn content(plan: &Plan, lead: Option<OrganisationId>) -> EngagementContent {
    let reach = |group: &String| GroupReach { group: group.clone(), ..GroupReach::default() };
    EngagementContent {
        title: plan.title.clone(),
        summary: plan.summary.clone(),
        topics: plan.topics.clone(),
        groups: plan.groups.iter().map(reach).collect(),
        areas: plan.areas.clone(),
        starts: plan.starts.clone(),
        ends: plan.ends.clone(),
        lead,
        ..EngagementContent::default()
    }
}

#[cfg(test)]
mod tests {
    use convenor_domain::{AreaCode, ImpreciseDate};

    use super::*;

    #[test]
    fn a_draft_says_all_that_the_plan_says() {
        let plan = Plan {
            title: "Winter clinics".to_owned(),
            summary: "What would help?".to_owned(),
            topics: vec!["gp".to_owned()],
            areas: vec![AreaCode("Z07000001".to_owned())],
            groups: vec!["young-carer".to_owned()],
            starts: ImpreciseDate::kept_as_written("spring 2027"),
            ends: ImpreciseDate::default(),
        };
        assert_eq!(Plan::of(&content(&plan, None)), plan);
    }
}
