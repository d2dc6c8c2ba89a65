//! Looking before asking, on pages: the check and its ways on, what the engagement lead decides, merging.

mod check;
mod lead;
mod merging;

use convenor_domain::overlap::{Cause, NewOverlapPair, PairKind, Risk, Similar};
use convenor_domain::{Actor, Engagement};
use convenor_store::PairFilter;
use convenor_testkit::{SYSTEM, TRUST, day, engagement};

use crate::harness::House;

/// Work about rooms for young carers that people took part in, and a plan nearly like it.
async fn rooms(house: &House) -> Engagement {
    let rooms = engagement("Warm rooms for young carers")
        .lead(TRUST)
        .topic("young-carers-support")
        .group("young-carer");
    let rooms = rooms.dates(day(2026, 6, 1), day(2026, 7, 31)).with(|content| {
        content.summary = "We ask young carers which rooms are warm and open in the evening.".to_owned();
    });
    rooms.add_to(house.store()).await
}

/// A plan like it, as its form is sent.
const PLAN: [(&str, &str); 4] = [
    ("title", "Warm rooms in the evening"),
    ("summary", "Which rooms are warm and open in the evening for young carers?"),
    ("topics", "young-carers-support"),
    ("groups", "young-carer"),
];

/// Two records found alike, as a sweep leaves them.
async fn pair(house: &House, kind: PairKind, first: &Engagement, second: &Engagement) -> String {
    let similar = Similar {
        engagement: second.id,
        score: 0.9,
        risk: Risk::High,
        causes: vec![
            Cause::SameTopic { topics: vec!["young-carers-support".to_owned()] },
            Cause::SameWords { share_pct: 80 },
        ],
    };
    let new = NewOverlapPair { system: SYSTEM, kind, first: first.id, similar };
    let mut writing = house.store().begin(&Actor::operator()).await.unwrap();
    writing.note_overlap_pairs(vec![new]).await.unwrap();
    writing.commit().await.unwrap();
    let scope = Actor::operator().read_scope();
    let open = PairFilter::open(SYSTEM, kind);
    let pairs = house.store().list_overlap_pairs(scope, open, 10, 0).await.unwrap();
    format!("/overlaps/pairs/{}", pairs[0].id)
}
