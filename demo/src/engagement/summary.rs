//! The plain summary of an engagement: what is planned, open, stopped or done.

use convenor_domain::EngagementStatus;

use super::Scene;
use super::cast::Cast;
use super::timing::Timing;
use crate::DemoError;
use crate::dice::Dice;
use crate::phrase::fill;

/// Writes a summary in the tense of the engagement's status.
pub(crate) fn write(
    scene: &Scene,
    cast: &Cast,
    timing: &Timing,
    dice: &mut Dice,
) -> Result<String, DemoError> {
    use EngagementStatus as S;
    let sentences = &scene.words.sentences;
    let (main, stopped) = match timing.status {
        S::Draft | S::SubmittedForAdvice | S::Planned => (&sentences.summary_ahead, None),
        S::Open => (&sentences.summary_now, None),
        S::Paused => (&sentences.summary_stopped, Some(&sentences.paused)),
        S::Cancelled => (&sentences.summary_stopped, Some(&sentences.stopped)),
        _ => (&sentences.summary_past, None),
    };
    let stop = stopped.map(|why| dice.pick("reasons", why)).transpose()?.map_or("", String::as_str);
    let slots = [
        ("lead", cast.lead.organisation.name.as_str()),
        ("who", cast.who),
        ("about", &cast.theme.about),
        ("through", &cast.approach.through),
        ("place", &cast.site.name),
        ("Stopped", stop),
        ("decides", &cast.theme.decides),
        ("body", &cast.theme.body),
    ];
    let mut text = fill(dice.pick("summaries", main)?, &slots, dice)?;
    let informs = fill(dice.pick("sentences", &sentences.informs)?, &slots, dice)?;
    if stopped.is_none() && !informs.is_empty() {
        text = format!("{text} {informs}");
    }
    Ok(text)
}
