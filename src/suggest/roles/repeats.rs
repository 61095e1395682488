//! Short texts that stand on the page more than once: heads repeated over a continued column, menus,
//! and lists that name the page's own titles.
//!
//! Texts are compared by their letters and digits alone, without case, blanks, marks and the
//! hyphens of wraps. Where letters differ, as after an OCR, two texts of the same page are still
//! one if nine tenths of their pairs of letters agree. To stay linear, only texts with the same
//! beginning, the same end or the same middle are compared, and of those a few.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::page::View;
use crate::signs::{Fnv, hash_of};

/// Texts with fewer letters are not compared but for being the same: short words agree by chance.
const FEWEST: usize = 5;

/// Longer texts are running text, in letters.
const MOST: usize = 160;

/// The share of letter pairs that two readings of one head have in common, at the least.
const ALIKE: f32 = 0.72;

/// So many letters of a beginning, an end and a middle lead to the texts to compare.
const KEY: usize = 5;

/// A text is compared with so many others that share a key.
const COMPARED: usize = 12;

type Table<V> = HashMap<u64, V, BuildHasherDefault<Fnv>>;

/// What is repeated of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeated {
    /// The group of texts that are the same, or the same but for a few letters; its other members
    /// are in [`Repeats::groups`]. `None` if it stands once.
    pub(super) group: Option<usize>,
    /// True if it is the beginning of another short text, cut off.
    pub(super) cut_off: bool,
    /// True if it begins with another short text and goes on.
    pub(super) goes_on: bool,
}

/// All that is repeated on a page.
pub(super) struct Repeats {
    pub(super) of: Vec<Repeated>,
    /// Members of each group, in order.
    pub(super) groups: Vec<Vec<usize>>,
    /// Hashes of the short texts' first letters, to find them in lists.
    openings: Table<u32>,
}

/// Letters and digits of a text in lower case, at most a few more than [`MOST`].
fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            letters.extend(c.to_lowercase());
            if letters.len() > MOST {
                break;
            }
        }
    }
    letters
}

impl Repeats {
    pub(super) fn new(views: &[View<'_>]) -> Self {
        let texts: Vec<Vec<char>> = views
            .iter()
            .map(|view| {
                let short = view.solid <= MOST + MOST / 4;
                if short {
                    letters(&view.head)
                } else {
                    Vec::new()
                }
            })
            .map(|letters| {
                if letters.len() > MOST {
                    Vec::new()
                } else {
                    letters
                }
            })
            .collect();
        let mut repeats = Self {
            of: vec![Repeated::default(); views.len()],
            groups: Vec::new(),
            openings: Table::default(),
        };
        repeats.group(&texts);
        for text in texts.iter().filter(|text| text.len() >= FEWEST) {
            *repeats
                .openings
                .entry(hash_of(&text[..FEWEST]))
                .or_default() += 1;
        }
        repeats
    }

    fn group(&mut self, texts: &[Vec<char>]) {
        let mut exact: Table<usize> = Table::default();
        let mut keyed: Table<Vec<usize>> = Table::default();
        for (index, text) in texts.iter().enumerate() {
            if text.is_empty() {
                continue;
            }
            let known = exact.get(&hash_of(text)).copied();
            if let Some(first) = known {
                self.join(first, index);
                continue;
            }
            exact.insert(hash_of(text), index);
            if text.len() < FEWEST {
                continue;
            }
            let middle = (text.len() - KEY.min(text.len())) / 2;
            let keys = [
                (1, &text[..KEY]),
                (2, &text[text.len() - KEY..]),
                (3, &text[middle..middle + KEY]),
            ];
            for (place, key) in keys {
                let others = keyed.entry(hash_of(key).wrapping_add(place)).or_default();
                for &other in others.iter().rev().take(COMPARED) {
                    self.compare(texts, other, index);
                }
                others.push(index);
            }
        }
    }

    /// Compares a text with an earlier one.
    fn compare(&mut self, texts: &[Vec<char>], earlier: usize, later: usize) {
        let (one, two) = (&texts[earlier], &texts[later]);
        let starts =
            |long: &[char], short: &[char]| long.len() > short.len() && long.starts_with(short);
        if starts(one, two) {
            self.of[later].cut_off = true;
            self.of[earlier].goes_on = true;
        } else if starts(two, one) {
            self.of[earlier].cut_off = true;
            self.of[later].goes_on = true;
        }
        if 10 * one.len().abs_diff(two.len()) <= one.len().max(two.len()) + 10
            && alike(one, two) >= ALIKE
        {
            self.join(earlier, later);
        }
    }

    fn join(&mut self, earlier: usize, later: usize) {
        if self.of[later].group.is_some() {
            return;
        }
        let group = self.of[earlier].group.unwrap_or_else(|| {
            self.groups.push(vec![earlier]);
            self.groups.len() - 1
        });
        self.of[earlier].group = Some(group);
        self.of[later].group = Some(group);
        self.groups[group].push(later);
    }

    /// How many of a list's items begin as a short text of the page begins that is not the list
    /// itself, the first item's own.
    pub(super) fn named<'t>(&self, items: impl Iterator<Item = &'t str>) -> usize {
        let opening = |item: &str| {
            let letters = letters(item);
            (letters.len() >= FEWEST).then(|| hash_of(&letters[..FEWEST]))
        };
        items
            .filter(|item| !item.is_empty())
            .enumerate()
            .filter(|(place, item)| {
                let others = opening(item).and_then(|opening| self.openings.get(&opening));
                others.is_some_and(|&others| others > u32::from(*place == 0))
            })
            .count()
    }
}

/// Dice's coefficient of the pairs of neighbouring letters.
fn alike(one: &[char], two: &[char]) -> f32 {
    let pairs = |text: &[char]| {
        let mut pairs: Vec<(char, char)> = text.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, two) = (pairs(one), pairs(two));
    let total = one.len() + two.len();
    let (mut left, mut right, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(left), two.get(right)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                left += 1;
                right += 1;
            }
        }
    }
    2.0 * common as f32 / total.max(1) as f32
}
