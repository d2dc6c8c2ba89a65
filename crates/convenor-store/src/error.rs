//! What can go wrong when storing and reading.

use convenor_domain::{EngagementId, FieldProblem, RecordId};
use sea_orm::DbErr;

/// What can go wrong when storing and reading.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or cannot be reached.
    #[error("the database could not be used: {0}")]
    Database(#[from] DbErr),
    /// The folder for the database cannot be made.
    #[error("the data folder {path} cannot be used: {reason}")]
    Folder {
        /// The folder.
        path: String,
        /// What the operating system said.
        reason: std::io::Error,
    },
    /// A record that was asked for by its identifier is not there.
    #[error("there is no {} with the identifier {}", .0.kind, .0.id)]
    Missing(RecordId),
    /// Something else that was asked for by its identifier is not there.
    #[error("there is no such {0}")]
    Absent(&'static str),
    /// Someone else saved the record since it was read.
    #[error("someone else saved this record since you opened it (version {saved}, you have {held})")]
    Stale {
        /// Version saved.
        saved: u32,
        /// Version that the writer had read.
        held: u32,
    },
    /// The record went into another one.
    #[error("{} was merged into {}: open that record instead", .away.reference(), .into.reference())]
    Merged {
        /// The record that is gone.
        away: EngagementId,
        /// The record that it is part of now.
        into: EngagementId,
    },
    /// The record breaks its own rules.
    #[error("the record has {}", in_words(.0))]
    Problems(Vec<FieldProblem>),
    /// What is stored cannot be read back.
    #[error("what is stored of {what} cannot be read: {reason}")]
    Unreadable {
        /// What.
        what: String,
        /// Why.
        reason: String,
    },
    /// Something with this name is there already.
    #[error("there is already {0}")]
    Taken(String),
    /// It was done too long ago to be taken back.
    #[error("it was imported more than {days} days ago, and cannot be taken back any more")]
    TooLate {
        /// Days within which it could have been.
        days: i64,
    },
    /// Work that rests on others' later work cannot be undone.
    #[error("{} changed or used since this import, so it cannot be undone as a whole", records_were(*.count))]
    UsedSince {
        /// How many records.
        count: usize,
    },
    /// A password that cannot be hashed or compared.
    #[error("the password could not be handled")]
    Password,
}

/// How many problems there are, and each of them.
fn in_words(problems: &[FieldProblem]) -> String {
    let counted = match problems.len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    let each: Vec<_> = problems.iter().map(ToString::to_string).collect();
    format!("{counted}: {}", each.join("; "))
}

/// “1 record was”, “3 records were”.
fn records_were(count: usize) -> String {
    if count == 1 { "1 record was".to_owned() } else { format!("{count} records were") }
}

#[cfg(test)]
mod tests {
    use convenor_domain::Reason;

    use super::*;

    #[test]
    fn one_problem_is_not_several() {
        let missing = |field| FieldProblem { field, reason: Reason::Missing };
        let said = |fields: &[&'static str]| {
            let problems = fields.iter().copied().map(missing).collect();
            StoreError::Problems(problems).to_string()
        };
        assert!(said(&["title"]).starts_with("the record has 1 problem: title"), "{}", said(&["title"]));
        assert!(said(&["title", "lead"]).starts_with("the record has 2 problems: title"));
        let used = |count| StoreError::UsedSince { count }.to_string();
        assert!(used(1).starts_with("1 record was changed") && used(2).starts_with("2 records were changed"));
    }
}
