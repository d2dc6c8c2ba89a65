//! Reads what a sample is weighted to: the population's share of each category of each variable, from a long table or
//! a JSON document.

mod json;
mod table;

use std::io;
use std::path::Path;

use crate::OpenError;

/// Shares may add up to one, or a hundred, with so much less or more: published ones are rounded.
const ROUNDING: f64 = 0.01;

/// The population's shares of a variable.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetVariable {
    /// Its name: that of a column of the sample.
    pub name: String,
    /// Its categories in the order of the file, each with its share of the population; together 1.
    pub categories: Vec<(String, f64)>,
    /// What the shares added up to before they were scaled to make 1; `None` where people were counted.
    pub sum: Option<f64>,
}

/// What a sample is weighted to, in the order of the file.
pub type Targets = Vec<TargetVariable>;

/// Targets cannot be used. `Display` says what to mend.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The disk did not give it.
    #[error("“{name}” cannot be read: {source}")]
    Disk {
        /// The file as the user knows it.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// A column is missing.
    #[error("“{name}” has no column `{column}`: give it the columns variable, category and share (or n)")]
    Column {
        /// The file as the user knows it.
        name: String,
        /// The column.
        column: &'static str,
    },
    /// A row cannot be understood.
    #[error("row {row} of “{name}”: {reason}")]
    Row {
        /// The file as the user knows it.
        name: String,
        /// The row; headings are row 1.
        row: u64,
        /// What is wrong and what mends it.
        reason: String,
    },
    /// It is not the JSON that is understood.
    #[error(
        "“{name}” is not understood: it takes an object with one of categories for each variable, such as \
         {{\"age\": {{\"16-24\": 0.12, \"25+\": 0.88}}}} ({reason})"
    )]
    Json {
        /// The file as the user knows it.
        name: String,
        /// What the reader said.
        reason: String,
    },
    /// Nothing to weight to.
    #[error("“{name}” has no targets: give it at least one variable with its categories")]
    Empty {
        /// The file as the user knows it.
        name: String,
    },
    /// The shares of a variable do not make a whole.
    #[error(
        "the shares of “{variable}” add up to {sum}: they must add up to 1, or to 100 where they are percentages"
    )]
    Sum {
        /// The variable.
        variable: String,
        /// What they add up to.
        sum: f64,
    },
    /// A category stands there twice.
    #[error("“{variable}” has the category “{category}” twice: keep one of them")]
    Twice {
        /// The variable.
        variable: String,
        /// The category.
        category: String,
    },
    /// More categories than any variable has.
    #[error("“{variable}” has more than {limit} categories: weight by a coarser list")]
    TooMany {
        /// The variable.
        variable: String,
        /// The limit.
        limit: usize,
    },
    /// All people of a variable are none.
    #[error("the people of “{variable}” add up to nobody: give at least one category some")]
    Nobody {
        /// The variable.
        variable: String,
    },
}

/// What the numbers of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// Shares: they make 1, or 100.
    Share,
    /// People: they make whatever they make.
    People,
}

/// Reads targets: from a file whose name ends in `.json` an object of objects, from any other a table with the
/// columns `variable`, `category` and `share` (a part of 1, or per cent) or `n` (people). `name` is what the user
/// calls the file.
pub fn read_targets(name: &str, path: &Path) -> Result<Targets, TargetError> {
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let (read, measure) = if is_json {
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|source| TargetError::Disk { name: name.to_owned(), source })?;
        (json::read(name, &text)?, Measure::Share)
    } else {
        table::read(name, path)?
    };
    if read.is_empty() {
        return Err(TargetError::Empty { name: name.to_owned() });
    }
    read.into_iter().map(|(variable, categories)| whole(variable, categories, measure)).collect()
}

/// Variables with the number of each category.
type Numbers = Vec<(String, Vec<(String, f64)>)>;

/// A variable whose shares make 1.
fn whole(
    name: String,
    mut categories: Vec<(String, f64)>,
    measure: Measure,
) -> Result<TargetVariable, TargetError> {
    check(&name, &categories)?;
    let sum: f64 = categories.iter().map(|(_, number)| number).sum();
    let near = |whole: f64| (sum / whole - 1.0).abs() <= ROUNDING;
    match measure {
        Measure::Share if !near(1.0) && !near(100.0) => {
            // As people would write it: without the dust of binary fractions.
            let sum = (sum * 1e6).round() / 1e6;
            return Err(TargetError::Sum { variable: name, sum });
        }
        Measure::People if sum <= 0.0 => return Err(TargetError::Nobody { variable: name }),
        Measure::Share | Measure::People => {}
    }
    for (_, number) in &mut categories {
        *number /= sum;
    }
    let stated = match measure {
        Measure::Share if near(100.0) => Some(sum / 100.0),
        Measure::Share => Some(sum),
        Measure::People => None,
    };
    Ok(TargetVariable { name, categories, sum: stated })
}

/// Categories of a variable at most: codes are 16 bits, and nobody weights to as many.
const CATEGORIES_MAX: usize = 10_000;

fn check(variable: &str, categories: &[(String, f64)]) -> Result<(), TargetError> {
    let mut names: Vec<&str> = categories.iter().map(|(category, _)| category.as_str()).collect();
    names.sort_unstable();
    let twice = names.iter().zip(names.iter().skip(1)).find(|(one, next)| one == next);
    if let Some((category, _)) = twice {
        return Err(TargetError::Twice { variable: variable.to_owned(), category: (*category).to_owned() });
    }
    if categories.len() > CATEGORIES_MAX {
        return Err(TargetError::TooMany { variable: variable.to_owned(), limit: CATEGORIES_MAX });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
