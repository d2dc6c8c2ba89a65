//! Each question of `AskResponses`, counted one response at a time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use convenor_domain::AreaCode;
use convenor_domain::reach::RepeatCounts;
use convenor_domain::response::apart::{Apart, ContributedBy, Contributions, Place, Profile};
use convenor_domain::response::ask::{
    AnswerCounts, Answering, AskResponses, Comment, Count, NumberSummary, Told, Voices, Within, WithinPlaces,
};

use super::RememberedResponses;
use super::held::{Held, counted};

fn told<T>(value: T, held: &[Held]) -> Told<T> {
    Told { value, responses: held.len() as u64 }
}

fn by<K: Ord>(held: &[Held], within: &Within, key: impl Fn(&Held) -> Option<K>) -> Vec<(Option<K>, Count)> {
    let mut counts = BTreeMap::new();
    for one in held {
        *counts.entry(key(one)).or_insert(Count::NOBODY) += one.count(within);
    }
    counts.into_iter().collect()
}

impl AskResponses for RememberedResponses {
    fn count<'a>(&'a self, within: &'a Within) -> Answering<'a, Count> {
        Box::pin(async move {
            let held = self.held(within).await?;
            Ok(told(count(&held, within), &held))
        })
    }

    fn answers<'a>(
        &'a self,
        within: &'a Within,
        questions: &'a [String],
    ) -> Answering<'a, Vec<AnswerCounts>> {
        Box::pin(async move {
            let held = self.held(within).await?;
            let counts = questions
                .iter()
                .map(|key| counted(key, held.iter().map(|one| (one.texts(key), one.count(within)))));
            Ok(told(counts.collect(), &held))
        })
    }

    fn people<'a>(
        &'a self,
        within: &'a Within,
        dimensions: &'a [String],
    ) -> Answering<'a, Vec<AnswerCounts>> {
        Box::pin(async move {
            let held = self.held(within).await?;
            let said = |key: &String| {
                counted(
                    key,
                    held.iter().map(|one| (one.category(key).into_iter().collect(), one.count(within))),
                )
            };
            Ok(told(dimensions.iter().map(said).collect(), &held))
        })
    }

    fn crossed<'a>(
        &'a self,
        within: &'a Within,
        question: &'a str,
        dimension: &'a str,
    ) -> Answering<'a, Vec<(Option<String>, AnswerCounts)>> {
        Box::pin(async move {
            let held = self.held(within).await?;
            let categories: BTreeSet<Option<String>> =
                held.iter().map(|one| one.category(dimension)).collect();
            let crossed = categories.into_iter().map(|category| {
                let of = held.iter().filter(|one| one.category(dimension) == category);
                let counts = counted(question, of.map(|one| (one.texts(question), one.count(within))));
                (category, counts)
            });
            Ok(told(crossed.collect(), &held))
        })
    }

    fn numbers<'a>(&'a self, within: &'a Within, question: &'a str) -> Answering<'a, NumberSummary> {
        Box::pin(async move {
            let held = self.held(within).await?;
            let gave: Vec<Held> = held.iter().filter(|one| one.number(question).is_some()).cloned().collect();
            let mut numbers: Vec<f64> = gave.iter().filter_map(|one| one.number(question)).collect();
            numbers.sort_by(f64::total_cmp);
            Ok(told(summary(&numbers, count(&gave, within)), &held))
        })
    }

    fn comments<'a>(
        &'a self,
        within: &'a Within,
        question: &'a str,
        limit: u64,
        offset: u64,
    ) -> Answering<'a, (Vec<Comment>, Count)> {
        Box::pin(async move {
            let held = self.held(within).await?;
            let comment = |one: &Held| Some(Comment { row: one.given.row, text: one.words(question)? });
            let all: Vec<Comment> = held.iter().filter_map(comment).collect();
            let wrote = held.iter().filter(|one| one.words(question).is_some());
            let written = wrote.map(|one| one.count(within)).sum();
            let (skip, take) = (usize::try_from(offset), usize::try_from(limit));
            let page = all.into_iter().skip(skip.unwrap_or(usize::MAX)).take(take.unwrap_or(usize::MAX));
            Ok(told((page.collect(), written), &held))
        })
    }

    fn areas<'a>(&'a self, within: &'a Within) -> Answering<'a, Vec<(Option<AreaCode>, Count)>> {
        Box::pin(async move {
            let held = self.held(within).await?;
            Ok(told(by(&held, within, |one| one.given.area.clone()), &held))
        })
    }

    fn months<'a>(&'a self, within: &'a Within) -> Answering<'a, Vec<(Option<NaiveDate>, Count)>> {
        Box::pin(async move {
            let held = self.held(within).await?;
            Ok(told(by(&held, within, |one| one.given.given_on?.with_day(1)), &held))
        })
    }

    fn profiles<'a>(&'a self, within: &'a Within, apart: &'a Apart) -> Answering<'a, Vec<(Profile, Count)>> {
        Box::pin(async move {
            let held = self.held(within).await?;
            let mut counts = BTreeMap::new();
            for one in &held {
                *counts.entry(profile(one, apart)).or_insert(Count::NOBODY) += one.count(within);
            }
            Ok(told(counts.into_iter().collect(), &held))
        })
    }

    fn repeats<'a>(
        &'a self,
        within: &'a [WithinPlaces],
        apart: &'a Apart,
    ) -> Answering<'a, Vec<(Profile, RepeatCounts)>> {
        Box::pin(async move {
            let (mut people, mut all) = (ContributedBy::default(), Vec::new());
            for one in within {
                let held = self.held(&one.within).await?;
                for response in &held {
                    let profile = profile(response, apart);
                    if let Some(person) = response.given.person.filter(|_| one.takes(&profile.place)) {
                        people.add(person, profile, response.count(&one.within));
                    }
                }
                all.extend(held);
            }
            Ok(told(people.counts(), &all))
        })
    }

    fn contributions<'a>(&'a self, within: &'a [Within]) -> Answering<'a, Contributions> {
        Box::pin(async move {
            let mut held = Vec::new();
            for one in within {
                held.extend(self.held(one).await?);
            }
            let mut contributions = Contributions::default();
            let Some(first) = within.first() else { return Ok(told(contributions, &held)) };
            for (person, responses) in by(&held, first, |one| one.given.person) {
                match person {
                    Some(_) => *contributions.people.entry(responses.people).or_default() += 1,
                    None => contributions.unknown = responses.people,
                }
            }
            Ok(told(contributions, &held))
        })
    }

    fn voices<'a>(&'a self, within: &'a Within) -> Answering<'a, Voices> {
        Box::pin(async move {
            let held = self.held(within).await?;
            let mut voices = Voices::default();
            for (person, responses) in by(&held, within, |one| one.given.person) {
                match person {
                    Some(_) => {
                        voices.people += Count { people: 1, ..responses };
                        voices.responses += responses;
                    }
                    None => voices.unknown = responses,
                }
            }
            Ok(told(voices, &held))
        })
    }
}

fn count(held: &[Held], within: &Within) -> Count {
    held.iter().map(|one| one.count(within)).sum()
}

fn profile(held: &Held, apart: &Apart) -> Profile {
    let area = held.given.area.as_ref().map(|area| area.0.as_str());
    Profile {
        categories: apart.dimensions.iter().map(|key| held.category(key)).collect(),
        place: apart.places.as_ref().map_or(Place::Unknown, |places| Place::of(area, places)),
        month: apart.months.then(|| held.given.given_on?.with_day(1)).flatten(),
    }
}

/// Of numbers in ascending order.
#[expect(clippy::cast_precision_loss, reason = "tests count few people")]
fn summary(numbers: &[f64], gave: Count) -> NumberSummary {
    let count = numbers.len();
    if count == 0 {
        return NumberSummary::default();
    }
    let quartile = |quarter: usize| numbers.get((count * quarter).div_ceil(4) - 1).copied();
    NumberSummary {
        count: gave,
        mean: numbers.iter().sum::<f64>() / count as f64,
        quartiles: [1, 2, 3].map(|quarter| quartile(quarter).unwrap_or_default()),
    }
}
