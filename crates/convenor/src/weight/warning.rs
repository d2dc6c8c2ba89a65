//! What a reader of the weights must know, in words.

use convenor_import::{TargetVariable, Untargeted};
use convenor_statistics::{Raked, RakingError, RakingSettings, RakingWarning};

use super::intake::Intake;
use super::said::percent;

/// Shares that were off by more than rounding to a tenth of a percentage point explains are told to have been scaled.
const SCALED_FROM: f64 = 0.001_5;
/// Answers without a target that are named.
const NAMED_MAX: usize = 5;

/// All warnings, in the order of the work.
pub(super) fn all(
    intake: &Intake,
    raked: &Raked,
    targets: &[TargetVariable],
    settings: &RakingSettings,
) -> Vec<String> {
    let scaled = targets.iter().filter_map(scaled);
    let untargeted =
        targets.iter().zip(&intake.untargeted).filter_map(|(target, answers)| untargeted(target, answers));
    let raking = raked.warnings.iter().filter_map(|warning| of_raking(warning, targets, settings));
    scaled.chain(untargeted).chain(raking).collect()
}

fn scaled(target: &TargetVariable) -> Option<String> {
    let sum = target.sum.filter(|sum| (sum - 1.0).abs() > SCALED_FROM)?;
    Some(format!("the targets of “{}” add up to {} and were scaled to 100 %", target.name, percent(sum)))
}

fn untargeted(target: &TargetVariable, answers: &[Untargeted]) -> Option<String> {
    let people: u64 = answers.iter().map(|answer| answer.people).sum();
    if people == 0 {
        return None;
    }
    Some(format!(
        "{people} respondents gave an answer to “{}” that has no target ({}): the other variables alone weight \
         them; add a target, or spell the answer as the targets do",
        target.name,
        named(answers)
    ))
}

fn named(answers: &[Untargeted]) -> String {
    let names = answers.iter().filter_map(|answer| answer.answer.as_deref());
    let mut names: Vec<String> = names.take(NAMED_MAX).map(|name| format!("“{name}”")).collect();
    if answers.len() > names.len() {
        names.push("others".to_owned());
    }
    names.join(", ")
}

fn of_raking(
    warning: &RakingWarning,
    targets: &[TargetVariable],
    settings: &RakingSettings,
) -> Option<String> {
    let variable = |at: usize| targets.get(at).map(|target| target.name.as_str());
    let category = |at: usize, place: usize| Some(targets.get(at)?.categories.get(place)?.0.as_str());
    Some(match *warning {
        RakingWarning::Empty { variable: at, category: place, target } => format!(
            "nobody in the sample is in “{}” of “{}”, {} of the population: its target cannot be \
             met, and the others fill its place",
            category(at, place)?,
            variable(at)?,
            percent(target)
        ),
        RakingWarning::Few { variable: at, category: place, people } => format!(
            "only {people} in the sample {} in “{}” of “{}”: they stand for all of it; --collapse-under \
             puts small categories together with their neighbours",
            if people == 1 { "is" } else { "are" },
            category(at, place)?,
            variable(at)?
        ),
        RakingWarning::Unanswered { variable: at, people } => format!(
            "{people} respondents have no answer to “{}” that a target could be met with: the other \
             variables alone weight them",
            variable(at)?
        ),
        RakingWarning::Missed { variable: at, category: place, target, reached } => format!(
            "“{}” of “{}” is {} after weighting where {} was wanted: {}",
            category(at, place)?,
            variable(at)?,
            percent(reached),
            percent(target),
            cause(settings)
        ),
        RakingWarning::Bounded => {
            "weights between these bounds cannot meet every target: wider bounds (--trim) can, at the cost \
             of a larger design effect"
                .to_owned()
        }
        RakingWarning::Unsettled => format!(
            "the weights had not settled after {} rounds: the targets contradict each other in this \
             sample, or nearly; weight by fewer variables or put categories together",
            settings.iterations_max
        ),
    })
}

fn cause(settings: &RakingSettings) -> String {
    match settings.trim {
        Some(trim) => format!("weights are held between {} and {}", trim.low(), trim.high()),
        None => "the weights had not settled".to_owned(),
    }
}

/// Why there are no weights, with what mends it.
pub(super) fn refusal(error: &RakingError, targets: &[TargetVariable], intake: &Intake) -> anyhow::Error {
    let RakingError::NoAnswer { variable } = error else {
        return match error {
            RakingError::Nobody => {
                anyhow::anyhow!("the sample has no respondent to weight: it needs a row below its headings")
            }
            other => anyhow::anyhow!("{other}"),
        };
    };
    let target = targets.get(*variable);
    let name = target.map_or("", |target| target.name.as_str());
    let wanted = target.into_iter().flat_map(|target| &target.categories).take(NAMED_MAX);
    let wanted: Vec<String> = wanted.map(|(category, _)| format!("“{category}”")).collect();
    let answers = intake.untargeted.get(*variable).map_or(&[][..], Vec::as_slice);
    let said = if answers.is_empty() { "nothing".to_owned() } else { named(answers) };
    anyhow::anyhow!(
        "nobody in the sample is in any category of “{name}”: the targets list {}, the \
         sample says {said}: spell them alike",
        wanted.join(", ")
    )
}
