//! Looking up by what records mean, with the model that ships.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use convenor_domain::{ReadScope, RecordId, Visibility};
use convenor_text::{
    Change, Embedder, Embedding, FindQuery, Found, IndexedRecord, LookupIndex, ModelIdentity, Why, meaning,
};

use crate::register::{asking, numbers, one_of, put, random, random_words, record};

const TITLES: [&str; 8] = [
    "Getting a doctor's appointment",
    "Parking charges at the hospital",
    "Cold meals on the ward",
    "Waiting too long for an ambulance",
    "How carers of people with dementia cope",
    "Signing and interpreters for deaf patients",
    "Night buses",
    "Teenagers and their mental wellbeing",
];

fn index_of(titles: &[&str]) -> LookupIndex {
    let index = LookupIndex::open_in_memory().unwrap();
    index.apply((1..).zip(titles).map(|(number, title)| put(record(number, title, "", ""))), 1).unwrap();
    index
}

#[test]
fn what_means_alike_is_found_without_a_common_word() {
    let index = index_of(&TITLES);
    for (words, number) in [
        ("GP access", 1),
        ("seeing the GP", 1),
        ("hot dinners", 3),
        ("young people's anxiety and depression", 8),
        ("sign language", 6),
    ] {
        let found = index.find(&asking(words)).unwrap();
        let hit = found.hits.first().unwrap_or_else(|| panic!("nothing for {words}"));
        assert_eq!(hit.id.id.as_u128(), number, "{words}");
        assert!(hit.why.contains(&Why::SimilarMeaning), "{words}");
        assert!(found.total < 5, "{words} found {}", found.total);
    }
}

#[test]
fn nonsense_means_nothing() {
    let index = index_of(&TITLES);
    for words in ["qzxv wjkk", "xxxxxxxx", "lorem ipsum dolor", "您好 мир", "😀", "1234567", "zzz zzz"]
    {
        assert_eq!(index.find(&asking(words)).unwrap().total, 0, "{words}");
    }
    assert_eq!(index.find(&asking(&"x".repeat(100_000))).unwrap().total, 0);
}

#[test]
fn what_is_quoted_has_to_be_there_however_alike_the_rest_means() {
    let index = index_of(&TITLES);
    assert_eq!(index.find(&asking("\"GP appointment\"")).unwrap().total, 0);
    assert_eq!(numbers(&index, &asking("\"doctor's appointment\" GP")), [1]);
    // Where nothing holds the phrase, other words are gone by.
    assert_eq!(numbers(&index, &asking("\"GP appointment\" with a doctor")), [1]);
}

#[test]
fn the_text_itself_comes_first_whatever_the_others_have_in_common() {
    let asked = "Buses stop too early in the evening";
    let others = ["evening", "night", "late", "Sunday", "weekend", "holiday"].map(|when| {
        [format!("The last bus in the {when} leaves too soon"), format!("No {when} buses after the film")]
    });
    let titles: Vec<&str> =
        others.as_flattened().iter().map(String::as_str).chain([asked, "Cold meals on the ward"]).collect();
    let hits = index_of(&titles).find(&asking(asked)).unwrap().hits;
    assert_eq!(hits[0].id.id.as_u128(), 13);
    assert!(hits.len() > 6 && hits[0].score > hits[1].score, "{hits:?}");
    assert!(hits.iter().all(|hit| hit.score <= 1.0), "{hits:?}");
}

#[test]
fn a_name_is_found_among_many_that_mean_alike() {
    let alike =
        (1..=60).map(|number| record(number, &format!("Swimming pool closures, week {number}"), "", ""));
    let minutes =
        "The committee met in the town hall and agreed the minutes of its last meeting. ".repeat(60);
    let told = format!("{minutes} A letter about Tumbleford Lido was read. {minutes}");
    let index = LookupIndex::open_in_memory().unwrap();
    index.apply(alike.chain([record(99, "Parish council", "", &told)]).map(put), 1).unwrap();
    let first: Vec<u128> = numbers(&index, &asking("Tumbleford Lido swimming pool closures"));
    assert!(first.iter().take(5).any(|number| *number == 99), "{first:?}");
}

#[test]
fn a_part_of_a_long_text_is_found() {
    let index = LookupIndex::open_in_memory().unwrap();
    let other = "The committee met in the town hall and agreed the minutes of its last meeting. ".repeat(40);
    let told =
        "Several families said that nobody could interpret for their deaf children in the clinic. ".repeat(6);
    let text = format!("{other}{told}{other}");
    let records = [record(1, "Annual report", "", &text), record(2, "Report", "", &other)];
    index.apply(records.map(put), 1).unwrap();
    let hits = index.find(&asking("families of deaf children")).unwrap().hits;
    assert_eq!(hits.iter().map(|hit| hit.id.id.as_u128()).collect::<Vec<_>>(), [1]);
    let as_one = meaning::shipped().unwrap();
    let as_one = as_one.embed("families of deaf children").cosine(&as_one.embed(&text));
    assert!(hits[0].closeness > Some(as_one + 0.1), "{:?} {as_one}", hits[0].closeness);
}

/// Records of random words; some have several passages and some have none.
fn register(seed: u64, count: u128) -> Vec<IndexedRecord> {
    let mut random = random(seed);
    let mut text = || {
        let words = one_of(&mut random, &[0, 5, 90, 400]);
        random_words(&mut random, words)
    };
    (1..=count).map(|number| record(number, &text(), "", &text())).collect()
}

fn closeness(found: &Found) -> BTreeMap<RecordId, Option<f64>> {
    found.hits.iter().map(|hit| (hit.id, hit.closeness)).collect()
}

#[test]
fn each_record_has_its_own_passages_through_changes_removals_and_merges() {
    let folder = tempfile::tempdir().unwrap();
    let index = LookupIndex::open(folder.path()).unwrap();
    let (old, mut new) = (register(1, 60), register(2, 60));
    for (old, new) in old.chunks(9).zip(new.chunks(9)) {
        index.apply(old.iter().cloned().map(put), 1).unwrap();
        index.apply(new.iter().cloned().map(put), 2).unwrap();
    }
    index.apply(new.drain(10..20).map(|record| Change::Remove(record.id)), 3).unwrap();
    let query = asking("carer dentist payment ward");
    let before = index.find(&query).unwrap();
    index.optimise().unwrap();
    assert_eq!(index.find(&query).unwrap(), before);
    drop(index);
    let reopened = LookupIndex::open(folder.path()).unwrap();
    assert_eq!(reopened.find(&query).unwrap(), before);
    let alone = LookupIndex::open_in_memory().unwrap();
    alone.apply(new.into_iter().map(put), 1).unwrap();
    assert_eq!(closeness(&alone.find(&query).unwrap()), closeness(&before));
    assert!(before.hits.iter().any(|hit| hit.closeness.is_some_and(|closeness| closeness > 0.5)));
}

#[test]
fn hidden_records_move_no_score_by_meaning_either() {
    let open = || (1..).zip(TITLES).map(|(number, title)| put(record(number, title, "", "")));
    let hidden = (100..800).map(|number| {
        let mut record = record(number, "GP access: getting to see the doctor", "", "");
        record.access.visibility = Visibility::Organisation;
        put(record)
    });
    let ask = |changes: Vec<Change>| {
        let index = LookupIndex::open_in_memory().unwrap();
        index.apply(changes, 1).unwrap();
        index.find(&FindQuery { scope: ReadScope::Public, ..asking("GP access") }).unwrap()
    };
    let alone = ask(open().collect());
    assert_eq!(alone, ask(hidden.chain(open()).collect()));
    assert!(alone.hits.iter().any(|hit| hit.why == [Why::SimilarMeaning]));
}

/// A model that says the same of every text.
struct Always(ModelIdentity);

impl Always {
    fn named(sha256: &str) -> Arc<Self> {
        Arc::new(Self(ModelIdentity { name: "always".into(), sha256: sha256.into(), dimensions: 256 }))
    }
}

impl Embedder for Always {
    fn identity(&self) -> &ModelIdentity {
        &self.0
    }

    fn embed(&self, _: &str) -> Embedding {
        Embedding::towards([1.0; 256])
    }
}

#[test]
fn another_model_starts_again_and_sweeps_up_what_nobody_writes() {
    let folder = tempfile::tempdir().unwrap();
    let homes = || fs::read_dir(folder.path()).unwrap().count();
    fs::create_dir(folder.path().join("v1")).unwrap();
    let first = LookupIndex::open_with(folder.path(), Always::named("aaaaaaaa11")).unwrap();
    first.apply([put(record(1, "Night buses", "", ""))], 5).unwrap();
    assert_eq!((first.applied().unwrap(), homes()), (5, 1));
    let second = LookupIndex::open_with(folder.path(), Always::named("bbbbbbbb22")).unwrap();
    assert_eq!((second.applied().unwrap(), second.model().sha256.as_str(), homes()), (0, "bbbbbbbb22", 2));
    assert_eq!(numbers(&first, &asking("buses")), [1]);
    drop((first, second));
    let again = LookupIndex::open_with(folder.path(), Always::named("bbbbbbbb22")).unwrap();
    assert_eq!((again.applied().unwrap(), homes()), (0, 1));
}

#[test]
fn at_most_five_hundred_passages_are_found_by_meaning_alone() {
    let index = LookupIndex::open_in_memory_with(Always::named("cccccccc")).unwrap();
    index.apply((1..=700).map(|number| put(record(number, "Night buses", "", ""))), 1).unwrap();
    assert_eq!(index.find(&asking("anything else")).unwrap().total, 500);
    assert_eq!(index.find(&asking("buses")).unwrap().total, 700);
    assert_eq!(meaning::DIMENSIONS, index.model().dimensions);
}
