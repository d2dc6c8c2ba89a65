//! Tells how far a long reading is.

use std::time::{Duration, Instant};

use convenor_web::response::Reached;

use crate::output;

/// Rows between two lines of progress.
const PROGRESS_ROWS: u64 = 100_000;

/// A reading since it began.
pub(super) struct Progress {
    started: Instant,
}

impl Progress {
    pub(super) fn begin() -> Self {
        Self { started: Instant::now() }
    }

    /// It is so far now.
    pub(super) fn note(&self, reached: Reached) {
        if reached.rows.is_multiple_of(PROGRESS_ROWS) {
            output::note(&line(reached, self.started.elapsed()));
        }
    }
}

/// Rows, rate and time left.
fn line(Reached { rows, share }: Reached, taken: Duration) -> String {
    let rate = u128::from(rows) * 1000 / taken.as_millis().max(1);
    let left = share.filter(|share| *share > 0.0).map(|share| {
        let left = taken.mul_f64((1.0 - share) / share).as_secs();
        format!(", {:.0} % of the file, about {left} seconds left", share * 100.0)
    });
    format!("{rows} rows read, {rate} a second{}", left.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_long_it_still_takes() {
        let reached = |share| Reached { rows: 100_000, share };
        let told = |share| line(reached(share), Duration::from_secs(2));
        assert_eq!(
            told(Some(0.25)),
            "100000 rows read, 50000 a second, 25 % of the file, about 6 seconds left"
        );
        assert_eq!(told(None), "100000 rows read, 50000 a second");
    }
}
