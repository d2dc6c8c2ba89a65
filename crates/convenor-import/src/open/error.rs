//! Why a file cannot be read at all, and what to do about it.

/// Why a file cannot be read at all. `Display` says what happened and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The disk did not give it.
    #[error("“{name}” cannot be read: {source}")]
    Disk {
        /// The file as the user knows it.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Nothing in it.
    #[error("“{name}” is empty: choose a file with a heading row and at least one record below it")]
    Empty {
        /// The file as the user knows it.
        name: String,
    },
    /// Larger than is read.
    #[error("“{name}” has {found_mb} MB and at most {limit_mb} MB are read: split it into smaller files")]
    TooLarge {
        /// The file as the user knows it.
        name: String,
        /// Its size in megabytes, rounded up.
        found_mb: u64,
        /// The limit in megabytes.
        limit_mb: u64,
    },
    /// Small when packed, huge when unpacked.
    #[error(
        "“{name}” unpacks to far more than its size promises, so reading was stopped: unpack it yourself, check \
         that it is what you expect, and split it into smaller files"
    )]
    UnpacksTooFar {
        /// The file as the user knows it.
        name: String,
    },
    /// Needs a password.
    #[error("“{name}” is protected with a password: save a copy without one, then choose the copy")]
    Encrypted {
        /// The file as the user knows it.
        name: String,
    },
    /// Not what it says it is.
    #[error(
        "“{name}” is damaged: open it in the program that made it, save a new copy, then choose the copy ({reason})"
    )]
    Damaged {
        /// The file as the user knows it.
        name: String,
        /// What the reader said.
        reason: String,
    },
    /// A spreadsheet of before 2007, or another that is not read.
    #[error(
        "“{name}” is an older kind of spreadsheet or document: save it as XLSX, ODS or CSV, then choose that"
    )]
    OlderKind {
        /// The file as the user knows it.
        name: String,
    },
    /// Neither text nor a spreadsheet.
    #[error("“{name}” is neither text nor a spreadsheet: choose a CSV, XLSX, ODS, JSON or JSON lines file")]
    Binary {
        /// The file as the user knows it.
        name: String,
    },
    /// Broken JSON.
    #[error("“{name}” is not valid JSON at line {line}, column {column}: mend it there, or export it again")]
    Json {
        /// The file as the user knows it.
        name: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON without records.
    #[error("“{name}” holds no records: give a list of objects, or one object")]
    NoRecords {
        /// The file as the user knows it.
        name: String,
    },
    /// A sheet that is not there.
    #[error("“{name}” has no sheet “{sheet}”: choose one of {sheets}")]
    NoSheet {
        /// The file as the user knows it.
        name: String,
        /// What was asked for.
        sheet: String,
        /// What there is.
        sheets: String,
    },
    /// More columns or rows than are read.
    #[error(
        "“{name}” has more than {limit} {what}: split it into smaller files, or leave out what you do not need"
    )]
    TooMany {
        /// The file as the user knows it.
        name: String,
        /// `columns`, `rows` or `cells`.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
}
