//! What counting and ordering need of every record, laid out so that it is read at the speed of memory.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use convenor_domain::{RecordId, RecordKind};
use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};
use uuid::Uuid;

use super::part::fill_in;
use super::schema::{self, ID_HIGH, ID_LOW, KIND, LAST_DAY};

/// The columns that are counted.
pub(super) const COUNTED: [&str; 8] = [
    schema::GROUP,
    schema::TOPIC,
    schema::ORGANISATION,
    schema::OUTCOME,
    schema::SOURCE_TYPE,
    schema::METHOD,
    schema::RECORD_KIND,
    schema::STATUS,
];
/// Of a record without a last day: before all days.
const NO_DAY: i32 = i32::MIN;

/// The records of one segment.
pub(super) struct Sheet {
    kind: Column<u64>,
    id_high: Column<u64>,
    id_low: Column<u64>,
    days: Vec<i32>,
    /// Where each record's values begin, and at last where they end.
    starts: Vec<u32>,
    values: Vec<u32>,
    names: Vec<Name>,
}

/// A value of a counted column.
#[derive(Debug)]
pub(super) struct Name {
    /// Place of its column in [`COUNTED`].
    pub(super) column: usize,
    /// The value's key.
    pub(super) key: String,
    /// The same in every segment.
    pub(super) number: usize,
}

impl Sheet {
    fn read(segment: &SegmentReader, numbers: &Numbers) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        let last_day = columns.i64(LAST_DAY)?;
        let day = |doc| last_day.first(doc).and_then(|day| i32::try_from(day).ok()).unwrap_or(NO_DAY);
        let mut sheet = Self {
            kind: columns.u64(KIND)?,
            id_high: columns.u64(ID_HIGH)?,
            id_low: columns.u64(ID_LOW)?,
            days: (0..segment.max_doc()).map(day).collect(),
            starts: vec![0],
            values: Vec::new(),
            names: Vec::new(),
        };
        sheet.read_values(segment, numbers)?;
        Ok(sheet)
    }

    fn read_values(&mut self, segment: &SegmentReader, numbers: &Numbers) -> tantivy::Result<()> {
        let mut columns = Vec::new();
        for (place, name) in COUNTED.iter().enumerate() {
            let Some(column) = segment.fast_fields().str(name)? else { continue };
            let first = self.names.len();
            for ordinal in (0..).take(column.num_terms()) {
                let mut key = String::new();
                if !column.ord_to_str(ordinal, &mut key)? {
                    return Err(TantivyError::InternalError("a column lost a value".to_owned()));
                }
                self.names.push(Name { column: place, number: numbers.of(place, &key), key });
            }
            columns.push((number(first), column));
        }
        for doc in 0..segment.max_doc() {
            for (first, column) in &columns {
                let ordinals = column.term_ords(doc).filter_map(|ordinal| u32::try_from(ordinal).ok());
                self.values.extend(ordinals.map(|ordinal| first + ordinal));
            }
            self.starts.push(number(self.values.len()));
        }
        Ok(())
    }

    /// The last day of a record; one without is before all others.
    #[inline]
    pub(super) fn day(&self, doc: DocId) -> i32 {
        usize::try_from(doc).ok().and_then(|doc| self.days.get(doc)).copied().unwrap_or(NO_DAY)
    }

    /// The places of a record's values among the names.
    #[inline]
    pub(super) fn values(&self, doc: DocId) -> &[u32] {
        self.stretch(doc).and_then(|stretch| self.values.get(stretch)).unwrap_or_default()
    }

    /// Every value of every counted column.
    pub(super) fn names(&self) -> &[Name] {
        &self.names
    }

    /// Which record it is.
    pub(super) fn id(&self, doc: DocId) -> Option<RecordId> {
        let kind = usize::try_from(self.kind.first(doc)?).ok()?;
        let id = Uuid::from_u64_pair(self.id_high.first(doc)?, self.id_low.first(doc)?);
        Some(RecordId { kind: *RecordKind::ALL.get(kind)?, id })
    }

    fn stretch(&self, doc: DocId) -> Option<Range<usize>> {
        let doc = usize::try_from(doc).ok()?;
        let [start, end] = self.starts.get(doc..doc + 2)? else { return None };
        Some(usize::try_from(*start).ok()?..usize::try_from(*end).ok()?)
    }
}

/// A segment has fewer values than 2^32.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The sheets of the segments in use. Segments never change, so what was read once stays right.
#[derive(Default)]
pub(super) struct Sheets {
    kept: Mutex<HashMap<SegmentId, Arc<Sheet>>>,
    numbers: Numbers,
}

impl Sheets {
    /// The sheets of what is searched, in the order of its segments.
    pub(super) fn of(&self, searcher: &Searcher) -> tantivy::Result<Vec<Arc<Sheet>>> {
        let segments = searcher.segment_readers();
        let sheets = fill_in(
            segments,
            |segment| self.kept(segment.segment_id()),
            |segment| Sheet::read(segment, &self.numbers).map(Arc::new),
        )?;
        let ids = segments.iter().map(SegmentReader::segment_id);
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) =
            ids.zip(sheets.iter().map(Arc::clone)).collect();
        Ok(sheets)
    }

    fn kept(&self, id: SegmentId) -> Option<Arc<Sheet>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&id).map(Arc::clone)
    }
}

/// Numbers values, so that what is counted in one segment adds to what is counted in another.
#[derive(Default)]
struct Numbers {
    by_value: Mutex<HashMap<(usize, String), usize>>,
}

impl Numbers {
    /// The number of a column's value: the next one for a value that is new.
    fn of(&self, column: usize, key: &str) -> usize {
        let mut by_value = self.by_value.lock().unwrap_or_else(PoisonError::into_inner);
        let next = by_value.len();
        *by_value.entry((column, key.to_owned())).or_insert(next)
    }
}
