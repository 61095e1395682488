//! The one character that a place in the bytes begins with, if it begins with one.
//!
//! The decoders of the standard run through a text and cannot be asked about a single place
//! cheaply; here one fresh decoder is given exactly the bytes of one character. Slow (some 40 ns),
//! therefore only for the sample that the votes look at.

use super::super::Encoding;

/// The character at the beginning of `bytes` and how many bytes it takes; `None` where the
/// encoding has no such character or the bytes end within it.
pub(super) fn first_character(encoding: Encoding, bytes: &[u8]) -> Option<(char, usize)> {
    let lead = *bytes.first()?;
    let length = match encoding {
        Encoding::Utf16Le => return utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => return utf16(bytes, u16::from_be_bytes),
        _ if lead < 0x80 => return Some((char::from(lead), 1)),
        Encoding::Windows1252 => 1,
        Encoding::Utf8 => match lead {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return None,
        },
        Encoding::Gb18030 if lead == 0x80 => 1,
        Encoding::Gb18030 if bytes.get(1).is_some_and(u8::is_ascii_digit) => 4,
        Encoding::ShiftJis if matches!(lead, 0x80 | 0xA0..=0xDF) => 1,
        Encoding::Gb18030 | Encoding::Big5 | Encoding::ShiftJis | Encoding::EucKr => 2,
    };
    Some((whole(encoding, bytes.get(..length)?)?, length))
}

/// The character that these bytes are, all of them.
fn whole(encoding: Encoding, bytes: &[u8]) -> Option<char> {
    if encoding == Encoding::Utf8 {
        return std::str::from_utf8(bytes).ok()?.chars().next();
    }
    let mut text = [0; 16];
    let (result, _, written) = encoding
        .codec()
        .new_decoder_without_bom_handling()
        .decode_to_utf8_without_replacement(bytes, &mut text, true);
    match result {
        // Big5 has four places for a letter with an accent after it: the letter stands for both.
        encoding_rs::DecoderResult::InputEmpty => std::str::from_utf8(text.get(..written)?)
            .ok()?
            .chars()
            .next(),
        _ => None,
    }
}

/// One UTF-16 code unit, or a pair of surrogates.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<(char, usize)> {
    let at = |place: usize| Some(unit([*bytes.get(place)?, *bytes.get(place + 1)?]));
    let first = at(0)?;
    if let Some(character) = char::from_u32(u32::from(first)) {
        return Some((character, 2));
    }
    let character = char::decode_utf16([first, at(2)?]).next()?.ok()?;
    Some((character, 4))
}

#[cfg(test)]
mod tests {
    use super::super::super::Encoding;
    use super::first_character;

    #[test]
    fn one_character_is_read_with_its_length() {
        let check = |encoding, bytes: &[u8], expected| {
            assert_eq!(
                first_character(encoding, bytes),
                expected,
                "{encoding:?} {bytes:X?}"
            );
        };
        check(Encoding::Utf8, "報x".as_bytes(), Some(('報', 3)));
        check(Encoding::Utf8, b"\xE5\xA0", None);
        check(Encoding::Utf8, b"\xC0\x80", None);
        check(Encoding::Gb18030, b"\xB1\xA8\xB1", Some(('报', 2)));
        check(Encoding::Gb18030, b"\x80a", Some(('€', 1)));
        check(
            Encoding::Gb18030,
            b"\x90\x30\x81\x30a",
            Some(('\u{10000}', 4)),
        );
        check(Encoding::Gb18030, b"\xB1\x20", None);
        check(Encoding::Big5, b"\xB3\xF8", Some(('報', 2)));
        check(Encoding::Big5, b"\x88\x62", Some(('Ê', 2)));
        check(Encoding::ShiftJis, b"\x93\xFA", Some(('日', 2)));
        check(Encoding::ShiftJis, b"\xB6\x41", Some(('ｶ', 1)));
        check(Encoding::EucKr, b"\xC7\xD1", Some(('한', 2)));
        check(Encoding::Windows1252, b"\x93\xFA", Some(('“', 1)));
        check(Encoding::Utf16Le, b"\x11\x62a", Some(('我', 2)));
        check(
            Encoding::Utf16Be,
            b"\xD8\x00\xDC\x00",
            Some(('\u{10000}', 4)),
        );
        check(Encoding::Utf16Be, b"\xD8\x00\x00\x61", None);
        check(Encoding::Utf16Be, b"\x62", None);
        check(Encoding::Utf8, b"", None);
    }
}
