//! Strings across a seam that stand elsewhere on the page.
//!
//! If two pieces belong together, the words around the seam often stand whole somewhere else: names
//! and set phrases recur within an article. Counted over all texts of a page; a string across the
//! seam itself is never among them, since each piece is counted by itself.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use crate::signs::is_unspaced;

/// The longest string, in characters.
const LONGEST: usize = 6;

/// How many characters on one side of the seam are looked at.
const REACH: usize = 4;

const BASE: u64 = 0x0100_0000_01B3;

/// Strings of a page, as hashes: the keys are hashes already.
#[derive(Clone, Default)]
pub(crate) struct Keys(u64);

impl Hasher for Keys {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// All short strings of a page.
#[derive(Clone, Default)]
pub(crate) struct Spanning {
    strings: HashSet<u64, BuildHasherDefault<Keys>>,
}

/// The outermost characters of a piece, ready to be put together with another's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edge {
    /// Hashes of the last 1, 2, … characters.
    suffixes: Vec<u64>,
    /// Hashes of the first 1, 2, … characters, each with its power.
    prefixes: Vec<(u64, u64)>,
    wide_start: bool,
    wide_end: bool,
    last_word: u64,
    first_word: u64,
}

fn mix(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash ^ (hash >> 31)
}

fn push(hash: u64, c: char) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(u64::from(c) + 1)
}

fn letters(c: char) -> bool {
    c.is_alphanumeric()
}

fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    text.split(|c: char| !letters(c))
        .filter(|word| !word.is_empty() && !word.chars().any(is_unspaced))
        .map(|word| word.chars().flat_map(char::to_lowercase).fold(3, push))
}

fn pair(one: u64, other: u64) -> u64 {
    mix(one.wrapping_mul(31).wrapping_add(other) ^ 0x5bd1)
}

impl Spanning {
    /// The strings of these texts.
    pub(crate) fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut strings: HashSet<u64, BuildHasherDefault<Keys>> = HashSet::default();
        // The hashes of the strings that end here, the longest first; each goes on with the next
        // character.
        let mut ending = [0_u64; LONGEST];
        for text in texts {
            // About as many as a text of wide characters has; of others there are fewer.
            strings.reserve(text.len());
            let mut length = 0;
            for c in text.chars() {
                if !(is_unspaced(c) || c.is_ascii_digit()) {
                    length = 0;
                    continue;
                }
                if length == LONGEST {
                    ending.copy_within(1.., 0);
                    length -= 1;
                }
                ending[length] = 0;
                length += 1;
                for (index, hash) in ending[..length].iter_mut().enumerate() {
                    *hash = push(*hash, c);
                    if index + 1 < length {
                        strings.insert(mix(*hash));
                    }
                }
            }
            let mut before = None;
            for word in words(text) {
                strings.insert(mix(word ^ 0x77));
                if let Some(before) = before {
                    strings.insert(pair(before, word));
                }
                before = Some(word);
            }
        }
        Self { strings }
    }

    /// The outermost characters of a text.
    pub(crate) fn edge(text: &str) -> Edge {
        let inner = |c: &char| is_unspaced(*c) || c.is_ascii_digit();
        let last: Vec<char> = text.chars().rev().take_while(inner).take(REACH).collect();
        let first: Vec<char> = text.chars().take_while(inner).take(REACH).collect();
        let suffixes = (1..=last.len())
            .map(|n| last.iter().take(n).rev().fold(0, |hash, &c| push(hash, c)))
            .collect();
        let prefixes = (1..=first.len())
            .map(|n| {
                let hash = first.iter().take(n).fold(0, |hash, &c| push(hash, c));
                let power = (0..n).fold(1_u64, |power, _| power.wrapping_mul(BASE));
                (hash, power)
            })
            .collect();
        let last_text: String = text
            .chars()
            .rev()
            .take(40)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let first_text: String = text.chars().take(40).collect();
        Edge {
            suffixes,
            prefixes,
            wide_start: first.first().copied().is_some_and(is_unspaced),
            wide_end: last.first().copied().is_some_and(is_unspaced),
            last_word: words(&last_text).last().unwrap_or(0),
            first_word: words(&first_text).next().unwrap_or(0),
        }
    }

    /// The longest string across the seam that stands elsewhere on the page, in characters (two
    /// European words count four), and whether the two characters that meet do.
    pub(crate) fn across(&self, left: &Edge, right: &Edge) -> (usize, bool) {
        if left.wide_end || right.wide_start {
            let longest = self
                .longest(left, right)
                .map_or(0, |(left, right)| left + right);
            return (longest, longest >= 2);
        }
        if left.last_word != 0 && right.first_word != 0 {
            let both = self
                .strings
                .contains(&pair(left.last_word, right.first_word));
            return (if both { 4 } else { 0 }, both);
        }
        (0, false)
    }

    /// The longest string across the seam that stands elsewhere: how many characters of it on
    /// either side. Of scripts without spaces only.
    pub(crate) fn longest(&self, left: &Edge, right: &Edge) -> Option<(usize, usize)> {
        let (mut longest, mut best) = (0, None);
        for (a, suffix) in left.suffixes.iter().enumerate() {
            for (b, (prefix, power)) in right.prefixes.iter().enumerate() {
                let length = a + b + 2;
                if length <= LONGEST
                    && length > longest
                    && self
                        .strings
                        .contains(&mix(suffix.wrapping_mul(*power).wrapping_add(*prefix)))
                {
                    longest = length;
                    best = Some((a + 1, b + 1));
                }
            }
        }
        best
    }
}

impl std::fmt::Debug for Spanning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Spanning({} strings)", self.strings.len())
    }
}
