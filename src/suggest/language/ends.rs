//! The two sides of a seam made ready for one model, and what the model says of the pair.
//!
//! All that depends on one side is worked out once: the trails of the left side's last symbols
//! and their back-offs, and how likely each of the right side's first symbols is without a left
//! side. For a pair only n-grams across the seam are looked up, short ones first, until one is
//! missing.

use super::model::{BOUNDARY, LONGEST, Model, Symbol};
use super::packed::Trail;

/// How many symbols of the right side count. More change nothing: an n-gram of eight symbols has
/// at most seven on the right.
pub(super) const WINDOW: usize = LONGEST - 1;

/// The last symbols before a seam.
#[derive(Clone, Debug)]
pub(super) struct Left {
    /// The trail of the last symbol, of the last two, and so on.
    trails: [Trail; WINDOW],
    /// The back-offs of the same.
    back_offs: [f32; WINDOW],
    count: usize,
}

impl Left {
    /// Makes the last of `symbols` ready.
    pub(super) fn new(model: &Model<'_>, symbols: &[Symbol]) -> Self {
        let count = symbols
            .len()
            .min(model.order().saturating_sub(1))
            .min(WINDOW);
        let mut left = Self {
            trails: [Trail::START; WINDOW],
            back_offs: [0.0; WINDOW],
            count,
        };
        for length in 1..=count {
            let trail = Trail::of(&symbols[symbols.len() - length..]);
            left.trails[length - 1] = trail;
            left.back_offs[length - 1] = model.entry(length, trail).map_or(0.0, |(_, it)| it);
        }
        left
    }

    /// The left side that is a paragraph's beginning: nothing but the boundary.
    pub(super) fn boundary(model: &Model<'_>) -> Self {
        Self::new(model, &[BOUNDARY])
    }
}

/// The first symbols after a seam.
#[derive(Clone, Debug)]
pub(super) struct Right {
    symbols: [Symbol; WINDOW],
    /// The log probability of each after those before it alone.
    alone: [f32; WINDOW],
    count: usize,
    /// How many of the first symbols make an n-gram that the model keeps.
    reach: usize,
}

impl Right {
    /// Makes the first of `symbols` ready, at most `window` of them.
    pub(super) fn new(model: &Model<'_>, symbols: &[Symbol], window: usize) -> Self {
        let most = window.min(model.order().saturating_sub(1)).min(WINDOW);
        let count = symbols.len().min(most);
        let mut right = Self {
            symbols: [BOUNDARY; WINDOW],
            alone: [0.0; WINDOW],
            count,
            reach: 0,
        };
        let mut trail = Trail::START;
        for (place, symbol) in symbols.iter().take(count).enumerate() {
            right.symbols[place] = *symbol;
            right.alone[place] = model.log_probability(&symbols[..place], *symbol);
            trail = trail.then(*symbol);
            if right.reach == place && model.entry(place + 1, trail).is_some() {
                right.reach = place + 1;
            }
        }
        right
    }

    /// The right side that is a paragraph's end.
    pub(super) fn boundary(model: &Model<'_>) -> Self {
        Self::new(model, &[BOUNDARY], 1)
    }
}

/// The natural log of P(right | left) / P(right).
#[inline]
pub(super) fn ratio(model: &Model<'_>, left: &Left, right: &Right) -> f32 {
    let order = model.order();
    let mut trails = left.trails;
    let mut back_offs = left.back_offs;
    let mut sum = 0.0;
    // How many symbols of the left side make an n-gram with all of the right side so far. What is
    // not kept is in nothing longer that is kept, so this only falls.
    let mut known = left.count;
    for place in 0..right.count {
        // What can stand before this symbol on the left, if the n-gram is not to be too long.
        let most = known.min(order - 1 - place);
        let symbol = right.symbols[place];
        let mut answer = right.alone[place];
        known = 0;
        if place < right.reach {
            for length in 1..=most {
                let trail = trails[length - 1].then(symbol);
                let Some((here, back_off)) = model.entry(length + place + 1, trail) else {
                    break;
                };
                trails[length - 1] = trail;
                answer = here;
                known = length;
                // For this place it is worked in; from here on it is that of the longer history.
                back_offs[length - 1] = back_off;
            }
        }
        let unknown: f32 = back_offs[known..most.max(known)].iter().sum();
        sum += answer + unknown - right.alone[place];
        if known == 0 {
            break;
        }
    }
    sum
}
