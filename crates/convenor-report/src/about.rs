//! What a table is based on, for the first sheet of a workbook.

/// What a table is based on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Name of the sheet.
    pub title: String,
    /// Name and value, a line each.
    pub facts: Vec<(String, String)>,
}
