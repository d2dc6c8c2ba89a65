//! Records of the domain as the index knows them.

use chrono::DateTime;
use convenor_domain::engagement::GroupReach;
use convenor_domain::filter::Gap;
use convenor_domain::{
    AreaCode, Decision, DecisionContent, DecisionId, DecisionInfluence, Engagement, EngagementContent,
    EngagementId, EngagementStatus, ImpreciseDate, Influence, Insight, InsightContent, InsightId,
    InsightStatus, OrganisationId, Outcome, Precision, ReadScope, Visibility, Vocabularies,
};
use convenor_text::{Aftermath, FindQuery, IndexedRecord, Surroundings};
use uuid::Uuid;

use crate::register::{asking, day, numbers, organisation, put, system, words_only};

struct Around(Vocabularies);

impl Surroundings for Around {
    fn vocabularies(&self) -> &Vocabularies {
        &self.0
    }

    fn organisation_name(&self, id: OrganisationId) -> Option<String> {
        (id == organisation(1)).then(|| "Harrowmere Voices".to_owned())
    }

    fn area_name(&self, code: &AreaCode) -> Option<String> {
        let names = [("X1", "Little Brindle"), ("X", "Harrowmere")];
        names.into_iter().find(|(known, _)| *known == code.0).map(|(_, name)| name.to_owned())
    }

    fn areas_around(&self, code: &AreaCode) -> Vec<AreaCode> {
        if code.0 == "X1" { vec![AreaCode("X".into())] } else { Vec::new() }
    }
}

fn around() -> Around {
    Around(Vocabularies::shipped().unwrap())
}

fn engagement() -> Engagement {
    let content = EngagementContent {
        title: "Where the money goes".into(),
        areas: vec![AreaCode("X1".into())],
        methods: vec![around().0.methods.key_for("Participatory budgeting").unwrap().to_owned()],
        groups: vec![GroupReach { group: "age-16-24".into(), planned: None, actual: None }],
        lead: Some(organisation(1)),
        starts: ImpreciseDate::period(day(2024, 5, 5), Precision::Month),
        visibility: Visibility::System,
        ..EngagementContent::default()
    };
    Engagement {
        id: EngagementId(Uuid::from_u128(1)),
        system: system(1),
        status: EngagementStatus::Reported,
        content,
        provenance: None,
        version: 1,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

fn insight(visibility: Visibility) -> Insight {
    let content =
        InsightContent { finding: "Buses come too late".into(), visibility, ..InsightContent::default() };
    Insight {
        id: InsightId(Uuid::from_u128(2)),
        system: system(1),
        status: InsightStatus::Published,
        content,
        provenance: None,
        version: 1,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

fn aftermath() -> Aftermath {
    Aftermath { outcome: Outcome::Partly, insights: 0 }
}

#[test]
fn an_engagement_is_found_by_method_place_group_and_organisation() {
    let index = words_only();
    index.apply([put(IndexedRecord::engagement(&engagement(), aftermath(), &around()))], 1).unwrap();
    for words in
        ["participatory budgeting in Harrowmere", "young people, Little Brindle", "\"Harrowmere voices\""]
    {
        let found = index.find(&asking(words)).unwrap();
        assert_eq!(found.hits.first().map(|hit| hit.id), Some(engagement().id.into()), "{words}");
    }
    let reference = engagement().reference().0.replace('-', " ");
    assert_eq!(numbers(&index, &asking(&reference)), [1]);
    let mut query = FindQuery::within(ReadScope::Public);
    assert_eq!(index.find(&query).unwrap().total, 0);
    query.scope = ReadScope::Member { system: system(1), organisation: None };
    query.filter.areas = vec![AreaCode("X".into())];
    query.filter.groups = vec!["age".into()];
    assert_eq!(index.find(&query).unwrap().total, 1);
}

#[test]
fn dates_and_gaps_are_those_of_the_record_and_none_is_made_up() {
    let mut engagement = engagement();
    let known = |engagement: &Engagement, insights| {
        IndexedRecord::engagement(engagement, Aftermath { insights, ..aftermath() }, &around())
    };
    let record = known(&engagement, 0);
    assert_eq!((record.first_day, record.last_day), (Some(day(2024, 5, 1)), Some(day(2024, 5, 31))));
    assert_eq!(record.gaps, [Gap::NoFeedback, Gap::NoInsight]);
    assert_eq!(known(&engagement, 3).gaps, [Gap::NoFeedback]);
    engagement.status = EngagementStatus::FedBack;
    engagement.content.starts = ImpreciseDate::kept_as_written("before the flood");
    let record = known(&engagement, 0);
    assert_eq!((record.first_day, record.last_day, record.gaps), (None, None, Vec::new()));
}

#[test]
fn an_insight_tells_nobody_of_an_engagement_hidden_from_them() {
    let methods = |visibility| {
        let record =
            IndexedRecord::insight(&insight(visibility), Outcome::Changed, Some(&engagement()), &around());
        (record.methods.is_empty(), record.names.contains("udgeting"))
    };
    assert_eq!(methods(Visibility::System), (false, true));
    assert_eq!(methods(Visibility::Public), (true, false));
}

#[test]
fn a_decision_tells_its_outcome_and_keeps_its_reasons() {
    let influence = DecisionInfluence {
        insight: InsightId(Uuid::from_u128(2)),
        influence: Influence::NotAdopted,
        reason: "Confidential".into(),
    };
    let content = DecisionContent {
        title: "Later buses".into(),
        outcome: "Two more journeys".into(),
        influences: vec![influence],
        ..DecisionContent::default()
    };
    let decision = Decision {
        id: DecisionId(Uuid::from_u128(3)),
        system: system(1),
        content,
        provenance: None,
        version: 1,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    };
    let index = words_only();
    let record = IndexedRecord::decision(&decision, &around());
    assert_eq!(record.outcome, Outcome::NoChange);
    index.apply([put(record)], 1).unwrap();
    assert_eq!(numbers(&index, &asking("journey")), [3]);
    assert_eq!(numbers(&index, &asking("confidential")), Vec::<u128>::new());
}
