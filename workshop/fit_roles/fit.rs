//! Fits weights: the likelihood of the right answers, given the pages, is made greatest, with a
//! price on the weights' squares.

use recolumn::document::Role;
use recolumn::suggest::roles::{FEATURES, KINDS, Kind, LINKS, Weights, marginals};

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

/// The kinds that an answer leaves open, as bits: the one it names.
fn told(kind: Option<Kind>) -> u16 {
    kind.map_or((1 << KINDS) - 1, |kind| 1 << kind.index())
}

/// The same of a made page. Its furniture and bylines are to be learnt; but its titles are clauses
/// of laws and reports, which no paper would set: they may be anything but furniture or a byline.
fn told_of_made(kind: Option<Kind>) -> u16 {
    match kind {
        Some(Kind::Part(Role::Title | Role::RunningHead)) => {
            let not = [Kind::Furniture, Kind::Part(Role::Byline)];
            not.into_iter()
                .fold(told(None), |bits, kind| bits & !told(Some(kind)))
        }
        other => told(other),
    }
}

/// The weights that explain these pages best, each page counted as much as the number beside it
/// says.
pub(crate) fn fit(pages: &[(&Page, f64)], decay: f64) -> Weights {
    let allowed: Vec<Vec<u16>> = pages
        .iter()
        .map(|(page, share)| {
            page.kinds
                .iter()
                .map(|&kind| {
                    if *share < 1.0 {
                        told_of_made(kind)
                    } else {
                        told(kind)
                    }
                })
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
