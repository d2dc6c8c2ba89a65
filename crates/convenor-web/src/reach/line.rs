//! One group as the pages draw it.

use convenor_domain::reach::{Group, ReachArea, ReachRow, RepeatShare};
use convenor_domain::{Action, Area, Resource, ResourceKind};
use convenor_statistics::{BandRule, PeopleBand, ShownCount, disclose_people};
use serde::Serialize;

use super::answer::label;
use crate::filter::{address, to_query};
use crate::reader::Visit;
use crate::state::AppState;
use crate::words::Value;

/// One group, in one area or in the whole.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Line {
    /// The group's name.
    pub(super) name: String,
    /// What it is told apart by.
    pub(super) by: String,
    /// The area's name; empty for the whole.
    pub(super) area: String,
    /// Its share of those who live there, in words; empty where it is not known.
    pub(super) residents: String,
    /// Its share of those heard.
    pub(super) heard: String,
    pub(super) ratio: String,
    pub(super) interval: String,
    /// The ratio drawn towards the mean of all groups in all areas; empty where areas were not asked for.
    pub(super) steadied: String,
    /// Whether it differs by more than chance gives to one of so many.
    pub(super) stands_out: bool,
    /// People heard, in bands.
    pub(super) people: String,
    /// People heard per 1,000 residents a year.
    pub(super) rate: String,
    /// Key of its label.
    pub(super) label: &'static str,
    pub(super) last: String,
    pub(super) activities: Option<usize>,
    /// Share of its people who contributed more than once; nothing where that was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) repeat: Option<String>,
    /// Where a plan for this group begins; nothing where none is needed or may be begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plan: Option<String>,
}

impl Line {
    /// A made-up line, for samples of pages.
    pub(super) fn sample(label: &'static str) -> Self {
        let text = |text: &str| if label == "hidden" { String::new() } else { text.to_owned() };
        Self {
            name: "Under 16".to_owned(),
            by: "Age".to_owned(),
            area: "Marlow <Vale>".to_owned(),
            residents: "21.4%".to_owned(),
            heard: text("6.1%"),
            ratio: text("0.29"),
            interval: text("0.24 to 0.33"),
            steadied: text("0.31"),
            stands_out: label == "heard-a-lot",
            people: "500 to 509".to_owned(),
            rate: text("1.2"),
            label,
            last: text("Sep 2026"),
            activities: (label != "hidden").then_some(3),
            repeat: Some("31%".to_owned()),
            plan: (label == "seldom-heard").then(|| "/engagements/new?groups=age-0-15".to_owned()),
        }
    }
}

/// What lines are drawn with.
pub(super) struct Drawing<'a> {
    pub(super) visit: &'a Visit,
    /// The area asked about.
    pub(super) area: Option<&'a Area>,
    /// Areas of the level.
    pub(super) areas: &'a [Area],
}

impl Drawing<'_> {
    /// A row as it is drawn.
    pub(super) fn line(&self, by: &str, row: &ReachRow) -> Line {
        let area = row.area.as_ref().and_then(|code| self.areas.iter().find(|area| area.code == *code));
        let label = label(row);
        let needs_plan = label == "seldom-heard" && self.may_plan();
        Line {
            name: name(&row.groups),
            by: by.to_owned(),
            area: area.map(|area| area.name.clone()).unwrap_or_default(),
            residents: row.share_residents.map(per_cent).unwrap_or_default(),
            heard: row.ratio.map(|ratio| per_cent(ratio.share_heard)).unwrap_or_default(),
            ratio: row.ratio.map(|ratio| format!("{:.2}", ratio.ratio)).unwrap_or_default(),
            interval: row
                .ratio
                .map(|ratio| self.between(ratio.interval.low, ratio.interval.high))
                .unwrap_or_default(),
            steadied: row.among.map(|among| format!("{:.2}", among.steadied.ratio)).unwrap_or_default(),
            stands_out: row.among.is_some_and(|among| among.stands_out),
            people: self.counted(row.heard),
            rate: row.rate.map(|(rate, _)| format!("{rate:.1}")).unwrap_or_default(),
            last: row.last.map(|month| month.format("%b %Y").to_string()).unwrap_or_default(),
            activities: row.engagements,
            repeat: None,
            plan: needs_plan.then(|| Self::plan(&row.groups, area.or(self.area))).flatten(),
            label,
        }
    }

    /// What share of a group contributed more than once, in words.
    pub(super) fn repeat(&self, share: RepeatShare) -> String {
        match share {
            RepeatShare::Unknown => self.state().word("reach-nothing"),
            RepeatShare::Hidden => self.state().word("reach-hidden"),
            RepeatShare::Share(share) => whole_per_cent(share),
        }
    }

    /// Everybody in an area, as it is drawn.
    pub(super) fn everybody(&self, of: &ReachArea) -> Line {
        let area = self.areas.iter().find(|area| area.code == of.area);
        Line {
            name: self.state().word("reach-everybody"),
            area: area.map(|area| area.name.clone()).unwrap_or_default(),
            people: self.counted(of.heard),
            rate: of.rate.map(|(rate, _)| format!("{rate:.1}")).unwrap_or_default(),
            label: match of.heard {
                None => "no-data",
                Some(ShownCount::Hidden) => "hidden",
                Some(_) => "all",
            },
            ..Line::default()
        }
    }

    fn counted(&self, heard: Option<ShownCount>) -> String {
        heard.map_or_else(|| self.state().word("reach-no-data"), |heard| self.people(heard))
    }

    fn state(&self) -> &AppState {
        &self.visit.state
    }

    fn may_plan(&self) -> bool {
        self.visit.may(Action::Create, Resource::any(ResourceKind::Engagement))
    }

    fn between(&self, low: f64, high: f64) -> String {
        let values = [("low", Value::from(format!("{low:.2}"))), ("high", Value::from(format!("{high:.2}")))];
        self.state().engine.words().t("reach-between", &values)
    }

    /// A number of people as a band of what may be shown.
    pub(super) fn people(&self, count: ShownCount) -> String {
        people(self.state(), count)
    }

    /// Where a plan for a group in a place begins.
    fn plan(groups: &[Group], area: Option<&Area>) -> Option<String> {
        let terms: Vec<&str> = groups.iter().filter_map(Group::term).collect();
        let named = area.map(|area| ("areas", area.name.as_str()));
        let pairs = terms.iter().map(|term| ("groups", *term)).chain(named);
        (!terms.is_empty()).then(|| address("/engagements/new", &to_query(pairs)))
    }
}

/// A number of people as a band of what may be shown.
pub(super) fn people(state: &AppState, count: ShownCount) -> String {
    let words = state.engine.words();
    let Some(people) = count.people() else { return words.t("reach-hidden", &[]) };
    // It has passed the rule already: the band only makes it coarser.
    let people = u32::try_from(people).unwrap_or(u32::MAX);
    match *disclose_people(people, BandRule { hidden_up_to: 0 }).get() {
        PeopleBand::Between { from, to } => {
            words.t("reach-people", &[("from", Value::from(from)), ("to", Value::from(to))])
        }
        PeopleBand::Nobody | PeopleBand::Fewer { .. } => words.t("reach-nobody", &[]),
    }
}

/// The name of a group, or of a crossing.
pub(super) fn name(groups: &[Group]) -> String {
    groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// A share from 0 to 1 in whole per cent.
pub(super) fn whole_per_cent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// A share in words: `6.1%`.
pub(super) fn per_cent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}
