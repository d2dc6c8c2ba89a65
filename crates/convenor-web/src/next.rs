//! What happened next, in a tag and a sentence, as it stands beside every finding. What is not recorded is said to be
//! not recorded. Which decisions there are is left to the store.

use chrono::{Datelike, NaiveDate};
use convenor_domain::{Engagement, ImpreciseDate, Insight, Outcome};
use convenor_store::WhatHappened;
use serde::Serialize;

use crate::state::AppState;
use crate::words::Value;

/// Most characters of an outcome beside a finding; the whole of it stands on the decision's page.
const SENTENCE_CHARS_MAX: usize = 260;

/// What happened next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Next {
    /// The colour's name, which says no more than the words do.
    tone: &'static str,
    /// What came of it, in two or three words.
    tag: String,
    /// One or two sentences.
    sentence: String,
    /// Where the chain can be followed, when there is more to see.
    #[serde(skip_serializing_if = "Option::is_none")]
    follow: Option<String>,
}

impl Next {
    /// What happened after an insight, from the decisions on it that the reader may see.
    pub(crate) fn of_insight(state: &AppState, insight: &Insight, happened: &[WhatHappened]) -> Self {
        let outcome = outcome_of(happened);
        let furthest = happened.iter().min_by_key(|one| Outcome::of([one.influence]));
        let told = insight.content.what_happened_next.trim();
        let sentence = match furthest {
            Some(decision) => decided(state, decision),
            None if !told.is_empty() => shortened(told),
            None => {
                ago(state, "next-heard-months-ago", last_day(&insight.content.ends, &insight.content.starts))
            }
        };
        let follow = furthest.map(|_| format!("/insights/{}#next", insight.id));
        Self { tone: tone(outcome), tag: tag(state, outcome), sentence, follow }
    }

    /// What happened after an engagement, from those of its insights that the reader may see.
    pub(crate) fn of_engagement(
        state: &AppState,
        engagement: &Engagement,
        insights: u64,
        outcome: Outcome,
    ) -> Self {
        let content = &engagement.content;
        let from = state.engine.words().t("next-from-insights", &[("insights", Value::from(insights))]);
        let sentence = if outcome == Outcome::NotRecorded {
            let closed = ago(state, "next-closed-months-ago", last_day(&content.ends, &content.starts));
            format!("{closed} {from}")
        } else {
            from
        };
        let follow = (insights > 0).then(|| format!("/engagements/{}", engagement.id));
        Self { tone: tone(outcome), tag: tag(state, outcome), sentence, follow }
    }

    /// A made-up one, for samples of pages.
    pub(crate) fn sample(outcome: Outcome) -> Self {
        let follow = (outcome != Outcome::NotRecorded).then(|| "/insights/1#next".to_owned());
        let sentence = "A one-page form is in use since June 2026.".to_owned();
        Self { tone: tone(outcome), tag: outcome.key().to_owned(), sentence, follow }
    }
}

/// The furthest that any of these went.
pub(crate) fn outcome_of(happened: &[WhatHappened]) -> Outcome {
    Outcome::of(happened.iter().map(|one| one.influence))
}

/// The words of an outcome.
pub(crate) fn tag(state: &AppState, outcome: Outcome) -> String {
    state.word(&format!("outcome-{outcome}"))
}

/// The colour's name for an outcome, as in `tag--good` and `next--partly`.
pub(crate) fn tone(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Changed => "good",
        Outcome::Partly => "warn",
        Outcome::Decided | Outcome::NoChange => "info",
        Outcome::NotRecorded => "none",
    }
}

fn decided(state: &AppState, decision: &WhatHappened) -> String {
    let said = [decision.outcome.trim(), decision.title.trim()].into_iter().find(|text| !text.is_empty());
    let said = shortened(said.unwrap_or_default());
    if decision.body.is_empty() || decision.date.is_unknown() {
        return said;
    }
    let date = decision.date.to_string();
    let values = [("body", Value::from(decision.body.clone())), ("date", Value::from(date))];
    format!("{said} ({})", state.engine.words().t("next-by-and-when", &values).trim_end_matches('.'))
}

fn last_day(ends: &ImpreciseDate, starts: &ImpreciseDate) -> Option<NaiveDate> {
    ends.latest().or_else(|| starts.latest())
}

/// How long ago a day was, in whole months; what lies ahead or has no date is said so by other words.
fn ago(state: &AppState, key: &'static str, day: Option<NaiveDate>) -> String {
    let Some(day) = day else { return state.word("next-not-dated") };
    match months_between(day, state.store.today()) {
        Some(months) => state.engine.words().t(key, &[("months", Value::from(months))]),
        None => String::new(),
    }
}

/// Whole months from a day until today; `None` for a day to come.
fn months_between(day: NaiveDate, today: NaiveDate) -> Option<i64> {
    if day > today {
        return None;
    }
    let count = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month());
    let begun = i64::from(today.day() < day.day());
    Some(count(today) - count(day) - begun)
}

fn shortened(text: &str) -> String {
    if text.chars().nth(SENTENCE_CHARS_MAX).is_none() {
        return text.to_owned();
    }
    let start: String = text.chars().take(SENTENCE_CHARS_MAX).collect();
    let whole_words = start.rsplit_once(char::is_whitespace).map_or(start.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_whole_and_never_below_nothing() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let today = day(2026, 11, 2);
        assert_eq!(months_between(day(2025, 12, 3), today), Some(10));
        assert_eq!(months_between(day(2026, 11, 1), today), Some(0));
        assert_eq!(months_between(day(2026, 11, 3), today), None);
    }

    #[test]
    fn a_long_outcome_ends_at_a_word() {
        let said = shortened(&"whole ".repeat(100));
        assert!(said.ends_with(" whole…"), "{said}");
        assert!(said.chars().count() <= SENTENCE_CHARS_MAX + 1);
        assert_eq!(shortened("Short."), "Short.");
    }
}
