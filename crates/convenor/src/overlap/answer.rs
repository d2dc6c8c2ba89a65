//! What there is to know before asking, for programs: similar work with its causes, and how often people are asked.

use std::collections::{BTreeSet, HashMap};

use convenor_domain::overlap::{Cause, CauseKind, Load, Risk, Similar};
use convenor_domain::{
    AreaCode, EngagementContent, EngagementStatus, Insight, OrganisationId, Outcome, RecordKind, Vocabularies,
};
use convenor_store::Store;
use convenor_web::overlap::{Seen, SeenSimilar};
use serde::Serialize;

use super::line;
use crate::find::answer::period;

/// What there is to know.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    pub(super) similar: Vec<AnswerSimilar>,
    pub(super) load: Vec<AnswerLoad>,
    pub(super) risk: Risk,
}

/// One piece of work like the plan.
#[derive(Debug, Serialize)]
pub(super) struct AnswerSimilar {
    pub(super) title: String,
    pub(super) id: String,
    pub(super) reference: String,
    kind: RecordKind,
    score: f64,
    pub(super) risk: Risk,
    #[serde(skip_serializing_if = "Option::is_none")]
    closeness: Option<f64>,
    causes: Vec<CauseKind>,
    pub(super) why: Vec<Why>,
    pub(super) when: String,
    #[serde(rename = "where")]
    pub(super) place: Vec<String>,
    pub(super) status: EngagementStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) organisation: Option<String>,
    pub(super) what_happened_next: Outcome,
    pub(super) insights: Vec<AnswerInsight>,
}

/// A cause with its particulars, also in words.
#[derive(Debug, Serialize)]
pub(super) struct Why {
    #[serde(flatten)]
    cause: Cause,
    pub(super) words: String,
}

/// Something that was heard.
#[derive(Debug, Serialize)]
pub(super) struct AnswerInsight {
    id: String,
    pub(super) reference: String,
    pub(super) finding: String,
}

/// How often a group is asked in an area.
#[derive(Debug, Serialize)]
pub(super) struct AnswerLoad {
    #[serde(flatten)]
    pub(super) load: Load,
    pub(super) group_name: String,
    pub(super) area_name: String,
    pub(super) full: bool,
}

/// Names of what records hold as keys and codes.
pub(super) struct Names<'a> {
    pub(super) vocabularies: &'a Vocabularies,
    areas: HashMap<AreaCode, String>,
    organisations: HashMap<OrganisationId, String>,
}

impl Names<'_> {
    /// The name of an area; its code where it is not known.
    pub(super) fn area<'b>(&'b self, code: &'b AreaCode) -> &'b str {
        self.areas.get(code).map_or(code.0.as_str(), String::as_str)
    }
}

/// Puts names to what was seen.
pub(super) async fn read(store: &Store, seen: Seen) -> anyhow::Result<Answer> {
    let names = names(store, &seen).await?;
    Ok(Answer {
        similar: seen.similar.into_iter().map(|one| similar(one, &names)).collect(),
        load: seen.load.into_iter().map(|load| named_load(load, &names)).collect(),
        risk: seen.risk,
    })
}

async fn names<'a>(store: &'a Store, seen: &Seen) -> anyhow::Result<Names<'a>> {
    let theirs = seen.similar.iter().flat_map(|one| &one.engagement.content.areas);
    let shared = seen.similar.iter().flat_map(|one| &one.similar.causes).flat_map(|cause| match cause {
        Cause::SamePlace { areas } => areas.as_slice(),
        _ => &[],
    });
    let asked = seen.load.iter().filter_map(|load| load.area.as_ref());
    let codes: BTreeSet<AreaCode> = theirs.chain(shared).chain(asked).cloned().collect();
    let areas = store.list_areas(&codes.into_iter().collect::<Vec<_>>()).await?;
    let organisations = store.list_organisations(None).await?;
    Ok(Names {
        vocabularies: store.vocabularies(),
        areas: areas.into_iter().map(|area| (area.code, area.name)).collect(),
        organisations: organisations.into_iter().map(|one| (one.id, one.name)).collect(),
    })
}

fn similar(seen: SeenSimilar, names: &Names<'_>) -> AnswerSimilar {
    let SeenSimilar { engagement, similar, closeness, outcome, insights } = seen;
    let Similar { score, risk, causes, .. } = similar;
    let content = &engagement.content;
    AnswerSimilar {
        title: content.title.clone(),
        id: engagement.id.to_string(),
        reference: engagement.reference().0,
        kind: RecordKind::Engagement,
        score,
        risk,
        closeness,
        causes: causes.iter().map(Cause::kind).collect(),
        why: causes.into_iter().map(|cause| Why { words: line::cause(&cause, names), cause }).collect(),
        when: period(&content.starts, &content.ends),
        place: place(content, names),
        status: engagement.status,
        organisation: content.lead.and_then(|lead| names.organisations.get(&lead).cloned()),
        what_happened_next: outcome,
        insights: insights.iter().map(heard).collect(),
    }
}

fn place(content: &EngagementContent, names: &Names<'_>) -> Vec<String> {
    let written = (!content.place.is_empty()).then(|| content.place.clone());
    let areas = content.areas.iter().map(|code| names.area(code).to_owned());
    let new = areas.filter(|name| !content.place.contains(name.as_str()));
    written.into_iter().chain(new).collect()
}

fn heard(insight: &Insight) -> AnswerInsight {
    AnswerInsight {
        id: insight.id.to_string(),
        reference: insight.reference().0,
        finding: insight.content.finding.clone(),
    }
}

fn named_load(load: Load, names: &Names<'_>) -> AnswerLoad {
    let group = load.group.as_deref().map_or("Everybody", |key| names.vocabularies.groups.name_of(key));
    let area = load.area.as_ref().map_or("the whole system", |code| names.area(code));
    AnswerLoad { group_name: group.to_owned(), area_name: area.to_owned(), full: load.is_full(), load }
}
