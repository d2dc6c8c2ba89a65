//! Who may read a record, as words of the index.
//!
//! A record lists every circle of readers that may see it, and a reader asks for the circles that they are in. So
//! access is one condition of the query, and never a filter over what was found. `ReadScope::allows` is the rule; a
//! test holds both against each other.

use convenor_domain::{Access, OrganisationId, ReadScope, Stage, SystemId, Visibility};

const PUBLIC: &str = "public";

/// The circles of readers that may see a record.
pub(super) fn circles_of(access: &Access) -> Vec<String> {
    let live = access.stage == Stage::Live;
    let mut circles = vec![whole(access.system)];
    circles.extend(access.organisations.iter().map(|organisation| own(access.system, *organisation)));
    if live && access.visibility != Visibility::Organisation {
        circles.push(shared(access.system));
    }
    if live && access.visibility == Visibility::Public {
        circles.push(PUBLIC.to_owned());
    }
    circles
}

/// The circles that a reader is in; `None` for a reader who may see everything.
pub(super) fn circles_for(scope: ReadScope) -> Option<Vec<String>> {
    match scope {
        ReadScope::Everything => None,
        ReadScope::WholeSystem { system } => Some(vec![PUBLIC.to_owned(), whole(system)]),
        ReadScope::Member { system, organisation } => {
            let mut circles = vec![PUBLIC.to_owned(), shared(system)];
            circles.extend(organisation.map(|organisation| own(system, organisation)));
            Some(circles)
        }
        ReadScope::Public => Some(vec![PUBLIC.to_owned()]),
    }
}

/// Whether everyone who may see `narrow` may also see `wide`.
pub(super) fn covers(wide: &Access, narrow: &Access) -> bool {
    let wide_circles = circles_of(wide);
    let may = |circle: &String| wide_circles.contains(circle);
    if may(&PUBLIC.to_owned()) {
        return true;
    }
    if wide.system != narrow.system || circles_of(narrow).contains(&PUBLIC.to_owned()) {
        return false;
    }
    may(&shared(wide.system)) || circles_of(narrow).iter().all(may)
}

fn whole(system: SystemId) -> String {
    format!("whole {system}")
}

fn shared(system: SystemId) -> String {
    format!("shared {system}")
}

fn own(system: SystemId, organisation: OrganisationId) -> String {
    format!("own {system} {organisation}")
}
