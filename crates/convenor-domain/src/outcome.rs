//! What came of an insight, in the fewest words that are true.

use crate::decision::Influence;
use crate::key::keyed_enum;

keyed_enum! {
    /// What came of what people said.
    Outcome {
        /// Something changed.
        Changed = "changed",
        /// Part of it was taken up.
        Partly = "partly",
        /// A decision was made; whether this changed it is not recorded.
        Decided = "decided",
        /// A decision was made and nothing changed: it confirmed the plan, or was not adopted.
        NoChange = "no-change",
        /// No decision is recorded. That says nothing about whether one was made.
        NotRecorded = "not-recorded",
    }
}

impl Outcome {
    /// The furthest that any of these influences went.
    pub fn of(influences: impl IntoIterator<Item = Influence>) -> Self {
        influences
            .into_iter()
            .map(|influence| match influence {
                Influence::Changed => Self::Changed,
                Influence::Partly => Self::Partly,
                Influence::NotStated => Self::Decided,
                Influence::Confirmed | Influence::NotAdopted => Self::NoChange,
            })
            .min()
            .unwrap_or(Self::NotRecorded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_furthest_influence_counts_and_none_is_no_record() {
        assert_eq!(Outcome::of([Influence::NotAdopted, Influence::Partly]), Outcome::Partly);
        assert_eq!(Outcome::of([Influence::Confirmed]), Outcome::NoChange);
        assert_eq!(Outcome::of([]), Outcome::NotRecorded);
    }
}
