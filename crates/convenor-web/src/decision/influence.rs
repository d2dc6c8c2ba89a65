//! The insights that a decision weighed: shown, put into the rows of the form, and read back from them.

use convenor_domain::{DecisionInfluence, Influence, InsightId, RecordKind, Reference};
use serde::Serialize;

use super::link::{influence_tone, influence_word};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::FieldError;
use crate::words::Value;

/// Empty rows of the form after those in use.
const SPARE_ROWS: usize = 2;
/// Most rows that are read.
const ROWS_MAX: usize = 200;

/// An insight that was weighed.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Weighed {
    pub(super) href: String,
    pub(super) reference: String,
    pub(super) finding: String,
    pub(super) influence: String,
    pub(super) tone: &'static str,
    pub(super) reason: String,
}

/// One row of the form.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Row {
    /// Counts from 1.
    pub(super) number: usize,
    pub(super) reference: String,
    /// What the insight says, once it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) finding: Option<String>,
    /// Key, words, and whether it is chosen.
    pub(super) influences: Vec<(&'static str, String, bool)>,
    pub(super) reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reference_error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason_error: Option<String>,
}

/// The insights weighed that the reader may see, in the order of the decision.
pub(super) async fn weighed(
    visit: &Visit,
    influences: &[DecisionInfluence],
) -> Result<Vec<Weighed>, PageError> {
    let ids: Vec<_> = influences.iter().map(|one| one.insight).collect();
    let insights = visit.state.store.list_insights_by_id(visit.scope(), &ids).await?;
    let one = |influence: &DecisionInfluence| {
        let insight = insights.iter().find(|insight| insight.id == influence.insight)?;
        Some(Weighed {
            href: format!("/insights/{}", insight.id),
            reference: insight.reference().0,
            finding: insight.content.finding.clone(),
            influence: influence_word(&visit.state, influence.influence),
            tone: influence_tone(influence.influence),
            reason: influence.reason.clone(),
        })
    };
    Ok(influences.iter().filter_map(one).collect())
}

/// Fills the rows of the form with the influences on insights that the writer may see.
pub(super) async fn fill(
    visit: &Visit,
    influences: &[DecisionInfluence],
    fields: &mut Fields,
) -> Result<(), PageError> {
    let hidden = hidden(visit, influences).await?;
    for influence in influences.iter().filter(|one| !hidden.contains(one)) {
        fields.add("reference", influence.insight.reference().0);
        fields.add("influence", influence.influence.key());
        fields.add("reason", &influence.reason);
    }
    Ok(())
}

/// The influences on insights that the writer may not see: they stay as they are.
async fn hidden(
    visit: &Visit,
    influences: &[DecisionInfluence],
) -> Result<Vec<DecisionInfluence>, PageError> {
    let ids: Vec<_> = influences.iter().map(|one| one.insight).collect();
    let seen = visit.state.store.list_insights_by_id(visit.scope(), &ids).await?;
    let is_hidden = |one: &&DecisionInfluence| !seen.iter().any(|insight| insight.id == one.insight);
    Ok(influences.iter().filter(is_hidden).cloned().collect())
}

/// What was typed, row by row.
fn typed(fields: &Fields) -> impl Iterator<Item = (&str, &str, &str)> {
    let influences = fields.all("influence").chain(std::iter::repeat(""));
    let reasons = fields.all("reason").chain(std::iter::repeat(""));
    let rows = fields.all("reference").zip(influences).zip(reasons);
    rows.map(|((reference, influence), reason)| (reference.trim(), influence, reason)).take(ROWS_MAX)
}

/// The rows of the form, with some to write in.
pub(super) async fn rows(
    visit: &Visit,
    fields: &Fields,
    errors: &[FieldError],
) -> Result<Vec<Row>, PageError> {
    let mut rows = Vec::new();
    for (reference, influence, reason) in
        typed(fields).filter(|(reference, _, reason)| !reference.is_empty() || !reason.trim().is_empty())
    {
        let mut row = empty_row(visit, rows.len() + 1, influence, errors);
        row.finding = finding(visit, reference).await?;
        reference.clone_into(&mut row.reference);
        reason.clone_into(&mut row.reason);
        rows.push(row);
    }
    for _ in 0..SPARE_ROWS {
        rows.push(empty_row(visit, rows.len() + 1, "", errors));
    }
    Ok(rows)
}

fn empty_row(visit: &Visit, number: usize, influence: &str, errors: &[FieldError]) -> Row {
    let error = |name: &str| {
        let field = format!("{name}-{number}");
        errors.iter().find(|error| error.field == field).map(|error| error.message.clone())
    };
    let choice = |one: &Influence| (one.key(), influence_word(&visit.state, *one), one.key() == influence);
    Row {
        number,
        influences: Influence::ALL.iter().map(choice).collect(),
        reference_error: error("reference"),
        reason_error: error("reason"),
        ..Row::default()
    }
}

async fn finding(visit: &Visit, reference: &str) -> Result<Option<String>, PageError> {
    let Some(id) = insight(visit, reference).await? else { return Ok(None) };
    let found = visit.state.store.lookup_insight(visit.scope(), id).await?;
    Ok(found.map(|insight| insight.content.finding))
}

/// The insight with this reference, if the writer may see it.
async fn insight(visit: &Visit, reference: &str) -> Result<Option<InsightId>, PageError> {
    let Some(reference) = Reference::parse(reference) else { return Ok(None) };
    let found = visit.state.store.lookup_reference(visit.scope(), &reference).await?;
    Ok(found.filter(|record| record.kind == RecordKind::Insight).map(|record| InsightId(record.id)))
}

/// Reads the rows of the form, and keeps the influences that the writer could not see.
pub(super) async fn read(
    visit: &Visit,
    fields: &Fields,
    saved: &[DecisionInfluence],
    errors: &mut Vec<FieldError>,
) -> Result<Vec<DecisionInfluence>, PageError> {
    let mut read = hidden(visit, saved).await?;
    let filled =
        typed(fields).filter(|(reference, _, reason)| !reference.is_empty() || !reason.trim().is_empty());
    for (number, (reference, influence, reason)) in (1_usize..).zip(filled) {
        let mut mistake = |name: &str, key: &str| {
            let values = [("number", Value::from(number)), ("reference", Value::from(reference.to_owned()))];
            let message = visit.state.engine.words().t(key, &values);
            errors.push(FieldError::new(format!("{name}-{number}"), message));
        };
        let Some(insight) = insight(visit, reference).await? else {
            mistake("reference", "decision-reference-unknown");
            continue;
        };
        if read.iter().any(|one| one.insight == insight) {
            mistake("reference", "decision-reference-twice");
            continue;
        }
        let influence = Influence::from_key(influence).unwrap_or(Influence::NotStated);
        if influence == Influence::NotAdopted && reason.trim().is_empty() {
            mistake("reason", "decision-reason-missing");
        }
        read.push(DecisionInfluence { insight, influence, reason: reason.trim().to_owned() });
    }
    Ok(read)
}
