//! What a weighting did, in lines for people.

use super::answer::{WeightAnswer, WeightedVariable};

/// Rows left out that are printed.
const ROWS_MAX: usize = 10;

/// The whole answer.
pub(super) fn lines(answer: &WeightAnswer) -> Vec<String> {
    let mut lines = vec![format!(
        "{} rows: {} weighted, {} left out.",
        answer.rows, answer.weighted, answer.left_out_count
    )];
    lines.extend(
        answer.left_out.iter().take(ROWS_MAX).map(|one| format!("  row {}: {}", one.row, one.reason)),
    );
    if answer.left_out_count > ROWS_MAX as u64 {
        lines.push("  … and others".to_owned());
    }
    lines.push(weights(answer));
    lines.push(format!(
        "Design effect {:.2}: as sure as {:.0} respondents with equal weights would be.",
        answer.design_effect, answer.effective_sample_size
    ));
    for together in &answer.collapsed {
        lines.push(format!("Put together in “{}”: {}.", together.variable, together.categories.join(", ")));
    }
    for variable in &answer.variables {
        lines.extend(of_variable(variable));
    }
    lines.extend(answer.warnings.iter().map(|warning| format!("Mind: {warning}.")));
    lines.push(answer.sentence.to_owned());
    lines
}

fn weights(answer: &WeightAnswer) -> String {
    let held = match answer.trim {
        Some([low, high]) => {
            format!("held between {low} and {high}; {} respondents at a bound", answer.trimmed)
        }
        None => "not held between bounds".to_owned(),
    };
    let met = if answer.converged { "every target that can be is met" } else { "not every target is met" };
    format!(
        "Weights from {:.2} to {:.2}, mean 1 ({held}); {met} (rounds: {}).",
        answer.weight_min, answer.weight_max, answer.iterations
    )
}

fn of_variable(variable: &WeightedVariable) -> Vec<String> {
    let categories = &variable.categories;
    let width = categories.iter().map(|one| one.category.chars().count()).max().unwrap_or(0);
    let mut lines = vec![format!(
        "{}: mean standardised difference {:.3} before, {:.3} after",
        variable.variable, variable.smd_before, variable.smd_after
    )];
    lines.extend(categories.iter().map(|one| {
        let balance = one.balance;
        format!(
            "  {:width$}  target {:>7}  before {:>7}  after {:>7}",
            one.category,
            percent(balance.target),
            percent(balance.before),
            percent(balance.after)
        )
    }));
    lines
}

/// A share in per cent with one decimal.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
