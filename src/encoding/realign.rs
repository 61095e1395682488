//! Where a file has lost or gained a byte.
//!
//! UTF-16 has no place at which a decoder could get into step again: after one lost byte all the
//! rest of the file would be nonsense. So the text is watched in blocks; where a block makes sense
//! one byte further on and none as it stands, the place of the step is looked for in it.
//!
//! In a double-byte encoding the nonsense ends at the next ASCII character, where one byte is left
//! over. That byte is what a decoder reports; where the step really was is then looked for in the
//! line before.
//!
//! Assumes that texts are made of characters that people write ([`Class`]). In UTF-16 two steps
//! close together are not found, nor is one in the last fifty characters. A text of nothing but
//! rare characters is never re-aligned; nor is a double-byte line whose left-over byte makes a
//! character with the ASCII letter after it.

use super::Encoding;
use super::frequent::{Class, class};
use super::votes::reading::cheapest;
use super::votes::sample::Slice;

/// Bytes that are looked at together. Some three lines of text: enough to tell sense from nonsense,
/// of which one character in ten is likely by chance.
const BLOCK: usize = 128;

/// Bytes from one block to the next, so that looking costs little beside decoding.
const STRIDE: usize = 32 * BLOCK;

/// A block is out of step if this many more characters are likely one byte further on, and ...
const MORE: usize = 12;

/// ... if they are at least this many times as many.
const TIMES: usize = 2;

/// The places after `start` where, to be in step, the decoder must begin anew, in order. Between
/// two of them lies an odd number of bytes.
pub(super) fn steps(bytes: &[u8], start: usize, encoding: Encoding) -> Vec<usize> {
    let mut steps = Vec::new();
    let mut from = start;
    let mut block = start;
    let mut end = start + BLOCK;
    loop {
        if let Some(step) = step(bytes, from, block, encoding) {
            steps.push(step);
            from = step;
            block = step;
        } else if end >= bytes.len() {
            return steps;
        } else {
            block += STRIDE;
        }
        // The last block is the last whole one, because what follows it is too short to tell.
        if block + BLOCK > bytes.len() {
            let last = bytes.len().saturating_sub(BLOCK).max(from);
            block = last - (last - from) % 2;
        }
        end = block + BLOCK + 1;
    }
}

/// Where the text between `from` and the block at `block` gets out of step, if it does.
fn step(bytes: &[u8], from: usize, block: usize, encoding: Encoding) -> Option<usize> {
    let end = (block + BLOCK).min(bytes.len());
    let here = likely(bytes.get(block..end)?, encoding);
    let further = likely(bytes.get(block + 1..end)?, encoding);
    if further < here + MORE || further < here * TIMES {
        return None;
    }
    // The damage can be anywhere after the block before, which was in step.
    let begin = from.max(block.saturating_sub(STRIDE + (block - from) % 2));
    let bytes = bytes.get(begin..end)?;
    let slice = Slice {
        bytes,
        start: begin,
        open_start: false,
        open_end: false,
    };
    let step = cheapest(encoding, &slice).first? + 1;
    ((step - from) % 2 == 1).then_some(step)
}

/// How far back a lost byte is looked for, in bytes: a paragraph of two thousand hanzi.
const BACK: usize = 4096;

/// Where between `from`, which is in step, and `to`, the end of a malformed sequence, one byte too
/// many or too few in a double-byte encoding is likeliest; `None` if the malformed sequence is
/// the likeliest itself.
pub(super) fn lost_byte(bytes: &[u8], from: usize, to: usize, encoding: Encoding) -> Option<usize> {
    let bytes = bytes.get(from..to).filter(|bytes| bytes.len() <= BACK)?;
    // The slice ends as a file would, so that its last byte is the cheapest to leave over: another
    // place must be better by more than a character.
    let slice = Slice {
        bytes,
        start: from,
        open_start: false,
        open_end: false,
    };
    cheapest(encoding, &slice)
        .first
        .filter(|place| place + 2 < to)
}

/// How many characters of a block are such as texts are made of.
fn likely(block: &[u8], encoding: Encoding) -> usize {
    let unit: fn([u8; 2]) -> u16 = if encoding == Encoding::Utf16Be {
        u16::from_be_bytes
    } else {
        u16::from_le_bytes
    };
    let (units, _) = block.as_chunks::<2>();
    units
        .iter()
        .filter_map(|&pair| char::from_u32(u32::from(unit(pair))))
        .filter(|&character| {
            matches!(
                class(character),
                Class::Letter
                    | Class::Capital
                    | Class::Sign
                    | Class::Accented
                    | Class::Typographic
                    | Class::Punctuation
                    | Class::FullWidth
                    | Class::FrequentHan
                    | Class::Kana
                    | Class::FrequentHangul
            )
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::super::texts::encoded;
    use super::steps;

    #[test]
    fn a_lost_byte_is_found_and_whole_text_has_no_steps() {
        for (encoding, text, bytes) in encoded() {
            if !encoding.is_utf16() {
                continue;
            }
            let long = bytes.repeat(20);
            assert_eq!(steps(&long, 0, encoding), Vec::<usize>::new(), "{text}");
            for place in [1, 1000, 2001, long.len() / 2, long.len() - 200] {
                let mut damaged = long.clone();
                damaged.remove(place);
                let found = steps(&damaged, 0, encoding);
                assert_eq!(found.len(), 1, "{place} {text}");
                assert!(found[0].abs_diff(place) < 8, "{found:?} {place} {text}");
            }
        }
    }
}
