//! A record as a document of the index.

use chrono::{Datelike, NaiveDate};
use convenor_domain::{EngagementKind, RecordId, RecordKind};
use tantivy::TantivyDocument;

use super::record::IndexedRecord;
use super::schema::Fields;
use super::{passage, readers};
use crate::meaning::Embedder;

/// A day as a number of the index.
pub(super) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The key that replaces and removes a record.
pub(super) fn key(id: RecordId) -> String {
    format!("{} {}", id.kind, id.id)
}

/// A kind as a number of the index: its place in [`RecordKind::ALL`].
fn kind_number(kind: RecordKind) -> u64 {
    RecordKind::ALL
        .iter()
        .zip(0..)
        .find_map(|(other, number)| (*other == kind).then_some(number))
        .unwrap_or(0)
}

/// The document of a record.
pub(super) fn document(record: &IndexedRecord, fields: &Fields, embedder: &dyn Embedder) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let (id_high, id_low) = record.id.id.as_u64_pair();
    document.add_text(fields.key, key(record.id));
    document.add_text(fields.reference, &record.reference.0);
    document.add_u64(fields.kind, kind_number(record.id.kind));
    document.add_u64(fields.id_high, id_high);
    document.add_u64(fields.id_low, id_low);
    add_words(&mut document, record, fields);
    add_meaning(&mut document, record, fields, embedder);
    add_days(&mut document, record, fields);
    add_values(&mut document, record, fields);
    document
}

fn add_words(document: &mut TantivyDocument, record: &IndexedRecord, fields: &Fields) {
    let texts = [
        (fields.title, &record.title),
        (fields.summary, &record.summary),
        (fields.names, &record.names),
        (fields.text, &record.text),
    ];
    for (field, text) in texts {
        document.add_text(field, text);
        document.add_text(fields.forms, text);
    }
}

/// The engine keeps the values of a column in the order added, through merges too.
fn add_meaning(
    document: &mut TantivyDocument,
    record: &IndexedRecord,
    fields: &Fields,
    embedder: &dyn Embedder,
) {
    for passage in passage::packed(record, embedder) {
        for (field, words) in [(fields.sign, passage.sign.as_slice()), (fields.vector, &passage.vector)] {
            for word in words {
                document.add_u64(field, *word);
            }
        }
    }
}

fn add_days(document: &mut TantivyDocument, record: &IndexedRecord, fields: &Fields) {
    for (field, day) in [(fields.first_day, record.first_day), (fields.last_day, record.last_day)] {
        if let Some(day) = day {
            document.add_i64(field, day_number(day));
        }
    }
}

fn add_values(document: &mut TantivyDocument, record: &IndexedRecord, fields: &Fields) {
    let one = |value: &str| vec![value.to_owned()];
    let keys = |key: Option<&str>| key.map(str::to_owned).into_iter().collect();
    let lists = [
        (fields.reader, readers::circles_of(&record.access)),
        (fields.system, one(&record.access.system.to_string())),
        (fields.organisation, organisations(record)),
        (fields.area, record.areas.iter().map(ToString::to_string).collect()),
        (fields.topic, record.topics.clone()),
        (fields.group, record.groups.clone()),
        (fields.method, record.methods.clone()),
        (fields.level, record.levels.clone()),
        (fields.source_type, keys(record.source_type.as_deref())),
        (fields.status, keys(record.status)),
        (fields.engagement_kind, keys(record.engagement_kind.map(EngagementKind::key))),
        (fields.record_kind, one(record.id.kind.key())),
        (fields.outcome, one(record.outcome.key())),
        (fields.gap, record.gaps.iter().map(ToString::to_string).collect()),
    ];
    for (field, values) in lists {
        for value in values {
            document.add_text(field, value);
        }
    }
}

/// Each organisation once: one that both leads and takes part is still one record to count.
fn organisations(record: &IndexedRecord) -> Vec<String> {
    let mut organisations: Vec<String> =
        record.access.organisations.iter().map(ToString::to_string).collect();
    organisations.sort_unstable();
    organisations.dedup();
    organisations
}
