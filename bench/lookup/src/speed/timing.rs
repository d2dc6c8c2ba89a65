//! One line of the table: how long questions took, and how well they were answered.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;

/// What was measured of one finder.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Line {
    pub(super) name: String,
    /// Questions that were asked.
    pub(super) questions: usize,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    /// Time of all processors for one question: steadier than the clock where others share the machine.
    pub(super) cpu_ms: Option<f64>,
    /// Recall of the record sought in the first 5 and 20, where one is sought.
    pub(super) recall_5: Option<f64>,
    pub(super) recall_20: Option<f64>,
    /// By the clock, and of all processors.
    pub(super) build_s: Option<f64>,
    pub(super) build_cpu_s: Option<f64>,
    pub(super) memory_mb: Option<f64>,
    /// Whether it answers the same questions as the first line.
    #[serde(default)]
    pub(super) compares: bool,
}

impl Line {
    /// The line of these times.
    pub(super) fn of(name: &str, mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
        let ms = |share| at(share).map_or(0.0, |time| time.as_secs_f64() * 1_000.0);
        let questions = times.len();
        Self { name: name.to_owned(), questions, p50_ms: ms(50), p99_ms: ms(99), ..Self::default() }
    }

    pub(super) fn heading() -> String {
        format!(
            "{:<36}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>13}{:>11}",
            "",
            "questions",
            "p50 ms",
            "p99 ms",
            "CPU ms",
            "recall@5",
            "recall@20",
            "build s",
            "build CPU s",
            "memory MB"
        )
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let some = |value: Option<f64>, digits: usize| {
            value.map_or_else(String::new, |value| format!("{value:.digits$}"))
        };
        write!(
            formatter,
            "{:<36}{:>10}{:>10.1}{:>10.1}{:>10}{:>10}{:>10}{:>10}{:>13}{:>11}",
            self.name,
            self.questions,
            self.p50_ms,
            self.p99_ms,
            some(self.cpu_ms, 1),
            some(self.recall_5, 3),
            some(self.recall_20, 3),
            some(self.build_s, 0),
            some(self.build_cpu_s, 0),
            some(self.memory_mb, 0)
        )
    }
}
