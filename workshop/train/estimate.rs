//! From counts to a model: interpolated absolute discounting with three discounts a length
//! (Chen and Goodman's), then pruning to a size, then back-offs that make it sum to one again.
//!
//! Unlike in Kneser–Ney, shorter n-grams keep their true frequencies: what is asked is how much
//! more likely a text is after a left side than anywhere, so "anywhere" has to be true.

use recolumn::suggest::language::packed::Trail;

use crate::counts::{CountsOfCounts, Grams, beginning, without_first};
use crate::pack::{Row, Widths, bytes_a_key, pack};

/// The widths of a length's slots: longest n-grams have no back-off.
pub(crate) fn widths(length: usize, order: usize) -> Widths {
    if length == order {
        Widths {
            first: 6,
            second: 0,
            fingerprint: 10,
        }
    } else {
        Widths {
            first: 8,
            second: 6,
            fingerprint: 10,
        }
    }
}

/// An n-gram's place among those of its length, or nothing.
fn find(grams: &Grams, key: u128) -> Option<usize> {
    grams.keys.binary_search(&key).ok()
}

/// The discounts for n-grams seen once, twice, more often.
fn discounts(of_counts: &CountsOfCounts) -> [f64; 3] {
    let [n1, n2, n3, n4] = of_counts.map(|count| count.max(1) as f64);
    let y = n1 / (n1 + 2.0 * n2);
    [
        (1.0 - 2.0 * y * n2 / n1).clamp(0.1, 0.95),
        (2.0 - 3.0 * y * n3 / n2).clamp(0.2, 1.9),
        (3.0 - 4.0 * y * n4 / n3).clamp(0.3, 2.8),
    ]
}

/// A smoothed model with what is needed to prune it.
pub(crate) struct Estimate {
    /// Log probability of each n-gram's last symbol after the others.
    log: Vec<Vec<f32>>,
    /// How much would be lost without it: nats, times the blocks of the text that it stands in. Not
    /// times its count, or one long statute would fill the model with its own phrases.
    gain: Vec<Vec<f32>>,
    unseen: f32,
}

impl Estimate {
    /// Smooths all lengths, short ones first.
    pub(crate) fn new(grams: &[Grams], of_counts: &[CountsOfCounts]) -> Self {
        let first = &grams[0];
        let total: f64 = first.counts.iter().map(|count| f64::from(*count)).sum();
        let log = |count: &u32| (f64::from(*count) / total).ln() as f32;
        let mut all = Self {
            log: vec![first.counts.iter().map(log).collect()],
            gain: vec![vec![f32::INFINITY; first.keys.len()]],
            unseen: (0.5 / total).ln() as f32,
        };
        for length in 2..=grams.len() {
            all.lengthen(
                &grams[length - 1],
                &grams[length - 2],
                &of_counts[length - 1],
            );
        }
        all
    }

    /// Smooths the n-grams that are one symbol longer than those before.
    fn lengthen(&mut self, here: &Grams, shorter: &Grams, of_counts: &CountsOfCounts) {
        let length = self.log.len() + 1;
        let shorter_logs = &self.log[length - 2];
        let discount = discounts(of_counts);
        let mut logs = Vec::with_capacity(here.keys.len());
        let mut gains = Vec::with_capacity(here.keys.len());
        let mut known = None;
        for (place, key) in here.keys.iter().enumerate() {
            let count = f64::from(here.counts[place]);
            let history = beginning(*key, length - 1);
            let at = match known {
                Some((same, at)) if same == history => at,
                _ => find(shorter, history),
            };
            known = Some((history, at));
            let followers = at.map_or_else(Default::default, |it| shorter.followers[it]);
            let all = f64::from(followers.total).max(count);
            let left = (discount[0] * f64::from(followers.once)
                + discount[1] * f64::from(followers.twice)
                + discount[2] * f64::from(followers.more))
                / all;
            let shorter_log =
                find(shorter, without_first(*key)).map_or(self.unseen, |it| shorter_logs[it]);
            let backed = left * f64::from(shorter_log).exp();
            let step = (here.counts[place].clamp(1, 3) - 1) as usize;
            let probability = (count - discount[step]) / all + backed;
            logs.push(probability.min(1.0).ln() as f32);
            let spread = f64::from(here.spread[place]).min(count);
            gains.push((spread * (probability / backed.max(1e-12)).ln()) as f32);
        }
        self.log.push(logs);
        self.gain.push(gains);
    }

    /// Which n-grams stay if those stay that gain more than `least`, with all that they need.
    fn keep(&self, grams: &[Grams], least: f32) -> Vec<Vec<bool>> {
        let mut kept: Vec<Vec<bool>> = self
            .gain
            .iter()
            .enumerate()
            .map(|(shorter, gains)| {
                // An n-gram with a back-off costs a half more.
                let price = if shorter + 1 == grams.len() {
                    least
                } else {
                    least * 1.45
                };
                gains.iter().map(|gain| *gain > price).collect()
            })
            .collect();
        for length in (2..=grams.len()).rev() {
            let (shorter, longer) = kept.split_at_mut(length - 1);
            let (Some(shorter), Some(longer)) = (shorter.last_mut(), longer.first_mut()) else {
                continue;
            };
            for (keep, key) in longer.iter_mut().zip(&grams[length - 1].keys) {
                if !*keep {
                    continue;
                }
                let before = find(&grams[length - 2], beginning(*key, length - 1));
                let after = find(&grams[length - 2], without_first(*key));
                match (before, after) {
                    (Some(before), Some(after)) => {
                        shorter[before] = true;
                        shorter[after] = true;
                    }
                    _ => *keep = false,
                }
            }
        }
        kept
    }

    /// The packed model, of at most `size` bytes.
    pub(crate) fn pack(
        &self,
        grams: &[Grams],
        symbols: &[u32],
        size: usize,
        mark: &[u8],
    ) -> Result<Vec<u8>, String> {
        let order = grams.len();
        let bytes_of = |kept: &[Vec<bool>]| -> usize {
            kept.iter()
                .enumerate()
                .map(|(shorter, kept)| {
                    let count = kept.iter().filter(|it| **it).count();
                    let slot = widths(shorter + 1, order).bytes();
                    (count as f64 * bytes_a_key(slot)) as usize + 1500
                })
                .sum()
        };
        let (mut low, mut high) = (0.0_f32, 4096.0_f32);
        for _ in 0..18 {
            let middle = (low + high) / 2.0;
            if bytes_of(&self.keep(grams, middle)) > size {
                low = middle;
            } else {
                high = middle;
            }
        }
        let kept = self.keep(grams, high);
        let back_offs = self.back_offs(grams, &kept);
        let mut bytes = mark.to_vec();
        bytes.extend((order as u32).to_le_bytes());
        bytes.extend(self.unseen.to_le_bytes());
        for length in 1..=order {
            let here = &grams[length - 1];
            let rows: Vec<Row> = (0..here.keys.len())
                .filter(|place| kept[length - 1][*place])
                .map(|place| Row {
                    trail: trail(here.keys[place], length, symbols),
                    first: self.log[length - 1][place],
                    second: back_offs.get(length - 1).map_or(0.0, |it| it[place]),
                })
                .collect();
            eprintln!("  {length}-grams: {} of {}", rows.len(), here.keys.len());
            pack(&rows, widths(length, order), &mut bytes)?;
        }
        eprintln!("  least gain {high:.1}, {} bytes", bytes.len());
        Ok(bytes)
    }

    /// The log back-off of every history, for what was kept.
    fn back_offs(&self, grams: &[Grams], kept: &[Vec<bool>]) -> Vec<Vec<f32>> {
        let mut all = Vec::new();
        for length in 1..grams.len() {
            let longer = &grams[length];
            let mut taken = vec![(0.0_f64, 0.0_f64); grams[length - 1].keys.len()];
            for (place, key) in longer
                .keys
                .iter()
                .enumerate()
                .filter(|(at, _)| kept[length][*at])
            {
                let before = find(&grams[length - 1], beginning(*key, length));
                let after = find(&grams[length - 1], without_first(*key));
                if let (Some(before), Some(after)) = (before, after) {
                    taken[before].0 += f64::from(self.log[length][place]).exp();
                    taken[before].1 += f64::from(self.log[length - 1][after]).exp();
                }
            }
            let weights = taken.iter().map(|(here, shorter)| {
                ((1.0 - here).max(1e-4) / (1.0 - shorter).max(1e-4)).ln() as f32
            });
            all.push(weights.collect());
        }
        all
    }
}

/// The trail of a key's symbols.
fn trail(key: u128, length: usize, symbols: &[u32]) -> Trail {
    (0..length).fold(Trail::START, |trail, place| {
        let number = (key >> (112 - 16 * place)) as u16;
        trail.then(symbols[number as usize])
    })
}
