//! The places where bytes fitted no character.
//!
//! Every malformed sequence is one U+FFFD in the text and one [`Damage`]. The list is capped: a
//! file read in the wrong encoding can be damaged at every other byte, and nobody reads a million
//! places; the total is kept.

/// One sequence of bytes that is no character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Where in the file's bytes the sequence begins, its byte order mark counted.
    pub byte: u64,
    /// How many bytes it has: 1 to 4.
    pub length: u8,
    /// Where in the text its U+FFFD begins, in bytes of UTF-8.
    pub at: usize,
}

/// How many places the list holds at most.
pub(super) const LISTED: usize = 1000;

/// The text so far and the damage in it.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) damage: Vec<Damage>,
    /// All places, those not listed included.
    pub(super) damaged: u64,
}

impl Mended {
    /// Appends a U+FFFD for the malformed sequence at that place of the file.
    pub(super) fn replace(&mut self, byte: usize, length: u8) {
        if self.damage.len() < LISTED {
            self.damage.push(Damage {
                byte: byte as u64,
                length,
                at: self.text.len(),
            });
        }
        self.damaged += 1;
        self.text.push(char::REPLACEMENT_CHARACTER);
    }
}

#[cfg(test)]
mod tests {
    use super::{LISTED, Mended};

    #[test]
    fn the_list_is_capped_and_the_total_is_not() {
        let mut mended = Mended::default();
        for byte in 0..LISTED + 5 {
            mended.replace(byte, 1);
        }
        assert_eq!(mended.damage.len(), LISTED);
        assert_eq!(mended.damaged, LISTED as u64 + 5);
        assert_eq!(mended.damage[2].at, 6);
        assert_eq!(mended.text.chars().count(), LISTED + 5);
    }
}
