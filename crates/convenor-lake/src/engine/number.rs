//! Numbers that people gave: their mean and quartiles, exactly, and the same on every engine.

use convenor_domain::response::ask::{AskError, NumberSummary, Told};

use super::Engine;
use super::opened::Opened;

/// Walks over numbers in ascending order.
#[derive(Clone)]
struct Walk {
    summary: NumberSummary,
    sum: f64,
    passed: u64,
}

impl Engine {
    /// The mean and quartiles of a question's numbers.
    pub(super) async fn summarise(
        &self,
        opened: &Opened,
        question: &str,
    ) -> Result<Told<NumberSummary>, AskError> {
        let responses = self.fitting(opened).await?;
        let answered = opened.answered(question);
        let count = self.fitting(&answered).await?;
        let start =
            Walk { summary: NumberSummary { count, ..NumberSummary::default() }, sum: 0.0, passed: 0 };
        let (mut statement, read) = answered.grouped(&[question]);
        self.verify(read).await?;
        statement.sql.push_str(" ORDER BY 1");
        let walk = answered.fold(statement, 1, start, |walk, group| {
            if let Some(number) = group.number(0) {
                walk.pass(number, group.fitting);
            }
        });
        let walk = self.threads.run(walk).await?;
        Ok(Told { value: walk.finish(), responses: responses.people })
    }
}

impl Walk {
    /// Passes some people who gave the same number.
    fn pass(&mut self, number: f64, people: u64) {
        let before = self.passed;
        self.passed += people;
        self.sum += number * exact(people);
        for (quarter, quartile) in (1..).zip(&mut self.summary.quartiles) {
            // The person at whom this share of all is first reached, counted from 1.
            let wanted = (self.summary.count.people * quarter).div_ceil(4);
            if before < wanted && wanted <= self.passed {
                *quartile = number;
            }
        }
    }

    fn finish(mut self) -> NumberSummary {
        if self.summary.count.people > 0 {
            self.summary.mean = self.sum / exact(self.summary.count.people);
        }
        self.summary
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^53")]
fn exact(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_numbers_that_somebody_gave() {
        let summary = NumberSummary { count: 6.into(), ..NumberSummary::default() };
        let mut walk = Walk { summary, sum: 0.0, passed: 0 };
        for (number, people) in [(1.0, 1), (2.0, 2), (5.0, 0), (8.0, 3)] {
            walk.pass(number, people);
        }
        assert_eq!(
            walk.finish(),
            NumberSummary { count: 6.into(), mean: 29.0 / 6.0, quartiles: [2.0, 2.0, 8.0] }
        );
    }
}
