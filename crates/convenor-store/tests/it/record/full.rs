//! Records with a value in every field: a new field is missing here until somebody gives it one.

use convenor_domain::engagement::{Contact, Coproduction, Document, GroupReach, Partner};
use convenor_domain::{
    AreaCode, Cost, DecisionContent, DecisionInfluence, EngagementContent, EngagementId, EngagementKind,
    ImpreciseDate, Influence, InsightContent, InsightId, Money, Precision, Strength, Visibility,
};
use convenor_testkit::{ICB, VCSE, day};

/// An engagement with a value in every field.
pub(super) fn engagement() -> EngagementContent {
    EngagementContent {
        title: "Winter clinics".to_owned(),
        summary: "What matters to people in winter’s “long” nights; it's a test — ☃.".to_owned(),
        narrative: "Ünïcode, quotes ' \" and a line\nbreak. ".repeat(4_000),
        purpose: "To choose opening hours.".to_owned(),
        kind: Some(EngagementKind::ShapeService),
        decision_informed: "Opening hours from April.".to_owned(),
        decided_by: "The care board.".to_owned(),
        can_change: "Hours.".to_owned(),
        cannot_change: "The budget.".to_owned(),
        questions: vec!["When?".to_owned(), "Where?".to_owned()],
        topics: vec!["gp".to_owned()],
        areas: vec![AreaCode("T1".to_owned())],
        place: "the old town".to_owned(),
        groups: vec![GroupReach { group: "age-80-plus".to_owned(), planned: Some(40), actual: Some(0) }],
        people_planned: Some(100),
        people_heard: Some(80),
        responses: Some(u32::MAX),
        lead: Some(ICB),
        partners: vec![Partner { organisation: VCSE, role: "partner".to_owned() }],
        methods: vec!["survey".to_owned()],
        level_promised: Some("involve".to_owned()),
        level_delivered: Some("consult".to_owned()),
        coproduction: Some(Coproduction { step: "engagement".to_owned(), features: vec![] }),
        recruitment: vec!["invitation".to_owned()],
        formats: vec!["audio".to_owned()],
        starts: ImpreciseDate::period(day(2026, 4, 3), Precision::Quarter).with_words("spring 2026"),
        ends: ImpreciseDate::kept_as_written("when the leaves fall"),
        cost: Cost { money: Some(Money::pence(-640_050)), as_written: Some("about six".to_owned()) },
        contact: Contact { team: "Engagement".to_owned(), email: "team@example.org".to_owned() },
        source_type: Some("notes".to_owned()),
        documents: vec![Document { title: "Plan".to_owned(), url: "/files/plan.pdf".to_owned() }],
        visibility: Visibility::Public,
    }
}

/// An insight with a value in every field.
pub(super) fn insight(engagement: EngagementId) -> InsightContent {
    InsightContent {
        finding: "Evenings suit people who work.".to_owned(),
        detail: "In detail.".to_owned(),
        topics: vec!["gp".to_owned()],
        groups: vec!["age-80-plus".to_owned()],
        areas: vec![AreaCode("T1".to_owned())],
        place: "the old town".to_owned(),
        starts: ImpreciseDate::period(day(2026, 4, 3), Precision::Year),
        ends: ImpreciseDate::day(day(2026, 12, 31)),
        people: Some(0),
        recruitment: vec!["invitation".to_owned()],
        strength: Some(Strength::Tentative),
        engagement: Some(engagement),
        organisation: Some(ICB),
        source_type: Some("notes".to_owned()),
        documents: vec![Document { title: "Notes".to_owned(), url: "https://example.org".to_owned() }],
        what_happened_next: "Nothing yet.".to_owned(),
        visibility: Visibility::Organisation,
    }
}

/// A decision with a value in every field.
pub(super) fn decision(insight: InsightId) -> DecisionContent {
    let reason = "As the minutes say.".to_owned();
    DecisionContent {
        title: "Open until eight".to_owned(),
        body: "The board".to_owned(),
        date: ImpreciseDate::period(day(2026, 9, 1), Precision::Month),
        outcome: "Two evenings a week.".to_owned(),
        organisation: Some(ICB),
        influences: vec![DecisionInfluence { insight, influence: Influence::NotAdopted, reason }],
        documents: vec![Document { title: "Minutes".to_owned(), url: "/files/minutes.pdf".to_owned() }],
        visibility: Visibility::System,
    }
}
