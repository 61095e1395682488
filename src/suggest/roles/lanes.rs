//! Columns that were read straight across, put back one below the other.
//!
//! Such a page gives the cells of each row as lines of their own, and cells that are empty leave no
//! trace. What tells the columns is that each line reads on from the line above it in its column:
//! the language model says how well. The best reading is found exactly, once for each number of
//! columns, and the number that explains most is kept. It is linear in the lines.
//!
//! Wrong where columns change their number within the page, and where many lines are heads, which
//! read on from nothing.

use super::page::View;
use crate::suggest::language::{Language, LeftEnd, RightBeginning, reads_on};

/// The most columns that are looked for.
pub(super) const MOST: usize = 6;

/// How many lines back the line above may be.
const BACK: usize = MOST;

/// So many lines decide how many columns there are.
const DECIDING: usize = 400;

/// What is lost when a column ends, when it stays empty, and when a line stands at a column's top;
/// in nats, as the language model counts. Found on seven pages; twice or half as much changes
/// little.
const ENDS: f32 = 7.0;
const EMPTY: f32 = 0.4;
const TOP: f32 = -2.0;

/// A line that reads on badly from the one above may be a head, or stand below one.
const WORST: f32 = -2.5;

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) lane: usize,
    pub(super) row: usize,
}

/// How well each line reads on from each of the lines before it, nearest first.
struct Reads(Vec<[f32; BACK]>);

impl Reads {
    fn new(views: &[View<'_>], language: Language) -> Self {
        let mut reads = Vec::with_capacity(views.len());
        let mut lefts: Vec<LeftEnd> = Vec::new();
        for view in views {
            let right = RightBeginning::new(language, &view.head);
            let begins = right.begins_like_a_paragraph();
            let mut row = [WORST; BACK];
            for (value, left) in row.iter_mut().zip(lefts.iter().rev()) {
                let goes_on = reads_on(left, &right);
                let new_paragraph = left.ends_like_a_paragraph() + begins - 2.0;
                *value = goes_on.max(new_paragraph).clamp(WORST, 8.0);
            }
            reads.push(row);
            if lefts.len() == 2 * BACK {
                lefts.drain(..BACK);
            }
            lefts.push(LeftEnd::new(language, &view.tail));
        }
        Self(reads)
    }
}

/// Where each line stands, if there are columns; in file order.
pub(super) fn lanes(views: &[View<'_>], language: Language) -> Vec<Cell> {
    let reads = Reads::new(views, language);
    let deciding = views.len().min(DECIDING);
    let mut best: Option<(f32, usize)> = None;
    for count in 1..=MOST {
        let (worth, _) = search(&reads.0[..deciding], count);
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, count));
        }
    }
    let count = best.map_or(1, |(_, count)| count);
    let (_, lanes) = search(&reads.0, count);
    let mut row = 0;
    let mut before = None;
    lanes
        .into_iter()
        .map(|lane| {
            row += usize::from(before.is_some_and(|before| lane <= before));
            before = Some(lane);
            Cell { lane, row }
        })
        .collect()
}

/// The column of each line, if there are `count` columns, and what the reading is worth.
///
/// The state is the last line's column, and which columns are not empty in their latest row. That
/// is all one need know: going back from the last line, the lines before it are the latest cells of
/// the other columns that are not empty, from right to left and around.
fn search(reads: &[[f32; BACK]], count: usize) -> (f32, Vec<usize>) {
    let masks = 1_usize << count;
    let states = count * masks;
    let mut worth = vec![f32::NEG_INFINITY; states];
    // Before the first line is the end of a row without any cell.
    worth[(count - 1) * masks] = 0.0;
    let mut came_from: Vec<u16> = Vec::with_capacity(reads.len() * states);
    let mut next = vec![f32::NEG_INFINITY; states];
    for reads in reads {
        next.fill(f32::NEG_INFINITY);
        let from = came_from.len();
        came_from.resize(from + states, 0);
        for (state, &worth) in worth.iter().enumerate() {
            if worth == f32::NEG_INFINITY {
                continue;
            }
            let (lane, mut mask) = (state / masks, state % masks);
            let mut worth = worth;
            for step in 1..=count {
                let to = (lane + step) % count;
                let bit = 1 << to;
                let reads_on = if mask & bit == 0 {
                    TOP
                } else {
                    reads[mask.count_ones() as usize - 1]
                };
                let reached = to * masks + (mask | bit);
                if worth + reads_on > next[reached] {
                    next[reached] = worth + reads_on;
                    came_from[from + reached] = u16::try_from(state).unwrap_or(0);
                }
                // The columns in between are empty.
                worth -= if mask & bit == 0 { EMPTY } else { ENDS };
                mask &= !bit;
            }
        }
        std::mem::swap(&mut worth, &mut next);
    }
    let best = (0..states).max_by(|&one, &two| worth[one].total_cmp(&worth[two]));
    let Some(mut state) = best else {
        return (0.0, Vec::new());
    };
    let total = worth[state];
    let mut lanes = vec![0; reads.len()];
    for (line, lane) in lanes.iter_mut().enumerate().rev() {
        *lane = state / masks;
        state = usize::from(came_from[line * states + state]);
    }
    (total, lanes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads on well from `back` lines before, and badly from others.
    fn read(back: usize) -> [f32; BACK] {
        let mut row = [WORST; BACK];
        row[back - 1] = 3.0;
        row
    }

    #[test]
    fn columns_are_found_by_what_reads_on() {
        // Three columns; the middle one ends after two rows.
        let backs = [3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2];
        let reads: Vec<_> = backs.iter().map(|&back| read(back)).collect();
        let (worth, lanes) = search(&reads, 3);
        assert_eq!(lanes, [0, 1, 2, 0, 1, 2, 0, 2, 0, 2, 0, 2, 0, 2]);
        assert!(worth > search(&reads, 2).0);
        assert!(worth > search(&reads, 4).0);
    }
}
