//! The index on disk: commits, crashes, damage, and two processes at once.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use convenor_domain::RecordId;
use convenor_text::{Change, IndexError, LookupIndex};

use crate::register::{asking, numbers, put, record, words_only};

fn ward(number: u128) -> Change {
    put(record(number, "Ward", "", ""))
}

#[test]
fn what_was_applied_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let index = LookupIndex::open(folder.path()).unwrap();
    assert_eq!(index.applied().unwrap(), 0);
    index.apply([ward(1), ward(2), ward(1)], 41).unwrap();
    index.apply([Change::Remove(record(2, "", "", "").id), put(record(3, "Clinic", "", ""))], 42).unwrap();
    drop(index);
    let index = LookupIndex::open(folder.path()).unwrap();
    assert_eq!(index.applied().unwrap(), 42);
    assert_eq!(numbers(&index, &asking("ward")), [1]);
    assert_eq!(numbers(&index, &asking("clinic")), [3]);
}

#[test]
fn a_crash_in_the_middle_leaves_the_last_commit() {
    let folder = tempfile::tempdir().unwrap();
    let index = LookupIndex::open(folder.path()).unwrap();
    index.apply([ward(1)], 5).unwrap();
    let dying = (2..).map(|number| if number > 500 { panic!("the power is cut") } else { ward(number) });
    assert!(catch_unwind(AssertUnwindSafe(|| index.apply(dying, 6))).is_err());
    index.apply([ward(900)], 7).unwrap();
    assert_eq!(numbers(&index, &asking("ward")).len(), 2);
    drop(index);
    let index = LookupIndex::open(folder.path()).unwrap();
    assert_eq!((index.applied().unwrap(), numbers(&index, &asking("ward")).len()), (7, 2));
}

#[test]
fn a_second_writer_is_told_plainly_and_may_still_read() {
    let folder = tempfile::tempdir().unwrap();
    let server = LookupIndex::open(folder.path()).unwrap();
    server.apply([ward(1)], 1).unwrap();
    let command = LookupIndex::open(folder.path()).unwrap();
    assert_eq!(numbers(&command, &asking("ward")), [1]);
    assert!(matches!(command.apply([ward(2)], 2), Err(IndexError::Busy)));
    drop(server);
    command.apply([ward(2)], 2).unwrap();
    assert_eq!(numbers(&command, &asking("ward")).len(), 2);
}

fn damaged(damage: impl Fn(&std::path::Path)) -> LookupIndex {
    let folder = tempfile::tempdir().unwrap();
    LookupIndex::open(folder.path()).unwrap().apply((1..50).map(ward), 9).unwrap();
    for version in fs::read_dir(folder.path()).unwrap() {
        for file in fs::read_dir(version.unwrap().path()).unwrap() {
            damage(&file.unwrap().path());
        }
    }
    let index = LookupIndex::open(folder.path()).unwrap();
    assert_eq!((index.applied().unwrap(), index.find(&asking("")).unwrap().total), (0, 0));
    index.apply([ward(1)], 1).unwrap();
    assert_eq!(numbers(&index, &asking("ward")), [1]);
    index
}

#[test]
fn a_damaged_index_starts_empty() {
    let is = |path: &std::path::Path, ending: &str| path.to_string_lossy().ends_with(ending);
    damaged(|path| {
        if is(path, "meta.json") {
            fs::write(path, "{ half a").unwrap();
        }
    });
    damaged(|path| {
        if is(path, ".fast") {
            fs::write(path, "rubbish").unwrap();
        }
    });
    damaged(|path| {
        if is(path, ".term") {
            fs::remove_file(path).unwrap();
        }
    });
    damaged(|path| fs::write(path, [0; 40]).unwrap());
}

#[test]
fn a_rebuild_replaces_everything_and_clearing_forgets_it() {
    let index = LookupIndex::open_in_memory().unwrap();
    index.apply((1..20).map(ward), 3).unwrap();
    index.rebuild((100..105).map(|number| record(number, "Ward", "", "")), 8).unwrap();
    assert_eq!((numbers(&index, &asking("ward")).len(), index.applied().unwrap()), (5, 8));
    index.clear().unwrap();
    assert_eq!((index.find(&asking("")).unwrap().total, index.applied().unwrap()), (0, 0));
}

#[test]
fn merging_waits_for_merges_under_way() {
    let index = words_only();
    for number in 1..=256 {
        index.apply([ward(number)], u64::try_from(number).unwrap()).unwrap();
        if number % 8 == 0 {
            index.optimise().unwrap();
        }
    }
    assert_eq!(index.find(&asking("ward")).unwrap().total, 256);
}

#[test]
fn merging_changes_nothing_but_the_number_of_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let index = LookupIndex::open(folder.path()).unwrap();
    for number in 1..=6 {
        index.apply([ward(number)], u64::try_from(number).unwrap()).unwrap();
    }
    let gone: RecordId = record(3, "", "", "").id;
    index.apply([Change::Remove(gone)], 7).unwrap();
    let before = index.find(&asking("ward")).unwrap();
    index.optimise().unwrap();
    assert_eq!(index.find(&asking("ward")).unwrap(), before);
    drop(index);
    assert_eq!(LookupIndex::open(folder.path()).unwrap().applied().unwrap(), 7);
}
