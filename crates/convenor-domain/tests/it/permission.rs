//! The whole permission matrix against its golden file, `docs/dev/permissions.txt`: nobody gains or loses a right
//! without a line of the file changing.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use convenor_domain::{
    Access, AccountId, Action, Actor, OrganisationId, Resource, ResourceKind, Role, Stage, SystemId,
    Visibility, permits,
};
use uuid::Uuid;

const SYSTEM: SystemId = SystemId(Uuid::from_u128(1));
const OTHER_SYSTEM: SystemId = SystemId(Uuid::from_u128(2));
const ORGANISATION: OrganisationId = OrganisationId(Uuid::from_u128(3));
const OTHER_ORGANISATION: OrganisationId = OrganisationId(Uuid::from_u128(4));

const INTRODUCTION: &str = "\
Who may do what: role x action x resource. Made by a test (crates/convenor-domain/tests/it/permission.rs), which fails
when a right changes. To accept a change, run the test once with CONVENOR_ACCEPT=1 and read the difference.

R read   C create   E edit   M move to another status   P publish   W withdraw   . not allowed
Rows: `any` is a list or a new record; the others are one record by whose it is, its stage and whom it is for.
Everybody but the assessor works for one organisation of one system; `public` has not signed in; `operator` is
whoever runs the machine, at the command line.
";

/// Every kind of actor with its name.
fn actors() -> Vec<(&'static str, Actor)> {
    let in_system = |role: Role| {
        let organisation = (role != Role::Assessor).then_some(ORGANISATION);
        Actor { account: Some(AccountId(Uuid::from_u128(5))), role, system: Some(SYSTEM), organisation }
    };
    let signed_in = Role::ALL.iter().filter(|role| **role != Role::Public);
    let mut actors: Vec<_> = signed_in.map(|role| (role.key(), in_system(*role))).collect();
    actors.push(("public", Actor::public()));
    actors.push(("operator", Actor::operator()));
    actors
}

/// Every kind of record, by whose it is, its stage and whom it is for.
fn records() -> Vec<(String, Access)> {
    let whose = [
        ("own organisation", SYSTEM, ORGANISATION),
        ("other organisation", SYSTEM, OTHER_ORGANISATION),
        ("other system", OTHER_SYSTEM, OTHER_ORGANISATION),
    ];
    let mut records = Vec::new();
    for (whose, system, organisation) in whose {
        for stage in Stage::ALL {
            for visibility in Visibility::ALL {
                let name = format!("{whose}, {stage}, for {visibility}");
                let organisations = vec![organisation];
                records
                    .push((name, Access { system, organisations, visibility: *visibility, stage: *stage }));
            }
        }
    }
    records
}

fn cell(actor: &Actor, resource: Resource<'_>) -> String {
    let letters = "RCEMPW".chars();
    Action::ALL
        .iter()
        .zip(letters)
        .map(|(action, letter)| if permits(actor, *action, resource) { letter } else { '.' })
        .collect()
}

fn row(table: &mut String, name: &str, cells: impl Iterator<Item = String>) {
    let mut line = format!("{name:<44}");
    for cell in cells {
        write!(line, "{cell:<17}").unwrap();
    }
    table.push_str(line.trim_end());
    table.push('\n');
}

fn matrix() -> String {
    let (actors, records) = (actors(), records());
    let mut table = INTRODUCTION.to_owned();
    for kind in ResourceKind::ALL {
        table.push('\n');
        row(&mut table, &kind.key().to_uppercase(), actors.iter().map(|(name, _)| (*name).to_owned()));
        let any = |(_, actor): &(&str, Actor)| cell(actor, Resource::any(*kind));
        row(&mut table, "any", actors.iter().map(any));
        for (name, access) in &records {
            let one = |(_, actor): &(&str, Actor)| cell(actor, Resource::one(*kind, access));
            row(&mut table, name, actors.iter().map(one));
        }
    }
    table
}

#[test]
fn the_permission_matrix_is_as_agreed() {
    let golden = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/dev/permissions.txt"));
    let matrix = matrix();
    if std::env::var_os("CONVENOR_ACCEPT").is_some() {
        fs::write(&golden, &matrix).unwrap();
    }
    let agreed = fs::read_to_string(&golden).unwrap_or_default();
    let changed: Vec<_> = matrix
        .lines()
        .zip(agreed.lines().chain(std::iter::repeat("(no such line)")))
        .filter(|(now, agreed)| now != agreed)
        .map(|(now, agreed)| format!("agreed: {agreed}\nnow:    {now}"))
        .collect();
    assert!(
        matrix == agreed,
        "rights have changed; read these lines, then accept with CONVENOR_ACCEPT=1\n{}",
        changed.join("\n")
    );
}

#[test]
fn what_may_not_be_read_may_not_be_touched() {
    for (name, actor) in actors() {
        for (record, access) in records() {
            for kind in ResourceKind::ALL {
                let resource = Resource::one(*kind, &access);
                if !actor.read_scope().allows(&access) {
                    assert_eq!(cell(&actor, resource), "......", "{name}, {kind}: {record}");
                }
            }
        }
    }
}
