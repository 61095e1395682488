//! The weights of the signals, as they were fitted (see [`fitting`](super::fitting)). Where the
//! shipped ones come from stands in `assets/suggest/README.md`.

use super::confidence::Curves;
use super::roles;
use super::signals::{SIGNALS, Signal};

/// All that the program knows from pages with answers.
#[derive(Clone, Debug)]
pub struct Fitted<'a> {
    /// The weights of the signals of links.
    pub links: [f32; SIGNALS],
    /// From odds to confidence.
    pub curves: Curves,
    /// The weights that tell what each fragment is.
    pub roles: &'a roles::Weights,
}

impl Fitted<'static> {
    /// What ships.
    #[must_use]
    pub fn shipped() -> Self {
        Self {
            links: read_weights(include_str!("../../assets/suggest/links.txt")),
            curves: Curves::shipped(),
            roles: roles::Weights::shipped(),
        }
    }
}

/// Reads a file of weights: a line each, `Name value`. What is not named weighs nothing, and a name
/// that is not known is passed over.
#[must_use]
pub fn read_weights(text: &str) -> [f32; SIGNALS] {
    let mut weights = [0.0; SIGNALS];
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let (Some(name), Some(value)) = (words.next(), words.next()) else {
            continue;
        };
        let signal = Signal::ALL.iter().find(|signal| signal.name() == name);
        if let (Some(signal), Ok(value)) = (signal, value.parse()) {
            weights[*signal as usize] = value;
        }
    }
    weights
}
