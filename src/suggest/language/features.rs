//! What the towers see of a seam's two sides: for each of the nearest places a few keys.
//!
//! Chinese: a place is a character; its keys are the character and, with its neighbour farther
//! from the seam, the pair. Latin scripts: a place is a word or a mark; its keys are the word in
//! small letters, its ending and its shape.

use super::model::Symbol;
use super::packed::Trail;
use super::{Language, letter, small};

/// A side of a seam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What comes before.
    Left,
    /// What comes after.
    Right,
}

/// The key of a feature.
pub type Key = u32;

/// How many places of each side are seen.
#[must_use]
pub const fn places(language: Language) -> usize {
    match language {
        Language::Chinese => 8,
        _ => 5,
    }
}

/// The kinds of features; each has keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A character or a word.
    Whole = 1,
    /// Two characters.
    Pair = 2,
    /// The last three letters of a word.
    Ending = 3,
    /// Capital or small, how long, number or mark.
    Shape = 4,
}

/// The key of a feature that each side sees with its own eyes.
fn key(side: Side, kind: Kind, symbols: &[Symbol]) -> Key {
    let start = Trail::START.then(kind as u32 * 2 + side as u32);
    symbols
        .iter()
        .fold(start, |trail, symbol| trail.then(*symbol))
        .mixed(0) as Key
}

/// The features of a side, nearest place first: `see` gets each with its place and kind.
pub fn features(
    language: Language,
    side: Side,
    symbols: &[Symbol],
    mut see: impl FnMut(usize, Kind, Key),
) {
    if language == Language::Chinese {
        let near = |place: usize| match side {
            Side::Left => symbols.len().checked_sub(place + 1).map(|at| symbols[at]),
            Side::Right => symbols.get(place).copied(),
        };
        for place in 0..places(language) {
            let Some(here) = near(place) else {
                break;
            };
            see(place, Kind::Whole, key(side, Kind::Whole, &[here]));
            if let Some(next) = near(place + 1) {
                let pair = match side {
                    Side::Left => [next, here],
                    Side::Right => [here, next],
                };
                see(place, Kind::Pair, key(side, Kind::Pair, &pair));
            }
        }
        return;
    }
    let mut place = 0;
    let mut seen = |word: &[Symbol]| {
        word_features(side, word, |kind, key| see(place, kind, key));
        place += 1;
        place < places(language)
    };
    match side {
        Side::Left => {
            let mut end = symbols.len();
            while let Some(word) = last_word(&symbols[..end]) {
                end = word.start;
                if !seen(&symbols[word]) {
                    break;
                }
            }
        }
        Side::Right => {
            let mut start = 0;
            while let Some(word) = first_word(&symbols[start..]) {
                let (from, to) = (start + word.start, start + word.end);
                start = to;
                if !seen(&symbols[from..to]) {
                    break;
                }
            }
        }
    }
}

/// The features of one word.
fn word_features(side: Side, word: &[Symbol], mut see: impl FnMut(Kind, Key)) {
    let lower: Vec<Symbol> = word.iter().map(|it| small(*it)).collect();
    see(Kind::Whole, key(side, Kind::Whole, &lower));
    let first = word.first().copied().unwrap_or_default();
    let capital = lower.first() != Some(&first);
    let all = lower.len() > 1 && word.iter().zip(&lower).all(|(a, b)| a != b);
    let length = lower.len().min(12) as u32 / 2;
    let shape = [
        u32::from(letter(first)),
        u32::from(capital),
        u32::from(all),
        length,
    ];
    see(Kind::Shape, key(side, Kind::Shape, &shape));
    if lower.len() > 3 {
        let ending = &lower[lower.len() - 3..];
        see(Kind::Ending, key(side, Kind::Ending, ending));
    }
}

/// What kind of word a symbol can be in: letters and digits make words, marks stand alone.
fn class(symbol: Symbol) -> u8 {
    match char::from_u32(symbol) {
        Some(' ') | None => 0,
        Some(it) if it.is_alphabetic() => 1,
        Some(it) if it.is_numeric() => 2,
        Some(_) => 3,
    }
}

/// Where the last word or mark of `symbols` stands.
fn last_word(symbols: &[Symbol]) -> Option<std::ops::Range<usize>> {
    let end = symbols.iter().rposition(|it| class(*it) != 0)? + 1;
    let kind = class(symbols[end - 1]);
    let same = |it: &Symbol| class(*it) == kind;
    let length = if kind == 3 {
        1
    } else {
        symbols[..end]
            .iter()
            .rev()
            .take_while(|it| same(it))
            .count()
    };
    Some(end - length..end)
}

/// Where the first word or mark of `symbols` stands.
fn first_word(symbols: &[Symbol]) -> Option<std::ops::Range<usize>> {
    let start = symbols.iter().position(|it| class(*it) != 0)?;
    let kind = class(symbols[start]);
    let same = |it: &Symbol| class(*it) == kind;
    let length = if kind == 3 {
        1
    } else {
        symbols[start..].iter().take_while(|it| same(it)).count()
    };
    Some(start..start + length)
}
