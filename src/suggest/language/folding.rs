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

/// Pairs of two byte code points, traditional and simplified, in order of the first.
static SIMPLIFIED: &[u8] = include_bytes!("../../../assets/language/simplified.pairs");

/// The simplified form of a character, or the character itself.
#[must_use]
pub fn simplified(character: char) -> char {
    let Ok(wanted) = u16::try_from(u32::from(character)) else {
        return character;
    };
    if wanted < 0x3400 {
        return character;
    }
    let (pairs, _) = SIMPLIFIED.as_chunks::<4>();
    let place = pairs.binary_search_by_key(&wanted, |pair| u16::from_le_bytes([pair[0], pair[1]]));
    match place.ok().and_then(|place| pairs.get(place)) {
        Some(pair) => {
            char::from_u32(u32::from(u16::from_le_bytes([pair[2], pair[3]]))).unwrap_or(character)
        }
        None => character,
    }
}

/// The half-width form of a full-width character, or the character itself.
const fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(character as u32 - 0xfee0) {
            Some(half) => half,
            None => character,
        },
        '\u{3000}' => ' ',
        other => other,
    }
}

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
    fn the_table_of_characters_is_in_order_and_folds_once() {
        let (pairs, rest) = SIMPLIFIED.as_chunks::<4>();
        assert!(rest.is_empty() && pairs.len() > 2500);
        let number = |pair: &[u8; 4], at: usize| u16::from_le_bytes([pair[at], pair[at + 1]]);
        assert!(pairs.is_sorted_by(|a, b| number(a, 0) < number(b, 0)));
        for (from, to) in "國黨會議書記縣區後裡"
            .chars()
            .zip("国党会议书记县区后里".chars())
        {
            assert_eq!(simplified(from), to);
            assert_eq!(simplified(to), to);
        }
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
