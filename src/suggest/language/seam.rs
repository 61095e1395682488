//! A seam between two texts: does the right one read on from the left one, is there a word across
//! them, is there a paragraph's end or beginning?
//!
//! Each side is made ready once ([`LeftEnd`], [`RightBeginning`]); a pair then takes well under a
//! microsecond. Both sides must be of one language; pairs of different ones get nothing.
//!
//! Latin scripts: a seam between words is a space; a left side that ends in a hyphen after a
//! letter goes on without hyphen and space if the right side begins with a small letter, else
//! with the hyphen.

use super::ends::{Left, Right, WINDOW, ratio};
use super::lexicon::LONGEST_WORD;
use super::model::Symbol;
use super::packed::Trail;
use super::shipped::{Shipped, shipped};
use super::{Language, fold};

/// How many characters of a text's end or beginning are looked at.
const LOOKED_AT: usize = 64;

/// The most characters of a Chinese word on one side of a seam.
const PART: usize = LONGEST_WORD - 1;

/// A text's end, ready to be asked what reads on from it.
#[derive(Clone, Debug)]
pub struct LeftEnd {
    language: Language,
    shipped: Option<&'static Shipped>,
    /// The last symbols; if there is a hyphen at the end, without it.
    joined: Option<Left>,
    /// The same as it goes on with a text that begins with a capital, if that is another way.
    apart: Option<Left>,
    /// How likely the text ends a paragraph here.
    ends: f32,
    word: WordPart,
}

/// A text's beginning, ready to be asked what it reads on from.
#[derive(Clone, Debug)]
pub struct RightBeginning {
    language: Language,
    first: Option<Right>,
    /// True if it begins with a small letter.
    small: bool,
    begins: f32,
    word: WordPart,
}

/// What of a word there may be at one side of a seam.
#[derive(Clone, Debug, Default)]
struct WordPart {
    /// Chinese: the last (or first) characters. Latin scripts: the letters of a word that is broken
    /// by a hyphen (or that begins the text).
    symbols: Vec<Symbol>,
    /// The information in the nearest one, two, … of them (Latin scripts: in all).
    information: Vec<f32>,
    /// Left: the trails of the nearest one, two, … of them (Latin scripts: of all).
    trails: Vec<Trail>,
}

/// A word that a seam goes through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordAcross {
    /// How many characters (code points) of it end the left side, a hyphen not counted.
    pub left: usize,
    /// How many characters begin the right side.
    pub right: usize,
    /// The natural log of how much more often the word stands in the language than its two parts
    /// would meet by chance.
    pub strength: f32,
}

impl LeftEnd {
    /// Makes a text's end ready.
    #[must_use]
    pub fn new(language: Language, text: &str) -> Self {
        let shipped = shipped(language);
        let mut end = Self {
            language,
            shipped,
            joined: None,
            apart: None,
            ends: 0.0,
            word: WordPart::default(),
        };
        let Some(shipped) = shipped else {
            return end;
        };
        let text = text.trim_end();
        let start = text
            .char_indices()
            .rev()
            .nth(LOOKED_AT - 1)
            .map_or(0, |(at, _)| at);
        let mut symbols = Vec::with_capacity(LOOKED_AT + 1);
        fold(language, &text[start..], &mut symbols);
        let model = &shipped.characters;
        end.ends = ratio(model, &Left::new(model, &symbols), &Right::boundary(model));
        if language == Language::Chinese {
            end.joined = Some(Left::new(model, &symbols));
            let nearest = &symbols[symbols.len().saturating_sub(PART)..];
            for count in 1..=nearest.len() {
                let part = &nearest[nearest.len() - count..];
                end.word.information.push(model.information(part));
                end.word.trails.push(Trail::of(part));
            }
            end.word.symbols = nearest.to_vec();
            return end;
        }
        let hyphen = Symbol::from('-');
        let broken = symbols.len() > 1
            && symbols.last() == Some(&hyphen)
            && symbols.get(symbols.len() - 2).is_some_and(|it| letter(*it));
        if broken {
            end.apart = Some(Left::new(model, &symbols));
            symbols.pop();
            end.joined = Some(Left::new(model, &symbols));
            let letters = symbols.iter().rev().take_while(|it| letter(**it)).count();
            let part = &symbols[symbols.len() - letters..];
            end.word.information.push(model.information(part));
            end.word.symbols = part.iter().map(|it| small(*it)).collect();
            end.word.trails.push(Trail::of(&end.word.symbols));
        } else {
            symbols.push(Symbol::from(' '));
            end.joined = Some(Left::new(model, &symbols));
        }
        end
    }

    /// The natural log of how much likelier a paragraph ends here than anywhere in a text.
    #[must_use]
    pub const fn ends_like_a_paragraph(&self) -> f32 {
        self.ends
    }
}

impl RightBeginning {
    /// Makes a text's beginning ready.
    #[must_use]
    pub fn new(language: Language, text: &str) -> Self {
        let mut beginning = Self {
            language,
            first: None,
            small: false,
            begins: 0.0,
            word: WordPart::default(),
        };
        let Some(shipped) = shipped(language) else {
            return beginning;
        };
        let text = text.trim_start();
        let end = text
            .char_indices()
            .nth(LOOKED_AT)
            .map_or(text.len(), |(at, _)| at);
        let mut symbols = Vec::with_capacity(LOOKED_AT);
        fold(language, &text[..end], &mut symbols);
        let model = &shipped.characters;
        let first = Right::new(model, &symbols, WINDOW);
        beginning.begins = ratio(model, &Left::boundary(model), &first);
        beginning.first = Some(first);
        beginning.small = text.chars().next().is_some_and(char::is_lowercase);
        if language == Language::Chinese {
            let nearest = &symbols[..symbols.len().min(PART)];
            for count in 1..=nearest.len() {
                beginning
                    .word
                    .information
                    .push(model.information(&nearest[..count]));
            }
            beginning.word.symbols = nearest.to_vec();
        } else {
            let letters = symbols.iter().take_while(|it| letter(**it)).count();
            let part = &symbols[..letters];
            beginning.word.information.push(model.information(part));
            beginning.word.symbols = part.iter().map(|it| small(*it)).collect();
        }
        beginning
    }

    /// The natural log of how much likelier a paragraph begins with these characters than they
    /// stand anywhere in a text.
    #[must_use]
    pub const fn begins_like_a_paragraph(&self) -> f32 {
        self.begins
    }
}

/// The natural log of how much likelier `right` comes after `left` than anywhere. 0 where there is
/// no model, or the languages differ.
#[must_use]
#[inline]
pub fn reads_on(left: &LeftEnd, right: &RightBeginning) -> f32 {
    let (Some(shipped), Some(first)) = (left.shipped, &right.first) else {
        return 0.0;
    };
    if left.language != right.language {
        return 0.0;
    }
    let end = if right.small {
        &left.joined
    } else {
        left.apart.as_ref().map_or(&left.joined, |_| &left.apart)
    };
    end.as_ref()
        .map_or(0.0, |end| ratio(&shipped.characters, end, first))
}

/// The strongest word that the seam goes through.
#[must_use]
pub fn word_across(left: &LeftEnd, right: &RightBeginning) -> Option<WordAcross> {
    let lexicon = &left.shipped?.lexicon;
    if left.language != right.language {
        return None;
    }
    if left.language == Language::Chinese {
        let mut best: Option<WordAcross> = None;
        for (before, trail) in left.word.trails.iter().enumerate() {
            let mut trail = *trail;
            let most = LONGEST_WORD - before - 1;
            for (after, symbol) in right.word.symbols.iter().take(most).enumerate() {
                trail = trail.then(*symbol);
                let Some(frequency) = lexicon.at(trail) else {
                    continue;
                };
                let strength =
                    frequency + left.word.information[before] + right.word.information[after];
                if best.is_none_or(|best| best.strength < strength) {
                    best = Some(WordAcross {
                        left: before + 1,
                        right: after + 1,
                        strength,
                    });
                }
            }
        }
        return best;
    }
    let whole = right
        .word
        .symbols
        .iter()
        .fold(*left.word.trails.first()?, |trail, symbol| {
            trail.then(*symbol)
        });
    if right.word.symbols.is_empty() || !right.small {
        return None;
    }
    Some(WordAcross {
        left: left.word.symbols.len(),
        right: right.word.symbols.len(),
        strength: lexicon.at(whole)?
            + left.word.information.first()?
            + right.word.information.first()?,
    })
}

/// True for a letter.
fn letter(symbol: Symbol) -> bool {
    char::from_u32(symbol).is_some_and(char::is_alphabetic)
}

/// The small form of a letter.
pub(super) fn small(symbol: Symbol) -> Symbol {
    let Some(character) = char::from_u32(symbol) else {
        return symbol;
    };
    let mut small = character.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => Symbol::from(one),
        _ => symbol,
    }
}
