//! How unlikely a character is, in bits, if the file is in a given encoding.
//!
//! The numbers stand for minus the binary logarithm of a probability: a frequent hanzi is one of
//! some 800 that make more than four fifths of a text, so about 10 bits; a letter of an alphabet
//! costs 5. Because they are bits, the sum over a text can be compared between encodings that cut
//! the same bytes into different numbers of characters, and random bytes cost 8 each.
//!
//! Found by counting how much of 80 made pages and five real ones each class makes, rounded. The
//! table in [`super`] does not hang on them: with all hanzi two bits dearer or cheaper, rare hanzi
//! three cheaper, accents two dearer or skips four dearer, no line of it loses more than one in
//! 700, but for damaged ASCII with dearer skips (one in thirty).
//!
//! Wrong for text that mixes scripts on purpose, such as a dictionary.

use super::super::Encoding;
use super::super::frequent::Class;

/// A byte that no character of the encoding takes: more than any character, so that a reading
/// skips bytes only where they do not fit, or where one lost byte has put all that follows out of
/// step.
pub(super) const SKIP: u32 = 24;

/// A skipped byte after a skipped byte: damage comes in runs, at least of one character's bytes.
pub(super) const SKIP_MORE: u32 = 12;

/// The last byte of a file, if it does not fit: that a file breaks off within a character is more
/// likely than a lost byte elsewhere. Decides which way round UTF-16 with an odd length is.
pub(super) const BROKEN_OFF: u32 = 12;

/// What costs no more than this counts as common for the encoding.
pub(super) const COMMON: u32 = 14;

/// A change between Latin letters and East Asian characters without a space or sign between.
pub(super) const SCRIPT_CHANGE: u32 = 5;

/// Two Latin letters above ASCII in a row, which words of western Europe seldom have.
pub(super) const ACCENT_PAIR: u32 = 5;

/// How unlikely the encoding is before the text is looked at, in bits, where there is anything
/// above ASCII at all. Decides between UTF-8 with one damaged byte and another encoding in which
/// that byte makes one more or less plausible character: `caf\xE9` is windows-1252, because an
/// accented letter and this are less than [`SKIP`]; `c\xD7fe` is damaged.
pub(super) const fn before(encoding: Encoding) -> u64 {
    match encoding {
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => 0,
        Encoding::Windows1252 => 12,
        Encoding::Gb18030 | Encoding::Big5 | Encoding::ShiftJis | Encoding::EucKr => 24,
    }
}

/// How unlikely a character of the class is in a text of the encoding, in bits.
pub(super) fn bits(encoding: Encoding, class: Class) -> u32 {
    use Encoding::{Big5, EucKr, Gb18030, ShiftJis, Utf8, Utf16Be, Utf16Le, Windows1252};
    match class {
        Class::Letter => 5,
        Class::Capital | Class::Sign | Class::Punctuation => 7,
        Class::Typographic | Class::Accented => 8,
        Class::FullWidth | Class::FrequentHangul => 9,
        // In Shift_JIS half-width katakana are single bytes, which half of all bytes of Chinese
        // text would be.
        Class::Mark | Class::OrdinaryHangul | Class::HalfWidthKana => 13,
        Class::UnusualLatin => 16,
        Class::Foreign => match encoding {
            Utf8 => 11,
            _ => 17,
        },
        // Korean news writes hardly any hanja.
        Class::FrequentHan => match encoding {
            EucKr => 15,
            _ => 10,
        },
        Class::OrdinaryHan => match encoding {
            EucKr => 17,
            _ => 13,
        },
        Class::RareHan => 19,
        // Rows 4 and 5 of GB 2312 hold kana where Big5 has its most frequent hanzi.
        Class::Kana => match encoding {
            Gb18030 | Big5 | EucKr | Windows1252 => 16,
            Utf8 | Utf16Le | Utf16Be | ShiftJis => 7,
        },
        Class::Control => 20,
        Class::Private => 21,
        Class::Other => 22,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Encoding;
    use super::super::super::frequent::class;
    use super::{SKIP, bits};

    #[test]
    fn no_character_costs_more_than_a_byte_that_does_not_fit() {
        for encoding in Encoding::ALL {
            for character in [
                'a', 'é', 'ÿ', '的', '龘', '\u{E000}', '\0', '㐀', 'ж', '다', '뷁',
            ] {
                assert!(
                    bits(encoding, class(character)) < SKIP,
                    "{encoding:?} {character}"
                );
            }
        }
    }
}
