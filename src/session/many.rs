//! Many pieces of work that do not depend on each other, on all cores.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

/// How many threads the machine runs at once; 1 if it does not say.
#[must_use]
pub fn cores() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Does `work` on every item, on at most so many threads, and hands each result to `done` with the
/// number of its item. `done` runs on the calling thread and gets the results in the order of the
/// items, whichever was ready first: what it makes of them is the same on any number of threads.
///
/// What panics in a thread panics in the caller, after the others have ended.
pub fn each_in_order<T: Sync, R: Send>(
    items: &[T],
    threads: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(usize, R),
) {
    let next = AtomicUsize::new(0);
    let (sender, results) = channel();
    thread::scope(|scope| {
        let (next, work) = (&next, &work);
        let take = || {
            let index = next.fetch_add(1, Ordering::Relaxed);
            items.get(index).map(|item| (index, item))
        };
        for _ in 0..threads.get().min(items.len()) {
            let sender = sender.clone();
            let run = move || {
                while let Some((index, item)) = take() {
                    if sender.send((index, work(item))).is_err() {
                        return;
                    }
                }
            };
            let thread = thread::Builder::new().name("recolumn work".into());
            // A system that has no thread to give: those that run take the work.
            let _ = thread.spawn_scoped(scope, run);
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut turn = 0;
        for (index, result) in results {
            early.insert(index, result);
            while let Some(result) = early.remove(&turn) {
                done(turn, result);
                turn += 1;
            }
        }
        // Only if no thread could be started at all.
        while let Some((index, item)) = take() {
            done(index, work(item));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        let items: Vec<u64> = (0..200).collect();
        // The later an item, the less work it is, so that later ones are ready first.
        let work = |&item: &u64| {
            (0..(200 - item) * 50).fold(item, |sum, n| sum.wrapping_mul(31).wrapping_add(n))
        };
        let on = |threads| {
            let mut results = Vec::new();
            let threads = NonZeroUsize::new(threads).unwrap();
            each_in_order(&items, threads, work, |index, result| {
                results.push((index, result));
            });
            results
        };
        let one = on(1);
        let in_order: Vec<_> = items
            .iter()
            .map(|item| (*item as usize, work(item)))
            .collect();
        assert_eq!(one, in_order);
        for threads in [2, 3, 64] {
            assert_eq!(on(threads), one);
        }
        each_in_order(&[], cores(), |item: &u64| *item, |_, _| unreachable!());
    }
}
