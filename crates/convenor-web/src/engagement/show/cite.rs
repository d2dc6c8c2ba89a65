//! How to cite the record, and where it came from.

use chrono::Datelike;
use convenor_domain::Provenance;
use serde::Serialize;

use super::records::Records;
use crate::reader::Visit;
use crate::words::Value;

/// How to cite a record.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Cite {
    /// Its permanent reference.
    pub(super) reference: String,
    /// Its permanent address.
    pub(super) href: String,
    /// A line to copy.
    pub(super) line: String,
    /// Where the record came from, when it was not typed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<Source>,
}

/// Where a record came from.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Source {
    /// The source's name.
    pub(super) name: String,
    /// Who made it and under which licence; empty when not recorded.
    pub(super) credit: String,
    /// Where the source shows the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<String>,
}

impl Cite {
    /// How to cite a record.
    pub(super) fn new(visit: &Visit, records: &Records) -> Self {
        let engagement = &records.engagement;
        let content = &engagement.content;
        let reference = engagement.reference().to_string();
        let lead = content.lead.map(|lead| records.naming(visit).organisation(lead));
        let year =
            content.ends.latest().or_else(|| content.starts.latest()).map(|day| day.year().to_string());
        let values =
            [("title", Value::from(content.title.clone())), ("reference", Value::from(reference.clone()))];
        let parts = [lead, year.map(|year| format!("({year})"))].into_iter().flatten();
        let rest = visit.state.engine.words().t("activity-citation", &values);
        Self {
            href: format!("/cite/{reference}"),
            line: parts.chain([rest]).collect::<Vec<_>>().join(" "),
            reference,
            source: engagement.provenance.as_ref().map(source),
        }
    }
}

fn source(provenance: &Provenance) -> Source {
    // A file can hold any address; only those of the web become links.
    let is_safe = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    Source {
        name: provenance.source.clone(),
        credit: provenance.credit.clone().unwrap_or_default(),
        href: provenance.url.as_ref().filter(is_safe).cloned(),
    }
}
