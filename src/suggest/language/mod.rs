//! The shipped language models: whether a text reads on across a break.
//!
//! What the rest of `suggest` uses, and what stays as it is: [`Language`] and [`language_of`];
//! [`LeftEnd`] and [`RightBeginning`], each made once for a text, and for a pair [`reads_on`],
//! [`reading`] and [`word_across`]; [`information`]; [`fold`]. The rest is public for the trainer
//! (`workshop/train`), which writes what is read here.
//!
//! Three models for each of Chinese, English, German, French, all in bytes that are read where they
//! lie (`assets/language`), trained on free texts:
//!
//! - **n-grams** of folded characters ([`Model`]): exact sequences;
//! - **towers** ([`towers`]): two small neural networks, one for each side of a seam, that know
//!   kinds of words;
//! - a **lexicon** ([`Lexicon`]): words that a break goes through.
//!
//! What is asked is always a ratio: how much likelier is this beginning after that end than
//! anywhere? So frequent beginnings win nothing by being frequent.
//!
//! They assume running text in one language on both sides. They are wrong about names and matters
//! that the free texts (statutes, reports, minutes of parliaments) do not know, about verse, tables
//! and lists, and at ends of sentences, where hardly anything local decides.
//!
//! # What was tried
//!
//! Cuts in mid-sentence at random places of news and essays that nothing was trained on; of 77
//! candidates from other cuts, of all articles, how often is the true one first (and among the first
//! three)? No file order, no topic, no strings that stand elsewhere on the page. Chinese by genre:
//! essays (1,078 cuts), news (924), news in traditional characters (462).
//!
//! | Chinese | essays | news | traditional |
//! |---|---|---|---|
//! | n-grams to 4, 5.5 MB, only the first character of the right side | .32 (.49) | .36 (.53) | .27 (.45) |
//! | only the first two | .43 (.57) | .49 (.61) | .36 (.53) |
//! | all three that an n-gram reaches | .43 (.57) | .49 (.63) | .38 (.54) |
//! | n-grams to 5, same size | .43 (.55) | .48 (.62) | .39 (.54) |
//! | to 4, reports counted twice | .45 (.58) | .52 (.65) | .39 (.55) |
//! | to 3, reports four times, minutes twice | .43 (.60) | .50 (.65) | .36 (.55) |
//! | to 4, reports three times, minutes twice, 4 MB (**shipped**) | .45 (.57) | .50 (.63) | .38 (.54) |
//! | the same, and the lexicon of 296,001 words (of 5.5 MB n-grams) | .46 (.60) | .53 (.65) | .39 (.55) |
//! | the same, and 138,161 words (**shipped**) | .45 (.59) | .52 (.65) | .38 (.55) |
//! | towers alone, 3,000 batches | .26 (.43) | .27 (.43) | .20 (.36) |
//! | n-grams, words, those towers | .50 (.66) | .57 (.71) | .43 (.58) |
//! | towers alone, 20,000 batches (**shipped**) | .42 (.59) | .43 (.62) | .31 (.47) |
//! | **n-grams, words and towers (shipped)** | .54 (.70) | .58 (.75) | .43 (.59) |
//!
//! | Latin scripts, breaks between words | English | German | French |
//! |---|---|---|---|
//! | n-grams of letters to 6, 1.5 MB | .09 (.19) | .08 (.17) | .08 (.18) |
//! | to 5, 0.8 MB | .07 (.14) | | |
//! | to 6, 0.7 MB (**shipped**) | .08 (.17) | .08 (.16) | .08 (.18) |
//! | towers alone, 5,000 batches (German, French 7,000) | .15 (.30) | .19 (.37) | .15 (.33) |
//! | towers alone, 18,000 batches (**shipped**) | .18 (.35) | .22 (.41) | .18 (.35) |
//! | towers that also see the 25 words beyond | .14 (.29) | | |
//! | **n-grams and towers (shipped)** | .18 (.36) | .22 (.41) | .19 (.35) |
//!
//! | Latin scripts, words broken by a hyphen | English (385) | German (231) | French (462) |
//! |---|---|---|---|
//! | n-grams of letters to 6, 1.5 MB | .70 (.89) | .70 (.86) | .67 (.84) |
//! | to 6, 0.5 MB | .67 (.85) | | |
//! | to 6, 0.7 MB (**shipped**) | .67 (.86) | .64 (.82) | .66 (.83) |
//! | **the same, and the lexicon (shipped)** | .71 (.89) | .68 (.85) | .68 (.84) |
//!
//! What that says: a bigger or longer n-gram model hardly helps, texts nearer to newspapers do; the
//! towers, two fifths of the bytes, help more than anything, also beside the n-grams. They gained
//! with all the training that was tried. The weights of the mix are in [`reads_on`].
//!
//! A pair takes about 0.3 µs, making both sides ready about 35 µs (Chinese) or 20 µs (one core of a small
//! server, 2026).

mod ends;
pub mod features;
mod folding;
mod lexicon;
mod model;
pub mod packed;
mod recognition;
mod seam;
mod shipped;
mod strangers;
pub mod towers;

pub use folding::{fold, letter, simplified, small};
pub use lexicon::{LONGEST_WORD, Lexicon, MARK as LEXICON_MARK, PAIRS, pair_bit};
pub use model::{BOUNDARY, LONGEST, MARK as MODEL_MARK, Model, Symbol};
pub use packed::Damaged;
pub use recognition::language_of;
pub use seam::{
    LeftEnd, Reading, RightBeginning, WordAcross, at_best, reading, reads_on, word_across,
};
pub use strangers::strangers;

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
