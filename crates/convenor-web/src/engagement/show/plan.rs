//! What was planned: why, about what, with whom, how.

use convenor_domain::engagement::GroupReach;
use serde::Serialize;

use super::fact::{Fact, Line};
use super::records::{Naming, Records};
use crate::names::terms;
use crate::people::people;
use crate::reader::Visit;

/// What was planned.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Plan {
    /// Facts, in the order of the form.
    pub(super) facts: Vec<Fact>,
    /// Groups of people, with how many were planned and heard.
    pub(super) groups: Vec<Group>,
    /// The full account; empty when there is none.
    pub(super) narrative: String,
}

/// A group of people; numbers only ever in bands, empty when not recorded.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) planned: String,
    pub(super) heard: String,
}

impl Plan {
    /// The plan of a record.
    pub(super) fn new(visit: &Visit, records: &Records) -> Self {
        let naming = &records.naming(visit);
        let content = &records.engagement.content;
        Self {
            facts: facts(naming, records),
            groups: content.groups.iter().map(|reach| group(naming, reach)).collect(),
            narrative: content.narrative.clone(),
        }
    }
}

fn facts(naming: &Naming<'_>, records: &Records) -> Vec<Fact> {
    let content = &records.engagement.content;
    let v = naming.state.vocabularies();
    let words = naming.state.engine.words();
    let kind = content.kind.map(|kind| Line::plain(naming.state.word(&format!("kind-{kind}"))));
    let names = |names: Vec<String>| names.into_iter().map(Line::plain).collect::<Vec<_>>();
    let band = |number: Option<u32>| number.map(|number| Line::plain(people(words, number)));
    let topic = |key: &String| Line::link(v.topics.name_of(key), format!("/topics/{key}"));
    vec![
        Fact::text(naming, "purpose", content.purpose.as_str()),
        Fact::of(naming, "kind", kind),
        Fact::text(naming, "decision_informed", content.decision_informed.as_str()),
        Fact::text(naming, "decided_by", content.decided_by.as_str()),
        Fact::text(naming, "can_change", content.can_change.as_str()),
        Fact::text(naming, "cannot_change", content.cannot_change.as_str()),
        Fact::of(naming, "questions", content.questions.iter().map(Line::plain)),
        Fact::of(naming, "topics", content.topics.iter().map(topic)),
        Fact::of(naming, "people_planned", band(content.people_planned)),
        Fact::of(naming, "people_heard", band(content.people_heard)),
        Fact::of(naming, "methods", names(terms(&v.methods, &content.methods))),
        Fact::of(naming, "recruitment", names(terms(&v.recruitment, &content.recruitment))),
        Fact::of(naming, "formats", names(terms(&v.formats, &content.formats))),
    ]
}

fn group(naming: &Naming<'_>, reach: &GroupReach) -> Group {
    let words = naming.state.engine.words();
    let band = |number: Option<u32>| number.map(|number| people(words, number)).unwrap_or_default();
    Group {
        name: naming.state.vocabularies().groups.name_of(&reach.group).to_owned(),
        href: format!("/groups/{}", reach.group),
        planned: band(reach.planned),
        heard: band(reach.actual),
    }
}
