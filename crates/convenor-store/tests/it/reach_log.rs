//! The log of questions about who was heard: each once, and a refused one not at all.

use convenor_store::QueryStage;
use convenor_testkit::*;

on_both!(a_question_is_answered_once, a_refused_question_is_forgotten_unless_it_was_answered_before);

async fn a_question_is_answered_once(fresh: FreshStore) {
    let (store, asked) = (&fresh.store, "everybody".to_owned());
    assert!(!store.is_reach_answered(SYSTEM, &asked).await.unwrap());
    store.note_reach(SYSTEM, &asked).await.unwrap();
    store.note_reach(SYSTEM, &asked).await.unwrap();
    assert!(!store.is_reach_answered(SYSTEM, &asked).await.unwrap(), "it is only being compared");
    assert_eq!(store.list_reach::<String>(SYSTEM).await.unwrap(), std::slice::from_ref(&asked));
    store.settle_reach(SYSTEM, &asked, QueryStage::Answered).await.unwrap();
    assert!(store.is_reach_answered(SYSTEM, &asked).await.unwrap());
    assert!(!store.is_reach_answered(NEIGHBOUR, &asked).await.unwrap());
}

async fn a_refused_question_is_forgotten_unless_it_was_answered_before(fresh: FreshStore) {
    let (store, asked) = (&fresh.store, "few".to_owned());
    store.note_reach(SYSTEM, &asked).await.unwrap();
    store.settle_reach(SYSTEM, &asked, QueryStage::Refused).await.unwrap();
    assert_eq!(store.list_reach::<String>(SYSTEM).await.unwrap(), Vec::<String>::new());
    store.note_reach(SYSTEM, &asked).await.unwrap();
    store.settle_reach(SYSTEM, &asked, QueryStage::Answered).await.unwrap();
    store.settle_reach(SYSTEM, &asked, QueryStage::Refused).await.unwrap();
    assert!(store.is_reach_answered(SYSTEM, &asked).await.unwrap());
}
