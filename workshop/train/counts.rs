//! N-grams counted by sorting: every place of the text with the symbols that follow, in order;
//! equal beginnings are then neighbours.

use std::collections::HashMap;

use recolumn::suggest::language::{BOUNDARY, Symbol};

/// The longest n-grams that fit a key: seven symbols of sixteen bits and the number of a block.
pub(crate) const LONGEST: usize = 7;

/// Into how many blocks the text is cut, to see how widely an n-gram is spread.
const BLOCKS: usize = 128;

/// Paragraphs as numbers of symbols, and the symbol of each number.
pub(crate) struct Text {
    /// `0` between paragraphs, else the symbol's number.
    pub(crate) numbers: Vec<u16>,
    /// The symbol of each number.
    pub(crate) symbols: Vec<Symbol>,
}

impl Text {
    /// Numbers the symbols, frequent ones first. What is seen fewer than `least` times, or finds no
    /// number, becomes what `rare` says.
    pub(crate) fn new(
        paragraphs: &[Vec<Symbol>],
        least: u32,
        rare: impl Fn(Symbol) -> Symbol,
    ) -> Self {
        let mut counts: HashMap<Symbol, u32> = HashMap::new();
        for symbol in paragraphs.iter().flatten() {
            *counts.entry(*symbol).or_default() += 1;
        }
        let mut kept: Vec<(Symbol, u32)> = counts
            .iter()
            .filter(|(_, count)| **count >= least)
            .map(|(symbol, count)| (*symbol, *count))
            .collect();
        kept.sort_unstable_by_key(|(symbol, count)| (std::cmp::Reverse(*count), *symbol));
        kept.truncate(50_000);
        let mut symbols = vec![u32::MAX, BOUNDARY];
        symbols.extend(kept.iter().map(|(symbol, _)| *symbol));
        let mut number: HashMap<Symbol, u16> = symbols
            .iter()
            .enumerate()
            .skip(1)
            .map(|(number, symbol)| (*symbol, number as u16))
            .collect();
        let mut numbers = Vec::new();
        for paragraph in paragraphs {
            numbers.push(0);
            for symbol in paragraph {
                let found = number.get(symbol).copied().unwrap_or_else(|| {
                    let class = rare(*symbol);
                    *number.entry(class).or_insert_with(|| {
                        symbols.push(class);
                        (symbols.len() - 1) as u16
                    })
                });
                numbers.push(found);
            }
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
    /// Of each n-gram, how much of its last symbol's probability was left for others, as
    /// `counts` of histories: total of all followers, and how many are seen once, twice, more.
    pub(crate) followers: Vec<Followers>,
}

/// What follows a history.
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

/// Counts all n-grams to `order`. N-grams of `thin` symbols and more that stand only once are
/// dropped after they were counted as followers.
pub(crate) fn count(text: &Text, order: usize, thin: usize) -> (Vec<Grams>, Vec<CountsOfCounts>) {
    assert!(order <= LONGEST);
    let mut windows = Vec::with_capacity(text.numbers.len());
    let numbers = &text.numbers;
    for start in 0..numbers.len() - 1 {
        let block = start * BLOCKS / numbers.len();
        let mut key = 0_u128;
        let mut length = 0;
        for place in 0..order {
            let number = match numbers.get(start + place) {
                Some(0) | None => 1,
                Some(number) => *number,
            };
            key |= u128::from(number) << (112 - 16 * place);
            length += 1;
            if number == 1 && place > 0 {
                break;
            }
        }
        debug_assert!(length > 0);
        windows.push(key | block as u128);
    }
    windows.sort_unstable();
    let mut grams: Vec<Grams> = (0..order).map(|_| Grams::default()).collect();
    let mut of_counts = vec![[0_u64; 4]; order];
    // The n-gram of each length that is being counted.
    let mut open = vec![(0_u128, 0_u32, 0_u128); order];
    let mut followers = vec![Followers::default(); order + 1];
    let mut close =
        |length: usize, (key, count, blocks): (u128, u32, u128), followers: &mut Vec<Followers>| {
            if count == 0 {
                return;
            }
            let mine = std::mem::take(&mut followers[length]);
            of_counts[length - 1][(count.min(5) - 1).min(3) as usize] += u64::from(count < 5);
            let parent = &mut followers[length - 1];
            parent.total += count;
            match count {
                1 => parent.once += 1,
                2 => parent.twice += 1,
                _ => parent.more += 1,
            }
            if count > 1 || length < thin {
                let into = &mut grams[length - 1];
                into.keys.push(key);
                into.counts.push(count);
                into.spread.push(blocks.count_ones() as u8);
                into.followers.push(mine);
            }
        };
    for window in windows {
        let block = 1_u128 << (window as u16 as usize % BLOCKS);
        let key = beginning(window, LONGEST);
        // The shortest length whose n-gram is another one now.
        let mut first = 1;
        while first <= order && open[first - 1].1 > 0 && open[first - 1].0 == beginning(key, first)
        {
            open[first - 1].1 += 1;
            open[first - 1].2 |= block;
            // Shorter than its length: the text ends here, longer ones are the same again.
            first += 1;
        }
        for length in (first..=order).rev() {
            let ended = std::mem::take(&mut open[length - 1]);
            close(length, ended, &mut followers);
        }
        for length in first..=order {
            let place = key >> (128 - 16 * length) & 0xffff;
            if place == 0 {
                break;
            }
            open[length - 1] = (beginning(key, length), 1, block);
        }
    }
    for length in (1..=order).rev() {
        let ended = std::mem::take(&mut open[length - 1]);
        close(length, ended, &mut followers);
    }
    (grams, of_counts)
}
