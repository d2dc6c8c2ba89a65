//! Migrations: each runs on full tables of the one before, and the store reads what it finds there.
//!
//! A new migration needs a file of rows here, which stays as it is: it shows what stood in the tables then.

use convenor_domain::overlap::{Choice, PairKind, Risk};
use convenor_domain::{
    AreaCode, EngagementId, EngagementStatus, ImportId, OverlapCheckId, ReadScope, Record, RecordKind,
    Reference, SystemId,
};
use convenor_store::{ImportStage, JobState, Location, PairFilter, Store};
use convenor_testkit::{FreshStore, day, fixed_clock, fresh_sqlite, private_postgres};

on_both!(each_runs_on_full_tables);

/// Rows for the tables of each migration, in order. `@…@` is an identifier.
const ROWS: &[&str] = &[
    include_str!("migration/m0001_register.sql"),
    include_str!("migration/m0002_people.sql"),
    include_str!("migration/m0003_work.sql"),
    include_str!("migration/m0004_overlap.sql"),
    include_str!("migration/m0005_overlap_risk.sql"),
    include_str!("migration/m0006_responses.sql"),
    include_str!("migration/m0007_response_upload.sql"),
    include_str!("migration/m0008_population.sql"),
    include_str!("migration/m0009_query_log.sql"),
    include_str!("migration/m0010_lottery.sql"),
    include_str!("migration/m0011_seat.sql"),
    include_str!("migration/m0012_reach_log.sql"),
];

async fn each_runs_on_full_tables(fresh: FreshStore) {
    let location = empty(&fresh.location);
    assert_eq!(ROWS.len(), Store::migrations(), "every migration has rows for the next to run on");
    for rows in ROWS {
        Store::migrate(&location, 1).await.unwrap();
        crate::raw::run(&location, &identifiers(rows, &location)).await;
    }
    let vocabularies = fresh.store.vocabularies().clone();
    let store = Store::open(&location, fixed_clock(), vocabularies).await.unwrap();
    everything_is_read(&store).await;
}

async fn everything_is_read(store: &Store) {
    let all = ReadScope::Everything;
    let system = store.lookup_system("oldshire").await.unwrap().unwrap();
    assert_eq!(store.list_organisations(Some(system.id)).await.unwrap().len(), 1);
    assert_eq!(store.count_areas().await.unwrap(), 2);
    let reference = Reference("E-00000-00001".to_owned());
    let id = store.lookup_reference(all, &reference).await.unwrap().unwrap();
    let Some(Record::Engagement(old)) = store.lookup_record(all, id).await.unwrap() else { panic!("{id:?}") };
    assert_eq!((old.content.title.as_str(), old.status), ("Old clinics", EngagementStatus::Reported));
    assert_eq!(old.content.narrative, "A long story.");
    let happened = store.outcomes_of_engagements(all, &[old.id]).await.unwrap();
    assert_eq!(happened[&old.id].0, 1);
    assert_eq!(store.list_decisions_of_engagement(all, old.id).await.unwrap().len(), 1);
    let account = store.list_accounts(Some(system.id)).await.unwrap().remove(0);
    assert_eq!(store.list_views(account.id).await.unwrap().len(), 1);
    assert!(store.lookup_session("a-session").await.unwrap().is_some());
    let import = store.list_imports(system.id, 1).await.unwrap().remove(0);
    assert_eq!((import.id, import.summary.new), (ImportId(id.id), 1));
    assert_eq!(store.lookup_job(id.id).await.unwrap().map(|job| job.state), Some(JobState::Done));
    assert_eq!(store.list_mappings(system.id).await.unwrap().len(), 1);
    assert_eq!(id.kind, RecordKind::Engagement);
    overlaps_are_read(store, system.id, old.id).await;
}

async fn overlaps_are_read(store: &Store, system: SystemId, old: EngagementId) {
    let all = ReadScope::Everything;
    let check = store.lookup_overlap_check(OverlapCheckId(old.0)).await.unwrap().unwrap();
    let settled = check.settled.unwrap();
    assert_eq!((check.shown.plan.title.as_str(), settled.choice), ("Old plan", Choice::BuildOn));
    let pairs = PairFilter::open(system, PairKind::Planned);
    let pairs = store.list_overlap_pairs(all, pairs, 9, 0).await.unwrap();
    assert_eq!(
        (pairs[0].similar.risk, pairs[1].first),
        (Risk::High, old),
        "the older one is taken for medium"
    );
    assert_eq!(store.list_response_files(old).await.unwrap()[0].responses, 2);
    let upload = store.list_response_uploads(system, 9).await.unwrap().remove(0);
    assert_eq!(
        (upload.stage, upload.preview.map(|preview| preview.rows())),
        (ImportStage::Previewed, Some(3))
    );
    let people = store.people_in_area("age", &AreaCode("E05000001".to_owned())).await.unwrap().unwrap();
    assert_eq!((people.source.year, people.areas[0].of("age-16-24")), (2021, Some(4)));
    assert_eq!(store.overlap_budget(system).await.unwrap().map(|budget| budget.asks), Some(3));
    let lottery = store.list_lotteries(system, 9).await.unwrap().remove(0);
    assert_eq!((lottery.name.as_str(), lottery.plan.seats, lottery.drawn), ("Old panel", 2, Some(7)));
    assert_eq!(store.list_lottery_seats(lottery.id).await.unwrap()[0].name, "Old Person");
    assert_eq!(store.lookup_lottery_found(lottery.id).await.unwrap().unwrap().chances[0].panels, 50);
    let seats = store.list_held_seats(system, day(2026, 6, 1)).await.unwrap();
    assert_eq!((seats.len(), seats[0].person.0, seats[0].kind.key()), (1, -7, "board"));
    assert_eq!(store.list_reach::<serde_json::Value>(system).await.unwrap().len(), 1);
    let merged = store.merged_from(all, old).await.unwrap().remove(0);
    assert_eq!((merged.engagement.content.title.as_str(), merged.into), ("Old twin", old));
    let reference = Reference("E-00000-00004".to_owned());
    assert_eq!(store.lookup_reference(all, &reference).await.unwrap(), Some(old.into()));
}

/// A database beside a fresh one, without any table.
fn empty(beside: &Location) -> Location {
    match beside {
        Location::Sqlite(path) => Location::Sqlite(path.with_file_name("empty.sqlite")),
        Location::Postgres(_) => Location::Postgres(private_postgres()),
    }
}

/// Identifiers as the database keeps them: bytes in SQLite, a type of its own in PostgreSQL.
fn identifiers(rows: &str, location: &Location) -> String {
    let kept = |(index, part): (usize, &str)| match (index % 2, location) {
        (0, _) => part.to_owned(),
        (_, Location::Sqlite(_)) => format!("x'{}'", part.replace('-', "")),
        (_, Location::Postgres(_)) => format!("'{part}'"),
    };
    rows.split('@').enumerate().map(kept).collect()
}

#[tokio::test]
async fn a_path_is_taken_as_it_is() {
    let fresh = fresh_sqlite().await;
    let Location::Sqlite(path) = &fresh.location else { panic!("{:?}", fresh.location) };
    let odd = path.with_file_name("50% of what? #1 é").join("convenor.sqlite");
    let location = Location::Sqlite(odd.clone());
    let store = Store::open(&location, fixed_clock(), fresh.store.vocabularies().clone()).await.unwrap();
    store.ping().await.unwrap();
    assert!(odd.is_file());
}
