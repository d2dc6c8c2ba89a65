//! Causes and risks in words, with the shared topics, groups and places by name.

use convenor_domain::AreaCode;
use convenor_domain::overlap::{Cause, Plan, Risk, Similar};

use crate::error::PageError;
use crate::names::{Places, terms};
use crate::state::AppState;
use crate::words::Value;

/// What turns causes into words.
pub(super) struct Naming<'a> {
    pub(super) state: &'a AppState,
    pub(super) places: Places,
}

impl<'a> Naming<'a> {
    /// Reads the names of the places of a plan, of what is similar to it, and of some more areas.
    pub(super) async fn read(
        state: &'a AppState,
        plan: &Plan,
        similar: &[Similar],
        more: impl IntoIterator<Item = &AreaCode>,
    ) -> Result<Self, PageError> {
        let shared = similar.iter().flat_map(|one| &one.causes).flat_map(|cause| match cause {
            Cause::SamePlace { areas } => areas.as_slice(),
            _ => &[],
        });
        let areas: Vec<AreaCode> =
            plan.areas.iter().cloned().chain(shared.cloned()).chain(more.into_iter().cloned()).collect();
        Ok(Self { state, places: Places::read(state, &areas).await? })
    }

    /// A cause in words, with what is shared: “Same topic: Mental health”.
    pub(super) fn cause(&self, cause: &Cause) -> String {
        let v = self.state.vocabularies();
        let words = self.state.engine.words();
        let list = |names: Vec<String>| Value::from(names.join(", "));
        match cause {
            Cause::SameTopic { topics } => {
                words.t("overlap-cause-same-topic", &[("topics", list(terms(&v.topics, topics)))])
            }
            Cause::SamePeople { groups } => {
                words.t("overlap-cause-same-people", &[("groups", list(terms(&v.groups, groups)))])
            }
            Cause::SamePlace { areas } => {
                let places = Value::from(self.places.named(areas, ""));
                words.t("overlap-cause-same-place", &[("places", places)])
            }
            Cause::CloseInTime { days } => {
                words.t("overlap-cause-close-in-time", &[("days", Value::from(*days))])
            }
            Cause::SameWords { share_pct } => {
                words.t("overlap-cause-same-words", &[("share", Value::from(*share_pct))])
            }
            Cause::SimilarMeaning => words.t("overlap-cause-similar-meaning", &[]),
            Cause::ComesUpFirst { typed } => {
                let count = ("count", Value::from(typed.len()));
                words.t("overlap-cause-comes-up-first", &[count, ("words", list(typed.clone()))])
            }
        }
    }

    /// How many are like a plan and why, by what those of the highest risk share: “3 like it: same topic, same people”.
    pub(super) fn because(&self, similar: &[Similar]) -> String {
        let words = self.state.engine.words();
        let highest = highest(similar);
        let mut causes: Vec<String> = Vec::new();
        let of_highest = similar.iter().filter(|one| Some(one.risk) == highest);
        for cause in of_highest.flat_map(|one| &one.causes) {
            let key = format!("overlap-short-{}", cause.kind());
            let days = match cause {
                Cause::CloseInTime { days } => *days,
                _ => 0,
            };
            let said = words.t(&key, &[("days", Value::from(days))]);
            if !causes.contains(&said) {
                causes.push(said);
            }
        }
        causes.truncate(SAID_MAX);
        let values = [("count", Value::from(similar.len())), ("causes", Value::from(causes.join(", ")))];
        words.t("overlap-because", &values)
    }
}

/// Most causes in one line.
const SAID_MAX: usize = 4;

/// The highest risk among what is similar; nothing where nothing is.
pub(super) fn highest(similar: &[Similar]) -> Option<Risk> {
    similar.iter().map(|one| one.risk).max()
}

/// The colour's name for a risk, which says no more than the words do.
pub(super) fn tone(risk: Risk) -> &'static str {
    match risk {
        Risk::Low => "info",
        Risk::Medium => "warn",
        Risk::High => "bad",
    }
}
