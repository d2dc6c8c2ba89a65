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
/// Fewer records than this are gone through sooner than another thread has begun, above all on a busy machine.
const RECORDS_PER_THREAD: usize = 1 << 17;

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

/// How many threads help with so many records.
pub(super) fn threads_for(records: usize) -> usize {
    (1 + records / RECORDS_PER_THREAD).min(THREADS_MAX).min(*CORES)
}

/// Does the work for each, on so many threads at most, and gives the results in order.
pub(super) fn share_out<T: Sync, R: Send, E: Send>(
    all: &[T],
    threads: usize,
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
    let others = threads.min(all.len()).saturating_sub(1);
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

/// What is known of each, and what has to be worked out of the others.
pub(super) fn fill_in<T: Sync, R: Send, E: Send>(
    all: &[T],
    known: impl Fn(&T) -> Option<R>,
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let known: Vec<Option<R>> = all.iter().map(known).collect();
    let missing = all.iter().zip(&known).filter(|(_, known)| known.is_none());
    let missing: Vec<&T> = missing.map(|(one, _)| one).collect();
    let mut others = share_out(&missing, THREADS_MAX.min(*CORES), |one| work(one))?.into_iter();
    Ok(known.into_iter().filter_map(|known| known.or_else(|| others.next())).collect())
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
        let doubled: Result<Vec<u32>, ()> = share_out(&all, 3, |one| Ok(one * 2));
        assert_eq!(doubled, Ok(all.iter().map(|one| one * 2).collect()));
        assert_eq!(share_out(&all, 3, |one| if *one == 7 { Err(*one) } else { Ok(()) }), Err(7));
        assert_eq!(share_out(&[], 3, |(): &()| Ok::<_, ()>(())), Ok(vec![]));
    }

    #[test]
    fn what_is_known_is_not_worked_out_again() {
        let even = |one: &u32| one.is_multiple_of(2).then_some(0);
        let odd = |one: &u32| if even(one).is_some() { Err(*one) } else { Ok(one * 10) };
        assert_eq!(fill_in(&[1, 2, 3, 4, 5], even, odd), Ok(vec![10, 0, 30, 0, 50]));
    }
}
