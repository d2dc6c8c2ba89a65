//! How a pool is to be read.

/// How a pool is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PoolOptions {
    /// The column that tells people apart; without it one called `id`, `nationbuilder_id`, `respondent_id` or
    /// `person_id`, else the number of the row, counted from 1 below the headings.
    pub id: Option<String>,
    /// Columns that mean “same address”: people with the same in all of them are one household, which has one seat.
    pub address: Vec<String>,
    /// Who must have a seat, by identifier.
    pub members_in: Vec<String>,
    /// Who must have none, by identifier: earlier members, people who withdrew. Names that the pool does not have
    /// are no problem, since a list of earlier members has others too.
    pub members_out: Vec<String>,
    /// The column with chances relative to others, as whole numbers from 1; everybody has 1 without it.
    pub weights: Option<String>,
}
