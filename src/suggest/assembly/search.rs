//! From any solution to the best one near it.
//!
//! Starts from the reading order and from the best links taken greedily, and makes the change that
//! gains most until none gains. With ties the first change in a fixed order wins, so that the same
//! page always gives the same answer. Not the best of all solutions for certain; on pages whose
//! right answer is known, the right answer is hardly ever worth more than what is found.

use super::rows::{Change, Row, Sums};
use super::tables::Tables;

/// The most changes made; a page needs a dozen.
const MOST_CHANGES: usize = 400;

/// The longest stretch that is moved as one, in blocks.
pub(crate) const LONGEST: usize = 30;

/// Gains below this are noise of summing.
const LEAST: f32 = 1.0e-3;

/// The best solution found, starting from `begin`.
pub(crate) fn improve(tables: &Tables, begin: Vec<Row>) -> (Vec<Row>, f32) {
    let mut rows = begin;
    let mut gained = 0.0;
    for _ in 0..MOST_CHANGES {
        let sums = Sums::new(tables, &rows);
        let mut best: Option<(f32, Change)> = None;
        let mut consider = |change: &Change| {
            let gain = sums.gain(change);
            if gain > best.as_ref().map_or(LEAST, |(most, _)| *most) {
                best = Some((gain, change.clone()));
            }
        };
        sums.exchanges(&mut consider);
        let exchanged = best.is_some();
        if !exchanged {
            let mut consider = |change: &Change| {
                let gain = sums.gain(change);
                if gain > best.as_ref().map_or(LEAST, |(most, _)| *most) {
                    best = Some((gain, change.clone()));
                }
            };
            sums.moves(
                &|place| is_weak(tables, &sums, place),
                LONGEST,
                &mut consider,
            );
        }
        let Some((gain, change)) = best else { break };
        gained += gain;
        rows = sums.changed(&change);
    }
    (rows, gained)
}

/// A link is weak if it is worth less than this: rows are opened there.
const WEAK: f32 = 4.0;

pub(crate) fn is_weak(tables: &Tables, sums: &Sums<'_>, place: usize) -> bool {
    match (
        place
            .checked_sub(1)
            .and_then(|before| sums.order.get(before)),
        sums.order.get(place),
    ) {
        (Some(&left), Some(&right)) => tables.link(left, right) < WEAK,
        _ => true,
    }
}

/// The best links taken one after the other.
pub(crate) fn greedy(tables: &Tables) -> Vec<Row> {
    let n = tables.blocks;
    let mut edges: Vec<(f32, usize, usize)> = Vec::with_capacity(n * (n + tables.titles));
    for right in 0..n {
        let untitled = tables.start(None, right);
        for left in (0..n).filter(|&left| left != right) {
            edges.push((
                tables.link(left, right) - tables.end(left) - untitled,
                left,
                right,
            ));
        }
        for title in 0..tables.titles {
            edges.push((
                tables.start(Some(title), right) - untitled,
                n + title,
                right,
            ));
        }
    }
    edges.sort_by(|one, other| {
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
    for (worth, left, right) in edges {
        if worth < 0.0 {
            break;
        }
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
