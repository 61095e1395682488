//! Words, and how often each stands in its language: packed, a word is there with its frequency
//! or it is not.
//!
//! Chinese words are jieba's, folded; those of Latin scripts are the words of the training
//! corpus, in small letters. A stranger is taken for a word once in 65,536 times. Words are looked
//! up across a seam: 教育｜者, news-｜paper.

use super::model::Symbol;
use super::packed::{Damaged, Table, Trail};

/// First bytes of a lexicon.
pub const MARK: [u8; 8] = *b"words  2";

/// The longest Chinese word that is looked up, in characters.
pub const LONGEST_WORD: usize = 6;

/// A packed lexicon.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    table: Table<'a>,
    /// A bit for every two symbols that stand side by side in a word, by their hash. Spares looking
    /// up words where no word can be. Chinese only.
    pairs: &'a [u8],
}

/// Bytes of the bits for pairs: an eighth of the bits is set, so seven pairs of eight that are in no
/// word are known for that at once.
pub const PAIRS: usize = 1 << 17;

/// Where the bit of a pair is: its byte and its place there.
#[must_use]
#[inline]
pub const fn pair_bit(first: Symbol, second: Symbol) -> (usize, u8) {
    let mixed = Trail::START.then(first).then(second).mixed(0) as usize;
    (mixed / 8 % PAIRS, (mixed % 8) as u8)
}

impl<'a> Lexicon<'a> {
    /// The lexicon in `bytes`.
    ///
    /// # Errors
    /// [`Damaged`] if the bytes are none.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Damaged> {
        let rest = bytes.strip_prefix(&MARK).ok_or(Damaged)?;
        let (table, pairs) = Table::open(rest)?;
        if pairs.is_empty() || pairs.len() == PAIRS {
            Ok(Self { table, pairs })
        } else {
            Err(Damaged)
        }
    }

    /// How many words it holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.table.len()
    }

    /// True if it holds no word.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The natural log of a word's share of all words, if it is a word.
    #[must_use]
    pub fn log_frequency(&self, symbols: &[Symbol]) -> Option<f32> {
        self.at(Trail::of(symbols))
    }

    /// False if no word holds these two symbols side by side.
    #[inline]
    pub(super) fn may_join(&self, first: Symbol, second: Symbol) -> bool {
        let (byte, bit) = pair_bit(first, second);
        self.pairs
            .get(byte)
            .is_some_and(|byte| byte >> bit & 1 == 1)
    }

    /// The same for a word whose trail is known.
    #[inline]
    pub(super) fn at(&self, trail: Trail) -> Option<f32> {
        self.table.get(trail).map(|(frequency, _)| frequency)
    }
}
