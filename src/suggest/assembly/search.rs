//! From any solution to the best one near it.
//!
//! Starts from the best links taken greedily, and makes changes until none gains: of all exchanges of
//! two articles' tails the one that gains most, and where none gains anything, of all moves of a
//! stretch the one that does. With ties the first in a fixed order wins, so that the same page always
//! gives the same answer. Not the best of all solutions for certain; on pages whose
//! right answer is known, the right answer is hardly ever worth more than what is found.

use super::rows::{Change, Row, Sums};
use super::tables::Tables;

/// The most changes made; a page needs a dozen.
const MOST_CHANGES: usize = 400;

/// The longest stretch that is moved as one, in blocks.
pub(crate) const LONGEST: usize = 30;

/// Gains below this are noise of summing.
const LEAST: f32 = 1.0e-3;

/// The best change between two rows, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
enum Best {
    /// One of the rows has changed since it was looked for.
    #[default]
    Unknown,
    /// No change gains anything.
    Nothing,
    /// This one gains so much.
    Gains(Change, f32),
}

/// The best change between any two rows. A change leaves all rows but two as they are, so that of
/// most pairs of rows the best change is still known when the next one is looked for.
#[derive(Debug, Default)]
struct Known {
    best: Vec<Vec<Best>>,
}

impl Known {
    /// Makes room for pairs of so many rows.
    fn reach(&mut self, rows: usize) {
        self.best.resize_with(rows, Vec::new);
        for row in &mut self.best {
            row.resize_with(rows, Best::default);
        }
    }

    /// Forgets all pairs with this row.
    fn forget(&mut self, row: usize) {
        for (number, pairs) in self.best.iter_mut().enumerate() {
            if number == row {
                pairs.fill(Best::Unknown);
            } else if let Some(pair) = pairs.get_mut(row) {
                *pair = Best::Unknown;
            }
        }
    }

    /// The best of all pairs, the first of equals; `look` looks for that of a pair.
    fn best(
        &mut self,
        pairs: impl Iterator<Item = [usize; 2]>,
        look: impl Fn([usize; 2], &mut dyn FnMut(&Change, f32) -> f32),
    ) -> Option<(Change, f32)> {
        let mut most: Option<(Change, f32)> = None;
        for [a, b] in pairs {
            let best = self.best.get_mut(a).and_then(|row| row.get_mut(b))?;
            if matches!(best, Best::Unknown) {
                *best = Best::Nothing;
                look([a, b], &mut |change, gain| {
                    *best = Best::Gains(*change, gain);
                    gain
                });
            }
            if let Best::Gains(change, gain) = *best
                && most.is_none_or(|(_, most)| gain > most)
            {
                most = Some((change, gain));
            }
        }
        most
    }
}

/// The best solution found, starting from `begin`.
pub(crate) fn improve(tables: &Tables, begin: Vec<Row>) -> (Vec<Row>, f32) {
    let mut rows = begin;
    let mut gained = 0.0;
    let (mut exchanges, mut moves) = (Known::default(), Known::default());
    for _ in 0..MOST_CHANGES {
        let sums = Sums::new(tables, &rows, |left, right| is_weak(tables, left, right));
        let used = sums.in_use();
        exchanges.reach(sums.rows.len());
        moves.reach(sums.rows.len());
        let later = |index: usize| used.iter().skip(index + 1);
        let two = used
            .iter()
            .enumerate()
            .flat_map(|(index, &a)| later(index).map(move |&b| [a, b]));
        let best = exchanges
            .best(two, |rows, mut each| {
                sums.exchanges_between(rows, LEAST, &mut each);
            })
            .or_else(|| {
                let any = used.iter().flat_map(|&a| used.iter().map(move |&b| [a, b]));
                moves.best(any, |rows, mut each| {
                    sums.moves_between(rows, LONGEST, LEAST, &mut each);
                })
            });
        let Some((change, gain)) = best else { break };
        gained += gain;
        sums.make(&change, &mut rows);
        for row in change.rows() {
            exchanges.forget(row);
            moves.forget(row);
        }
    }
    rows.retain(|row| row.title.is_some() || !row.blocks.is_empty());
    (rows, gained)
}

/// A link is weak if it is worth less than this: rows are opened there.
const WEAK: f32 = 4.0;

pub(crate) fn is_weak(tables: &Tables, left: usize, right: usize) -> bool {
    tables.link(left, right) < WEAK
}

/// The best links taken one after the other.
pub(crate) fn greedy(tables: &Tables) -> Vec<Row> {
    let n = tables.blocks;
    let mut edges: Vec<(f32, usize, usize)> = Vec::new();
    let mut add = |worth: f32, left: usize, right: usize| {
        if worth >= 0.0 {
            edges.push((worth, left, right));
        }
    };
    for right in 0..n {
        let untitled = tables.start(None, right);
        for left in (0..n).filter(|&left| left != right) {
            add(
                tables.link(left, right) - tables.end(left) - untitled,
                left,
                right,
            );
        }
        for title in 0..tables.titles {
            add(
                tables.start(Some(title), right) - untitled,
                n + title,
                right,
            );
        }
    }
    edges.sort_unstable_by(|one, other| {
        other
            .0
            .total_cmp(&one.0)
            .then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let mut next = vec![None; n + tables.titles];
    let mut taken = vec![false; n];
    let mut home: Vec<usize> = (0..n).collect();
    fn root(home: &mut [usize], mut at: usize) -> usize {
        while home[at] != at {
            home[at] = home[home[at]];
            at = home[at];
        }
        at
    }
    // What stands in one article stays in its order.
    for (right, left) in tables.after.iter().enumerate() {
        if let Some(left) = *left {
            let (one, other) = (root(&mut home, left), root(&mut home, right));
            home[other] = one;
            next[left] = Some(right);
            taken[right] = true;
        }
    }
    for (_, left, right) in edges {
        if next[left].is_some() || taken[right] {
            continue;
        }
        if left < n {
            let (one, other) = (root(&mut home, left), root(&mut home, right));
            if one == other {
                continue;
            }
            home[other] = one;
        }
        next[left] = Some(right);
        taken[right] = true;
    }
    let follow = |first: Option<usize>| {
        let mut blocks = Vec::new();
        let mut at = first;
        while let Some(block) = at {
            blocks.push(block);
            at = next[block];
        }
        blocks
    };
    let titled = (0..tables.titles).map(|title| Row {
        title: Some(title),
        blocks: follow(next[n + title]),
    });
    let untitled = (0..n).filter(|&block| !taken[block]).map(|block| Row {
        title: None,
        blocks: follow(Some(block)),
    });
    titled.chain(untitled).collect()
}
