//! How a line begins and how it ends: what its outermost characters say of its sentence and of its
//! measure.
//!
//! Assumes that a sentence ends with a mark and that a European one begins with a capital letter.
//! Wrong for German nouns, which have capitals anywhere, and for abbreviations at a line's end.

use crate::signs::{
    is_closer, is_colon, is_hyphen, is_mark, is_opener, is_pause, is_stop, is_straight_quote,
    is_wide,
};

/// How a line ends, closing quotation marks and brackets left aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// In the middle of a sentence.
    Open,
    /// At a comma, a colon or a dash.
    Pause,
    /// At the end of a sentence.
    Stop,
    /// In the middle of a word, with a hyphen.
    Hyphen,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// With a capital letter.
    Upper,
    /// With a small letter.
    Lower,
    /// With a digit.
    Digit,
    /// With a wide character: Chinese, Japanese, Korean.
    Wide,
    /// With an opening quotation mark or bracket.
    Opening,
    /// With a mark that can't begin a line of its own: a comma, a full stop, a closing bracket.
    Closing,
    /// With a square, a dot or a triangle that stands before a name, an item or a caption.
    Mark,
    /// With anything else.
    Other,
}

/// The longest first word that is measured, in columns.
const LONGEST_UNIT: u8 = 40;

/// True for a Chinese character or an unaccented letter: most first and last characters.
fn is_plain(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | 'a'..='z' | 'A'..='Z')
}

/// True for a mark that may open a line: besides what opens a quotation or a bracket, the dash
/// before a speech or an item.
fn is_opening(character: char) -> bool {
    is_opener(character) || is_straight_quote(character) || matches!(character, '–' | '—' | '-')
}

/// True for a mark inside a sentence.
fn is_inside(character: char) -> bool {
    is_pause(character) || is_colon(character)
}

/// How a trimmed line ends.
pub(super) fn tail(line: &str) -> Tail {
    if line.chars().next_back().is_some_and(is_plain) {
        return Tail::Open;
    }
    let mut backwards = line.chars().rev();
    let mut last = backwards.next();
    let mut closed = false;
    while let Some(character) = last {
        if !is_closer(character) {
            break;
        }
        closed = true;
        last = backwards.next();
    }
    match last {
        Some(character) if is_stop(character) => Tail::Stop,
        Some(character) if is_inside(character) && !closed => Tail::Pause,
        Some(character) if is_hyphen(character) && !closed => match backwards.next() {
            Some(before) if before.is_alphabetic() => Tail::Hyphen,
            _ => Tail::Pause,
        },
        _ => Tail::Open,
    }
}

/// How a trimmed line begins, and the width in display columns of its first piece that can't be
/// broken: a wide character, or a word with the space that would stand before it.
pub(super) fn head(line: &str) -> (Head, u8) {
    let Some(first) = line.chars().next() else {
        return (Head::Other, 1);
    };
    if first >= '\u{3400}' && is_plain(first) {
        return (Head::Wide, 2);
    }
    let kind = if is_mark(first) {
        Head::Mark
    } else if is_opening(first) {
        Head::Opening
    } else if first == '…' {
        Head::Other
    } else if is_stop(first) || is_inside(first) || is_closer(first) || first == '%' {
        Head::Closing
    } else if first.is_ascii_digit() {
        Head::Digit
    } else if is_wide(first) {
        Head::Wide
    } else if first.is_uppercase() {
        Head::Upper
    } else if first.is_alphabetic() {
        Head::Lower
    } else {
        Head::Other
    };
    if is_wide(first) {
        return (kind, 2);
    }
    let word = line
        .chars()
        .take(usize::from(LONGEST_UNIT))
        .take_while(|&character| !character.is_whitespace() && !is_wide(character))
        .fold(1_u8, |sum, _| sum.saturating_add(1));
    (kind, word)
}
