//! How the people of an activity were reached: directly, through VCSE organisations, or as members of a panel.

use crate::key::keyed_enum;

keyed_enum! {
    /// How people were reached.
    Route {
        /// Openly, by invitation, where they are, or through services: each by themselves.
        Direct = "direct",
        /// Through voluntary, community and social enterprise organisations, which speak with them or for them.
        Vcse = "vcse",
        /// As members of a panel, drawn by lot or standing.
        Panel = "panel",
        /// In several of these ways, and nobody knows who came by which.
        Several = "several",
        /// Nobody wrote it down.
        NotRecorded = "not-recorded",
    }
}

/// The term of `recruitment` for those who came through VCSE organisations.
const VCSE: &str = "through-vcse";
/// The terms for members of a panel.
const PANEL: [&str; 2] = ["panel-members", "stratified-random"];

impl Route {
    /// The route of an activity, from its terms of `recruitment`.
    pub fn of(recruitment: &[String]) -> Self {
        let mut routes = recruitment.iter().map(|term| match term.as_str() {
            VCSE => Self::Vcse,
            term if PANEL.contains(&term) => Self::Panel,
            _ => Self::Direct,
        });
        let Some(first) = routes.next() else { return Self::NotRecorded };
        if routes.all(|route| route == first) { first } else { Self::Several }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vocabularies;

    #[test]
    fn several_ways_are_several_and_none_is_not_recorded() {
        let of = |terms: &[&str]| Route::of(&terms.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(of(&["open-to-all", "invitation"]), Route::Direct);
        assert_eq!(of(&["through-vcse"]), Route::Vcse);
        assert_eq!(of(&["panel-members", "stratified-random"]), Route::Panel);
        assert_eq!(of(&["open-to-all", "through-vcse"]), Route::Several);
        assert_eq!(of(&[]), Route::NotRecorded);
        let terms = &Vocabularies::shipped().unwrap().recruitment;
        assert!(PANEL.iter().chain([&VCSE]).all(|term| terms.lookup(term).is_some()));
    }
}
