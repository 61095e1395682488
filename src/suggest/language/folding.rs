//! Characters folded for scoring: what means the same becomes the same symbol.
//!
//! Chinese: traditional forms become simplified (one character for one, so 乾 is always 干),
//! full-width forms half-width, corner brackets quotation marks, digits `0`, Latin letters small;
//! blanks go. Latin scripts: any run of blanks is one, digits are `0`, all quotation marks `"`, all
//! dashes `-`; letters keep their case, which tells a noun in German and a name elsewhere.
//!
//! Folding serves only to compare and to count; no text is ever changed by it.

use super::Language;
use super::model::Symbol;
use crate::signs::half_width;
pub use crate::signs::simplified;

/// A character of Chinese text, folded; `None` for blanks.
#[must_use]
pub(super) fn chinese(character: char) -> Option<char> {
    let folded = match half_width(character) {
        '「' | '“' | '„' | '"' => '“',
        '」' | '”' => '”',
        '『' | '‘' => '‘',
        '』' | '’' => '’',
        '—' | '–' | '─' | '━' => '—',
        '·' | '•' | '‧' | '・' | '．' => '·',
        '0'..='9' => '0',
        other if other.is_ascii_uppercase() => other.to_ascii_lowercase(),
        other => simplified(other),
    };
    (!folded.is_whitespace() && folded != '\u{feff}' && folded != '\u{200b}').then_some(folded)
}

/// A character of a text in Latin script, folded; blanks become one space.
#[must_use]
pub(super) fn latin(character: char) -> char {
    match character {
        '0'..='9' => '0',
        '“' | '”' | '„' | '«' | '»' | '‟' => '"',
        '’' | '‘' | '‚' | '‛' => '\'',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        'ſ' => 's',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

/// The folded symbols of a text, appended to `symbols`.
pub fn fold(language: Language, text: &str, symbols: &mut Vec<Symbol>) {
    if language == Language::Chinese {
        symbols.extend(text.chars().filter_map(chinese).map(Symbol::from));
        return;
    }
    let mut blank = symbols.last().is_none_or(|last| *last == Symbol::from(' '));
    for character in text
        .chars()
        .filter(|it| *it != '\u{ad}' && *it != '\u{feff}')
    {
        let folded = latin(character);
        if folded == ' ' && blank {
            continue;
        }
        blank = folded == ' ';
        symbols.push(Symbol::from(folded));
    }
}

/// True for a letter.
#[must_use]
pub fn letter(symbol: Symbol) -> bool {
    char::from_u32(symbol).is_some_and(char::is_alphabetic)
}

/// The small form of a letter; what has none, or one of several letters, stays as it is.
#[must_use]
pub fn small(symbol: Symbol) -> Symbol {
    let Some(character) = char::from_u32(symbol) else {
        return symbol;
    };
    let mut small = character.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => Symbol::from(one),
        _ => symbol,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(language: Language, text: &str) -> String {
        let mut symbols = Vec::new();
        fold(language, text, &mut symbols);
        symbols.into_iter().filter_map(char::from_u32).collect()
    }

    #[test]
    fn traditional_and_simplified_are_one() {
        let simplified = folded(Language::Chinese, "“新桥”在2026年开放，Ｎｏ．3　号");
        let traditional = folded(Language::Chinese, "「新橋」在２０２５年開放,NO.5號");
        assert_eq!(simplified, "“新桥”在0000年开放,no.0号");
        assert_eq!(traditional, simplified);
    }

    #[test]
    fn latin_scripts_keep_letters_and_lose_what_varies() {
        assert_eq!(
            folded(Language::German, "„Die  Brücke“ – seit\n1907\u{ad}"),
            "\"Die Brücke\" - seit 0000"
        );
        assert_eq!(small(Symbol::from('Ü')), Symbol::from('ü'));
        assert_eq!(small(Symbol::from('ß')), Symbol::from('ß'));
    }
}
