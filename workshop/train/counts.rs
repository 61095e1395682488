//! N-grams counted by sorting: every place of the text with the symbols that follow, in order;
//! equal beginnings are then neighbours.

use std::cmp::Reverse;
use std::collections::HashMap;

use recolumn::suggest::language::{BOUNDARY, Symbol};

/// The longest n-grams that fit a key: seven symbols of sixteen bits and the number of a block.
pub(crate) const LONGEST: usize = 7;

/// Into how many blocks the text is cut, to see how widely an n-gram is spread.
const BLOCKS: usize = 128;

/// Symbols seen more rarely have no n-grams of their own.
const LEAST: u32 = 3;

/// N-grams of so many symbols and more that stand only once are dropped after they were counted as
/// followers.
const THIN: usize = 3;

/// The number of the boundary between paragraphs in an n-gram.
const BOUNDARY_NUMBER: u16 = 1;

/// Paragraphs as numbers of symbols.
pub(crate) struct Numbered {
    /// `0` between paragraphs, else the symbol's number.
    numbers: Vec<u16>,
    /// The symbol of each number.
    pub(crate) symbols: Vec<Symbol>,
}

impl Numbered {
    /// Numbers the symbols, frequent ones first; all rare ones share the last number.
    pub(crate) fn new(paragraphs: &[Vec<Symbol>]) -> Self {
        let mut counts: HashMap<Symbol, u32> = HashMap::new();
        for symbol in paragraphs.iter().flatten() {
            *counts.entry(*symbol).or_default() += 1;
        }
        let mut kept: Vec<(Symbol, u32)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= LEAST)
            .collect();
        kept.sort_unstable_by_key(|(symbol, count)| (Reverse(*count), *symbol));
        kept.truncate(50_000);
        let mut symbols = vec![Symbol::MAX, BOUNDARY];
        symbols.extend(kept.iter().map(|(symbol, _)| *symbol));
        let number: HashMap<Symbol, u16> =
            (0..).zip(&symbols).skip(2).map(|(n, s)| (*s, n)).collect();
        let rare = symbols.len() as u16;
        symbols.push(Symbol::MAX);
        let mut numbers = Vec::new();
        for paragraph in paragraphs {
            numbers.push(0);
            let of = |symbol| number.get(symbol).copied().unwrap_or(rare);
            numbers.extend(paragraph.iter().map(of));
        }
        numbers.push(0);
        Self { numbers, symbols }
    }
}

/// All n-grams of one length, in order of their keys.
#[derive(Default)]
pub(crate) struct Grams {
    /// Sixteen bits a symbol, the first one highest; what is not used is zero.
    pub(crate) keys: Vec<u128>,
    pub(crate) counts: Vec<u32>,
    /// In how many of the text's blocks it stands.
    pub(crate) spread: Vec<u8>,
    /// What follows it.
    pub(crate) followers: Vec<Followers>,
}

/// What follows an n-gram: how many symbols, and how many kinds of them once, twice, more often.
#[derive(Clone, Copy, Default)]
pub(crate) struct Followers {
    pub(crate) total: u32,
    pub(crate) once: u32,
    pub(crate) twice: u32,
    pub(crate) more: u32,
}

/// The part of a key that is its first `length` symbols.
pub(crate) const fn beginning(key: u128, length: usize) -> u128 {
    if length == 0 {
        return 0;
    }
    key & (u128::MAX << (128 - 16 * length))
}

/// The key without its first symbol.
pub(crate) const fn without_first(key: u128) -> u128 {
    key << 16
}

/// How often counts of one, two, three and four came, by length: what discounts are made from.
pub(crate) type CountsOfCounts = [u64; 4];

/// Every place of the text with the `order` symbols from there on, or fewer where a paragraph ends,
/// and the block that it is in; in order.
fn windows(text: &Numbered, order: usize) -> Vec<u128> {
    let numbers = &text.numbers;
    let mut windows = Vec::with_capacity(numbers.len());
    for start in 0..numbers.len() - 1 {
        let mut key = (start * BLOCKS / numbers.len()) as u128;
        for place in 0..order {
            let number = match numbers.get(start + place) {
                Some(0) | None => BOUNDARY_NUMBER,
                Some(number) => *number,
            };
            key |= u128::from(number) << (112 - 16 * place);
            if number == BOUNDARY_NUMBER && place > 0 {
                break;
            }
        }
        windows.push(key);
    }
    windows.sort_unstable();
    windows
}

/// An n-gram that is being counted.
#[derive(Clone, Copy, Default)]
struct Open {
    key: u128,
    count: u32,
    /// A bit for each block that it stands in.
    blocks: u128,
}

/// The counts so far.
struct Counting {
    grams: Vec<Grams>,
    of_counts: Vec<CountsOfCounts>,
    /// What has followed the open n-gram of each length, that of no symbols first.
    followers: Vec<Followers>,
}

impl Counting {
    /// An n-gram has been counted to its end.
    fn close(&mut self, length: usize, ended: Open) {
        if ended.count == 0 {
            return;
        }
        let followers = std::mem::take(&mut self.followers[length]);
        if let Some(of_count) = self.of_counts[length - 1].get_mut(ended.count as usize - 1) {
            *of_count += 1;
        }
        let history = &mut self.followers[length - 1];
        history.total += ended.count;
        match ended.count {
            1 => history.once += 1,
            2 => history.twice += 1,
            _ => history.more += 1,
        }
        if ended.count > 1 || length < THIN {
            let grams = &mut self.grams[length - 1];
            grams.keys.push(ended.key);
            grams.counts.push(ended.count);
            grams.spread.push(ended.blocks.count_ones() as u8);
            grams.followers.push(followers);
        }
    }
}

/// Counts all n-grams to `order`.
pub(crate) fn count(text: &Numbered, order: usize) -> (Vec<Grams>, Vec<CountsOfCounts>) {
    let order = order.min(LONGEST);
    let mut counting = Counting {
        grams: (0..order).map(|_| Grams::default()).collect(),
        of_counts: vec![CountsOfCounts::default(); order],
        followers: vec![Followers::default(); order + 1],
    };
    let mut open = vec![Open::default(); order];
    for window in windows(text, order) {
        let block = 1_u128 << (window as u16);
        let key = beginning(window, LONGEST);
        // Up to here the n-grams are those of the window before.
        let same = open
            .iter()
            .zip(1..)
            .take_while(|(open, length)| open.count > 0 && open.key == beginning(key, *length))
            .count();
        for again in &mut open[..same] {
            again.count += 1;
            again.blocks |= block;
        }
        for length in (same + 1..=order).rev() {
            counting.close(length, std::mem::take(&mut open[length - 1]));
        }
        for length in same + 1..=order {
            if (key >> (128 - 16 * length)) as u16 == 0 {
                break;
            }
            open[length - 1] = Open {
                key: beginning(key, length),
                count: 1,
                blocks: block,
            };
        }
    }
    for length in (1..=order).rev() {
        counting.close(length, std::mem::take(&mut open[length - 1]));
    }
    (counting.grams, counting.of_counts)
}
