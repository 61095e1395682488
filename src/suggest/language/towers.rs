//! Two small neural towers, one for each side of a seam: what they make of the two sides is
//! multiplied, and the sum is the natural log of how much likelier the right side comes after the
//! left one than anywhere. They know kinds of words where n-grams know words.
//!
//! A tower: the embeddings of what is seen at each place, side by side; a layer with max(0, x); a
//! layer without. Weights are bytes with a scale a row, read where they lie. Once made ready, a
//! pair costs [`WIDTH`] multiplications.

use super::Language;
use super::features::{Key, Kind, Side, features, places};
use super::model::Symbol;
use super::packed::{Damaged, float_at, number_at};

/// First bytes of a pair of towers.
pub const MARK: [u8; 8] = *b"towers 1";

/// Numbers in an embedding.
pub const EMBEDDING: usize = 48;

/// Numbers in the layer between.
pub const HIDDEN: usize = 128;

/// Numbers that a side is made into.
pub const WIDTH: usize = 96;

/// What a tower makes of its side.
pub type View = [f32; WIDTH];

/// Rows of bytes, each with a scale.
#[derive(Clone, Copy, Debug)]
struct Rows<'a> {
    bytes: &'a [u8],
    width: usize,
}

impl<'a> Rows<'a> {
    fn open(bytes: &'a [u8], rows: usize, width: usize) -> Result<(Self, &'a [u8]), Damaged> {
        let length = rows.checked_mul(width + 4).ok_or(Damaged)?;
        let (bytes, rest) = bytes.split_at_checked(length).ok_or(Damaged)?;
        Ok((Self { bytes, width }, rest))
    }

    /// Adds a row, times `factor`, to `sum`.
    #[inline]
    fn add(&self, row: usize, factor: f32, sum: &mut [f32]) {
        let start = row * (self.width + 4);
        let Some(row) = self.bytes.get(start..start + self.width + 4) else {
            return;
        };
        let (scale, weights) = row.split_at(4);
        let factor = factor * float_at(scale, 0).unwrap_or_default();
        for (sum, weight) in sum.iter_mut().zip(weights) {
            *sum += factor * f32::from(weight.cast_signed());
        }
    }
}

/// A side's layers.
#[derive(Clone, Copy, Debug)]
struct Tower<'a> {
    /// One row for each number of the embeddings of all places, then one that is always added.
    hidden: Rows<'a>,
    out: Rows<'a>,
}

/// Both towers, in packed bytes.
#[derive(Clone, Copy, Debug)]
pub struct Towers<'a> {
    language: Language,
    /// The keys of the embeddings, in order.
    keys: &'a [u8],
    embeddings: Rows<'a>,
    left: Tower<'a>,
    right: Tower<'a>,
}

impl<'a> Towers<'a> {
    /// The towers in `bytes`.
    ///
    /// # Errors
    /// [`Damaged`] if the bytes are none.
    pub fn open(language: Language, bytes: &'a [u8]) -> Result<Self, Damaged> {
        let rest = bytes.strip_prefix(&MARK).ok_or(Damaged)?;
        let (head, rest) = rest.split_at_checked(4).ok_or(Damaged)?;
        let count = number_at(head, 0).ok_or(Damaged)? as usize;
        let (keys, rest) = rest
            .split_at_checked(count.checked_mul(4).ok_or(Damaged)?)
            .ok_or(Damaged)?;
        let (embeddings, rest) = Rows::open(rest, count, EMBEDDING)?;
        let seen = places(language) * EMBEDDING + 1;
        let (left_hidden, rest) = Rows::open(rest, seen, HIDDEN)?;
        let (left_out, rest) = Rows::open(rest, HIDDEN + 1, WIDTH)?;
        let (right_hidden, rest) = Rows::open(rest, seen, HIDDEN)?;
        let (right_out, rest) = Rows::open(rest, HIDDEN + 1, WIDTH)?;
        if !rest.is_empty() {
            return Err(Damaged);
        }
        Ok(Self {
            language,
            keys,
            embeddings,
            left: Tower {
                hidden: left_hidden,
                out: left_out,
            },
            right: Tower {
                hidden: right_hidden,
                out: right_out,
            },
        })
    }

    fn row(&self, key: Key) -> Option<usize> {
        let (keys, _) = self.keys.as_chunks::<4>();
        keys.binary_search_by_key(&key, |bytes| u32::from_le_bytes(*bytes))
            .ok()
    }

    /// What the tower of a side makes of it.
    #[must_use]
    pub fn view(&self, side: Side, symbols: &[Symbol]) -> View {
        let tower = match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        };
        let seen = places(self.language) * EMBEDDING;
        let mut embedded = vec![0.0; seen];
        features(self.language, side, symbols, |place, _: Kind, key| {
            if let Some(row) = self.row(key) {
                self.embeddings
                    .add(row, 1.0, &mut embedded[place * EMBEDDING..][..EMBEDDING]);
            }
        });
        let mut hidden = [0.0; HIDDEN];
        tower.hidden.add(seen, 1.0, &mut hidden);
        for (row, value) in embedded
            .iter()
            .enumerate()
            .filter(|(_, value)| **value != 0.0)
        {
            tower.hidden.add(row, *value, &mut hidden);
        }
        let mut view = [0.0; WIDTH];
        tower.out.add(HIDDEN, 1.0, &mut view);
        for (row, value) in hidden.iter().enumerate().filter(|(_, value)| **value > 0.0) {
            tower.out.add(row, *value, &mut view);
        }
        view
    }
}

/// The log of how much likelier two sides belong together than by chance.
#[must_use]
#[inline]
pub fn agreement(left: &View, right: &View) -> f32 {
    // Eight sums side by side, which the compiler turns into vector instructions.
    let mut sums = [0.0_f32; 8];
    let (left, _) = left.as_chunks::<8>();
    let (right, _) = right.as_chunks::<8>();
    for (left, right) in left.iter().zip(right) {
        for place in 0..8 {
            sums[place] += left[place] * right[place];
        }
    }
    sums.iter().sum()
}
