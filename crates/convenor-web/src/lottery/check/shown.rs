//! The pool beside the quotas as tables, and the ways out of a conflict.

use convenor_domain::lottery::{Bounds, LotteryPlan, QuotaFeature, QuotaValue};
use convenor_lottery::{Move, Pool, Quotas, Relaxation, Side, Standing};
use serde::Serialize;

use crate::state::AppState;
use crate::words::Value;

/// One feature with its values.
#[derive(Debug, Serialize)]
pub(super) struct Feature {
    pub(super) name: String,
    pub(super) values: Vec<Row>,
}

/// One value: its quota beside its people.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) quota: String,
    /// People of the pool who can have a seat.
    pub(super) people: usize,
    pub(super) share: String,
    /// Share of the population; empty where it is not known.
    pub(super) population: String,
    /// What to look at, in words; empty where all is well.
    pub(super) warning: String,
    /// The class of the warning's tag.
    pub(super) tag: &'static str,
}

/// Quotas of two things together, as a table.
#[derive(Debug, Serialize)]
pub(super) struct Joint {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    /// Name of the row, and its quotas.
    pub(super) rows: Vec<(String, Vec<String>)>,
}

/// A set of changes after which panels can be found.
#[derive(Debug, Serialize)]
pub(super) struct Way {
    /// What changes, in words.
    pub(super) words: String,
    pub(super) seats: u32,
    /// Whether the flexible bounds of the file allow it.
    pub(super) flexible: bool,
    /// The quotas after it, as the form sends them.
    pub(super) changes: Vec<Change>,
}

/// A quota as it would be.
#[derive(Debug, Serialize)]
pub(super) struct Change {
    pub(super) feature: String,
    pub(super) value: String,
    pub(super) min: u32,
    pub(super) max: u32,
}

/// Every feature with its people.
pub(super) fn features(state: &AppState, plan: &LotteryPlan, pool: &Pool) -> Vec<Feature> {
    let able: Vec<&[usize]> = pool
        .people
        .iter()
        .filter(|person| person.standing != Standing::Out)
        .map(|person| person.values.as_slice())
        .collect();
    let feature = |(place, feature): (usize, &QuotaFeature)| {
        let row = |(at, value): (usize, &QuotaValue)| {
            let people = able.iter().filter(|values| values.get(place) == Some(&at)).count();
            row(state, value, people, able.len())
        };
        Feature { name: feature.name.clone(), values: feature.values.iter().enumerate().map(row).collect() }
    };
    plan.quotas.iter().enumerate().map(feature).collect()
}

fn row(state: &AppState, value: &QuotaValue, people: usize, all: usize) -> Row {
    let min = usize::try_from(value.seats.min).unwrap_or(usize::MAX);
    let (warning, tag) = if people < min {
        (state.word("lottery-warning-too-few"), "tag--bad")
    } else if people < min.saturating_mul(2) {
        (state.word("lottery-warning-few"), "tag--warn")
    } else {
        (String::new(), "")
    };
    Row {
        name: value.name.clone(),
        quota: seats(state, value.seats),
        people,
        share: share(people, all),
        population: value.share.map(per_cent).unwrap_or_default(),
        warning,
        tag,
    }
}

/// A quota in words.
pub(in crate::lottery) fn seats(state: &AppState, bounds: Bounds) -> String {
    if bounds.min == bounds.max {
        return bounds.min.to_string();
    }
    let values = [("min", Value::from(bounds.min)), ("max", Value::from(bounds.max))];
    state.engine.words().t("lottery-between", &values)
}

#[expect(clippy::cast_precision_loss, reason = "a pool has some thousands of people")]
fn share(people: usize, all: usize) -> String {
    if all == 0 { String::new() } else { per_cent(people as f64 / all as f64) }
}

/// A share as a percentage with one decimal.
pub(in crate::lottery) fn per_cent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// The quotas of two things together, where the plan has them.
pub(super) fn joints(state: &AppState, plan: &LotteryPlan) -> Vec<Joint> {
    let crossed = plan.quotas.iter().zip(&plan.derived).filter(|(_, derived)| derived.from.len() == 2);
    crossed
        .filter_map(|(feature, derived)| {
            let size = |at: usize| {
                let key = &derived.from.get(at)?.1;
                let of = plan.derived.iter().position(|one| {
                    one.from.len() == 1 && one.from.first().is_some_and(|(_, dimension)| dimension == key)
                })?;
                plan.quotas.get(of)
            };
            let (rows, columns) = (size(0)?, size(1)?);
            let cells = feature.values.chunks(columns.values.len().max(1));
            let row = |(name, cells): (&QuotaValue, &[QuotaValue])| {
                (name.name.clone(), cells.iter().map(|cell| seats(state, cell.seats)).collect())
            };
            Some(Joint {
                name: feature.name.clone(),
                columns: columns.values.iter().map(|value| value.name.clone()).collect(),
                rows: rows.values.iter().zip(cells).map(row).collect(),
            })
        })
        .collect()
}

/// A way out of a conflict.
pub(super) fn way(state: &AppState, quotas: &Quotas, relaxation: &Relaxation) -> Way {
    let after = relaxation.apply(quotas);
    let mut changes: Vec<Change> = Vec::new();
    for one in &relaxation.moves {
        let (feature, value) = one.from.names(quotas);
        let known = changes.iter().any(|change| change.feature == feature && change.value == value);
        let of = after.features.get(one.from.feature);
        let now = of.and_then(|of| of.values.get(one.from.value)).map(|value| value.seats);
        if let Some(now) = now.filter(|_| !known) {
            let (feature, value) = (feature.to_owned(), value.to_owned());
            changes.push(Change { feature, value, min: now.min, max: now.max });
        }
    }
    let words: Vec<String> = relaxation.moves.iter().map(|one| moved(state, quotas, one)).collect();
    Way {
        words: words.join("; "),
        seats: relaxation.seats,
        flexible: relaxation.reach == convenor_lottery::Reach::Flexible,
        changes,
    }
}

fn moved(state: &AppState, quotas: &Quotas, one: &Move) -> String {
    let (feature, value) = one.from.names(quotas);
    let key = match one.from.side {
        Side::Min => "lottery-move-min",
        Side::Max => "lottery-move-max",
    };
    let values = [
        ("feature", Value::from(feature.to_owned())),
        ("value", Value::from(value.to_owned())),
        ("from", Value::from(one.from.seats)),
        ("to", Value::from(one.to)),
    ];
    state.engine.words().t(key, &values)
}

/// A bound that is in the way of others, in words.
pub(super) fn bound(state: &AppState, quotas: &Quotas, bound: &convenor_lottery::Bound) -> String {
    let (feature, value) = bound.names(quotas);
    let key = match bound.side {
        Side::Min => "lottery-bound-min",
        Side::Max => "lottery-bound-max",
    };
    let values = [
        ("feature", Value::from(feature.to_owned())),
        ("value", Value::from(value.to_owned())),
        ("seats", Value::from(bound.seats)),
    ];
    state.engine.words().t(key, &values)
}
