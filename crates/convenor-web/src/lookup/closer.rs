//! Reads the best hits again with the close reader, where the instance has one. It needs the records' own words, which
//! the index does not keep.

use std::collections::HashMap;

use convenor_domain::{Record, RecordId};
use convenor_store::{Store, StoreError};
use convenor_text::{CloseReader, FindQuery, Found, Hit, REREAD, reread};

/// The question that gives the close reader all it reads before the page is cut; `None` when it has nothing to say: no
/// words, or a page beyond what it reads.
pub(super) fn widened(query: &FindQuery) -> Option<FindQuery> {
    let asks = !query.words.trim().is_empty() && query.offset < REREAD;
    let limit = query.offset.saturating_add(query.limit).max(REREAD);
    asks.then(|| FindQuery { limit, offset: 0, ..query.clone() })
}

/// Puts the best hits in the close reader's order and cuts the page that was asked for.
pub(super) async fn read(
    store: &Store,
    reader: &dyn CloseReader,
    query: &FindQuery,
    mut found: Found,
) -> Result<Found, StoreError> {
    let further = found.hits.split_off(found.hits.len().min(REREAD));
    let texts = texts(store, query, &found.hits).await?;
    let texts: Vec<String> =
        found.hits.iter().map(|hit| texts.get(&hit.id).cloned().unwrap_or_default()).collect();
    if let Some(closeness) = tokio::task::block_in_place(|| reader.closeness(&query.words, &texts)) {
        reread(&mut found.hits, &closeness);
    }
    found.hits = found.hits.into_iter().chain(further).skip(query.offset).take(query.limit).collect();
    Ok(found)
}

/// What each record says, most telling first.
async fn texts(
    store: &Store,
    query: &FindQuery,
    hits: &[Hit],
) -> Result<HashMap<RecordId, String>, StoreError> {
    let records = store.list_records_by_id(query.scope, hits.iter().map(|hit| hit.id)).await?;
    let said = |record: Record| match &record {
        Record::Engagement(one) => {
            [&*one.content.title, &one.content.summary, &one.content.narrative].join("\n")
        }
        Record::Insight(one) => [&*one.content.finding, &one.content.detail].join("\n"),
        Record::Decision(one) => [&*one.content.title, &one.content.outcome].join("\n"),
    };
    Ok(records.into_iter().map(|record| (record.id(), said(record))).collect())
}
