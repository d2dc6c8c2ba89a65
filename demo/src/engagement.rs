//! Four hundred engagements: cast, timed, written, and left incomplete here and there as real records are.

mod cast;
mod content;
mod gaps;
mod summary;
mod timing;
mod title;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use convenor_domain::{Engagement, EngagementContent, EngagementId, SystemId};

use crate::DemoError;
use crate::dice::Dice;
use crate::geography::Geography;
use crate::organisations::Member;
use crate::words::{Approach, Theme, Words};

use cast::Cast;
use timing::Timing;

/// How far back the records go.
pub(crate) const HISTORY_DAYS: u32 = 3 * 365;
const ENGAGEMENTS: usize = 400;
/// In a hundred, engagements that ask the same people the same thing within months of another.
const REPEATED_PCT: u32 = 8;

/// What every record is made from.
pub(crate) struct Scene<'w> {
    pub(crate) words: &'w Words,
    pub(crate) geography: &'w Geography,
    pub(crate) members: &'w [Member],
    pub(crate) system: SystemId,
    pub(crate) today: NaiveDate,
}

/// An engagement with what the insights and decisions need to know of it.
pub(crate) struct Staged<'w> {
    pub(crate) engagement: Engagement,
    pub(crate) theme: &'w Theme,
    pub(crate) approach: &'w Approach,
    pub(crate) group: &'w str,
    pub(crate) place: &'w str,
    pub(crate) closes: NaiveDate,
    pub(crate) heard: u32,
}

/// Makes all engagements.
pub(crate) fn stage<'w>(scene: &Scene<'w>, dice: &mut Dice) -> Result<Vec<Staged<'w>>, DemoError> {
    let mut earlier: Vec<(Cast<'w>, NaiveDate)> = Vec::new();
    let mut titles = BTreeSet::new();
    let mut staged = Vec::with_capacity(ENGAGEMENTS);
    while staged.len() < ENGAGEMENTS {
        let (cast, opens) = if !earlier.is_empty() && dice.chance(REPEATED_PCT) {
            let (again, first) = dice.pick("engagements", &earlier)?;
            (again.by_another(scene, dice)?, timing::months_after(*first, dice)?)
        } else {
            (Cast::choose(scene, dice)?, timing::opens(scene.today, dice)?)
        };
        let timing = Timing::choose(scene.today, opens, cast.approach, dice)?;
        staged.push(write(scene, &cast, &timing, &mut titles, dice)?);
        earlier.push((cast, opens));
    }
    Ok(staged)
}

fn write<'w>(
    scene: &Scene<'w>,
    cast: &Cast<'w>,
    timing: &Timing,
    titles: &mut BTreeSet<String>,
    dice: &mut Dice,
) -> Result<Staged<'w>, DemoError> {
    let heard = content::people(cast, dice);
    let mut content: EngagementContent = content::write(scene, cast, timing, heard, dice)?;
    content.title = title::choose(cast, timing, titles, dice)?;
    gaps::leave(&mut content, timing, dice)?;
    let created_at = dice.moment(timing.created);
    let engagement = Engagement {
        id: EngagementId(dice.id(created_at)),
        system: scene.system,
        status: timing.status,
        content,
        provenance: None,
        version: dice.between(1, 6),
        created_at,
        updated_at: dice.moment(timing.updated).max(created_at),
    };
    Ok(Staged {
        engagement,
        theme: cast.theme,
        approach: cast.approach,
        group: cast.group,
        place: &cast.site.name,
        closes: timing.closes,
        heard,
    })
}
