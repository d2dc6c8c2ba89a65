//! The word lists of `demo/words`, as types. They are part of the program; reading them cannot meet the outside.

use convenor_domain::{EngagementKind, Role};
use serde::Deserialize;

use crate::DemoError;

/// All word lists.
pub(crate) struct Words {
    pub(crate) places: Places,
    pub(crate) organisations: Vec<OrganisationWords>,
    pub(crate) people: Vec<PersonWords>,
    pub(crate) groups: Vec<GroupWords>,
    pub(crate) approaches: Vec<Approach>,
    pub(crate) sentences: Sentences,
    pub(crate) themes: Vec<Theme>,
}

/// The made-up geography.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    pub(crate) icb: String,
    pub(crate) straddling: Straddling,
    pub(crate) sub_icbs: Vec<SubIcbWords>,
    pub(crate) upper_tiers: Vec<PlaceWords>,
}

/// A ward some of whose small areas count to another district.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Straddling {
    pub(crate) ward: String,
    pub(crate) also_in: String,
    pub(crate) small_areas: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubIcbWords {
    pub(crate) name: String,
    pub(crate) places: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceWords {
    pub(crate) name: String,
    pub(crate) districts: Vec<DistrictWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DistrictWords {
    pub(crate) name: String,
    pub(crate) character: Character,
    pub(crate) wards: Vec<String>,
}

/// What kind of place a district is: it shapes who lives there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Character {
    Town,
    Suburb,
    Rural,
    Coast,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganisationWords {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) area: String,
    pub(crate) team: String,
    pub(crate) mailbox: String,
    #[serde(default)]
    pub(crate) voices: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonWords {
    pub(crate) name: String,
    pub(crate) mailbox: String,
    pub(crate) role: Role,
    pub(crate) organisation: Option<String>,
    pub(crate) says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupWords {
    pub(crate) key: String,
    pub(crate) says: Vec<String>,
    pub(crate) format: Option<String>,
    /// Too few people for a survey.
    #[serde(default)]
    pub(crate) rare: bool,
}

/// A way of going about an engagement.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Approach {
    pub(crate) through: String,
    pub(crate) methods: Vec<String>,
    pub(crate) recruitment: Vec<String>,
    pub(crate) formats: Vec<String>,
    pub(crate) people: [u32; 2],
    pub(crate) days: [u32; 2],
    /// Cost whatever the number of people, in pounds.
    #[serde(rename = "fixed")]
    pub(crate) fixed_pounds: [u32; 2],
    /// Cost for each person, in pounds.
    #[serde(rename = "each")]
    pub(crate) each_pounds: [u32; 2],
    pub(crate) promised: Vec<String>,
    /// How often it is chosen where it suits.
    pub(crate) weight: u32,
    pub(crate) source: String,
    pub(crate) heard: HeardAs,
    #[serde(default)]
    pub(crate) kinds: Vec<EngagementKind>,
    #[serde(default)]
    pub(crate) leads: Vec<String>,
    #[serde(default)]
    pub(crate) coproduced: bool,
}

/// What a finding is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum HeardAs {
    Answers,
    Sessions,
    People,
}

/// A subject that people are asked about, with what they say and what comes of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Theme {
    pub(crate) key: String,
    /// Whether it concerns one neighbourhood or town rather than a whole place.
    #[serde(default)]
    pub(crate) local: bool,
    pub(crate) titles: Vec<String>,
    pub(crate) about: String,
    pub(crate) why: String,
    pub(crate) topics: Vec<String>,
    pub(crate) who: Vec<String>,
    pub(crate) lead: Vec<String>,
    pub(crate) kind: EngagementKind,
    pub(crate) body: String,
    pub(crate) decides: String,
    pub(crate) can: String,
    pub(crate) cannot: String,
    pub(crate) asks: Vec<String>,
    pub(crate) issues: Vec<Issue>,
}

/// One thing that people say within a theme, and what may come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Issue {
    /// Groups that would say it; all of the theme's when empty.
    #[serde(default)]
    pub(crate) only: Vec<String>,
    pub(crate) finds: Vec<String>,
    pub(crate) detail: String,
    pub(crate) decision: String,
    pub(crate) came: String,
    pub(crate) not: String,
}

/// Sentences that records share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sentences {
    pub(crate) summary_past: Vec<String>,
    pub(crate) summary_now: Vec<String>,
    pub(crate) summary_ahead: Vec<String>,
    pub(crate) summary_stopped: Vec<String>,
    pub(crate) stopped: Vec<String>,
    pub(crate) paused: Vec<String>,
    pub(crate) informs: Vec<String>,
    pub(crate) tail_sessions: Vec<String>,
    pub(crate) tail_answers: Vec<String>,
    pub(crate) tail_people: Vec<String>,
    pub(crate) next_soon: Vec<String>,
    pub(crate) next_done: Vec<String>,
    pub(crate) next_none: Vec<String>,
    pub(crate) partly_titles: Vec<String>,
    pub(crate) partly_outcomes: Vec<String>,
    pub(crate) partly_reasons: Vec<String>,
    pub(crate) confirmed_outcomes: Vec<String>,
    pub(crate) not_adopted_titles: Vec<String>,
    pub(crate) not_adopted_outcomes: Vec<String>,
}

macro_rules! read {
    ($file:literal) => {
        serde_norway::from_str(include_str!(concat!("../words/", $file)))
            .map_err(|source| DemoError::Words { file: $file, source })?
    };
}

impl Words {
    /// Reads all lists.
    pub(crate) fn read() -> Result<Self, DemoError> {
        let themes: [Vec<Theme>; 6] = [
            read!("themes/general-practice.yaml"),
            read!("themes/hospital.yaml"),
            read!("themes/social-care.yaml"),
            read!("themes/children.yaml"),
            read!("themes/public-health.yaml"),
            read!("themes/community.yaml"),
        ];
        Ok(Self {
            places: read!("places.yaml"),
            organisations: read!("organisations.yaml"),
            people: read!("people.yaml"),
            groups: read!("groups.yaml"),
            approaches: read!("approaches.yaml"),
            sentences: read!("sentences.yaml"),
            themes: themes.into_iter().flatten().collect(),
        })
    }

    /// How a group is named and what it needs.
    pub(crate) fn group(&self, key: &str) -> Result<&GroupWords, DemoError> {
        let found = self.groups.iter().find(|group| group.key == key);
        found.ok_or_else(|| DemoError::Unknown { name: key.to_owned() })
    }
}

impl Issue {
    /// Whether this group would say it.
    pub(crate) fn fits(&self, group: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == group)
    }
}
