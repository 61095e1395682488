//! Bands of as many columns, one below the other, of columns that were read straight across.
//!
//! Line by line such bands look like one, but for a row of lines that read on badly. What tells
//! them is that a column's top reads on from the bottom of the column at its left, and that a band
//! often ends with an end and begins with a beginning. Every stretch of lines that stand in as many
//! columns is parted so that this is so as well as can be.
//!
//! Wrong where each column has an article of its own, and for low bands.

use std::ops::Range;

use super::lanes::{Move, SHORT, State, Step, sometimes};
use super::reads::{Asked, Reads};

/// Parts bands of as many columns, one below the other, that were taken for one.
pub(super) fn part(steps: &mut [Step], reads: &Reads<'_>) {
    let mut from = 0;
    while from < steps.len() {
        let mut to = from + 1;
        let mut opened = 1;
        // The first row of a band, and all lines that go on in as many columns.
        let whole = steps[from].moved == Move::Band;
        while whole && to < steps.len() && steps[to].moved == Move::Beside && steps[to].ended == 0 {
            to += 1;
            opened += 1;
        }
        let columns = if whole {
            opened
        } else {
            let beside = usize::from(steps[from].moved != Move::On);
            State::at(usize::from(steps[from].from)).columns + beside
                - usize::from(steps[from].ended)
        };
        while to < steps.len() && steps[to].moved == Move::On && steps[to].ended == 0 {
            to += 1;
        }
        if columns > 1 {
            let closed = to == steps.len() || steps[to].moved == Move::Band;
            for line in bounds(from..to, columns, (whole, closed), reads) {
                for (place, step) in steps[line..].iter_mut().take(columns).enumerate() {
                    step.moved = if place == 0 { Move::Band } else { Move::Beside };
                }
            }
        }
        from = to;
    }
}

/// Where a stretch of lines that stand in so many columns is better parted.
fn bounds(
    lines: Range<usize>,
    columns: usize,
    (whole, closed): (bool, bool),
    reads: &Reads<'_>,
) -> Vec<usize> {
    let (from, to) = (lines.start, lines.end);
    let above = |line: usize| -> f32 {
        (line..line + columns)
            .map(|line| reads.lines[line].on[columns - 1])
            .sum()
    };
    let mut asked = Asked::new(reads, &lines);
    // Begins, what it is worth up to there, and the beginning before.
    let mut starts: Vec<(usize, f32, usize)> = vec![(from, 0.0, 0)];
    for line in from + columns..=to {
        let end = line == to;
        if !end && (line + columns > to || above(line) > POOR * columns as f32) {
            continue;
        }
        let mut best = (f32::NEG_INFINITY, 0);
        for (index, &(start, worth, _)) in starts.iter().enumerate().rev().take(MANY) {
            if line < start + columns {
                continue;
            }
            let mut worth = worth;
            if (!end || closed) && (index > 0 || whole) {
                worth += around(start, line, columns, &mut asked);
            }
            if worth > best.0 {
                best = (worth, index);
            }
        }
        if best.0 == f32::NEG_INFINITY {
            continue;
        }
        let lost = if end {
            0.0
        } else {
            above(line) + PARTED - sometimes(SURELY, reads.lines[line].begins)
        };
        starts.push((line, best.0 - lost, best.1));
    }
    let mut found = Vec::new();
    let mut at = starts.len() - 1;
    if starts[at].0 != to {
        return found;
    }
    at = starts[at].2;
    while at > 0 {
        found.push(starts[at].0);
        at = starts[at].2;
    }
    found
}

/// How well the columns of a band read on from each other, if it stands in these lines.
fn around(start: usize, end: usize, columns: usize, asked: &mut Asked<'_>) -> f32 {
    let filled = (end - start) % columns;
    // The last line of a column.
    let last = |column: usize| end - filled + column - if column < filled { 0 } else { columns };
    let missing = if filled == 0 { 0 } else { columns - filled };
    let mut worth = sometimes(SURELY, asked.ends(last(columns - 1)));
    worth -= SHORT * missing as f32;
    for column in 1..columns {
        worth += sometimes(0.75, asked.between(last(column - 1), start + column));
    }
    worth
}

/// What a band's beginning must be worth where as many columns go on, in nats; and how often one
/// begins with something new, and the one above ends with an end.
const PARTED: f32 = 10.5;
const SURELY: f32 = 0.9;

/// Where lines read on better than this from those above, in nats a line, no band begins.
const POOR: f32 = 1.5;

/// So many places where a band may have begun are tried for each where it may end.
const MANY: usize = 40;
