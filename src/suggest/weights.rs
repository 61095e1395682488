//! The weights of the signals, as they were fitted (see [`fitting`](super::fitting)). Where the
//! shipped ones come from stands in `assets/suggest/README.md`.

use super::signals::{SIGNALS, Signal};

/// The weights that ship.
#[must_use]
pub fn shipped_weights() -> [f32; SIGNALS] {
    read_weights(include_str!("../../assets/suggest/links.txt"))
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
