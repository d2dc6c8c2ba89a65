//! The log of filters: shared by all, over the files as they are, and without a word of what anybody answered.

use convenor_domain::response::ask::Within;
use convenor_domain::response::{Filter, ResponseFile};
use convenor_domain::{EngagementId, ImportId};
use convenor_store::{AnsweredFilter, QueryStage, Store};
use convenor_testkit::*;
use uuid::Uuid;

on_both!(
    a_filter_is_answered_once_and_found_by_those_near_it,
    a_filter_that_is_refused_forbids_no_other,
    after_an_import_nothing_of_before_counts,
);

const ASKED: EngagementId = EngagementId(Uuid::from_u128(7));

fn files(sha256: &str) -> Vec<ResponseFile> {
    let import = ImportId(Uuid::from_u128(9));
    let (path, sha256) = ("one.parquet".to_owned(), sha256.to_owned());
    let (questions, dimensions) = (Vec::new(), Vec::new());
    let (system, engagement) = (SYSTEM, ASKED);
    vec![ResponseFile {
        system,
        engagement,
        import,
        path,
        sha256,
        questions,
        dimensions,
        responses: 3,
        key_sum: 0,
        cubes: None,
    }]
}

fn of_age(age: &str, people: u64) -> AnsweredFilter {
    let within = Within { people: [("age".to_owned(), vec![age.to_owned()])].into(), ..Within::all(ASKED) };
    AnsweredFilter { filter: Filter::of(&within), people }
}

async fn answer(store: &Store, files: &[ResponseFile], asked: &AnsweredFilter) {
    assert_eq!(store.note_query(ASKED, files, asked).await.unwrap(), QueryStage::Noted);
    store.settle_query(ASKED, files, &asked.filter, QueryStage::Answered).await.unwrap();
}

async fn a_filter_is_answered_once_and_found_by_those_near_it(fresh: FreshStore) {
    let (store, files) = (&fresh.store, files("ab"));
    let (old, young, far) = (of_age("old", 40), of_age("young", 49), of_age("far", 51));
    answer(store, &files, &old).await;
    assert_eq!(store.note_query(ASKED, &files, &old).await.unwrap(), QueryStage::Answered);
    answer(store, &files, &far).await;
    let near = |asked: AnsweredFilter| async move {
        store.list_queries_near(ASKED, &self::files("ab"), &asked, 10).await
    };
    assert_eq!(near(young).await.unwrap(), [old.clone(), far.clone()]);
    assert_eq!(near(of_age("old", 40)).await.unwrap(), [], "not itself");
    assert_eq!(near(of_age("few", 30)).await.unwrap(), [old]);
    assert_eq!(near(of_age("none", 62)).await.unwrap(), []);
}

async fn a_filter_that_is_refused_forbids_no_other(fresh: FreshStore) {
    let (store, files) = (&fresh.store, files("ab"));
    let (old, young) = (of_age("old", 40), of_age("young", 41));
    assert_eq!(store.note_query(ASKED, &files, &old).await.unwrap(), QueryStage::Noted);
    assert_eq!(
        store.note_query(ASKED, &files, &old).await.unwrap(),
        QueryStage::Noted,
        "asked again before it was settled"
    );
    assert_eq!(store.list_queries_near(ASKED, &files, &young, 10).await.unwrap().len(), 1);
    store.settle_query(ASKED, &files, &old.filter, QueryStage::Refused).await.unwrap();
    assert_eq!(store.list_queries_near(ASKED, &files, &young, 10).await.unwrap(), []);
}

async fn after_an_import_nothing_of_before_counts(fresh: FreshStore) {
    let (store, old) = (&fresh.store, of_age("old", 40));
    answer(store, &files("ab"), &old).await;
    assert_eq!(store.note_query(ASKED, &files("cd"), &of_age("young", 41)).await.unwrap(), QueryStage::Noted);
    assert_eq!(
        store.list_queries_near(ASKED, &files("cd"), &old, 10).await.unwrap().len(),
        1,
        "that of now alone"
    );
    assert_eq!(
        store.note_query(ASKED, &files("ab"), &old).await.unwrap(),
        QueryStage::Noted,
        "that of before is gone"
    );
}
