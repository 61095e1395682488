//! Fits weights: the likelihood of the right answers, given the pages, is made greatest, with a
//! price on the weights' squares.

use recolumn::document::Role;
use recolumn::suggest::roles::{FEATURES, KINDS, Kind, LINKS, Weights, feature_name, marginals};

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

/// Families whose features are rare and mean much when they are there: their weights cost a fifth.
const TELLING: [&str; 18] = [
    "NumberNear",
    "Stamps",
    "Labelled",
    "CreditsAfter",
    "Concept",
    "Made",
    "LongText",
    "LinkList",
    "Byline",
    "Covered",
    "Concepts",
    "ManyShort",
    "Address",
    "EndBefore",
    "Credits",
    "Clauses",
    "NumberBeside",
    "CommaList",
];

/// What is believed before any page was seen, because no page with an answer has it: a weight costs
/// by how far it is from this. Lines that go with dates and telephone numbers are links and small
/// advertisements, texts of short clauses without an end are lists of catchwords, and names in
/// brackets are credits under pictures.
const BELIEVED: [(&str, Kind, f64); 12] = [
    ("NumberNear.1", Kind::Furniture, 1.5),
    ("NumberNear.2", Kind::Furniture, 1.5),
    ("Stamps.4", Kind::Furniture, 2.0),
    ("Stamps.5", Kind::Furniture, 2.0),
    ("Labelled.1", Kind::Part(Role::Note), 8.0),
    ("Labelled.2", Kind::Furniture, 4.0),
    ("Credits.3", Kind::Part(Role::Caption), 6.0),
    ("NumberBeside.2", Kind::Furniture, 1.5),
    ("CommaList.1", Kind::Furniture, 1.0),
    ("CommaList.2", Kind::Furniture, 7.0),
    ("Credits.1", Kind::Part(Role::Caption), 2.0),
    ("Credits.2", Kind::Part(Role::Caption), 4.0),
];

fn believed() -> Vec<f64> {
    let mut believed = vec![0.0; FOLLOWS + LINKS * KINDS * KINDS];
    for feature in 0..FEATURES {
        let name = feature_name(u16::try_from(feature).unwrap_or(u16::MAX));
        for (known, kind, weight) in BELIEVED {
            if name == known {
                believed[feature * KINDS + kind.index()] = weight;
            }
        }
    }
    believed
}

/// What the square of each weight costs, in shares of the price.
fn prices() -> Vec<f64> {
    let mut prices = vec![1.0; FOLLOWS + LINKS * KINDS * KINDS];
    for feature in 0..FEATURES {
        let name = feature_name(u16::try_from(feature).unwrap_or(u16::MAX));
        let family = name.split('.').next().unwrap_or_default();
        if TELLING.contains(&family) {
            prices[feature * KINDS..(feature + 1) * KINDS].fill(0.2);
        }
    }
    prices
}

/// The kinds that an answer leaves open, as bits: the one it names.
fn told(kind: Option<Kind>) -> u16 {
    kind.map_or((1 << KINDS) - 1, |kind| 1 << kind.index())
}

/// The same of a made page. Its furniture and bylines are to be learnt; but its titles are clauses
/// of laws and reports, which no paper would set: they may be anything but furniture or a byline.
/// Where every line is a fragment, titles are told by their place, and what they say matters little.
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
                    if *share < 1.0 && !page.style().contains("-lines") {
                        told_of_made(kind)
                    } else {
                        told(kind)
                    }
                })
                .collect()
        })
        .collect();
    let prices = prices();
    let believed = believed();
    let start = believed.clone();
    let best = minimum(start, STEPS, |point, gradient| {
        let weights = weights(point);
        let mut sum = 0.0;
        let known = point.iter().zip(&believed).zip(&prices);
        for (slope, ((value, believed), price)) in gradient.iter_mut().zip(known) {
            let away = value - believed;
            *slope = decay * price * away;
            sum += 0.5 * decay * price * away * away;
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
