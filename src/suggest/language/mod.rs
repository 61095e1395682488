//! The shipped language models: whether a text reads on across a break.
//!
//! What others use: [`Language`], [`language_of`], [`LeftEnd`], [`RightBeginning`],
//! [`reads_on`], [`word_across`], [`information`], [`fold`]. These stay as they are. The rest is
//! open to the trainer, which writes what is read here.

mod ends;
pub mod features;
mod folding;
mod lexicon;
mod model;
pub mod packed;
mod recognition;
mod seam;
mod shipped;
pub mod towers;

pub use folding::{fold, letter, simplified, small};
pub use lexicon::{LONGEST_WORD, Lexicon, MARK as LEXICON_MARK};
pub use model::{BOUNDARY, LONGEST, MARK as MODEL_MARK, Model, Symbol};
pub use packed::Damaged;
pub use recognition::language_of;
pub use seam::{LeftEnd, Reading, RightBeginning, WordAcross, reading, reads_on, word_across};

/// A language that there is a model for, or none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Chinese, in simplified or traditional characters.
    Chinese,
    /// English.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Any other: nothing is known of it.
    Other,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Chinese,
        Self::English,
        Self::German,
        Self::French,
        Self::Other,
    ];
}

/// How much a text tells, in nats: the rarer it is in its language, the more. A string of much
/// information that stands at two places of a page is no accident. 0 where there is no model.
#[must_use]
pub fn information(language: Language, text: &str) -> f32 {
    let Some(shipped) = shipped::shipped(language) else {
        return 0.0;
    };
    let mut symbols = Vec::with_capacity(text.len());
    fold(language, text, &mut symbols);
    shipped.characters.information(&symbols)
}
