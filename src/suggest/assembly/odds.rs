//! How sure each link of a solution is: what else could be there, and how much it is worth.
//!
//! Every change that the search could make is held against the solution once more. A link that some
//! change would break for next to nothing is in doubt; the odds follow from the worths, which are
//! logarithms of odds by the way they were fitted. (They are calibrated after that, see
//! `confidence`.)

use super::rows::{Change, Joined, Row, Sums};
use super::search::{LONGEST, is_weak};
use super::tables::Tables;

/// What a solution is worth beside its neighbours.
#[derive(Clone, Debug, Default)]
pub(crate) struct Odds {
    /// For each block: the odds against what stands before it (a block, a title, nothing).
    pub(crate) against: Vec<f32>,
    /// For each block: the gain of the best change that puts something else before it.
    pub(crate) margin: Vec<f32>,
    /// For each block: what else may come after it, with the gain of putting it there.
    pub(crate) after: Vec<Vec<(usize, f32)>>,
}

impl Odds {
    pub(crate) fn new(tables: &Tables, rows: &[Row]) -> Self {
        let n = tables.blocks;
        let mut odds_of = Self {
            against: vec![0.0; n],
            margin: vec![f32::NEG_INFINITY; n],
            after: vec![Vec::new(); n],
        };
        let sums = Sums::new(tables, rows);
        let mut odds = vec![0.0_f64; n];
        let mut best = vec![f32::NEG_INFINITY; n];
        let mut after: Vec<Vec<(usize, f32)>> = vec![Vec::new(); n];
        let mut weigh = |change: &Change| {
            let gain = sums.gain(change);
            if gain < -30.0 {
                return;
            }
            let rows = if change.rows[0] == change.rows[1] {
                1
            } else {
                2
            };
            for row in 0..rows {
                let (before, now) = (&change.before[row], &change.after[row]);
                let end = before
                    .stretches
                    .iter()
                    .map(|stretch| stretch.end)
                    .max()
                    .unwrap_or(0);
                for place in before
                    .stretches
                    .iter()
                    .skip(1)
                    .filter(|stretch| !stretch.is_empty())
                    .map(|stretch| stretch.start)
                {
                    if place < end
                        && let Some(&block) = sums.order.get(place)
                    {
                        odds[block] += f64::from(gain.min(20.0)).exp();
                        best[block] = best[block].max(gain);
                    }
                }
                for (left, right) in joints(&sums, now) {
                    after[left].push((right, gain));
                }
            }
        };
        sums.exchanges(&mut weigh);
        sums.moves(&|place| is_weak(tables, &sums, place), LONGEST, &mut weigh);
        for (block, odds) in odds.iter().enumerate() {
            odds_of.against[block] = *odds as f32;
        }
        odds_of.margin = best;
        for (block, mut found) in after.into_iter().enumerate() {
            found.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
            found.dedup_by_key(|(right, _)| *right);
            found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            found.truncate(12);
            odds_of.after[block] = found;
        }
        odds_of
    }
}

impl Odds {
    /// The odds that nothing at all follows a block, beside what follows it now: 1 if nothing does.
    pub(crate) fn margin_of_end(&self, next: Option<usize>, _block: usize) -> f32 {
        if next.is_some() { 0.0 } else { 1.0 }
    }
}

/// Where two stretches of a row meet: the blocks left and right.
fn joints<'a>(sums: &'a Sums<'_>, row: &'a Joined) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut last: Option<usize> = None;
    row.stretches
        .iter()
        .filter(|stretch| !stretch.is_empty())
        .filter_map(move |stretch| {
            let left = last;
            last = stretch.end.checked_sub(1);
            Some((*sums.order.get(left?)?, *sums.order.get(stretch.start)?))
        })
}
