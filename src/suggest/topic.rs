//! What pieces speak of: the terms that they share.
//!
//! A term is two or three Chinese characters in a row, a European word of four letters or more
//! (its first six letters, so that forms of a word count as one), or a number. A term counts the
//! more, the fewer pieces have it. [`Topics::affinity`] is the cosine of two pieces' terms.
//!
//! Terms of a page are worth more than any model: names of people, places and things hardly ever
//! stand in two articles of one page. Wrong where articles of a page treat one subject, as reports
//! of one event do; the affinities are then high everywhere and say little.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::language::{Language, information};
use super::page::Piece;
use super::signals::Keys;
use crate::signs::is_unspaced;

/// The terms of the pieces of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Topics {
    vectors: Vec<Vec<(u32, f32)>>,
    idf: Vec<f32>,
    /// The hash of each term, by its number.
    hashes: Vec<u64>,
}

/// The information (in nats) up to which a term says nothing of a subject.
const COMMON: f32 = 2.0;

/// The information from which on more says nothing more.
const RARE: f32 = 20.0;

/// How much it counts in how few pieces of the page a term stands: the power of the logarithm.
const SPREAD: f32 = 0.3;

/// How much a term that stands in no other piece counts in a piece's length.
const ALONE: f32 = 0.2;

/// The longest term of Chinese characters.
const LONGEST: usize = 3;

/// How many letters of a European word make its term.
const STEM: usize = 6;

/// Characters that hardly say what a text is about: a term with one of them is no term.
const EMPTY: &str = "的了是在和与與及有不为為也都这這那个個一中上下到对對将將从從以于於等而之其并並或被把让讓就还還要会會能可我你他她它们們年月日说說";

impl Topics {
    /// The terms of all pieces.
    pub(crate) fn new(pieces: &[Piece], language: Language) -> Self {
        // Only looked up, never gone through: the order does not matter.
        let mut names: HashMap<u64, u32, BuildHasherDefault<Keys>> = HashMap::default();
        let mut hashes: Vec<u64> = Vec::new();
        let mut information_of: Vec<f32> = Vec::new();
        let mut counts: Vec<Vec<(u32, u32)>> = Vec::with_capacity(pieces.len());
        let mut having: Vec<u32> = Vec::new();
        for piece in pieces {
            let mut ids: Vec<u32> = Vec::new();
            terms(&piece.text, |hash, term| {
                let fresh = u32::try_from(names.len()).unwrap_or(u32::MAX);
                let id = *names.entry(hash).or_insert(fresh);
                if id == fresh {
                    hashes.push(hash);
                    let telling = (information(language, term) - COMMON).clamp(0.0, RARE);
                    information_of.push(if language == Language::Other {
                        1.0
                    } else {
                        telling
                    });
                }
                ids.push(id);
            });
            ids.sort_unstable();
            having.resize(names.len(), 0);
            let mut counted: Vec<(u32, u32)> = Vec::new();
            for id in ids {
                match counted.last_mut() {
                    Some((last, count)) if *last == id => *count += 1,
                    _ => counted.push((id, 1)),
                }
            }
            for &(id, _) in &counted {
                if let Some(having) = having.get_mut(id as usize) {
                    *having += 1;
                }
            }
            counts.push(counted);
        }
        let all = pieces.len() as f32 + 1.0;
        let own: Vec<f32> = having
            .iter()
            .zip(&information_of)
            .map(|(&n, &info)| (all / n.max(1) as f32).ln().powf(SPREAD) * info)
            .collect();
        let idf: Vec<f32> = having
            .iter()
            .zip(&own)
            .map(|(&n, &own)| if n < 2 { 0.0 } else { own })
            .collect();
        let vectors = counts
            .iter()
            .map(|counted| {
                let weight = |count: u32, idf: f32| count as f32 * idf;
                let norm: f32 = counted
                    .iter()
                    .map(|&(id, n)| {
                        let w = weight(n, own.get(id as usize).copied().unwrap_or(0.0))
                            * if having[id as usize] < 2 { ALONE } else { 1.0 };
                        w * w
                    })
                    .sum();
                let norm = norm.sqrt().max(1.0);
                counted
                    .iter()
                    .filter_map(|&(id, n)| {
                        let idf = idf.get(id as usize).copied().unwrap_or(0.0);
                        (idf > 0.0).then(|| (id, weight(n, idf) / norm))
                    })
                    .collect()
            })
            .collect();
        Self {
            vectors,
            idf,
            hashes,
        }
    }

    /// How much every two pieces speak of the same, 0 to 1: row by row. A piece and itself: 0.
    pub(crate) fn affinities(&self) -> Vec<f32> {
        let n = self.vectors.len();
        let mut all = vec![0.0; n * n];
        // The pieces that have each term, from the last to the first as far as we have come.
        let mut having: Vec<Vec<(usize, f32)>> = vec![Vec::new(); self.idf.len()];
        for (i, vector) in self.vectors.iter().enumerate().rev() {
            for &(id, weight) in vector {
                let Some(having) = having.get_mut(id as usize) else {
                    continue;
                };
                for &(j, other) in &*having {
                    all[i * n + j] += weight * other;
                }
                having.push((i, weight));
            }
            for j in i + 1..n {
                all[j * n + i] = all[i * n + j];
            }
        }
        all
    }

    /// The most telling terms that stand in both texts, as they are written in the first; at most so
    /// many, and none that is part of another.
    pub(crate) fn shared(&self, one: usize, other: usize, text: &str, most: usize) -> Vec<String> {
        let (Some(vector), Some(against)) = (self.vectors.get(one), self.vectors.get(other)) else {
            return Vec::new();
        };
        let mut known: Vec<(f32, u64)> = Vec::new();
        for &(id, _) in vector {
            if against.binary_search_by_key(&id, |&(id, _)| id).is_ok()
                && let (Some(&idf), Some(&hash)) =
                    (self.idf.get(id as usize), self.hashes.get(id as usize))
            {
                known.push((idf, hash));
            }
        }
        let mut words: Vec<(f32, String)> = Vec::new();
        terms(text, |hash, term| {
            if let Some(&(idf, _)) = known.iter().find(|(_, known)| *known == hash)
                && words.iter().all(|(_, word)| word != term)
            {
                words.push((idf, term.to_owned()));
            }
        });
        words.sort_by(|one, other| {
            other
                .0
                .total_cmp(&one.0)
                .then(other.1.len().cmp(&one.1.len()))
        });
        let mut kept: Vec<String> = Vec::new();
        for (_, word) in words {
            if kept.len() < most
                && kept
                    .iter()
                    .all(|other| !other.contains(&word) && !word.contains(&**other))
            {
                kept.push(word);
            }
        }
        kept
    }

    /// How much of what `head` speaks of stands in `piece`: 0 to 1.
    pub(crate) fn covered(&self, head: usize, piece: usize) -> f32 {
        let (Some(head), Some(piece)) = (self.vectors.get(head), self.vectors.get(piece)) else {
            return 0.0;
        };
        let idf = |id: u32| self.idf.get(id as usize).copied().unwrap_or(0.0);
        let all: f32 = head.iter().map(|&(id, _)| idf(id)).sum();
        let shared: f32 = head
            .iter()
            .filter(|(id, _)| piece.binary_search_by_key(id, |&(id, _)| id).is_ok())
            .map(|&(id, _)| idf(id))
            .sum();
        if all > 0.0 { shared / (all + 2.0) } else { 0.0 }
    }
}

fn hash(mut state: u64, c: char) -> u64 {
    state ^= u64::from(c);
    state = state.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    state ^ (state >> 29)
}

/// Hands on the terms of a text, in order and with repetitions: a hash, and where it stands.
fn terms(text: &str, mut found: impl FnMut(u64, &str)) {
    let mut wide: Vec<(usize, char)> = Vec::new();
    let mut word: Option<usize> = None;
    let finish = |from: usize, to: usize, found: &mut dyn FnMut(u64, &str)| {
        let word = &text[from..to];
        let count = word.chars().count();
        let digits = word.chars().all(|c| c.is_ascii_digit());
        let name = count >= 2 && word.chars().all(char::is_uppercase);
        let capital = count >= 3 && word.chars().next().is_some_and(char::is_uppercase);
        if (digits && count >= 2) || (!digits && (count >= 4 || name || capital)) {
            let end = word
                .char_indices()
                .nth(STEM)
                .map_or(word.len(), |(at, _)| at);
            found(
                word[..end]
                    .chars()
                    .flat_map(char::to_lowercase)
                    .fold(7, hash),
                word,
            );
        }
    };
    for (at, c) in text.char_indices() {
        if is_unspaced(c) && c >= '\u{3400}' {
            if let Some(from) = word.take() {
                finish(from, at, &mut found);
            }
            if EMPTY.contains(c) {
                wide.clear();
                continue;
            }
            wide.push((at, c));
            if wide.len() > LONGEST {
                wide.remove(0);
            }
            for start in 0..wide.len().saturating_sub(1) {
                let from = wide[start].0;
                found(
                    wide[start..].iter().fold(11, |h, &(_, c)| hash(h, c)),
                    &text[from..at + c.len_utf8()],
                );
            }
        } else {
            wide.clear();
            if c.is_alphanumeric() {
                word = word.or(Some(at));
            } else if let Some(from) = word.take() {
                finish(from, at, &mut found);
            }
        }
    }
    if let Some(from) = word {
        finish(from, text.len(), &mut found);
    }
}
