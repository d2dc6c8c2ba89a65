//! Parts of the index, small enough to share the work of one look-up among threads.

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tantivy::{DocAddress, DocId};

/// Most records of a part: a multiple of a bit set's bucket and of a window of `weigh`.
const DOCS_MAX: u32 = 1 << 17;
/// More threads than this help one look-up little, and others wait for the same cores.
const THREADS_MAX: usize = 4;

/// How many cores there are: asking the system takes as long as a small look-up.
static CORES: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// A stretch of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Ordinal of the segment.
    pub(super) segment: u32,
    /// Its records.
    pub(super) docs: Range<DocId>,
}

impl Part {
    /// Whether it holds a record.
    pub(super) fn contains(&self, address: DocAddress) -> bool {
        self.segment == address.segment_ord && self.docs.contains(&address.doc_id)
    }
}

/// All segments in parts, in order; `sizes` are the segments' numbers of records.
pub(super) fn divide(sizes: impl IntoIterator<Item = u32>) -> Vec<Part> {
    let parts = (0..).zip(sizes).flat_map(|(segment, size)| {
        let starts = (0..size).step_by(usize::try_from(DOCS_MAX).unwrap_or(usize::MAX));
        starts.map(move |start| Part { segment, docs: start..size.min(start.saturating_add(DOCS_MAX)) })
    });
    parts.collect()
}

/// Does the work for each, on as many threads as help, and gives the results in order.
pub(super) fn share_out<T: Sync, R: Send, E: Send>(
    all: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some((place, one)) = at(all, next.fetch_add(1, Ordering::Relaxed)) {
            done.push((place, work(one)));
        }
        done
    };
    let others = CORES.min(THREADS_MAX).min(all.len()).saturating_sub(1);
    let mut done = thread::scope(|threads| {
        let others: Vec<_> = (0..others).map(|_| threads.spawn(take)).collect();
        let mut done = take();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

fn at<T>(all: &[T], place: usize) -> Option<(usize, &T)> {
    all.get(place).map(|one| (place, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_every_record_once() {
        let parts = divide([0, 5, 3 * DOCS_MAX + 1]);
        let sizes: Vec<_> = parts.iter().map(|part| (part.segment, part.docs.len())).collect();
        let whole = usize::try_from(DOCS_MAX).unwrap();
        assert_eq!(sizes, [(1, 5), (2, whole), (2, whole), (2, whole), (2, 1)]);
        assert!(parts[4].contains(DocAddress::new(2, 3 * DOCS_MAX)));
    }

    #[test]
    fn results_come_in_order_and_a_failure_is_told() {
        let all: Vec<u32> = (0..1_000).collect();
        let doubled: Result<Vec<u32>, ()> = share_out(&all, |one| Ok(one * 2));
        assert_eq!(doubled, Ok(all.iter().map(|one| one * 2).collect()));
        assert_eq!(share_out(&all, |one| if *one == 7 { Err(*one) } else { Ok(()) }), Err(7));
        assert_eq!(share_out(&[], |(): &()| Ok::<_, ()>(())), Ok(vec![]));
    }
}
