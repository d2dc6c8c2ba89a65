//! Whole numbers of people as real ones and back.

/// A whole number for computing with real ones.
#[expect(
    clippy::cast_precision_loss,
    reason = "a table has at most a million million people, see PEOPLE_MAX"
)]
pub(super) fn whole_as_real(whole: i64) -> f64 {
    whole as f64
}

/// The whole number next to a real one; none where it is out of all proportion.
#[expect(clippy::cast_possible_truncation, reason = "the line before says that it fits")]
pub(super) fn real_as_whole(real: f64) -> Option<i64> {
    (real.abs() < 1e15).then_some(real.round() as i64)
}
