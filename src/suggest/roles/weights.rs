//! The model's weights: read once from the data file that the fitter wrote.
//!
//! The file is JSON: for each feature that was seen, by name, a weight for each kind; and for each
//! way of being neighbours a matrix of what follows what. A feature that this version does not know
//! is left out, so that an older file still works.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::KINDS;
use super::chain::{Follows, LINKS, PerKind};
use super::families::{FEATURES, feature_name, feature_of_name};

/// What the fitter found.
#[derive(Clone, Debug)]
pub struct Weights {
    /// For each feature, how much it speaks for each kind.
    pub features: Vec<PerKind>,
    /// How much a kind speaks for the next.
    pub follows: Follows,
}

/// The file's shape.
#[derive(Serialize, Deserialize)]
struct File {
    kinds: Vec<String>,
    features: BTreeMap<String, Vec<f32>>,
    follows: Vec<Vec<Vec<f32>>>,
}

static SHIPPED: LazyLock<Weights> =
    LazyLock::new(|| Weights::from_json(include_str!("../../../assets/suggest/roles.json")));

impl Default for Weights {
    fn default() -> Self {
        Self {
            features: vec![[0.0; KINDS]; FEATURES],
            follows: [[[0.0; KINDS]; KINDS]; LINKS],
        }
    }
}

impl Weights {
    /// The weights that ship with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads what [`to_json`](Self::to_json) wrote; what is not understood weighs nothing.
    #[must_use]
    pub fn from_json(json: &str) -> Self {
        let mut weights = Self::default();
        let Ok(file) = serde_json::from_str::<File>(json) else {
            return weights;
        };
        let copy = |to: &mut PerKind, from: &[f32]| {
            for (to, from) in to.iter_mut().zip(from) {
                *to = f64::from(*from);
            }
        };
        for (name, values) in &file.features {
            if let Some(feature) = feature_of_name(name) {
                copy(&mut weights.features[usize::from(feature)], values);
            }
        }
        for (matrix, rows) in weights.follows.iter_mut().zip(&file.follows) {
            for (row, values) in matrix.iter_mut().zip(rows) {
                copy(row, values);
            }
        }
        weights
    }

    /// The weights as a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let short = |values: &PerKind| {
            let rounded = values
                .iter()
                .map(|value| (value * 1000.0).round() as f32 / 1000.0);
            rounded.collect::<Vec<f32>>()
        };
        let mut json = String::from("{\n\"kinds\": ");
        let kinds: Vec<&str> = super::Kind::ALL.iter().map(|kind| kind.name()).collect();
        json.push_str(&serde_json::to_string(&kinds).unwrap_or_default());
        json.push_str(",\n\"features\": {\n");
        let mut first = true;
        for (feature, values) in self.features.iter().enumerate() {
            if values.iter().all(|value| value.abs() < 0.0005) {
                continue;
            }
            let name = feature_name(u16::try_from(feature).unwrap_or(u16::MAX));
            let values = serde_json::to_string(&short(values)).unwrap_or_default();
            json.push_str(if first { "" } else { ",\n" });
            json.push_str(&format!("\"{name}\": {values}"));
            first = false;
        }
        json.push_str("\n},\n\"follows\": [\n");
        for (link, matrix) in self.follows.iter().enumerate() {
            json.push_str(if link == 0 { "[\n" } else { ",\n[\n" });
            for (index, row) in matrix.iter().enumerate() {
                json.push_str(if index == 0 { "" } else { ",\n" });
                json.push_str(&serde_json::to_string(&short(row)).unwrap_or_default());
            }
            json.push_str("\n]");
        }
        json.push_str("\n]\n}\n");
        json
    }

    /// The mean of weights that were fitted on different pages: what one set of pages happens to show
    /// counts less. Of none, weights that say nothing.
    #[must_use]
    pub fn mean(all: &[Self]) -> Self {
        let mut mean = Self::default();
        let share = 1.0 / all.len().max(1) as f64;
        for one in all {
            let rows = mean.features.iter_mut().zip(&one.features);
            let follows = mean.follows.iter_mut().flatten();
            let follows = follows.zip(one.follows.iter().flatten());
            for (to, from) in rows.chain(follows) {
                for (to, from) in to.iter_mut().zip(from) {
                    *to += share * from;
                }
            }
        }
        mean
    }

    /// The score of each kind for a fragment with these features.
    #[must_use]
    pub fn scores(&self, features: &[u16]) -> PerKind {
        let mut scores = [0.0; KINDS];
        for &feature in features {
            if let Some(weights) = self.features.get(usize::from(feature)) {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += weight;
                }
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_as_they_were_written() {
        let mut weights = Weights::default();
        weights.features[7][2] = -1.25;
        weights.follows[2][3][4] = 0.5;
        let back = Weights::from_json(&weights.to_json());
        assert_eq!(back.features, weights.features);
        assert_eq!(back.follows, weights.follows);
    }

    #[test]
    fn the_mean_lies_between() {
        let (mut one, mut other) = (Weights::default(), Weights::default());
        one.features[7][2] = -1.0;
        other.features[7][2] = 2.0;
        other.follows[1][0][3] = 1.0;
        let mean = Weights::mean(&[one, other]);
        assert_eq!(mean.features[7][2], 0.5);
        assert_eq!(mean.follows[1][0][3], 0.5);
    }

    #[test]
    fn the_shipped_weights_are_there() {
        let shipped = Weights::shipped();
        let heavy = shipped
            .features
            .iter()
            .flatten()
            .filter(|weight| weight.abs() > 0.1)
            .count();
        assert!(heavy > 100, "{heavy} weights say something");
    }
}
