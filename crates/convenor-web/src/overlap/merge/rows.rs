//! Both records field by field, with what the merged one would say.

use convenor_domain::Engagement;
use convenor_domain::engagement::MergeProposal;
use serde::Serialize;

use crate::engagement::{Answer, answers};
use crate::error::PageError;
use crate::reader::Visit;

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    label: String,
    kept: Vec<String>,
    away: Vec<String>,
    merged: Vec<String>,
    /// Where what the merged one says comes from: `same`, `filled`, `conflict`.
    from: &'static str,
    /// The field's name, where the value that goes can be taken instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    take: Option<&'static str>,
}

/// The fields in which at least one of the two says something.
pub(super) async fn read(
    visit: &Visit,
    kept: &Engagement,
    away: &Engagement,
    proposal: MergeProposal,
) -> Result<Vec<Row>, PageError> {
    let merged = Engagement { content: proposal.content.clone(), ..kept.clone() };
    let (kept, away) = (answers(visit, kept).await?, answers(visit, away).await?);
    let merged = answers(visit, &merged).await?;
    let rows = kept
        .into_iter()
        .zip(away)
        .zip(merged)
        .map(|((kept, away), merged)| row(&proposal, kept, away, merged));
    Ok(rows.filter(|row| !row.kept.is_empty() || !row.away.is_empty()).collect())
}

fn row(proposal: &MergeProposal, kept: Answer, away: Answer, merged: Answer) -> Row {
    let field = field_of(kept.field);
    let conflict = proposal.conflicts.iter().copied().find(|one| *one == field && kept.lines != away.lines);
    let from = match conflict {
        Some(_) => "conflict",
        None if proposal.filled.contains(&field) && merged.lines != kept.lines => "filled",
        None => "same",
    };
    // The narrower of two circles of readers stays: that is no choice.
    let take = conflict.filter(|field| *field != "visibility");
    Row { label: kept.label, kept: kept.lines, away: away.lines, merged: merged.lines, from, take }
}

/// The domain's name of the field that an input belongs to.
fn field_of(input: &'static str) -> &'static str {
    match input {
        "contact_team" | "contact_email" => "contact",
        "coproduction_features" => "coproduction",
        other => other,
    }
}

impl Row {
    /// One field of each sort, for samples of pages.
    pub(super) fn samples() -> Vec<Self> {
        let lines = |text: &str| vec![text.to_owned(), "and <b>Ash</b>".to_owned()];
        let row = |from, take| Self {
            label: "Title".to_owned(),
            kept: if from == "filled" { Vec::new() } else { lines("Winter clinics") },
            away: lines("Clinics in winter"),
            merged: lines("Winter clinics"),
            from,
            take,
        };
        vec![row("same", None), row("filled", None), row("conflict", Some("title")), row("conflict", None)]
    }
}
