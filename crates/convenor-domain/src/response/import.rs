//! What an import of responses did, or would do.

use serde::{Deserialize, Serialize};

use super::Question;
use crate::import::RejectedRow;
use crate::key::keyed_enum;

keyed_enum! {
    /// What becomes of a column that tells who somebody is.
    Treatment {
        /// It is not kept at all.
        Drop = "drop",
        /// It is turned into a keyed pseudonym that counts repeat voices and cannot be turned back.
        Pseudonym = "pseudonym",
        /// Its postcode becomes a small area, where that is known, and is forgotten.
        Area = "area",
    }
}

/// A column that tells who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalColumn {
    /// The column's heading.
    pub heading: String,
    /// What becomes of it.
    pub treatment: Treatment,
    /// What gave it away: `name`, `email`, `telephone`, `ip-address`, `location`, `postcode`, `address`, `birth-date`,
    /// `number`.
    pub what: String,
}

/// What an import did, or would do. The JSON of `convenor responses import --json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseImportSummary {
    /// Responses not known before.
    pub new: u64,
    /// Responses known already: of an earlier file, or twice in this one.
    pub duplicate: u64,
    /// Rows not taken.
    pub rejected: Vec<RejectedRow>,
    /// Rows above the first response that are headings.
    pub header_rows: u64,
    /// Headings of the columns that tell who somebody is. None of them is kept as it came.
    pub personal_columns: Vec<String>,
    /// The questions found.
    pub questions: Vec<Question>,
}
