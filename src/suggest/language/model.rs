//! An n-gram model with back-off, read from packed bytes.
//!
//! A symbol is any number: a folded character, or a word's hash. The model knows for each n-gram
//! it kept the probability of its last symbol after the others, and the weight by which the next
//! shorter history answers where the longer one has nothing to say. What was kept is closed: with
//! an n-gram go its n-grams without the first and without the last symbol. So a search may go
//! from short to long and stop at the first that is missing.

use super::packed::{Damaged, Table, Trail, float_at, number_at};

/// A symbol: a folded character or the hash of a word.
pub type Symbol = u32;

/// The symbol that stands for a paragraph's beginning and end.
pub const BOUNDARY: Symbol = 0;

/// The longest n-grams that a model may have.
pub const LONGEST: usize = 8;

/// First bytes of a model.
pub const MARK: [u8; 8] = *b"ngrams 1";

/// An n-gram model in packed bytes.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    tables: [Option<Table<'a>>; LONGEST],
    order: usize,
    unseen: f32,
}

impl<'a> Model<'a> {
    /// The model in `bytes`.
    ///
    /// # Errors
    /// [`Damaged`] if the bytes are no model.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Damaged> {
        let rest = bytes.strip_prefix(&MARK).ok_or(Damaged)?;
        let (head, mut rest) = rest.split_at_checked(8).ok_or(Damaged)?;
        let order = number_at(head, 0).ok_or(Damaged)? as usize;
        let unseen = float_at(head, 1)
            .filter(|it| it.is_finite())
            .ok_or(Damaged)?;
        if !(1..=LONGEST).contains(&order) {
            return Err(Damaged);
        }
        let mut tables = [None; LONGEST];
        for table in tables.iter_mut().take(order) {
            let (opened, after) = Table::open(rest)?;
            *table = Some(opened);
            rest = after;
        }
        if !rest.is_empty() {
            return Err(Damaged);
        }
        Ok(Self {
            tables,
            order,
            unseen,
        })
    }

    /// How many symbols its longest n-grams have.
    #[must_use]
    pub const fn order(&self) -> usize {
        self.order
    }

    /// How many n-grams of this length it keeps.
    #[must_use]
    pub fn len(&self, length: usize) -> usize {
        self.table(length).map_or(0, Table::len)
    }

    #[inline]
    fn table(&self, length: usize) -> Option<&Table<'a>> {
        self.tables.get(length.wrapping_sub(1))?.as_ref()
    }

    /// Log probability and back-off of the n-gram with this trail and length, if it was kept.
    #[must_use]
    #[inline]
    pub fn entry(&self, length: usize, trail: Trail) -> Option<(f32, f32)> {
        self.table(length)?.get(trail)
    }

    /// The log probability of a symbol that was never seen.
    #[must_use]
    pub const fn unseen(&self) -> f32 {
        self.unseen
    }

    /// True if the symbol was seen in training often enough to be kept.
    #[must_use]
    pub fn knows(&self, symbol: Symbol) -> bool {
        self.entry(1, Trail::START.then(symbol)).is_some()
    }

    /// The natural log of the probability that `symbol` comes after `history`, of which the last
    /// `order - 1` symbols count.
    #[must_use]
    pub fn log_probability(&self, history: &[Symbol], symbol: Symbol) -> f32 {
        let history = &history[history.len().saturating_sub(self.order - 1)..];
        // From short to long: the longest n-gram that is there answers; longer histories that
        // are there, too, weigh the answer.
        let mut answer = self.unseen;
        let mut searching = true;
        for length in 0..=history.len() {
            let context = &history[history.len() - length..];
            let trail = Trail::of(context);
            if searching && let Some((here, _)) = self.entry(length + 1, trail.then(symbol)) {
                answer = here;
                continue;
            }
            searching = false;
            if length > 0 {
                match self.entry(length, trail) {
                    Some((_, back_off)) => answer += back_off,
                    None => break,
                }
            }
        }
        answer
    }

    /// How much the symbols tell, in nats: minus the log of their probability, each after those
    /// before it, the first in an unknown context.
    #[must_use]
    pub fn information(&self, symbols: &[Symbol]) -> f32 {
        let mut sum = 0.0;
        for (place, symbol) in symbols.iter().enumerate() {
            sum -= self.log_probability(&symbols[..place], *symbol);
        }
        sum
    }
}
