//! One finding: a plain sentence that nobody has said in the same words, its detail and how sure it is.

use std::collections::BTreeSet;

use convenor_domain::Strength;

use crate::DemoError;
use crate::dice::Dice;
use crate::engagement::Scene;
use crate::phrase::fill;
use crate::words::{HeardAs, Issue, Theme};

/// Tries to say it differently before the place is named, and before it is said twice.
const TRIES: u32 = 40;
const TRIES_WITHOUT_PLACE: u32 = 12;

/// What was said, about which issue.
pub(crate) struct Said<'w> {
    pub(crate) issue: &'w Issue,
    pub(crate) finding: String,
    detail: String,
}

impl<'w> Said<'w> {
    /// Something that a group in a place says within a theme.
    pub(crate) fn choose(
        scene: &Scene<'w>,
        theme: &'w Theme,
        group: &str,
        place: &str,
        taken: &mut BTreeSet<String>,
        dice: &mut Dice,
    ) -> Result<Self, DemoError> {
        let issues: Vec<_> = theme.issues.iter().filter(|issue| issue.fits(group)).collect();
        let says = &scene.words.group(group)?.says;
        let mut attempt = 0;
        loop {
            let issue: &'w Issue = dice.pick("issues", &issues)?;
            let mut who = dice.pick("phrases", says)?.clone();
            let plain = !who.contains(" in ");
            if plain && (dice.chance(14) || attempt > TRIES_WITHOUT_PLACE) {
                who = format!("{who} in {place}");
            }
            let slots = [("who", who.as_str()), ("place", place)];
            let finding = fill(dice.pick("findings", &issue.finds)?, &slots, dice)?;
            attempt += 1;
            if taken.insert(finding.clone()) || attempt > TRIES {
                let detail = fill(&issue.detail, &slots, dice)?;
                return Ok(Self { issue, finding, detail });
            }
        }
    }

    /// The detail, with or without a word on how often it was said.
    pub(crate) fn detail(&self, scene: &Scene, heard: HeardAs, dice: &mut Dice) -> Result<String, DemoError> {
        let sentences = &scene.words.sentences;
        let tails = match heard {
            HeardAs::Answers => &sentences.tail_answers,
            HeardAs::Sessions => &sentences.tail_sessions,
            HeardAs::People => &sentences.tail_people,
        };
        let many = dice.between(5, 12);
        let few = dice.between(many / 2, many - 1).to_string();
        let most = dice.between(38, 81).to_string();
        let slots = [("few", few.as_str()), ("many", &many.to_string()), ("most", &most)];
        let tail = fill(dice.pick("sentences", tails)?, &slots, dice)?;
        Ok(match dice.between(1, 100) {
            1..=38 => self.detail.clone(),
            39..=60 => tail,
            61..=84 => format!("{} {tail}", self.detail),
            _ => String::new(),
        })
    }
}

/// How sure those who wrote it are: more people, more often strong; sometimes not said.
pub(crate) fn strength(people: u32, dice: &mut Dice) -> Result<Option<Strength>, DemoError> {
    use Strength as S;
    let weights: &[(Option<S>, u32)] = match people {
        ..=12 => &[(Some(S::Tentative), 70), (Some(S::Moderate), 25), (None, 5)],
        13..=59 => &[(Some(S::Tentative), 20), (Some(S::Moderate), 60), (Some(S::Strong), 14), (None, 6)],
        _ => &[(Some(S::Moderate), 34), (Some(S::Strong), 60), (None, 6)],
    };
    dice.weighted("strengths", weights)
}
