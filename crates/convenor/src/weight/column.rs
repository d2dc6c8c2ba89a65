//! Which column of the sample is meant by each variable of the targets.

use convenor_import::{Sample, SampleVariable, TargetVariable};

use super::HEADING;

/// Why a sample does not fit its targets. `Display` says what to mend.
#[derive(Debug, thiserror::Error)]
pub(super) enum ColumnError {
    #[error(
        "the targets have the variable “{variable}”, but the sample has no such column: its columns are {columns}"
    )]
    Absent { variable: String, columns: String },
    #[error("the sample has the column “{variable}” more than once: give each column a name of its own")]
    Twice { variable: String },
    #[error(
        "the sample has a column `{HEADING}` already: rename it or take it out, since the weights go there"
    )]
    Weighted,
}

/// The columns of the variables, in their order. Names are compared without regard to case where no column has the
/// very name.
pub(super) fn of_targets(
    sample: &Sample,
    targets: &[TargetVariable],
) -> Result<Vec<SampleVariable>, ColumnError> {
    if sample.columns().iter().any(|column| column == HEADING) {
        return Err(ColumnError::Weighted);
    }
    let variable = |target: &TargetVariable| {
        let column = place(sample.columns(), &target.name)?;
        let categories = target.categories.iter().map(|(category, _)| category.clone()).collect();
        Ok(SampleVariable { column, categories })
    };
    targets.iter().map(variable).collect()
}

fn place(columns: &[String], variable: &str) -> Result<usize, ColumnError> {
    let places = |is_meant: &dyn Fn(&str) -> bool| -> Vec<usize> {
        columns.iter().enumerate().filter(|(_, column)| is_meant(column)).map(|(at, _)| at).collect()
    };
    let mut found = places(&|column| column == variable);
    if found.is_empty() {
        found = places(&|column| column.to_lowercase() == variable.to_lowercase());
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(ColumnError::Absent { variable: variable.to_owned(), columns: columns.join(", ") }),
        _ => Err(ColumnError::Twice { variable: variable.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_and_case_decides_only_between_two() {
        let columns = ["id", "Age", "sex", "SEX", "region", "region"].map(str::to_owned);
        assert_eq!(place(&columns, "age").unwrap(), 1);
        assert_eq!(place(&columns, "SEX").unwrap(), 3);
        assert!(place(&columns, "Sex").unwrap_err().to_string().contains("more than once"));
        assert!(place(&columns, "region").unwrap_err().to_string().contains("more than once"));
        let absent = place(&columns, "income").unwrap_err().to_string();
        assert!(absent.contains("“income”") && absent.contains("id, Age"), "{absent}");
    }
}
