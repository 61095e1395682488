//! Writes the packed tables that `recolumn::suggest::language` reads.

use recolumn::suggest::language::packed::{HEAD, Trail, bucket, fingerprint, slot};

/// How many keys a bucket has on average. More make the table smaller and pilots harder to find.
const KEYS_A_BUCKET: usize = 5;

/// Slots for a key: with few free ones left, the last buckets try many pilots.
const SPARE: f64 = 1.02;

/// Bytes that a key takes in a table whose slots have so many.
pub(crate) fn bytes_a_key(slot: usize) -> f64 {
    slot as f64 * SPARE + 2.0 / KEYS_A_BUCKET as f64
}

/// One key with its numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) trail: Trail,
    pub(crate) first: f32,
    pub(crate) second: f32,
}

/// How wide a table's slots are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Widths {
    pub(crate) first: u32,
    pub(crate) second: u32,
    pub(crate) fingerprint: u32,
}

impl Widths {
    /// Bytes of a slot.
    pub(crate) const fn bytes(self) -> usize {
        (self.first + self.second + self.fingerprint).div_ceil(8) as usize
    }
}

/// Packs rows into a table, appended to `bytes`.
pub(crate) fn pack(rows: &[Row], widths: Widths, bytes: &mut Vec<u8>) -> Result<(), String> {
    let buckets = (rows.len() / KEYS_A_BUCKET).max(1) as u32;
    for attempt in 0..60_u32 {
        let slots = (rows.len() as f64 * (SPARE + 0.003 * f64::from(attempt))).ceil() as u32 + 1;
        let seed = attempt + 1;
        let Some((pilots, places)) = place(rows, buckets, slots, seed) else {
            continue;
        };
        let first_book = book(rows.iter().map(|row| row.first), widths.first);
        let second_book = book(rows.iter().map(|row| row.second), widths.second);
        let head = [
            rows.len() as u32,
            slots,
            buckets,
            seed,
            widths.first,
            widths.second,
            widths.fingerprint,
            widths.bytes() as u32,
        ];
        let before = bytes.len();
        bytes.extend(head.iter().flat_map(|number| number.to_le_bytes()));
        debug_assert_eq!(bytes.len() - before, HEAD);
        for step in first_book.iter().chain(&second_book) {
            bytes.extend(step.to_le_bytes());
        }
        bytes.extend(pilots.iter().flat_map(|pilot| pilot.to_le_bytes()));
        let width = widths.bytes();
        let start = bytes.len();
        bytes.resize(start + slots as usize * width, 0);
        for (row, place) in rows.iter().zip(&places) {
            let mut packed = fingerprint(row.trail.mixed(seed), widths.fingerprint);
            packed <<= widths.second;
            packed |= nearest(&second_book, row.second);
            packed <<= widths.first;
            packed |= nearest(&first_book, row.first);
            let at = start + *place as usize * width;
            bytes[at..at + width].copy_from_slice(&packed.to_le_bytes()[..width]);
        }
        return Ok(());
    }
    Err(format!("no perfect hash for {} keys", rows.len()))
}

/// A pilot for every bucket and a slot for every row, or nothing if this seed is unlucky.
fn place(rows: &[Row], buckets: u32, slots: u32, seed: u32) -> Option<(Vec<u16>, Vec<u32>)> {
    let mixed: Vec<u64> = rows.iter().map(|row| row.trail.mixed(seed)).collect();
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    order.sort_unstable_by_key(|row| (bucket(mixed[*row as usize], buckets), *row));
    let mut groups: Vec<&[u32]> = order
        .chunk_by(|a, b| bucket(mixed[*a as usize], buckets) == bucket(mixed[*b as usize], buckets))
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut pilots = vec![0_u16; buckets as usize];
    let mut taken = vec![false; slots as usize];
    let mut places = vec![0_u32; rows.len()];
    let mut tried = Vec::new();
    for group in groups {
        let found = (0..=u16::MAX).find(|pilot| {
            tried.clear();
            for row in group {
                let here = slot(mixed[*row as usize], *pilot, slots);
                if taken[here as usize] || tried.contains(&here) {
                    return false;
                }
                tried.push(here);
            }
            true
        })?;
        pilots[bucket(mixed[group[0] as usize], buckets) as usize] = found;
        for (row, here) in group.iter().zip(&tried) {
            taken[*here as usize] = true;
            places[*row as usize] = *here;
        }
    }
    Some((pilots, places))
}

/// A code book: the means of the value range cut into equal shares, so that steps are small where
/// values are many; no steps for no bits.
fn book(values: impl Iterator<Item = f32>, bits: u32) -> Vec<f32> {
    if bits == 0 {
        return Vec::new();
    }
    let steps = 1_usize << bits;
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_unstable_by(f32::total_cmp);
    let mut book: Vec<f32> = (0..steps)
        .map(|step| {
            let share = &sorted[sorted.len() * step / steps..sorted.len() * (step + 1) / steps];
            let sum: f64 = share.iter().map(|value| f64::from(*value)).sum();
            let fallback = sorted
                .get(sorted.len() * step / steps)
                .copied()
                .unwrap_or(0.0);
            if share.is_empty() {
                fallback
            } else {
                (sum / share.len() as f64) as f32
            }
        })
        .collect();
    // The rare ends of the range get steps of their own.
    if let (Some(least), Some(most)) = (sorted.first(), sorted.last()) {
        book[0] = *least;
        book[steps - 1] = *most;
    }
    refine(&sorted, &mut book);
    book
}

/// Lloyd's algorithm: each step moves to the mean of what is nearest to it.
fn refine(sorted: &[f32], book: &mut [f32]) {
    for _ in 0..20 {
        let mut at = 0;
        for step in 0..book.len() {
            let end = match book.get(step + 1) {
                Some(next) => {
                    let middle = (book[step] + next) / 2.0;
                    at + sorted[at..].partition_point(|value| *value <= middle)
                }
                None => sorted.len(),
            };
            if end > at {
                let sum: f64 = sorted[at..end].iter().map(|value| f64::from(*value)).sum();
                book[step] = (sum / (end - at) as f64) as f32;
            }
            at = end;
        }
        book.sort_unstable_by(f32::total_cmp);
    }
}

/// The nearest step of a code book in order.
fn nearest(book: &[f32], value: f32) -> u32 {
    let after = book.partition_point(|step| *step < value);
    let before = after.saturating_sub(1);
    match (book.get(before), book.get(after)) {
        (Some(low), Some(high)) if value - low > high - value => after as u32,
        (_, None) | (Some(_), Some(_)) => before as u32,
        (None, Some(_)) => after as u32,
    }
}
