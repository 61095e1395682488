//! A conditional random field over a page's fragments in reading order: how well each kind fits a
//! fragment by its features, and how well kinds follow each other.
//!
//! Probabilities are those of the kind at each place, all readings of the page considered. They are
//! as calibrated as the weights are; the fitter prints how well.

use super::KINDS;

/// How two neighbours stand to each other.
pub const LINKS: usize = 3;

/// One probability or score for each kind.
pub type PerKind = [f64; KINDS];

/// What the chain says of a page.
#[derive(Clone, Debug)]
pub struct Marginals {
    /// The probability of each kind at each place.
    pub kinds: Vec<PerKind>,
    /// For each link, and each pair of kinds: how often it is expected on the page.
    pub pairs: [[PerKind; KINDS]; LINKS],
    /// The logarithm of the sum over all readings.
    pub log_sum: f64,
}

/// The scores of following: `follows[link][kind before][kind]`.
pub type Follows = [[PerKind; KINDS]; LINKS];

/// The probabilities of each kind at each place, from the scores of each kind at each place and of
/// kinds that follow each other. `links` names for every place but the first how it stands to the
/// place before. With `allowed`, only kinds whose bit is set count at a place.
#[must_use]
pub fn marginals(
    scores: &[PerKind],
    links: &[u8],
    follows: &Follows,
    allowed: Option<&[u16]>,
) -> Marginals {
    let count = scores.len();
    let step: Follows = follows.map(|matrix| matrix.map(|row| row.map(f64::exp)));
    let link = |place: usize| usize::from(links.get(place).copied().unwrap_or(0)).min(LINKS - 1);
    // Scores are taken relative to the best of each place, so that exponentials stay in range.
    let mut log_sum = 0.0;
    let local: Vec<PerKind> = scores
        .iter()
        .enumerate()
        .map(|(place, scores)| {
            let may = |kind: usize| allowed.is_none_or(|allowed| allowed[place] & (1 << kind) != 0);
            let mut best = f64::NEG_INFINITY;
            for (kind, score) in scores.iter().enumerate() {
                if may(kind) {
                    best = best.max(*score);
                }
            }
            log_sum += best;
            let mut local = [0.0; KINDS];
            for (kind, value) in local.iter_mut().enumerate() {
                if may(kind) {
                    *value = (scores[kind] - best).exp();
                }
            }
            local
        })
        .collect();
    let mut forward: Vec<PerKind> = Vec::with_capacity(count);
    let mut scales: Vec<f64> = Vec::with_capacity(count);
    for place in 0..count {
        let mut here = [0.0; KINDS];
        match place.checked_sub(1).map(|before| forward[before]) {
            None => here = local[0],
            Some(before) => {
                let matrix = &step[link(place)];
                for (from, weight) in before.iter().enumerate() {
                    for (to, value) in here.iter_mut().enumerate() {
                        *value += weight * matrix[from][to];
                    }
                }
                for (value, local) in here.iter_mut().zip(&local[place]) {
                    *value *= local;
                }
            }
        }
        let scale: f64 = here.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        log_sum += scale.ln();
        forward.push(here.map(|value| value / scale));
        scales.push(scale);
    }
    let mut kinds = forward.clone();
    let mut pairs = [[[0.0; KINDS]; KINDS]; LINKS];
    let mut backward = [1.0; KINDS];
    for place in (1..count).rev() {
        let matrix = &step[link(place)];
        let mut reached = [0.0; KINDS];
        for ((value, local), after) in reached.iter_mut().zip(&local[place]).zip(&backward) {
            *value = local * after / scales[place];
        }
        let mut earlier = [0.0; KINDS];
        for from in 0..KINDS {
            for to in 0..KINDS {
                let weight = matrix[from][to] * reached[to];
                earlier[from] += weight;
                pairs[link(place)][from][to] += forward[place - 1][from] * weight;
            }
        }
        for (value, after) in kinds[place - 1].iter_mut().zip(&earlier) {
            *value *= after;
        }
        backward = earlier;
    }
    Marginals {
        kinds,
        pairs,
        log_sum,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_two_is_what_enumeration_says() {
        let mut scores = vec![[0.0; KINDS]; 2];
        scores[0][0] = 1.0;
        scores[1][1] = 0.5;
        let mut follows = [[[0.0; KINDS]; KINDS]; LINKS];
        follows[1][0][1] = 2.0;
        let found = marginals(&scores, &[0, 1], &follows, None);
        let (mut sum, mut first) = (0.0, 0.0);
        for a in 0..KINDS {
            for b in 0..KINDS {
                let weight = (scores[0][a] + scores[1][b] + follows[1][a][b]).exp();
                sum += weight;
                first += if a == 0 { weight } else { 0.0 };
            }
        }
        assert!((found.log_sum - sum.ln()).abs() < 1e-9);
        assert!((found.kinds[0][0] - first / sum).abs() < 1e-9);
        let pair = (1.0_f64 + 0.5 + 2.0).exp() / sum;
        assert!((found.pairs[1][0][1] - pair).abs() < 1e-9);
        let told = marginals(&scores, &[0, 1], &follows, Some(&[1, 1 << 1]));
        assert!((told.log_sum - 3.5).abs() < 1e-9);
    }
}
