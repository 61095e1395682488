//! From odds to confidence: how often a link with such odds was right.
//!
//! The search's odds follow from signals that are not independent of each other, and from weights
//! that were fitted to the right answer and not to what the search finds. A logistic curve over the
//! logarithm of the odds, fitted on pages that the weights were not fitted on, makes them honest;
//! each kind of ground has its own, for scripts with and without spaces between words, and for pages
//! that were badly recognised.

/// What a link rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grounds {
    /// Text under its title.
    Start,
    /// Text that begins an article without a title.
    Untitled,
    /// The text before breaks off in mid-sentence.
    Open,
    /// The text before ends with a sentence.
    Closed,
}

impl Grounds {
    /// All of them, in the order of the curves.
    pub const ALL: [Self; 4] = [Self::Start, Self::Untitled, Self::Open, Self::Closed];

    fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Untitled => "untitled",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// What a text is made of, as far as confidence goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// No spaces between words.
    #[default]
    Wide,
    /// Spaces between words.
    Spaced,
    /// Spaces between words, and many words that the language does not have: badly recognised.
    Rough,
}

impl Script {
    /// All of them, in the order of the curves.
    pub const ALL: [Self; 3] = [Self::Wide, Self::Spaced, Self::Rough];

    fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Spaced => "spaced",
            Self::Rough => "rough",
        }
    }
}

/// Slope and height of the curve `1 / (1 + exp(-(height + slope * ln odds)))` for each script and
/// ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curves([[(f32, f32); 4]; 3]);

/// The odds beyond which nothing more is learned: `ln`.
pub const SUREST: f32 = 12.0;

impl Curves {
    /// Curves that leave the odds as they are.
    pub const PLAIN: Self = Self([[(1.0, 0.0); 4]; 3]);

    /// The curves that ship.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(include_str!("../../assets/suggest/confidence.txt"))
    }

    /// Reads a file of curves: a line each, `script ground slope height`. What is not named is left
    /// plain.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut curves = Self::PLAIN;
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [script, ground, slope, height] = words[..] else {
                continue;
            };
            let ground = Grounds::ALL.iter().position(|one| one.name() == ground);
            let script = Script::ALL.iter().position(|one| one.name() == script);
            if let (Some(script), Some(ground), Ok(slope), Ok(height)) =
                (script, ground, slope.parse(), height.parse())
            {
                curves.0[script][ground] = (slope, height);
            }
        }
        curves
    }

    /// The file of these curves.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text = String::new();
        for (script, curves) in Script::ALL.iter().zip(&self.0) {
            for (ground, (slope, height)) in Grounds::ALL.iter().zip(curves) {
                text.push_str(&format!(
                    "{} {} {slope:.4} {height:.4}\n",
                    script.name(),
                    ground.name()
                ));
            }
        }
        text
    }

    /// Sets the curve of one ground.
    pub fn set(&mut self, script: Script, grounds: Grounds, slope: f32, height: f32) {
        let ground = Grounds::ALL
            .iter()
            .position(|one| *one == grounds)
            .unwrap_or(0);
        self.0[script as usize][ground] = (slope, height);
    }

    /// How sure a link is, from 0 to 1. `against` are the odds against it, summed over all that
    /// could stand there instead.
    #[must_use]
    pub fn confidence(&self, script: Script, grounds: Grounds, against: f32) -> f32 {
        let ground = Grounds::ALL
            .iter()
            .position(|one| *one == grounds)
            .unwrap_or(0);
        let (slope, height) = self.0[script as usize][ground];
        let odds = -(against.max(1.0e-9)).ln();
        1.0 / (1.0 + (-(height + slope * odds.clamp(-SUREST, SUREST))).exp())
    }
}
