//! Bytes inside, code points in the saved file: the conversion at the door.
//!
//! An index of the text remembers how many code points stand before every 512th byte, so that a
//! conversion looks at 512 bytes at most, however long the text is.

/// How far apart the remembered places are, in bytes. Any power of two would do; this one costs
/// under 1 % of the text's size and no measurable time.
const STRIDE: usize = 512;

/// Converts places in one text.
pub(crate) struct Positions<'a> {
    text: &'a str,
    /// Code points that begin before byte `n * STRIDE`.
    before: Vec<u32>,
    total: u32,
}

impl<'a> Positions<'a> {
    /// Reads the text once.
    pub(crate) fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut total = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(total);
            total += count(chunk);
        }
        Self {
            text,
            before,
            total,
        }
    }

    /// The code point position of a byte position.
    pub(crate) fn code_point(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = byte / STRIDE;
        let Some(&before) = self.before.get(block) else {
            return self.total;
        };
        before
            + count(
                self.text
                    .as_bytes()
                    .get(block * STRIDE..byte)
                    .unwrap_or_default(),
            )
    }

    /// The byte position of a code point position; `None` beyond the end of the text.
    pub(crate) fn byte(&self, code_point: u64) -> Option<u32> {
        let wanted = u32::try_from(code_point)
            .ok()
            .filter(|&wanted| wanted <= self.total)?;
        if wanted == self.total {
            return u32::try_from(self.text.len()).ok();
        }
        let block = self
            .before
            .partition_point(|&before| before <= wanted)
            .checked_sub(1)?;
        let start = block * STRIDE;
        let skip = (wanted - *self.before.get(block)?) as usize;
        let bytes = self.text.as_bytes().get(start..)?;
        let starts = bytes
            .iter()
            .enumerate()
            .filter(|&(_, &byte)| begins_character(byte));
        let (offset, _) = starts.clone().nth(skip)?;
        u32::try_from(start + offset).ok()
    }
}

/// Code points that begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    let starts = bytes.iter().filter(|&&byte| begins_character(byte)).count();
    u32::try_from(starts).unwrap_or(u32::MAX)
}

fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ways_agree_with_counting(text in "[a桥𠀀é\n ]{0,900}") {
            let positions = Positions::new(&text);
            for (code_point, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(positions.code_point(byte as u32), code_point as u32);
                prop_assert_eq!(positions.byte(code_point as u64), Some(byte as u32));
            }
            let end = text.chars().count();
            prop_assert_eq!(positions.byte(end as u64), Some(text.len() as u32));
            prop_assert_eq!(positions.code_point(text.len() as u32), end as u32);
            prop_assert_eq!(positions.byte(end as u64 + 1), None);
        }
    }
}
