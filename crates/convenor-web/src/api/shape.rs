//! Shapes that several answers share. A field that is absent is not recorded.

use chrono::NaiveDate;
use convenor_domain::engagement::Document;
use convenor_domain::{ImpreciseDate, Provenance};
use convenor_statistics::{BandRule, Disclosed, PeopleBand, disclose_people};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A term of a vocabulary.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Term {
    /// Stable key.
    #[schema(example = "mental-health")]
    pub(super) key: String,
    /// Name on screen.
    #[schema(example = "Mental health")]
    pub(super) name: String,
}

/// A place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Place {
    /// Official code.
    pub(super) code: String,
    /// Official name; the code where the name is not known here.
    pub(super) name: String,
}

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Organisation {
    /// Identifier.
    pub(super) id: Uuid,
    /// Name.
    pub(super) name: String,
}

/// A date as exactly as it is known.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Date {
    /// First day that it can mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<NaiveDate>,
    /// Last day that it can mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<NaiveDate>,
    /// How exactly it is known: `day`, `month`, `quarter`, `year` or `unknown`.
    #[schema(value_type = String, example = "month")]
    precision: &'static str,
    /// In words; the source's own where it could not be read.
    #[schema(example = "March 2026")]
    words: String,
}

impl Date {
    /// The date, unless nothing is known of it.
    pub(super) fn known(date: &ImpreciseDate) -> Option<Self> {
        (!date.is_unknown()).then(|| Self {
            earliest: date.earliest(),
            latest: date.latest(),
            precision: date.precision().key(),
            words: date.to_string(),
        })
    }
}

/// A number of people, as it may be shown.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(dead_code, reason = "describes `PeopleBand`, which is what is sent")]
pub(super) enum People {
    /// Nobody.
    Nobody,
    /// At least one person, and fewer than `below`.
    Fewer {
        /// The first number that would be shown.
        below: u32,
    },
    /// From `from` to `to` people, both included.
    Between {
        /// Lowest number in the band.
        from: u32,
        /// Highest number in the band.
        to: u32,
    },
}

/// A number of people on its way out.
pub(super) type Heard = Disclosed<PeopleBand>;

/// The band that a number of people falls in.
pub(super) fn heard(people: Option<u32>) -> Option<Heard> {
    people.map(|people| disclose_people(people, BandRule::default()))
}

/// A document or link.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Link {
    /// What it is.
    title: String,
    /// Where it is; one that begins with `/` is on this instance.
    url: String,
}

impl Link {
    pub(super) fn all(documents: &[Document]) -> Vec<Self> {
        let link = |document: &Document| Self { title: document.title.clone(), url: document.url.clone() };
        documents.iter().map(link).collect()
    }
}

/// Where a record came from, when it was not typed in.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Source {
    /// The source's name.
    name: String,
    /// The source's own identifier of the record.
    external_id: String,
    /// Where the source shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Who made it and under which licence, as the source asks to be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
}

impl Source {
    pub(super) fn of(provenance: &Provenance) -> Self {
        Self {
            name: provenance.source.clone(),
            external_id: provenance.external_id.clone(),
            url: provenance.url.clone(),
            credit: provenance.credit.clone(),
        }
    }
}

/// A text, unless it is blank.
pub(super) fn said(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// What went wrong (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    kind: String,
    /// What happened.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What to do next.
    detail: String,
}
