//! Text to bytes, for saving.
//!
//! A character that the encoding cannot hold is an error and never a question mark: the caller
//! asks the user. Big5 is written without the Hong Kong extension, so that hanzi of the extension
//! are among those that it cannot hold. Bytes read and written again are the same if there was no
//! damage, with the exception of characters that an encoding has twice (such as GBK's one-byte
//! euro sign).

use encoding_rs::EncoderResult;

use super::Encoding;

/// The first character that the encoding cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unencodable {
    /// The character.
    pub character: char,
    /// Where it begins in the text, in bytes of UTF-8.
    pub at: usize,
}

/// Encodes a whole text, with a byte order mark before it if `bom` and if the encoding has one.
///
/// # Errors
///
/// Names the first character that the encoding cannot hold. Unicode's encodings and GB 18030 hold
/// all but one (U+E5E5, in GB 18030).
pub fn encode(text: &str, encoding: Encoding, bom: bool) -> Result<Vec<u8>, Unencodable> {
    let mut bytes = Vec::new();
    if bom {
        bytes.extend_from_slice(encoding.bom());
    }
    match encoding {
        Encoding::Utf8 => bytes.extend_from_slice(text.as_bytes()),
        Encoding::Utf16Le => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        Encoding::Utf16Be => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        _ => encode_legacy(text, encoding, &mut bytes)?,
    }
    Ok(bytes)
}

/// Appends the text in one of the national encodings.
fn encode_legacy(text: &str, encoding: Encoding, bytes: &mut Vec<u8>) -> Result<(), Unencodable> {
    let mut encoder = encoding.codec().new_encoder();
    let mut at = 0;
    bytes.reserve(text.len());
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, bytes, true);
        at += read;
        match result {
            EncoderResult::InputEmpty => return Ok(()),
            EncoderResult::OutputFull => bytes.reserve(rest.len().max(16)),
            EncoderResult::Unmappable(character) => {
                return Err(Unencodable {
                    character,
                    at: at - character.len_utf8(),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::super::texts::encoded;
    use super::{Encoding, Unencodable, encode};

    #[test]
    fn what_was_read_is_written_as_it_was() {
        for (encoding, text, bytes) in encoded() {
            let decoded = decode(&bytes, None);
            assert_eq!(decoded.text, text);
            assert_eq!(
                encode(&decoded.text, decoded.encoding, decoded.bom),
                Ok(bytes)
            );
            for bom in [false, true] {
                let bytes = encode(text, encoding, bom).unwrap();
                let again = decode(&bytes, Some(encoding));
                let has_mark = bom && !encoding.bom().is_empty();
                assert_eq!((again.text.as_str(), again.bom), (text, has_mark));
            }
        }
    }

    #[test]
    fn the_character_that_cannot_be_held_is_named() {
        let check = |text, encoding, expected: Option<(char, usize)>| {
            let found = encode(text, encoding, false).err();
            let expected = expected.map(|(character, at)| Unencodable { character, at });
            assert_eq!(found, expected, "{encoding:?}");
        };
        let text = "a 説明书 龍\u{1F600}";
        check(text, Encoding::Big5, Some(('説', 2)));
        check(text, Encoding::ShiftJis, Some(('书', 8)));
        check(text, Encoding::Windows1252, Some(('説', 2)));
        check(text, Encoding::EucKr, Some(('説', 2)));
        for encoding in [
            Encoding::Utf8,
            Encoding::Gb18030,
            Encoding::Utf16Le,
            Encoding::Utf16Be,
        ] {
            check(text, encoding, None);
        }
        // A hanzi of the Hong Kong extension can be read in Big5 but not written.
        assert_eq!(decode(b"\x8D\x60", Some(Encoding::Big5)).damaged, 0);
        check(
            &decode(b"\x8D\x60", Some(Encoding::Big5)).text,
            Encoding::Big5,
            Some(('崾', 0)),
        );
    }
}
