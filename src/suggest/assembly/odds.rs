//! How sure each link of a solution is: what else could be there, and how much it is worth.
//!
//! Every change that the search could make is held against the solution once more. A link that some
//! change would break for next to nothing is in doubt; the odds follow from the worths, which are
//! logarithms of odds by the way they were fitted. (They are calibrated after that, see
//! `confidence`.)

use super::rows::{Row, Sums};
use super::search::{LONGEST, is_weak};
use super::tables::Tables;

/// Changes that gain less than this are not looked at: thousands of them together are less than
/// what `confidence` takes for certain.
const HOPELESS: f32 = -20.0;

/// What a solution is worth beside its neighbours.
#[derive(Clone, Debug, Default)]
pub(crate) struct Odds {
    /// For each block: the odds against what stands before it (a block, a title, nothing).
    pub(crate) against: Vec<f32>,
    /// For each block: what else may come after it, with the gain of putting it there.
    pub(crate) after: Vec<Vec<(usize, f32)>>,
}

impl Odds {
    pub(crate) fn new(tables: &Tables, rows: &[Row]) -> Self {
        let n = tables.blocks;
        let mut odds_of = Self {
            against: vec![0.0; n],
            after: vec![Vec::new(); n],
        };
        let sums = Sums::new(tables, rows, |left, right| is_weak(tables, left, right));
        // One more than there are blocks: the end of a row, of which nothing is asked.
        let mut odds = vec![0.0_f64; n + 1];
        // The best gain of each two put next to each other.
        let mut joined = vec![f32::NEG_INFINITY; (n + tables.titles + 1) * (n + 1)];
        sums.changes(LONGEST, HOPELESS, |change, gain| {
            let times = f64::from(gain.min(20.0).exp());
            let (opened, joints) = sums.seams(change);
            for block in opened {
                odds[block] += times;
            }
            for (left, right) in joints {
                let best = &mut joined[left * (n + 1) + right];
                *best = best.max(gain);
            }
        });
        odds.truncate(n);
        for (block, odds) in odds.iter().enumerate() {
            odds_of.against[block] = *odds as f32;
        }
        for (after, block) in joined.chunks(n + 1).zip(0..n) {
            let mut found: Vec<(usize, f32)> = after
                .iter()
                .take(n)
                .copied()
                .enumerate()
                .filter(|(_, gain)| *gain > HOPELESS)
                .collect();
            found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            found.truncate(12);
            odds_of.after[block] = found;
        }
        odds_of
    }
}

impl Odds {
    /// The odds that nothing at all follows a block, beside what follows it now: 1 if nothing does.
    pub(crate) fn margin_of_end(&self, next: Option<usize>) -> f32 {
        if next.is_some() { 0.0 } else { 1.0 }
    }
}
