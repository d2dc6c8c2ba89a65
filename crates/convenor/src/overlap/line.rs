//! What there is to know before asking, for people: in lines of plain words.

use convenor_domain::overlap::Cause;

use super::answer::{Answer, AnswerLoad, AnswerSimilar, Names};
use crate::find::answer::in_words;

impl Answer {
    /// The answer for people, who asked for `limit` pieces of work at most.
    pub(super) fn lines(&self, limit: usize) -> Vec<String> {
        let mut lines = vec![match self.similar.len() {
            0 => "Nothing like this plan was found.".to_owned(),
            1 => format!("1 piece of work is like this plan. Risk of asking twice: {}.", self.risk),
            count => {
                format!(
                    "{count} pieces of work are like this plan, the likest first. Risk of asking twice: {}.",
                    self.risk
                )
            }
        }];
        for (index, similar) in self.similar.iter().enumerate() {
            lines.push(String::new());
            lines.extend(similar.lines(index + 1));
        }
        if self.similar.len() >= limit {
            lines.extend([String::new(), "There may be more like it: --limit N shows more.".to_owned()]);
        }
        lines.push(String::new());
        lines.push(match self.load.len() {
            0 => "Name groups or areas, and this says how often they are asked in twelve months.".to_owned(),
            _ => "How often these people are asked in twelve months:".to_owned(),
        });
        lines.extend(self.load.iter().map(AnswerLoad::line));
        lines
    }
}

impl AnswerSimilar {
    fn lines(&self, number: usize) -> Vec<String> {
        let why: Vec<_> = self.why.iter().map(|why| why.words.as_str()).collect();
        let place = (!self.place.is_empty()).then(|| self.place.join(", "));
        let facts =
            [place, Some(self.when.clone()), self.organisation.clone(), Some(self.status.to_string())];
        let facts: Vec<_> = facts.into_iter().flatten().collect();
        let mut lines = vec![
            format!("{number}. {}  [engagement, {}]", self.title, self.reference),
            format!("   Risk {}. {}", self.risk, why.join("; ")),
            format!("   {}", facts.join(" · ")),
        ];
        let heard = self.insights.iter().map(|one| format!("   Heard: {} [{}]", one.finding, one.reference));
        lines.extend(heard);
        lines.push(format!("   What happened next: {}", in_words(self.what_happened_next)));
        lines
    }
}

impl AnswerLoad {
    fn line(&self) -> String {
        let more = if self.full { "; one more would be too many" } else { "" };
        let right = self.load.budget.map(|budget| format!(" of {budget}")).unwrap_or_default();
        format!("  {}, {}: {}{right}{more}", self.group_name, self.area_name, self.load.asked)
    }
}

/// A cause in words, with what is shared.
pub(super) fn cause(cause: &Cause, names: &Names<'_>) -> String {
    let v = names.vocabularies;
    match cause {
        Cause::SameTopic { topics } => {
            let topics: Vec<_> = topics.iter().map(|key| v.topics.name_of(key)).collect();
            format!("Same topic: {}", topics.join(", "))
        }
        Cause::SamePeople { groups } => {
            let groups: Vec<_> = groups.iter().map(|key| v.groups.name_of(key)).collect();
            format!("Same people: {}", groups.join(", "))
        }
        Cause::SamePlace { areas } => {
            let areas: Vec<_> = areas.iter().map(|code| names.area(code)).collect();
            format!("Same place: {}", areas.join(", "))
        }
        Cause::CloseInTime { days: 0 } => "At the same time".to_owned(),
        Cause::CloseInTime { days: 1 } => "Close in time: 1 day apart".to_owned(),
        Cause::CloseInTime { days } => format!("Close in time: {days} days apart"),
        Cause::SameWords { share_pct } => format!("Nearly the same words: {share_pct} %"),
        Cause::SimilarMeaning => "Similar meaning, in other words".to_owned(),
        Cause::ComesUpFirst { typed } if typed.is_empty() => {
            "Comes up first when your words are looked up, by its meaning".to_owned()
        }
        Cause::ComesUpFirst { typed } => {
            format!("Comes up first when your words are looked up: {}", typed.join(", "))
        }
    }
}
