//! What can go wrong with the files of the lake. What goes wrong with a question is `convenor_domain`'s `AskError`.

use datafusion::parquet::errors::ParquetError;

/// What can go wrong when files of the lake are written, checked or removed. No message holds an answer of anybody.
#[derive(Debug, thiserror::Error)]
pub enum LakeError {
    /// A file or folder cannot be used.
    #[error("the lake cannot use {path}: {reason}; check the folder, its rights and the space left")]
    File {
        /// The file or folder.
        path: String,
        /// What the operating system says.
        reason: std::io::Error,
    },
    /// The store of the lake failed.
    #[error("the lake cannot be reached: {0}; check its place in the settings")]
    Store(#[from] object_store::Error),
    /// The file cannot be written as Parquet.
    #[error("the responses cannot be written to the lake: {0}; check the space left")]
    Parquet(#[from] ParquetError),
    /// A file that the manifest names is not there.
    #[error(
        "the file {path} is missing from the lake: bring it back from a backup, or undo its import and import again"
    )]
    Missing {
        /// Path within the lake.
        path: String,
    },
    /// A file is not what was written.
    #[error(
        "the file {path} of the lake is damaged: bring it back from a backup, or undo its import and import again"
    )]
    Damaged {
        /// Path within the lake.
        path: String,
    },
    /// A key cannot name a column.
    #[error(
        "“{0}” cannot be a key: use up to 60 small letters, digits, - and _, beginning with a letter, none twice"
    )]
    Key(String),
    /// A response has not one answer for each question, or not one category for each dimension.
    #[error("row {row} does not have one answer for each question and one category for each dimension")]
    Shape {
        /// Row of the imported file.
        row: u64,
    },
    /// An answer is of another kind than its question.
    #[error(
        "row {row}: the answer to “{question}” is not of the question's kind: correct the kind of the question"
    )]
    Kind {
        /// Row of the imported file.
        row: u64,
        /// The question's key.
        question: String,
    },
    /// An answer holds the sign that stands between answers in the lake.
    #[error("row {row}: an answer to “{question}” holds the control sign U+001F: remove it")]
    Separator {
        /// Row of the imported file.
        row: u64,
        /// The question's key.
        question: String,
    },
    /// The lake's address is none.
    #[error("the lake cannot be at “{0}”: write s3://bucket, with the name of a bucket of its own")]
    Address(String),
    /// The writer of a file ended before the file did.
    #[error("writing to the lake stopped before the end; nothing was kept, so try again")]
    Stopped,
    /// A file ends with other questions than it began with.
    #[error("the questions at the end of an import are not those that it began with")]
    Questions,
}
