//! Holds every record against the domain's rules, and says in the file's own words what is wrong.

use std::fmt::Write as _;

use convenor_domain::engagement::TITLE_LIMIT;
use convenor_domain::{FieldProblem, ImportedRecord, Reason, RejectedRow};

use super::RecordReader;
use crate::mapping::Target;

impl RecordReader<'_> {
    pub(super) fn check(&self, record: &ImportedRecord) -> Result<(), RejectedRow> {
        let mut problems = record.engagement.check(self.vocabularies).err().unwrap_or_default();
        for insight in &record.insights {
            problems.extend(insight.check(self.vocabularies).err().unwrap_or_default());
        }
        for decision in &record.decisions {
            problems.extend(decision.check().err().unwrap_or_default().into_iter().map(of_decision));
        }
        problems.extend(names_too_long(record));
        let Some(first) = problems.first() else { return Ok(()) };
        let mut reason = format!("{}{}", first.reason, self.column_hint(first.field));
        for problem in problems.iter().skip(1) {
            // Writing to a string cannot fail.
            let _ = write!(reason, "; {problem}{}", self.column_hint(problem.field));
        }
        Err(RejectedRow { row: record.row, field: first.field.to_owned(), reason })
    }

    /// The column that a field comes from, where it is called something else.
    fn column_hint(&self, field: &str) -> String {
        let column = Target::from_key(field).and_then(|target| self.mapping.column_of(target));
        match column {
            Some(column) if !column.eq_ignore_ascii_case(field) => format!(" (column “{column}”)"),
            _ => String::new(),
        }
    }
}

/// Names and identifiers that are no longer names: the domain checks contents, these come beside them.
fn names_too_long(record: &ImportedRecord) -> impl Iterator<Item = FieldProblem> {
    let lead = record.lead_name.iter().map(|name| (Target::Lead.key(), name));
    let partners = record.partner_names.iter().map(|(name, _)| (Target::Partners.key(), name));
    let identifier = std::iter::once(("identifier", &record.provenance.external_id));
    lead.chain(partners).chain(identifier).filter_map(|(field, name)| {
        let found = name.chars().count();
        (found > TITLE_LIMIT)
            .then_some(FieldProblem { field, reason: Reason::TooLong { limit: TITLE_LIMIT, found } })
    })
}

/// A decision's title and a record's are not the same field.
fn of_decision(problem: FieldProblem) -> FieldProblem {
    let field = match problem.field {
        "title" => Target::DecisionTitle.key(),
        "outcome" => Target::DecisionOutcome.key(),
        "body" => Target::DecisionBody.key(),
        "documents" => Target::DecisionDocuments.key(),
        other => other,
    };
    FieldProblem { field, ..problem }
}
