//! Who asks whom about what, where and how: choices that fit each other.

use convenor_domain::{AreaKind, EngagementKind};

use super::Scene;
use crate::DemoError;
use crate::dice::Dice;
use crate::geography::Site;
use crate::organisations::Member;
use crate::words::{Approach, Theme};

/// Most people that an approach may reach for when the group is small.
const FEW_PEOPLE: u32 = 200;

/// The choices that the rest of a record follows from.
#[derive(Clone, Copy)]
pub(crate) struct Cast<'w> {
    pub(crate) theme: &'w Theme,
    /// Term of `groups`.
    pub(crate) group: &'w str,
    /// The group in a sentence.
    pub(crate) who: &'w str,
    pub(crate) lead: &'w Member,
    pub(crate) site: &'w Site,
    pub(crate) approach: &'w Approach,
}

impl<'w> Cast<'w> {
    pub(crate) fn choose(scene: &Scene<'w>, dice: &mut Dice) -> Result<Self, DemoError> {
        let theme = dice.pick("themes", &scene.words.themes)?;
        let group = dice.pick("groups", &theme.who)?;
        let lead = lead(scene, theme, group, None, dice)?;
        let site = site(scene, theme, lead, dice)?;
        Self::complete(scene, theme, group, lead, site, dice)
    }

    /// The same question to the same people, asked by another organisation where there is one.
    pub(crate) fn by_another(&self, scene: &Scene<'w>, dice: &mut Dice) -> Result<Self, DemoError> {
        let lead = lead(scene, self.theme, self.group, Some(self.lead), dice)?;
        let theirs = scene.geography.within(&lead.words.area);
        let site = if theirs.contains(&self.site) { self.site } else { site(scene, self.theme, lead, dice)? };
        Self::complete(scene, self.theme, self.group, lead, site, dice)
    }

    fn complete(
        scene: &Scene<'w>,
        theme: &'w Theme,
        group: &'w str,
        lead: &'w Member,
        site: &'w Site,
        dice: &mut Dice,
    ) -> Result<Self, DemoError> {
        let says = scene.words.group(group)?;
        let suits = |approach: &&Approach| {
            let kind = match theme.kind {
                EngagementKind::IndividualCareFeedback => approach.kinds.contains(&theme.kind),
                _ => approach.kinds.is_empty() || approach.kinds.contains(&theme.kind),
            };
            let asks = approach.leads.is_empty() || approach.leads.contains(&lead.organisation.kind);
            let [_, most] = approach.people;
            let small = says.rare || site.kind == AreaKind::Ward;
            kind && asks && (!small || most <= FEW_PEOPLE)
        };
        let approaches = scene.words.approaches.iter().filter(suits);
        let approaches: Vec<_> = approaches.map(|approach| (approach, approach.weight)).collect();
        let approach = dice.weighted("approaches", &approaches)?;
        Ok(Self { theme, group, who: dice.pick("phrases", &says.says)?, lead, site, approach })
    }
}

/// An organisation of a kind that asks about this theme and, if VCSE, is a voice of this group.
fn lead<'w>(
    scene: &Scene<'w>,
    theme: &Theme,
    group: &str,
    not: Option<&Member>,
    dice: &mut Dice,
) -> Result<&'w Member, DemoError> {
    let can = |member: &&Member| {
        let asks = theme.lead.contains(&member.organisation.kind);
        asks && (member.organisation.kind != "vcse" || is_voice(member, group))
    };
    let all: Vec<_> = scene.members.iter().filter(can).collect();
    let others: Vec<_> = all
        .iter()
        .filter(|member| not.is_none_or(|not| not.organisation.id != member.organisation.id))
        .copied()
        .collect();
    dice.pick("organisations", if others.is_empty() { &all } else { &others }).copied()
}

/// Whether a VCSE organisation speaks for a group.
pub(crate) fn is_voice(member: &Member, group: &str) -> bool {
    member.words.voices.iter().any(|voice| voice == group)
}

fn site<'w>(scene: &Scene<'w>, theme: &Theme, lead: &Member, dice: &mut Dice) -> Result<&'w Site, DemoError> {
    let sites = scene.geography.within(&lead.words.area);
    let kind = loop {
        let kind = dice.weighted("kinds of area", kinds_of_area(theme))?;
        if sites.iter().any(|site| site.kind == kind) {
            break kind;
        }
    };
    let of_kind: Vec<_> = sites.into_iter().filter(|site| site.kind == kind).collect();
    dice.pick("areas", &of_kind).copied()
}

fn kinds_of_area(theme: &Theme) -> &'static [(AreaKind, u32)] {
    if theme.local {
        &[(AreaKind::District, 60), (AreaKind::Ward, 40)]
    } else {
        &[
            (AreaKind::Icb, 26),
            (AreaKind::SubIcb, 7),
            (AreaKind::UpperTier, 29),
            (AreaKind::District, 26),
            (AreaKind::Ward, 12),
        ]
    }
}
