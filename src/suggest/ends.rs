//! How a piece of text begins and how it ends: what its outermost characters say.
//!
//! Assumes that a sentence ends with a mark and that a European one begins with a capital. Wrong
//! for verse, for lists without marks, for German nouns (every one has a capital, so a capital says
//! little there), and for a Chinese sentence that happens to end where its column ends.

use crate::signs::{
    is_closer, is_colon, is_dash, is_hyphen, is_opener, is_pause, is_stop, is_straight_quote,
    is_unspaced,
};

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// In the middle of a sentence, without any mark.
    Open,
    /// At a comma, a dash, an opening mark: surely in the middle of a sentence.
    Pause,
    /// Inside a word, with a hyphen.
    Hyphen,
    /// At a colon or semicolon: of a sentence, or of a paragraph before a list.
    Colon,
    /// Without a mark, but it is a head or a line that was not filled: nothing breaks off.
    Head,
    /// With the mark of a sentence's end, closing marks after it or not.
    Stop,
}

impl Ending {
    /// True if the text surely goes on.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Pause | Self::Hyphen)
    }
}

/// How a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// With a mark that nothing begins with: a comma, a full stop, a closing bracket.
    Mark,
    /// With a small letter.
    Small,
    /// With a digit.
    Digit,
    /// With a capital letter.
    Capital,
    /// With a character of a script without capitals.
    Wide,
    /// With an opening quotation mark or bracket.
    Opening,
    /// With anything else: a square, a dash.
    Other,
}

impl Beginning {
    /// True if no paragraph begins so.
    pub(crate) fn goes_on(self) -> bool {
        matches!(self, Self::Mark | Self::Small)
    }
}

/// How `text`, trimmed, ends.
pub(crate) fn ending(text: &str) -> Ending {
    let mut closed = false;
    let mut characters = text.chars().rev();
    while let Some(c) = characters.next() {
        if is_stop(c) {
            return Ending::Stop;
        }
        if is_closer(c) {
            closed = true;
            continue;
        }
        if closed {
            return Ending::Open;
        }
        return match c {
            c if is_colon(c) => Ending::Colon,
            c if is_pause(c) => Ending::Pause,
            c if is_hyphen(c) => match characters.next() {
                Some(before) if before.is_alphabetic() => Ending::Hyphen,
                _ => Ending::Pause,
            },
            c if is_opener(c) => Ending::Pause,
            _ => Ending::Open,
        };
    }
    if closed { Ending::Stop } else { Ending::Open }
}

/// How `text`, trimmed, begins.
pub(crate) fn beginning(text: &str) -> Beginning {
    let Some(c) = text.chars().next() else {
        return Beginning::Other;
    };
    if is_unspaced(c) && c >= '\u{3040}' {
        return Beginning::Wide;
    }
    if c.is_ascii_digit() {
        return Beginning::Digit;
    }
    if is_opener(c) || is_straight_quote(c) {
        return Beginning::Opening;
    }
    if c == '…' || is_dash(c) {
        return Beginning::Other;
    }
    if is_stop(c) || is_closer(c) || is_pause(c) || is_colon(c) || matches!(c, '%' | '％') {
        return Beginning::Mark;
    }
    if c.is_uppercase() {
        return Beginning::Capital;
    }
    if c.is_alphabetic() && !is_unspaced(c) {
        return Beginning::Small;
    }
    Beginning::Other
}

/// The brackets and quotations that a text leaves open, and those that it closes without having
/// opened them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Brackets {
    /// The closing marks that its openings still wait for, the innermost last.
    pub(crate) open: Vec<char>,
    /// The closing marks whose openings stand before the text, in the order in which they come.
    pub(crate) closes: Vec<char>,
}

fn partner(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '(' => ')',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        '«' => '»',
        '„' => '“',
        _ => return None,
    })
}

/// Reads the brackets of a text. German quotations („…“) are told by their opening mark.
pub(crate) fn brackets(text: &str) -> Brackets {
    let german = text.contains('„');
    let mut brackets = Brackets::default();
    for c in text.chars() {
        let c = match c {
            '(' => '（',
            ')' => '）',
            c => c,
        };
        if german && c == '“' {
            close(&mut brackets, '“');
        } else if let Some(closing) = partner(c) {
            brackets.open.push(closing);
        } else if matches!(c, '”' | '」' | '』' | '）' | '》' | '〉' | '】' | '»') {
            close(&mut brackets, c);
        }
    }
    brackets
}

fn close(brackets: &mut Brackets, c: char) {
    match brackets.open.iter().rposition(|&open| open == c) {
        Some(at) => brackets.open.truncate(at),
        None => brackets.closes.push(c),
    }
}
