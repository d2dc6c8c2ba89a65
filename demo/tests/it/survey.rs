//! What people answered to some of the demo's engagements.

use convenor_domain::Visibility;

use crate::demos;

#[test]
fn closed_engagements_have_as_many_answers_as_their_records_say() {
    for demo in demos() {
        assert_eq!(demo.surveys.len(), 6);
        for survey in &demo.surveys {
            let found = demo.engagements.iter().find(|engagement| engagement.id == survey.engagement);
            let content = &found.unwrap().content;
            assert_eq!(content.responses, Some(survey.responses), "{}", content.title);
            assert_ne!(content.visibility, Visibility::Organisation);
            let lines = survey.csv.lines().count();
            assert_eq!(lines, survey.responses as usize + 1, "a line each below the headings");
        }
    }
}

#[test]
fn there_is_something_in_them_for_the_import_to_take_out() {
    for demo in demos() {
        let written: String = demo.surveys.iter().map(|survey| survey.csv.as_str()).collect();
        for told in ["person1@example.org", "07700 900", "My name is ", "ZZ1 0AA"] {
            assert!(written.contains(told), "{told}");
        }
    }
}
