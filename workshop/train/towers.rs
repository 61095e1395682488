//! Trains the two towers on seams of the corpus: each left side is to find its right side among
//! those of its batch, and the other way round (the loss is known as InfoNCE). A batch is cuts
//! from a few stretches of text, so that the wrong ones are partly of the same matter, as on a
//! page.

use std::collections::HashMap;
use std::ops::Range;

use recolumn::suggest::language::features::{Key, Kind, Side, features, places};
use recolumn::suggest::language::towers::{EMBEDDING, HIDDEN, MARK, WIDTH};
use recolumn::suggest::language::{Language, Symbol};

use crate::matrix::{Chance, Weights, multiply, multiply_transposed, transposed};

/// Stretches a batch, and cuts in each.
const STRETCHES: usize = 32;
const CUTS: usize = 8;
const BATCH: usize = STRETCHES * CUTS;

/// The share of stretches that come from the part that is most like newspapers, besides those that
/// fall there by chance.
const OFTEN: f32 = 0.6;

/// Symbols of a stretch.
const STRETCH: usize = 3000;

/// How many features of each kind get an embedding, most frequent first.
fn room(kind: Kind) -> usize {
    match kind {
        Kind::Whole => 7_000,
        Kind::Pair => 10_000,
        Kind::Ending => 1_000,
        Kind::Shape => 50,
    }
}

/// How much of a feature's embeddings is left out in training, so that others learn to do
/// without.
fn left_out(kind: Kind) -> f32 {
    match kind {
        Kind::Pair => 0.15,
        Kind::Whole | Kind::Ending | Kind::Shape => 0.05,
    }
}

/// One side's layers.
struct Tower {
    hidden: Weights,
    out: Weights,
}

/// What one side's batch went through.
#[derive(Default)]
struct Pass {
    rows: Vec<Vec<(usize, usize)>>,
    seen: Vec<f32>,
    hidden: Vec<f32>,
    view: Vec<f32>,
}

/// Towers that are being trained.
pub(crate) struct Training {
    language: Language,
    keys: HashMap<Key, usize>,
    embeddings: Vec<f32>,
    /// The sum of squared gradients of each embedding (Adagrad, one for a row).
    squares: Vec<f32>,
    left: Tower,
    right: Tower,
    chance: Chance,
}

impl Training {
    /// Towers that know nothing yet, for the features of this text.
    pub(crate) fn new(language: Language, text: &[Symbol]) -> Self {
        let mut chance = Chance(7);
        let mut counts: HashMap<Key, (Kind, u32)> = HashMap::new();
        for _ in 0..400_000 {
            let (left, right) = cut(language, text, 0, text.len(), &mut chance);
            for (side, symbols) in [(Side::Left, left), (Side::Right, right)] {
                features(language, side, symbols, |_, kind, key| {
                    counts.entry(key).or_insert((kind, 0)).1 += 1;
                });
            }
        }
        let mut ranked: Vec<(Kind, u32, Key)> = counts
            .iter()
            .map(|(key, (kind, count))| (*kind, *count, *key))
            .collect();
        ranked.sort_unstable_by_key(|(kind, count, key)| (*kind, std::cmp::Reverse(*count), *key));
        let mut keys = HashMap::new();
        for ranked in ranked.chunk_by(|a, b| a.0 == b.0) {
            // Each side has keys of its own, so there is room for twice as many.
            for (kind, count, key) in ranked.iter().take(2 * room(ranked[0].0)) {
                let often = if *kind == Kind::Whole && language == Language::Chinese {
                    3
                } else {
                    8
                };
                if *count >= often {
                    let row = keys.len();
                    keys.insert(*key, row);
                }
            }
        }
        eprintln!("{} features", keys.len());
        let embeddings = (0..keys.len() * EMBEDDING)
            .map(|_| (chance.share() - 0.5) * 0.2)
            .collect();
        let seen = places(language) * EMBEDDING + 1;
        let mut tower = || Tower {
            hidden: Weights::new(seen * HIDDEN, (3.0 / seen as f32).sqrt(), &mut chance),
            out: Weights::new(
                (HIDDEN + 1) * WIDTH,
                (1.0 / HIDDEN as f32).sqrt(),
                &mut chance,
            ),
        };
        let (left, right) = (tower(), tower());
        Self {
            language,
            squares: vec![0.0; keys.len()],
            keys,
            embeddings,
            left,
            right,
            chance,
        }
    }

    /// Trains for so many batches.
    pub(crate) fn run(&mut self, text: &[Symbol], often: &Range<usize>, batches: u32) {
        let mut losses = (0.0, 0);
        for time in 1..=batches {
            let mut sides = [Vec::new(), Vec::new()];
            for _ in 0..STRETCHES {
                let length = STRETCH.min(text.len());
                let span = if self.chance.share() < OFTEN {
                    often.clone()
                } else {
                    0..text.len()
                };
                let start =
                    span.start + self.chance.below(span.len().saturating_sub(length).max(1));
                for _ in 0..CUTS {
                    let (left, right) =
                        cut(self.language, text, start, start + length, &mut self.chance);
                    let rows = self.rows(Side::Left, left);
                    sides[0].push(rows);
                    let rows = self.rows(Side::Right, right);
                    sides[1].push(rows);
                }
            }
            let [left, right] = sides;
            let share = time as f32 / batches as f32;
            let rate = 0.002 * (1.0 - share).max(0.02) * (time as f32 / 200.0).min(1.0);
            losses.0 += self.batch(left, right, rate, time);
            losses.1 += 1;
            if time % 1000 == 0 {
                eprintln!("{time}: {:.4}", losses.0 / f64::from(losses.1));
                losses = (0.0, 0);
            }
        }
    }

    /// The embeddings of a side's features, each with its place.
    fn rows(&mut self, side: Side, symbols: &[Symbol]) -> Vec<(usize, usize)> {
        let mut rows = Vec::new();
        let (keys, chance) = (&self.keys, &mut self.chance);
        features(self.language, side, symbols, |place, kind, key| {
            if let Some(row) = keys.get(&key)
                && chance.share() >= left_out(kind)
            {
                rows.push((place, *row));
            }
        });
        rows
    }

    fn forward(&self, tower: &Tower, rows: Vec<Vec<(usize, usize)>>) -> Pass {
        let seen_width = places(self.language) * EMBEDDING + 1;
        let mut seen = vec![0.0; rows.len() * seen_width];
        for (rows, seen) in rows.iter().zip(seen.chunks_exact_mut(seen_width)) {
            for (place, row) in rows {
                let embedding = &self.embeddings[row * EMBEDDING..][..EMBEDDING];
                for (seen, value) in seen[place * EMBEDDING..].iter_mut().zip(embedding) {
                    *seen += value;
                }
            }
            seen[seen_width - 1] = 1.0;
        }
        let mut plain = vec![0.0; rows.len() * HIDDEN];
        multiply(&seen, &tower.hidden.values, seen_width, HIDDEN, &mut plain);
        let mut hidden = vec![0.0; rows.len() * (HIDDEN + 1)];
        for (hidden, plain) in hidden
            .chunks_exact_mut(HIDDEN + 1)
            .zip(plain.chunks_exact(HIDDEN))
        {
            for (hidden, plain) in hidden.iter_mut().zip(plain) {
                *hidden = plain.max(0.0);
            }
            hidden[HIDDEN] = 1.0;
        }
        let mut view = vec![0.0; rows.len() * WIDTH];
        multiply(&hidden, &tower.out.values, HIDDEN + 1, WIDTH, &mut view);
        Pass {
            rows,
            seen,
            hidden,
            view,
        }
    }

    fn batch(
        &mut self,
        left: Vec<Vec<(usize, usize)>>,
        right: Vec<Vec<(usize, usize)>>,
        rate: f32,
        time: u32,
    ) -> f64 {
        let left = self.forward(&self.left, left);
        let right = self.forward(&self.right, right);
        let mut scores = vec![0.0; BATCH * BATCH];
        let turned = transposed(&right.view, WIDTH);
        multiply(&left.view, &turned, WIDTH, BATCH, &mut scores);
        let (pull, loss) = slope(&scores);
        let mut left_slope = vec![0.0; BATCH * WIDTH];
        multiply(&pull, &right.view, BATCH, WIDTH, &mut left_slope);
        let mut right_slope = vec![0.0; BATCH * WIDTH];
        multiply_transposed(&pull, &left.view, BATCH, WIDTH, &mut right_slope);
        let (embeddings, squares) = (&mut self.embeddings, &mut self.squares);
        let places = places(self.language);
        backward(
            &mut self.left,
            &left,
            &left_slope,
            places,
            embeddings,
            squares,
            rate,
        );
        backward(
            &mut self.right,
            &right,
            &right_slope,
            places,
            embeddings,
            squares,
            rate,
        );
        for tower in [&mut self.left, &mut self.right] {
            tower.hidden.step(rate, time);
            tower.out.step(rate, time);
        }
        loss
    }

    /// The packed towers.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        let mut keys: Vec<(Key, usize)> = self.keys.iter().map(|(key, row)| (*key, *row)).collect();
        keys.sort_unstable();
        bytes.extend((keys.len() as u32).to_le_bytes());
        for (key, _) in &keys {
            bytes.extend(key.to_le_bytes());
        }
        for (_, row) in &keys {
            pack_row(&self.embeddings[row * EMBEDDING..][..EMBEDDING], &mut bytes);
        }
        for tower in [&self.left, &self.right] {
            for row in tower.hidden.values.chunks_exact(HIDDEN) {
                pack_row(row, &mut bytes);
            }
            for row in tower.out.values.chunks_exact(WIDTH) {
                pack_row(row, &mut bytes);
            }
        }
        bytes
    }
}

/// A row as a scale and bytes.
fn pack_row(row: &[f32], bytes: &mut Vec<u8>) {
    let most = row
        .iter()
        .fold(0.0_f32, |most, value| most.max(value.abs()));
    let scale = most / 127.0;
    bytes.extend(scale.to_le_bytes());
    bytes.extend(row.iter().map(|value| {
        let step = if scale > 0.0 {
            (value / scale).round()
        } else {
            0.0
        };
        (step as i8).cast_unsigned()
    }));
}

/// How the loss grows with each score, and the loss itself.
fn slope(scores: &[f32]) -> (Vec<f32>, f64) {
    let mut slope = vec![0.0; BATCH * BATCH];
    let mut loss = 0.0;
    let share = 0.5 / BATCH as f32;
    for row in 0..BATCH {
        for (from, step) in [(row * BATCH, 1), (row, BATCH)] {
            let at = |place: usize| from + place * step;
            let most = (0..BATCH).fold(f32::MIN, |most, place| most.max(scores[at(place)]));
            let sum: f32 = (0..BATCH)
                .map(|place| (scores[at(place)] - most).exp())
                .sum();
            for place in 0..BATCH {
                slope[at(place)] += share * (scores[at(place)] - most).exp() / sum;
            }
            slope[at(row)] -= share;
            loss -= f64::from(scores[at(row)] - most - sum.ln()) * f64::from(share);
        }
    }
    (slope, loss)
}

fn backward(
    tower: &mut Tower,
    pass: &Pass,
    view_slope: &[f32],
    places: usize,
    embeddings: &mut [f32],
    squares: &mut [f32],
    rate: f32,
) {
    multiply_transposed(
        &pass.hidden,
        view_slope,
        HIDDEN + 1,
        WIDTH,
        &mut tower.out.gradient,
    );
    let turned = transposed(&tower.out.values, WIDTH);
    let mut hidden_slope = vec![0.0; pass.rows.len() * (HIDDEN + 1)];
    multiply(view_slope, &turned, WIDTH, HIDDEN + 1, &mut hidden_slope);
    let mut plain_slope = vec![0.0; pass.rows.len() * HIDDEN];
    for ((plain, slope), hidden) in plain_slope
        .chunks_exact_mut(HIDDEN)
        .zip(hidden_slope.chunks_exact(HIDDEN + 1))
        .zip(pass.hidden.chunks_exact(HIDDEN + 1))
    {
        for ((plain, slope), hidden) in plain.iter_mut().zip(slope).zip(hidden) {
            *plain = if *hidden > 0.0 { *slope } else { 0.0 };
        }
    }
    let seen_width = places * EMBEDDING + 1;
    multiply_transposed(
        &pass.seen,
        &plain_slope,
        seen_width,
        HIDDEN,
        &mut tower.hidden.gradient,
    );
    let turned = transposed(&tower.hidden.values, HIDDEN);
    let mut seen_slope = vec![0.0; pass.rows.len() * seen_width];
    multiply(&plain_slope, &turned, HIDDEN, seen_width, &mut seen_slope);
    let scale = BATCH as f32;
    for (rows, slope) in pass.rows.iter().zip(seen_slope.chunks_exact(seen_width)) {
        for (place, row) in rows {
            let slope = &slope[place * EMBEDDING..][..EMBEDDING];
            let square: f32 = slope.iter().map(|it| it * it * scale * scale).sum();
            squares[*row] += square / EMBEDDING as f32;
            let step = 25.0 * rate * scale / (squares[*row].sqrt() + 1e-6);
            for (value, slope) in embeddings[row * EMBEDDING..][..EMBEDDING]
                .iter_mut()
                .zip(slope)
            {
                *value -= step * slope;
            }
        }
    }
}

/// A random cut of the text between two places: what is before it, and after it, in the same
/// paragraph.
fn cut<'a>(
    language: Language,
    text: &'a [Symbol],
    from: usize,
    to: usize,
    chance: &mut Chance,
) -> (&'a [Symbol], &'a [Symbol]) {
    const NEAR: usize = 60;
    let to = to.min(text.len());
    for _ in 0..64 {
        let mut at = from + chance.below(to - from);
        if language != Language::Chinese {
            while at < to && text[at] != Symbol::from(' ') {
                at += 1;
            }
        }
        let left = &text[at.saturating_sub(NEAR)..at];
        let right = &text[at.min(to)..(at + NEAR).min(text.len())];
        let left = left.rsplit(|it| *it == 0).next().unwrap_or_default();
        let right = right.split(|it| *it == 0).next().unwrap_or_default();
        if left.len() >= 8 && right.len() >= 8 {
            return (left, right);
        }
    }
    (&[], &[])
}
