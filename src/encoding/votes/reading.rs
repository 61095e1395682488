//! The cheapest way to read a stretch of bytes as an encoding.
//!
//! A reading cuts the bytes into characters and skips the bytes that fit none; its cost is that
//! of its characters and skips in bits. All readings are weighed at once, from left to right: at
//! each place only the cheapest way to get there is kept. Because a byte may be skipped anywhere,
//! a lost byte costs one skip and not the whole rest that it puts out of step. That is what keeps
//! one damaged byte from deciding.
//!
//! Assumes that a character's cost does not depend on more than the kind of the one before it.

use super::super::Encoding;
use super::super::frequent::{Class, class};
use super::cost;
use super::sample::Slice;
use super::token::first_character;

/// What the last thing read was, as far as the next one's cost depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    Latin,
    Accented,
    Asian,
    Skipped,
    #[default]
    Other,
}

/// What a reading found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Reading {
    /// Its cost in bits.
    pub(in super::super) bits: u64,
    /// Bytes that fit no character.
    pub(in super::super) skipped: u64,
    /// Where in the file the first such byte is.
    pub(in super::super) first: Option<usize>,
    /// Characters read.
    pub(in super::super) characters: u64,
    /// Characters above ASCII.
    pub(in super::super) above_ascii: u64,
    /// Characters above ASCII that are common for the encoding.
    pub(in super::super) common: u64,
    /// Control characters, without tab, line feed and carriage return.
    pub(in super::super) controls: u64,
    last: Last,
}

impl Reading {
    /// The reading of the next slice added to this one.
    pub(in super::super) fn join(self, next: Self) -> Self {
        Self {
            bits: self.bits + next.bits,
            skipped: self.skipped + next.skipped,
            first: self.first.or(next.first),
            characters: self.characters + next.characters,
            above_ascii: self.above_ascii + next.above_ascii,
            common: self.common + next.common,
            controls: self.controls + next.controls,
            last: next.last,
        }
    }

    /// This reading with one character more.
    fn with(mut self, character: char, encoding: Encoding) -> Self {
        let class = class(character);
        let own = cost::bits(encoding, class);
        let last = kind(class);
        let neighbour = match (self.last, last) {
            (Last::Latin | Last::Accented, Last::Asian)
            | (Last::Asian, Last::Latin | Last::Accented) => cost::SCRIPT_CHANGE,
            (Last::Accented, Last::Accented) => cost::ACCENT_PAIR,
            _ => 0,
        };
        self.bits += u64::from(own + neighbour);
        self.characters += 1;
        if !character.is_ascii() {
            self.above_ascii += 1;
            self.common += u64::from(own <= cost::COMMON);
        }
        self.controls += u64::from(class == Class::Control);
        self.last = last;
        self
    }

    /// This reading with one byte more that does not fit, at that place in the file;
    /// `broken_off` if the file ends with it.
    fn without(mut self, place: usize, broken_off: bool) -> Self {
        self.bits += u64::from(match self.last {
            Last::Skipped => cost::SKIP_MORE,
            _ if broken_off => cost::BROKEN_OFF,
            _ => cost::SKIP,
        });
        self.skipped += 1;
        self.first = self.first.or(Some(place));
        self.last = Last::Skipped;
        self
    }
}

/// The kind of a character's class.
fn kind(class: Class) -> Last {
    match class {
        Class::Letter | Class::Capital => Last::Latin,
        Class::Accented | Class::UnusualLatin => Last::Accented,
        Class::FrequentHan
        | Class::OrdinaryHan
        | Class::RareHan
        | Class::Kana
        | Class::HalfWidthKana
        | Class::FrequentHangul
        | Class::OrdinaryHangul => Last::Asian,
        _ => Last::Other,
    }
}

/// A character's bytes at most, in any of the encodings.
const LONGEST: usize = 4;

/// The cheapest reading of the slice.
pub(in super::super) fn cheapest(encoding: Encoding, slice: &Slice<'_>) -> Reading {
    // The cheapest reading up to each of the places that a character can still reach.
    let mut open = [None::<Reading>; LONGEST + 1];
    // A slice from within the file may begin and end within a character, at no cost. In UTF-16 the
    // slices begin at even places, but a byte may be missing further up in the file.
    let slack = match encoding {
        Encoding::Windows1252 => 0,
        Encoding::Utf16Le | Encoding::Utf16Be => 1,
        _ => LONGEST - 1,
    };
    let free_starts = if slice.open_start { slack } else { 0 };
    let free_ends = if slice.open_end { slack } else { 0 };
    let end = slice.bytes.len();
    let mut best = None::<Reading>;
    for place in 0..=end {
        let begin = (place <= free_starts).then(Reading::default);
        let arrived = cheaper(open[place % open.len()].take(), begin);
        let Some(reading) = arrived else { continue };
        if place + free_ends >= end {
            best = cheaper(best, Some(reading));
        }
        let rest = slice.bytes.get(place..).unwrap_or_default();
        if rest.is_empty() {
            break;
        }
        if let Some((character, length)) = first_character(encoding, rest) {
            let target = &mut open[(place + length) % (LONGEST + 1)];
            *target = cheaper(*target, Some(reading.with(character, encoding)));
        }
        let target = &mut open[(place + 1) % (LONGEST + 1)];
        *target = cheaper(
            *target,
            Some(reading.without(slice.start + place, rest.len() == 1 && !slice.open_end)),
        );
    }
    best.unwrap_or_default()
}

/// The cheaper of two readings, the first if they cost the same.
fn cheaper(one: Option<Reading>, other: Option<Reading>) -> Option<Reading> {
    match (one, other) {
        (Some(one), Some(other)) if other.bits < one.bits => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Encoding;
    use super::super::sample::Slice;
    use super::cheapest;

    /// Reads `bytes` and compares the skipped bytes, the first of them, characters and common.
    fn check(encoding: Encoding, bytes: &[u8], expected: (u64, Option<usize>, u64, u64)) {
        let slice = Slice {
            bytes,
            start: 0,
            open_start: false,
            open_end: false,
        };
        let reading = cheapest(encoding, &slice);
        let found = (
            reading.skipped,
            reading.first,
            reading.characters,
            reading.common,
        );
        assert_eq!(found, expected, "{encoding:?} {bytes:X?}");
    }

    #[test]
    fn a_lost_byte_costs_one_skip_and_not_the_rest() {
        let whole = Encoding::Gb18030.codec().encode("今天全国各地人民工作").0;
        check(Encoding::Gb18030, &whole, (0, None, 10, 10));
        check(Encoding::Gb18030, &whole[1..], (1, Some(0), 9, 9));
        check(Encoding::Gb18030, &whole[..19], (1, Some(18), 9, 9));
        let units: Vec<u8> = "今天全国"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        check(Encoding::Utf16Le, &units, (0, None, 4, 4));
        check(Encoding::Utf16Le, &units[1..], (1, Some(0), 3, 3));
        check(Encoding::Utf8, b"", (0, None, 0, 0));
        check(Encoding::Utf8, b"a\xFFb", (1, Some(1), 2, 0));
    }

    #[test]
    fn a_slice_from_within_may_begin_within_a_character() {
        let bytes = &"今天全国".as_bytes()[1..10];
        let slice = Slice {
            bytes,
            start: 2,
            open_start: true,
            open_end: true,
        };
        let reading = cheapest(Encoding::Utf8, &slice);
        assert_eq!((reading.skipped, reading.common), (0, 2));
    }
}
