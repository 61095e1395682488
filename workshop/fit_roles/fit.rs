//! Fits weights: the likelihood of the right answers, given the pages, is made greatest, with a
//! price on the weights' squares.

use recolumn::suggest::roles::{FEATURES, KINDS, LINKS, Weights, marginals};

use crate::answers::Page;
use crate::descent::minimum;

const FOLLOWS: usize = FEATURES * KINDS;

/// How many steps the search takes at the most.
const STEPS: usize = 250;

fn weights(point: &[f64]) -> Weights {
    let mut weights = Weights::default();
    for (feature, values) in weights.features.iter_mut().enumerate() {
        values.copy_from_slice(&point[feature * KINDS..][..KINDS]);
    }
    for link in 0..LINKS {
        for from in 0..KINDS {
            let at = FOLLOWS + (link * KINDS + from) * KINDS;
            weights.follows[link][from].copy_from_slice(&point[at..at + KINDS]);
        }
    }
    weights
}

/// The weights that explain these pages best, each page counted as much as the number beside it
/// says.
pub(crate) fn fit(pages: &[(&Page, f64)], decay: f64) -> Weights {
    let allowed: Vec<Vec<u16>> = pages
        .iter()
        .map(|(page, _)| {
            let all = (1_u16 << KINDS) - 1;
            page.kinds
                .iter()
                .map(|kind| kind.map_or(all, |kind| 1 << kind.index()))
                .collect()
        })
        .collect();
    let start = vec![0.0; FOLLOWS + LINKS * KINDS * KINDS];
    let best = minimum(start, STEPS, |point, gradient| {
        let weights = weights(point);
        let mut sum = 0.0;
        for (slope, value) in gradient.iter_mut().zip(point) {
            *slope = decay * value;
            sum += 0.5 * decay * value * value;
        }
        for ((page, share), allowed) in pages.iter().zip(&allowed) {
            let observed = &page.observed;
            let scores: Vec<_> = observed
                .features
                .iter()
                .map(|features| weights.scores(features))
                .collect();
            let free = marginals(&scores, &observed.links, &weights.follows, None);
            let told = marginals(&scores, &observed.links, &weights.follows, Some(allowed));
            sum += share * (free.log_sum - told.log_sum);
            for (place, features) in observed.features.iter().enumerate() {
                for kind in 0..KINDS {
                    let slope = share * (free.kinds[place][kind] - told.kinds[place][kind]);
                    if slope.abs() > 1e-7 {
                        for &feature in features {
                            gradient[usize::from(feature) * KINDS + kind] += slope;
                        }
                    }
                }
            }
            for link in 0..LINKS {
                for from in 0..KINDS {
                    for to in 0..KINDS {
                        let at = FOLLOWS + (link * KINDS + from) * KINDS + to;
                        gradient[at] +=
                            share * (free.pairs[link][from][to] - told.pairs[link][from][to]);
                    }
                }
            }
        }
        sum
    });
    weights(&best)
}
