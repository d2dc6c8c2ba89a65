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

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn system(number: u128) -> SystemId {
        SystemId(Uuid::from_u128(number))
    }

    fn organisation(number: u128) -> OrganisationId {
        OrganisationId(Uuid::from_u128(number))
    }

    fn every_access() -> Vec<Access> {
        let mut all = Vec::new();
        for number in 0..2 {
            for visibility in Visibility::ALL {
                for stage in Stage::ALL {
                    for organisations in [vec![], vec![0], vec![1], vec![0, 1]] {
                        let organisations = organisations.into_iter().map(organisation).collect();
                        let (visibility, stage) = (*visibility, *stage);
                        all.push(Access { system: system(number), organisations, visibility, stage });
                    }
                }
            }
        }
        all
    }

    fn every_scope() -> Vec<ReadScope> {
        let mut all = vec![ReadScope::Everything, ReadScope::Public];
        for system in (0..2).map(system) {
            all.push(ReadScope::WholeSystem { system });
            for organisation in [None, Some(organisation(0)), Some(organisation(1))] {
                all.push(ReadScope::Member { system, organisation });
            }
        }
        all
    }

    #[test]
    fn circles_say_what_the_rule_says() {
        for access in every_access() {
            for scope in every_scope() {
                let circles = circles_of(&access);
                let seen =
                    circles_for(scope).is_none_or(|own| own.iter().any(|circle| circles.contains(circle)));
                assert_eq!(seen, scope.allows(&access), "{scope:?} {access:?}");
            }
        }
    }

    #[test]
    fn what_covers_hides_nothing_from_any_reader_of_the_other() {
        let mut covered = 0;
        for (wide, narrow) in
            every_access().iter().flat_map(|wide| every_access().into_iter().map(move |n| (wide, n)))
        {
            if covers(wide, &narrow) {
                covered += 1;
                let hidden = |scope: &ReadScope| scope.allows(&narrow) && !scope.allows(wide);
                assert_eq!(every_scope().into_iter().find(hidden), None, "{wide:?} {narrow:?}");
            }
        }
        assert!(covered > 100, "{covered}");
    }
}
