//! What single characters say at the two ends of a line.
//!
//! Assumes that a character from U+3000 on fills two display columns and any other fills one, as
//! in a terminal: quotation marks, dashes and dots, which Chinese typesetting sets at either
//! width, count one. Wrong for half-width katakana (counted two) and for combining marks (counted
//! one); both only shift a line by a column or two, which the readers of widths allow for.

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

/// Width of `text` in display columns.
pub(super) fn columns(text: &str) -> usize {
    // One byte a character is counted for its width: a lead byte from E3 on stands for a
    // character from U+3000 on. Short sums in bytes let the compiler take many bytes at once.
    let mut sum = 0_usize;
    for piece in text.as_bytes().chunks(120) {
        let part: u8 = piece
            .iter()
            .map(|&byte| u8::from(byte & 0xC0 != 0x80) + u8::from(byte >= 0xE3))
            .sum();
        sum += usize::from(part);
    }
    sum
}

/// True for a character that fills two display columns.
pub(super) fn is_wide(character: char) -> bool {
    character >= '\u{3000}'
}

/// True for a Chinese character or an unaccented letter: most first and last characters.
fn is_plain(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | 'a'..='z' | 'A'..='Z')
}

/// True for a mark that ends a sentence.
pub(super) fn is_stop(character: char) -> bool {
    matches!(
        character,
        '。' | '！' | '？' | '.' | '!' | '?' | '…' | '｡' | '．' | '‼'
    )
}

/// True for a closing quotation mark or bracket, also those that serve as both.
pub(super) fn is_closer(character: char) -> bool {
    matches!(
        character,
        '”' | '’' | '」' | '』' | '）' | ')' | '"' | '\'' | '»' | ']' | '》' | '〉' | '】' | '〕'
    )
}

fn is_pause(character: char) -> bool {
    matches!(
        character,
        ',' | '，' | '、' | ';' | '；' | ':' | '：' | '—' | '–' | '─' | '·' | '﹐' | '﹑'
    )
}

fn is_opener(character: char) -> bool {
    matches!(
        character,
        '“' | '‘'
            | '「'
            | '『'
            | '（'
            | '('
            | '"'
            | '\''
            | '«'
            | '„'
            | '['
            | '《'
            | '〈'
            | '【'
            | '〔'
            | '–'
            | '—'
            | '-'
    )
}

/// True for a mark that stands at the head of a byline, an item or a caption.
pub(super) fn is_mark(character: char) -> bool {
    matches!(
        character,
        '□' | '■'
            | '◆'
            | '◇'
            | '●'
            | '○'
            | '▲'
            | '△'
            | '▼'
            | '▽'
            | '★'
            | '☆'
            | '◎'
            | '※'
            | '•'
            | '◀'
            | '▶'
            | '►'
            | '◄'
            | '❑'
            | '▪'
    )
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
        Some(character) if is_pause(character) && !closed => Tail::Pause,
        Some('-' | '\u{2010}' | '\u{AD}' | '¬') if !closed => match backwards.next() {
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
    } else if is_opener(first) {
        Head::Opening
    } else if first == '…' {
        Head::Other
    } else if is_stop(first) || is_pause(first) || is_closer(first) || first == '%' {
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
