//! What single characters are, at the ends of a line and inside it.
//!
//! Assumes that a character from U+3000 on fills two display columns and any other fills one, as
//! in a terminal: quotation marks, dashes and dots, which Chinese typesetting sets at either
//! width, count one. Wrong for half-width katakana (counted two) and for combining marks (counted
//! one); both only shift a line by a column or two, which the readers of widths allow for.
//!
//! A mark has one kind here, though texts use some for several ends: a full stop also ends an
//! abbreviation, an apostrophe also closes a quotation.

/// Width of `text` in display columns.
pub(crate) fn columns(text: &str) -> usize {
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

/// True for a character that fills two display columns: Han, kana and hangul, the marks set with
/// them, and full-width forms.
pub(crate) fn is_wide(character: char) -> bool {
    character >= '\u{3000}'
}

/// True for a character of a script that has no spaces between words: Han, kana, and the marks
/// that lie among them in Unicode (、。「). Hangul is [wide](is_wide) and has spaces; full-width
/// letters and marks are wide and belong to no script.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// True for a mark that ends a sentence.
pub(crate) fn is_stop(character: char) -> bool {
    matches!(
        character,
        '。' | '！' | '？' | '.' | '!' | '?' | '…' | '｡' | '．' | '‼'
    )
}

/// True for a mark inside a sentence: a comma, a dash, a dot between words.
pub(crate) fn is_pause(character: char) -> bool {
    is_dash(character) || matches!(character, ',' | '，' | '、' | '·' | '﹐' | '﹑')
}

/// True for a colon or semicolon, after which a sentence or a list may begin.
pub(crate) fn is_colon(character: char) -> bool {
    matches!(character, ':' | '：' | ';' | '；')
}

/// True for a dash, also as it is drawn with lines of a table.
pub(crate) fn is_dash(character: char) -> bool {
    matches!(character, '—' | '–' | '─')
}

/// True for a hyphen, also a soft one, and what fonts of old pages have in its place.
pub(crate) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{AD}' | '¬')
}

/// True for a mark that opens a quotation or a bracket and nothing else. [Straight
/// quotes](is_straight_quote) open, too.
pub(crate) fn is_opener(character: char) -> bool {
    matches!(
        character,
        '“' | '‘' | '「' | '『' | '（' | '(' | '«' | '„' | '[' | '《' | '〈' | '【' | '〔'
    )
}

/// True for a closing quotation mark or bracket, also those that serve as both.
pub(crate) fn is_closer(character: char) -> bool {
    is_straight_quote(character)
        || matches!(
            character,
            '”' | '’' | '」' | '』' | '）' | ')' | '»' | ']' | '》' | '〉' | '】' | '〕'
        )
}

/// True for a quotation mark that opens and closes.
pub(crate) fn is_straight_quote(character: char) -> bool {
    matches!(character, '"' | '\'')
}

/// True for a square, a dot or a triangle that stands at the head of a byline, an item or a
/// caption.
pub(crate) fn is_mark(character: char) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_counted_as_characters_are_wide() {
        let long = "桥 and bridge, ﹐一﹑ “Straße” 𠀀 가 ".repeat(40);
        for text in ["", "bridge", "桥修好了。", "Brücke", "“好”…", long.as_str()] {
            let each: usize = text.chars().map(|c| 1 + usize::from(is_wide(c))).sum();
            assert_eq!(columns(text), each, "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_not_all_that_is_wide() {
        for (character, wide, unspaced) in [
            ('桥', true, true),
            ('か', true, true),
            ('⺁', false, true),
            ('가', true, false),
            ('，', true, false),
            ('Ａ', true, false),
            ('“', false, false),
            ('a', false, false),
        ] {
            assert_eq!(is_wide(character), wide, "{character}");
            assert_eq!(is_unspaced(character), unspaced, "{character}");
        }
    }

    /// A mark is one of these, but for straight quotes, which are closers; so what asks in another
    /// order gets the same answer.
    #[test]
    fn no_mark_is_of_two_kinds() {
        let kinds: [fn(char) -> bool; 7] = [
            is_stop, is_pause, is_colon, is_hyphen, is_opener, is_closer, is_mark,
        ];
        for character in '\0'..='\u{FFFF}' {
            let count = kinds.iter().filter(|is| is(character)).count();
            let letter = character.is_alphanumeric();
            assert!(count + usize::from(letter) <= 1, "{character}");
        }
    }
}
