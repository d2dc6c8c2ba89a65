//! Per cents of numbers that are shown.

use convenor_statistics::ShownCount;

/// How many in a hundred of `whole` people; nothing where the number is hidden or there is nobody.
#[expect(clippy::cast_precision_loss, reason = "a share is rounded for reading")]
pub(super) fn per_cent(count: ShownCount, whole: u64) -> Option<f64> {
    let people = count.people().filter(|_| whole > 0)?;
    // Rounded and changed parts can be more than their whole.
    Some((100.0 * people as f64 / whole as f64).min(100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_number_has_no_share() {
        assert_eq!(per_cent(ShownCount::People { count: 30 }, 120), Some(25.0));
        assert_eq!(per_cent(ShownCount::Hidden, 120), None);
        assert_eq!(per_cent(ShownCount::People { count: 0 }, 0), None);
    }
}
