//! The page of the pool beside the quotas.

use convenor_domain::lottery::{Adjusted, Lottery};
use convenor_lottery::Problem;
use serde::Serialize;

use super::looked::{Looked, Reading};
use super::shown::{Change, Feature, Joint, Row, Way, bound, features, joints, seats, way};
use crate::lottery::{address, lookup};
use crate::state::AppState;
use crate::theme::{Crumb, Page};
use crate::words::Value;

/// The pool beside the quotas.
#[derive(Debug, Serialize)]
pub(crate) struct CheckPage {
    trail: Vec<Crumb>,
    href: String,
    name: String,
    /// Name and value of what is decided.
    facts: Vec<(String, String)>,
    /// Why the last search ended without panels; empty where there was none.
    failed: String,
    /// Whether the pool is there.
    has_pool: bool,
    /// What cannot be read; nothing else is shown then.
    wrong: Vec<Problem>,
    /// What no panel can meet, as far as one group tells.
    problems: Vec<Problem>,
    /// What stands in the way beside the quotas.
    obstacle: String,
    /// Quotas that cannot hold together.
    bounds: Vec<String>,
    ways: Vec<Way>,
    features: Vec<Feature>,
    /// Whether shares of the population are known.
    has_population: bool,
    joints: Vec<Joint>,
    /// Quotas that were changed, in words.
    adjusted: Vec<String>,
    /// Whether the search may begin.
    standing: Standing,
}

/// Whether a search may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    /// It may.
    Ready,
    /// Quotas are in each other's way.
    Conflict,
    /// Something else is in the way.
    Hindered,
}

impl CheckPage {
    /// The page of a lottery whose pool is erased.
    pub(super) fn erased(state: &AppState, lottery: &Lottery) -> Self {
        Self {
            trail: lookup::up(state),
            href: address(lottery.id),
            name: lottery.name.clone(),
            facts: facts(state, lottery),
            failed: String::new(),
            has_pool: false,
            wrong: Vec::new(),
            problems: Vec::new(),
            obstacle: String::new(),
            bounds: Vec::new(),
            ways: Vec::new(),
            features: Vec::new(),
            has_population: false,
            joints: Vec::new(),
            adjusted: Vec::new(),
            standing: Standing::Hindered,
        }
    }

    pub(super) fn new(state: &AppState, lottery: &Lottery, looked: Looked, failed: String) -> Self {
        let bare = Self { has_pool: true, failed, ..Self::erased(state, lottery) };
        match looked {
            Looked::Wrong(wrong) => Self { wrong, ..bare },
            Looked::Read(reading) => Self::of(state, lottery, *reading, bare),
        }
    }

    fn of(state: &AppState, lottery: &Lottery, reading: Reading, bare: Self) -> Self {
        let standing = match &reading.conflict {
            Some(_) => Standing::Conflict,
            None if reading.is_ready() => Standing::Ready,
            None => Standing::Hindered,
        };
        let quotas = &reading.entry.quotas;
        let conflict = reading.conflict.as_ref();
        let bounds = conflict.into_iter().flat_map(|conflict| &conflict.bounds);
        let relaxations = conflict.into_iter().flat_map(|conflict| &conflict.relaxations);
        let of = &lottery.plan;
        Self {
            features: features(state, of, &reading.entry.people.pool),
            has_population: of.quotas.iter().flat_map(|one| &one.values).any(|value| value.share.is_some()),
            joints: joints(state, of),
            adjusted: of.adjusted.iter().map(|one| adjusted(state, one)).collect(),
            bounds: bounds.map(|one| bound(state, quotas, one)).collect(),
            ways: relaxations.map(|one| way(state, quotas, one)).collect(),
            obstacle: reading.obstacle.unwrap_or_default(),
            problems: reading.problems,
            standing,
            ..bare
        }
    }
}

/// What is decided, by name.
fn facts(state: &AppState, lottery: &Lottery) -> Vec<(String, String)> {
    let plan = &lottery.plan;
    let pool = [("people", Value::from(plan.people)), ("file", Value::from(plan.pool_file.as_str()))];
    let household = if plan.columns.address.is_empty() {
        state.word("lottery-household-no")
    } else {
        let columns = [("columns", Value::from(plan.columns.address.join(", ")))];
        state.engine.words().t("lottery-household-yes", &columns)
    };
    vec![
        (state.word("lottery-field-seats"), plan.seats.to_string()),
        (state.word("lottery-pool"), state.engine.words().t("lottery-pool-of", &pool)),
        (state.word("lottery-quotas-from"), plan.quotas_source.clone()),
        (
            state.word("lottery-field-id"),
            plan.columns.id.clone().unwrap_or_else(|| state.word("lottery-id-row")),
        ),
        (state.word("lottery-household"), household),
        (state.word("lottery-field-algorithm"), state.word(&format!("lottery-algorithm-{}", plan.algorithm))),
        (state.word("lottery-field-panels"), crate::words::grouped(&plan.panels.to_string())),
    ]
}

/// A changed quota in words.
pub(in crate::lottery) fn adjusted(state: &AppState, one: &Adjusted) -> String {
    let values = [
        ("feature", Value::from(one.feature.as_str())),
        ("value", Value::from(one.value.as_str())),
        ("from", Value::from(seats(state, one.from))),
        ("to", Value::from(seats(state, one.to))),
    ];
    state.engine.words().t("lottery-adjusted", &values)
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "lottery/check/page.html";

    fn samples() -> Vec<Self> {
        let problem = || Problem {
            sheet: convenor_lottery::Sheet::Pool,
            kind: convenor_lottery::ProblemKind::Reading,
            line: None,
            column: None,
            what: "“<b>Ash</b>” is no value".to_owned(),
            mend: "write one".to_owned(),
        };
        let change = Change { feature: "Age".to_owned(), value: "Under 25".to_owned(), min: 3, max: 6 };
        let row = |warning: &str| Row {
            name: "Under 25 <b>Ash</b>".to_owned(),
            quota: "5 to 6".to_owned(),
            people: 12,
            share: "10.0%".to_owned(),
            population: "21.0%".to_owned(),
            warning: warning.to_owned(),
            tag: "tag--warn",
        };
        let bare = |standing, has_pool| Self {
            trail: vec![Crumb::new("/lottery", "Lottery")],
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            facts: vec![("Seats".to_owned(), "40".to_owned())],
            failed: String::new(),
            has_pool,
            wrong: Vec::new(),
            problems: Vec::new(),
            obstacle: String::new(),
            bounds: Vec::new(),
            ways: Vec::new(),
            features: vec![Feature { name: "Age".to_owned(), values: vec![row("Few"), row("")] }],
            has_population: standing == Standing::Ready,
            joints: Vec::new(),
            adjusted: Vec::new(),
            standing,
        };
        let joint = Joint {
            name: "Age × Sex".to_owned(),
            columns: vec!["Female".to_owned()],
            rows: vec![("Under 25".to_owned(), vec!["2 to 4".to_owned()])],
        };
        let ready = Self {
            joints: vec![joint],
            adjusted: vec!["Age: 5 to 3".to_owned()],
            ..bare(Standing::Ready, true)
        };
        let way = Way { words: "Age: 5 to 3".to_owned(), seats: 2, flexible: true, changes: vec![change] };
        let conflict = Self {
            bounds: vec!["at least 5 under 25".to_owned()],
            ways: vec![way],
            problems: vec![problem()],
            obstacle: "Two must be in.".to_owned(),
            failed: "It stopped.".to_owned(),
            ..bare(Standing::Conflict, true)
        };
        vec![
            ready,
            conflict,
            bare(Standing::Conflict, true),
            Self { wrong: vec![problem()], features: Vec::new(), ..bare(Standing::Hindered, true) },
            Self { features: Vec::new(), ..bare(Standing::Hindered, false) },
        ]
    }
}
