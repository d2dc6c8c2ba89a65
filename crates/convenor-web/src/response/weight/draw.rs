//! What weights did, drawn: in a sentence, in facts, as a love plot and in numbers.

use convenor_domain::weighting::{Variable, VariableGroup, Weakness, Weighted};
use convenor_report::chart::{Caption, LoveLevel, LovePlot, LoveRow, LoveWords};

use super::page::{Shown, ShownGroup, ShownVariable};
use crate::state::AppState;
use crate::words::{Value, grouped};

/// Draws it.
pub(super) fn shown(state: &AppState, weighted: &Weighted, csv: String, xlsx: String) -> Shown {
    Shown {
        lede: lede(state, weighted),
        facts: facts(state, weighted),
        plot: plot(state, weighted).figure(),
        variables: weighted.variables.iter().map(variable).collect(),
        weaknesses: weighted.weaknesses.iter().map(|weakness| in_words(state, weakness)).collect(),
        csv,
        xlsx,
    }
}

/// How many answered.
fn responses(state: &AppState, weighted: &Weighted) -> String {
    let people = weighted.responses.people();
    people.map_or_else(|| state.word("responses-hidden"), |people| grouped(&people.to_string()))
}

fn lede(state: &AppState, weighted: &Weighted) -> String {
    let by: Vec<String> = weighted.variables.iter().map(|variable| variable.name.to_lowercase()).collect();
    let values = [
        ("by", Value::from(by.join(", "))),
        ("people", Value::from(responses(state, weighted))),
        ("effective", Value::from(grouped(&weighted.effective_sample_size.to_string()))),
    ];
    state.engine.words().t("weight-lede", &values)
}

/// Name and value of what weights cost.
pub(super) fn facts(state: &AppState, weighted: &Weighted) -> Vec<(String, String)> {
    let (low, high) = weighted.weights;
    let between = [("low", Value::from(format!("{low:.1}"))), ("high", Value::from(format!("{high:.1}")))];
    let effective = grouped(&weighted.effective_sample_size.to_string());
    vec![
        (state.word("weight-fact-responses"), responses(state, weighted)),
        (state.word("weight-fact-effect"), format!("{:.2}", weighted.design_effect)),
        (state.word("weight-fact-effective"), effective),
        (state.word("weight-fact-weights"), state.engine.words().t("weight-fact-between", &between)),
    ]
}

fn plot(state: &AppState, weighted: &Weighted) -> LovePlot {
    let rows = weighted.variables.iter().flat_map(|variable| {
        let (before, after) = Weighted::differences(variable);
        let heading = row(state, &variable.name, LoveLevel::Variable, (before, after));
        let groups = variable.groups.iter().map(|group| {
            let differences = (group.difference_before, group.difference_after);
            row(state, &name(group), LoveLevel::Category, differences)
        });
        std::iter::once(heading).chain(groups).collect::<Vec<_>>()
    });
    LovePlot {
        caption: Caption {
            id: "love".to_owned(),
            title: state.word("weight-plot"),
            description: state.word("weight-plot-about"),
        },
        words: LoveWords {
            before: state.word("weight-plot-before"),
            after: state.word("weight-plot-after"),
            guide: state.word("weight-plot-guide"),
        },
        rows: rows.collect(),
    }
}

fn row(state: &AppState, name: &str, level: LoveLevel, (before, after): (f64, f64)) -> LoveRow {
    let values = [
        ("before", Value::from(format!("{:.2}", before.abs()))),
        ("after", Value::from(format!("{:.2}", after.abs()))),
    ];
    LoveRow {
        name: name.to_owned(),
        level,
        before: Some(before),
        after: Some(after),
        values: state.engine.words().t("weight-plot-values", &values),
    }
}

fn variable(variable: &Variable) -> ShownVariable {
    let group = |group: &VariableGroup| ShownGroup {
        name: name(group),
        target: per_cent(group.target),
        before: per_cent(group.before),
        after: per_cent(group.after),
        difference_before: signed(group.difference_before),
        difference_after: signed(group.difference_after),
    };
    ShownVariable { name: variable.name.clone(), groups: variable.groups.iter().map(group).collect() }
}

/// The name of a group: of all its categories.
pub(super) fn name(group: &VariableGroup) -> String {
    group.names.join(", ")
}

fn per_cent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// A difference with its sign, and none where it is nought.
fn signed(difference: f64) -> String {
    let written = format!("{:.2}", difference.abs());
    match difference {
        _ if written == "0.00" => written,
        below if below < 0.0 => format!("−{written}"),
        _ => format!("+{written}"),
    }
}

/// A weakness as it is said.
pub(super) fn in_words(state: &AppState, weakness: &Weakness) -> String {
    let word = |key: &str, values: &[(&str, Value<'_>)]| state.engine.words().t(key, values);
    let of = |variable: &str| ("variable", Value::from(variable.to_owned()));
    let listed = |names: &[String]| ("categories", Value::from(names.join(", ")));
    match weakness {
        Weakness::Nobody { variable, category, target } => {
            let share = ("share", Value::from(per_cent(*target)));
            word(
                "weight-weakness-nobody",
                &[of(variable), ("category", Value::from(category.clone())), share],
            )
        }
        Weakness::Few { variable, group } => word("weight-weakness-few", &[of(variable), listed(group)]),
        Weakness::Together { variable, categories, with_unsaid: false } => {
            word("weight-weakness-together", &[of(variable), listed(categories)])
        }
        Weakness::Together { variable, categories, with_unsaid: true } => {
            word("weight-weakness-unsaid", &[of(variable), listed(categories)])
        }
        Weakness::LeftOut { variable, categories } => {
            word("weight-weakness-left-out", &[of(variable), listed(categories)])
        }
        Weakness::Unusable { variable } => word("weight-weakness-unusable", &[of(variable)]),
        Weakness::Bounds => word("weight-weakness-bounds", &[]),
        Weakness::Unsettled => word("weight-weakness-unsettled", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn differences_have_a_sign_unless_they_are_nought() {
        assert_eq!([0.384, -0.384, 0.001, -0.001].map(signed), ["+0.38", "−0.38", "0.00", "0.00"]);
    }
}
