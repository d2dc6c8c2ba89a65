//! Whole numbers as the real numbers that formulae take.

/// A count as a real number: exact below nine thousand million million, which no count of people comes near.
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2 to the power of 53")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}

/// How many items there are, as a real number.
pub(crate) fn real_len<T>(items: &[T]) -> f64 {
    real(items.len() as u64)
}
