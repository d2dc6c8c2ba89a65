//! Chances in a sentence, as a picture, and as the numbers of the picture.

use convenor_domain::lottery::{Curve, Lottery, Outcome, Portion};
use convenor_lottery::tenths as at_tenths;
use convenor_report::chart::{Caption, ChanceCurve, ChanceWords};

use crate::lottery::check::per_cent;
use crate::state::AppState;
use crate::words::Value;

/// The answer in a sentence.
pub(super) fn lede(state: &AppState, lottery: &Lottery, outcome: &Outcome) -> String {
    let values = [
        ("people", Value::from(outcome.people)),
        ("seats", Value::from(lottery.plan.seats)),
        ("smallest", Value::from(per_cent(outcome.smallest_chance))),
        ("largest", Value::from(per_cent(outcome.largest_chance))),
    ];
    state.engine.words().t("lottery-found-lede", &values)
}

/// The picture of all chances.
pub(super) fn plot(state: &AppState, lottery: &Lottery, outcome: &Outcome) -> String {
    let chances = each(&outcome.chances);
    let people = u32::try_from(chances.len()).unwrap_or(u32::MAX).max(1);
    let curve = ChanceCurve {
        caption: Caption {
            id: "chances".to_owned(),
            title: state.word("lottery-plot"),
            description: lede(state, lottery, outcome),
        },
        words: ChanceWords {
            chances: state.word(&format!("lottery-line-{}", outcome.algorithm)),
            other: state.word("lottery-line-legacy"),
            equal: state.word("lottery-line-equal"),
            people: state.word("lottery-plot-people"),
        },
        chances,
        other: outcome.legacy.as_ref().map(each).unwrap_or_default(),
        equal: f64::from(lottery.plan.seats) / f64::from(people),
    };
    curve.figure()
}

/// The numbers of the picture: chances at each tenth of the people.
pub(super) fn tenths(outcome: &Outcome) -> Vec<(String, String, String)> {
    let own = at_tenths(&each(&outcome.chances));
    let old = outcome.legacy.as_ref().map(|old| at_tenths(&each(old))).unwrap_or_default();
    let row = |(tenth, chance): (usize, &f64)| {
        let old = old.get(tenth).map(|chance| per_cent(*chance)).unwrap_or_default();
        (format!("{}%", tenth * 10), per_cent(*chance), old)
    };
    own.iter().enumerate().map(row).collect()
}

/// One chance a person.
fn each(curve: &Curve) -> Vec<f64> {
    let people = |portion: &Portion| usize::try_from(portion.people).unwrap_or(0);
    curve.portions.iter().flat_map(|portion| std::iter::repeat_n(portion.chance, people(portion))).collect()
}
