//! What a record can be found by: its own values and everything broader or around them.

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::{AreaCode, EngagementContent, InsightContent, Vocabularies, Vocabulary};
use sea_orm::ConnectionTrait;

use crate::error::StoreError;

/// Kinds of value that a record can be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Facet {
    Area,
    Group,
    Method,
    Organisation,
    Topic,
}

impl Facet {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Group => "group",
            Self::Method => "method",
            Self::Organisation => "organisation",
            Self::Topic => "topic",
        }
    }
}

pub(crate) type Facets = BTreeSet<(Facet, String)>;

/// The areas around each of some areas.
#[derive(Debug, Default)]
pub(crate) struct Around(BTreeMap<String, Vec<String>>);

impl Around {
    pub(crate) async fn of(
        on: &impl ConnectionTrait,
        areas: impl IntoIterator<Item = &AreaCode>,
    ) -> Result<Self, StoreError> {
        let codes: BTreeSet<String> = areas.into_iter().map(|area| area.0.clone()).collect();
        let mut around: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (code, outer) in crate::area::around(on, &codes).await? {
            around.entry(code).or_default().push(outer);
        }
        Ok(Self(around))
    }

    fn add(&self, facets: &mut Facets, areas: &[AreaCode]) {
        for area in areas {
            facets.insert((Facet::Area, area.0.clone()));
            let outer = self.0.get(&area.0).into_iter().flatten();
            facets.extend(outer.map(|outer| (Facet::Area, outer.clone())));
        }
    }
}

pub(crate) fn of_engagement(content: &EngagementContent, v: &Vocabularies, around: &Around) -> Facets {
    let mut facets = Facets::new();
    around.add(&mut facets, &content.areas);
    broader(&mut facets, Facet::Topic, &v.topics, content.topics.iter());
    broader(&mut facets, Facet::Group, &v.groups, content.groups.iter().map(|reach| &reach.group));
    broader(&mut facets, Facet::Method, &v.methods, content.methods.iter());
    facets.extend(content.organisations().map(|id| (Facet::Organisation, id.to_string())));
    facets
}

pub(crate) fn of_insight(content: &InsightContent, v: &Vocabularies, around: &Around) -> Facets {
    let mut facets = Facets::new();
    around.add(&mut facets, &content.areas);
    broader(&mut facets, Facet::Topic, &v.topics, content.topics.iter());
    broader(&mut facets, Facet::Group, &v.groups, content.groups.iter());
    facets.extend(content.organisation.map(|id| (Facet::Organisation, id.to_string())));
    facets
}

fn broader<'a>(
    facets: &mut Facets,
    facet: Facet,
    vocabulary: &Vocabulary,
    keys: impl Iterator<Item = &'a String>,
) {
    for key in keys {
        facets.extend(vocabulary.with_broader(key).into_iter().map(|key| (facet, key.to_owned())));
    }
}
