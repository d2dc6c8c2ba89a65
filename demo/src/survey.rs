//! What people answered to three engagements, as a survey tool would export it: with what tells who they are, so that
//! the import has something to take out. It has dice of its own, so that the records stay as they are.

mod home;
mod person;
mod words;

use chrono::NaiveDate;
use convenor_domain::{Engagement, EngagementId, EngagementStatus, ImpreciseDate, Precision, Visibility};

use crate::DemoError;
use crate::dice::Dice;
pub(crate) use home::Home;
use person::Person;
use words::SurveyWords;

/// Surveys in the demo.
const SURVEYS: usize = 6;
/// People of one survey who are also asked in the next: of every survey's people, all but so many in a hundred are others.
const AGAIN: u32 = 12;
/// Fewest and most responses to one.
const RESPONSES: std::ops::RangeInclusive<u32> = 240..=1_300;
/// What the dice of the surveys are seeded with beside the demo's own seed.
const SEED: u64 = 0x5157;

/// The export of one survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The engagement that people answered to.
    pub engagement: EngagementId,
    /// The file's name.
    pub file_name: String,
    /// The file.
    pub csv: String,
    /// How many responses it holds.
    pub responses: u32,
}

/// The surveys of the latest engagements that closed with as many responses as a survey brings.
pub(crate) fn collect(
    engagements: &[Engagement],
    without: EngagementId,
    homes: &[Home],
    seed: u64,
) -> Result<Vec<Survey>, DemoError> {
    let words = SurveyWords::read()?;
    let mut closed: Vec<(NaiveDate, NaiveDate, u32, &Engagement)> = engagements
        .iter()
        .filter(|engagement| engagement.id != without && is_told(engagement))
        .filter_map(|engagement| {
            let content = &engagement.content;
            let responses = content.responses.filter(|responses| RESPONSES.contains(responses))?;
            Some((day(&content.ends)?, day(&content.starts)?, responses, engagement))
        })
        .collect();
    closed.sort_by_key(|(ends, _, _, engagement)| (*ends, engagement.id));
    let mut dice = Dice::seeded(seed ^ SEED);
    let latest = closed.into_iter().rev().take(SURVEYS);
    let mut first = 0;
    let mut surveys = Vec::new();
    for (ends, starts, responses, engagement) in latest {
        let asking = Asking { words: &words, homes, first };
        surveys.push(survey(engagement, (starts, ends), &asking, &mut dice)?);
        first += responses * (100 - AGAIN) / 100;
    }
    Ok(surveys)
}

/// Closed, by survey, and not for one organisation alone.
fn is_told(engagement: &Engagement) -> bool {
    use EngagementStatus as S;
    let closed = matches!(
        engagement.status,
        S::ClosedAnalysing | S::Reported | S::DecisionMade | S::FedBack | S::Complete
    );
    let content = &engagement.content;
    closed
        && content.visibility != Visibility::Organisation
        && content.methods.iter().any(|method| method == "survey")
}

fn day(date: &ImpreciseDate) -> Option<NaiveDate> {
    date.earliest().filter(|_| date.precision() == Precision::Day)
}

/// What is asked of whom.
struct Asking<'a> {
    words: &'a SurveyWords,
    homes: &'a [Home],
    /// The first of the people who are asked: earlier ones were asked before.
    first: u32,
}

fn survey(
    engagement: &Engagement,
    (starts, ends): (NaiveDate, NaiveDate),
    asking: &Asking<'_>,
    dice: &mut Dice,
) -> Result<Survey, DemoError> {
    let words = asking.words;
    let content = &engagement.content;
    let responses = content.responses.unwrap_or_default();
    let people = content.people_heard.unwrap_or(responses).min(responses);
    let days = u32::try_from((ends - starts).num_days()).unwrap_or_default();
    let mut csv = line(&words.headings());
    for number in 0..responses {
        // Who answers twice answers under the same address.
        let address = if number < people { number } else { dice.between(0, people.saturating_sub(1)) };
        let day = crate::dice::day_after(starts, dice.between(0, days))?;
        let person = Person::draw(words, dice)?;
        let identifier = format!("R{:05}", number + 1);
        let address = format!("person{}@example.org", asking.first + address + 1);
        let home = home::draw(asking.homes, dice)?;
        let known = [identifier, day.format("%d/%m/%Y").to_string(), address, home];
        let cells: Vec<String> = known.into_iter().chain(person.answers(words, dice)?).collect();
        csv.push_str(&line(&cells));
    }
    let slug: String = content.title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let slug = slug.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    Ok(Survey { engagement: engagement.id, file_name: format!("{slug}.csv"), csv, responses })
}

/// A line of CSV.
fn line(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    format!("{}\n", quoted.collect::<Vec<_>>().join(","))
}
