//! The wall around `HiGHS`, the solver of linear and whole-number programmes. Always one thread, so that the same question has
//! the same answer on every machine.

use highs::{Col, ColProblem, HighsModelStatus, Model, Row, Sense};

/// The solver gave up or failed: never an answer that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the solver could not finish: {0}")]
pub struct SolverFault(String);

impl SolverFault {
    /// Something that cannot be, and so is a fault of the solver.
    pub(crate) fn new(what: &str) -> Self {
        Self(what.to_owned())
    }
}

/// What the best answer is worth, and what it costs to move away from it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// Value of the goal.
    pub(crate) value: f64,
    /// Value of each column.
    pub(crate) columns: Vec<f64>,
    /// For each column: change of the goal for one more of it.
    pub(crate) reduced: Vec<f64>,
    /// For each row: change of the goal for one more of its bound.
    pub(crate) duals: Vec<f64>,
}

/// A programme that can grow and be solved again from where it stood.
pub(crate) struct Program {
    /// `None` only while the solver works.
    model: Option<Model>,
    columns: Vec<Col>,
    rows: Vec<Row>,
}

impl Program {
    /// Without columns and rows.
    pub(crate) fn new(sense: Sense) -> Result<Self, SolverFault> {
        let mut model = ColProblem::new().try_optimise(sense).map_err(|status| fault(&status))?;
        let set = [
            model.try_set_option("threads", 1),
            model.try_set_option("primal_feasibility_tolerance", 1e-9),
            model.try_set_option("dual_feasibility_tolerance", 1e-9),
            model.try_set_option("mip_feasibility_tolerance", 1e-9),
            model.try_set_option("mip_rel_gap", 0.0),
            model.try_set_option("mip_abs_gap", 1e-9),
        ];
        match set.into_iter().find_map(Result::err) {
            Some(error) => Err(SolverFault(error.to_string())),
            None => Ok(Self { model: Some(model), columns: Vec::new(), rows: Vec::new() }),
        }
    }

    /// Columns are going to be added: begin where the last answer stood, which stays possible.
    pub(crate) fn grows_by_columns(&mut self) -> Result<(), SolverFault> {
        // 4 is the primal simplex method.
        let set = self.model()?.try_set_option("simplex_strategy", 4);
        set.map_err(|error| SolverFault(error.to_string()))
    }

    /// Any answer in whole numbers will do.
    pub(crate) fn stop_at_first(&mut self) -> Result<(), SolverFault> {
        let set = self.model()?.try_set_option("mip_max_improving_sols", 1);
        set.map_err(|error| SolverFault(error.to_string()))
    }

    /// Adds a column with its share in the goal, its bounds and its part in rows that are there; says its position.
    pub(crate) fn column(
        &mut self,
        cost: f64,
        (low, high): (f64, f64),
        rows: impl IntoIterator<Item = (usize, f64)>,
    ) -> Result<usize, SolverFault> {
        self.add_column(cost, (low, high), rows, false)
    }

    /// The same for a column that takes whole numbers only.
    pub(crate) fn whole_column(
        &mut self,
        cost: f64,
        (low, high): (f64, f64),
        rows: impl IntoIterator<Item = (usize, f64)>,
    ) -> Result<usize, SolverFault> {
        self.add_column(cost, (low, high), rows, true)
    }

    fn add_column(
        &mut self,
        cost: f64,
        (low, high): (f64, f64),
        rows: impl IntoIterator<Item = (usize, f64)>,
        whole: bool,
    ) -> Result<usize, SolverFault> {
        let rows: Vec<(Row, f64)> =
            rows.into_iter().filter_map(|(row, part)| Some((*self.rows.get(row)?, part))).collect();
        let added = self.model()?.try_add_column_with_integrality(cost, low..=high, rows, whole);
        self.columns.push(added.map_err(|status| fault(&status))?);
        Ok(self.columns.len() - 1)
    }

    /// Adds a row with its bounds over columns that are there; says its position.
    pub(crate) fn row(
        &mut self,
        (low, high): (f64, f64),
        columns: impl IntoIterator<Item = (usize, f64)>,
    ) -> Result<usize, SolverFault> {
        let columns: Vec<(Col, f64)> = columns
            .into_iter()
            .filter_map(|(column, part)| Some((*self.columns.get(column)?, part)))
            .collect();
        let added = self.model()?.try_add_row(low..=high, columns).map_err(|status| fault(&status))?;
        self.rows.push(added);
        Ok(self.rows.len() - 1)
    }

    /// Changes a column's share in the goal.
    pub(crate) fn set_cost(&mut self, column: usize, cost: f64) -> Result<(), SolverFault> {
        if let Some(column) = self.columns.get(column).copied() {
            self.model()?.change_column_cost(column, cost);
        }
        Ok(())
    }

    /// Changes a column's bounds.
    pub(crate) fn set_bounds(&mut self, column: usize, (low, high): (f64, f64)) -> Result<(), SolverFault> {
        if let Some(column) = self.columns.get(column).copied() {
            self.model()?.change_column_bounds(column, low..=high);
        }
        Ok(())
    }

    /// The best answer, or `None` when no answer meets every row.
    pub(crate) fn solve(&mut self) -> Result<Option<Answer>, SolverFault> {
        let model = self.model.take().ok_or_else(gone)?;
        let solved = model.try_solve().map_err(|status| fault(&status))?;
        let status = solved.status();
        let found = match status {
            HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => true,
            // A search that may stop at its first answer.
            HighsModelStatus::ReachedSolutionLimit | HighsModelStatus::ReachedIterationLimit => {
                solved.mip_gap().is_finite()
            }
            _ => false,
        };
        let answer = found.then(|| {
            let solution = solved.get_solution();
            Answer {
                value: solved.objective_value(),
                columns: solution.columns().to_vec(),
                reduced: solution.dual_columns().to_vec(),
                duals: solution.dual_rows().to_vec(),
            }
        });
        self.model = Some(solved.into());
        match status {
            _ if answer.is_some() => Ok(answer),
            HighsModelStatus::Infeasible
            | HighsModelStatus::ReachedSolutionLimit
            | HighsModelStatus::ReachedIterationLimit => Ok(None),
            other => Err(SolverFault(format!("{other:?}"))),
        }
    }

    fn model(&mut self) -> Result<&mut Model, SolverFault> {
        self.model.as_mut().ok_or_else(gone)
    }
}

fn fault(status: &impl std::fmt::Debug) -> SolverFault {
    SolverFault(format!("{status:?}"))
}

/// The solver failed before, and what it stood at is lost.
fn gone() -> SolverFault {
    SolverFault("it failed before".to_owned())
}

#[cfg(test)]
mod tests {
    use highs::Sense;

    use super::Program;

    #[test]
    fn duals_say_what_one_more_of_a_bound_is_worth() {
        let mut program = Program::new(Sense::Maximise).expect("new");
        let cake = program.column(2.0, (0.0, 10.0), []).expect("column");
        let tart = program.column(3.0, (0.0, 10.0), []).expect("column");
        program.row((f64::NEG_INFINITY, 8.0), [(cake, 1.0), (tart, 1.0)]).expect("row");
        let first = program.solve().expect("solved").expect("feasible");
        assert_eq!((first.value, first.columns.clone()), (24.0, vec![0.0, 8.0]));
        assert_eq!((first.duals.clone(), first.reduced.clone()), (vec![3.0], vec![-1.0, 0.0]));
        program.set_bounds(tart, (0.0, 5.0)).expect("bounds");
        let second = program.solve().expect("solved").expect("feasible");
        assert_eq!((second.value, second.columns), (21.0, vec![3.0, 5.0]));
        program.row((9.0, f64::INFINITY), [(cake, 1.0), (tart, 1.0)]).expect("row");
        assert_eq!(program.solve().expect("solved"), None);
    }
}
