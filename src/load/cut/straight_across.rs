//! Columns that were read straight across: each line goes on two or three lines further down.
//!
//! An OCR that doesn't see gutters gives the cells of a row as lines of their own. That looks like
//! one wrapped column, but its neighbours don't go on with each other. Two signs tell:
//!
//! * In Chinese, what stands before and after a wrap is mostly a pair of characters that stands
//!   inside a line elsewhere on the page. How often true pairs recur is counted on the page
//!   itself, and how often chance pairs do, too; the share of wraps lies near one or the other.
//! * In European text, a sentence that ends and goes on with a small letter, or a line that left
//!   room for a small word that follows, contradicts that the two lines are neighbours.
//!
//! Wrong for a few lines by themselves: short strips are judged together.

use super::ends::{Head, Tail};
use super::lines::Line;

/// The fewest Chinese wraps that decide: strips of ten lines lie anywhere.
const FEWEST_WRAPS: usize = 40;

/// The fewest European neighbours that decide, at four contradictions expected.
const FEWEST_NEIGHBOURS: usize = 40;

/// Where the share of wraps that recur lies between chance (0) and text (1): below this, lines
/// aren't neighbours. On 83 pages 0.5 and 0.75 tell all; 0.25 takes one page in four that was read
/// across for a column. Strips that were read across lie at 0 to 0.28.
const RECURRING: f32 = 0.5;

/// The share of contradictory European neighbours above which a strip was read straight across. On
/// pages that were read across it is 0.10 to 0.12, in wrapped columns of some length 0 to 0.04; 0.03
/// and 0.09 give the same cuts.
const CONTRADICTORY: f32 = 0.06;

/// How many lines further down a line is taken as a chance neighbour. A page has fewer columns.
const FAR: usize = 11;

/// Bits of the set of pairs: at 2,000 lines a window one bit in thirty is set.
const BITS: u32 = 20;

/// Which pairs of wide characters stand inside the lines of a window, once and repeatedly.
pub(super) struct Pairs {
    once: Vec<u64>,
    again: Vec<u64>,
    total: u32,
    recurring: u32,
}

impl Pairs {
    /// An empty set.
    pub(super) fn new() -> Self {
        let words = 1 << (BITS - 6);
        Self {
            once: vec![0; words],
            again: vec![0; words],
            total: 0,
            recurring: 0,
        }
    }

    /// Forgets all pairs.
    pub(super) fn clear(&mut self) {
        if self.total > 0 {
            self.once.fill(0);
            self.again.fill(0);
        }
        (self.total, self.recurring) = (0, 0);
    }

    /// Notes the pairs inside a line.
    pub(super) fn add(&mut self, line: &str) {
        let (mut before, mut rest) = (0, line.as_bytes());
        // By bytes, since this sees every character: a word character's lead byte tells it, and
        // the bytes after any other lead byte are none.
        while let [lead, after @ ..] = rest {
            let (word, length) = match after {
                [middle, last, ..] if (0xE4..=0xED).contains(lead) => {
                    let bytes = [0, *lead, *middle, *last];
                    (u32::from_be_bytes(bytes), 3)
                }
                _ => (0, 1),
            };
            if before != 0 && word != 0 {
                self.note(before, word);
            }
            before = word;
            rest = &rest[length..];
        }
    }

    fn note(&mut self, one: u32, other: u32) {
        let (word, bit) = place(one, other);
        self.total += 1;
        if self.once[word] & bit != 0 {
            // The first one counts as recurring, too, once there is a second.
            self.recurring += if self.again[word] & bit == 0 { 2 } else { 1 };
            self.again[word] |= bit;
        }
        self.once[word] |= bit;
    }

    fn has(&self, one: u32, other: u32) -> bool {
        let (word, bit) = place(one, other);
        self.once[word] & bit != 0
    }
}

/// The three bytes of a Chinese character or a Korean syllable as a number; `None` for others.
fn word(bytes: Option<&[u8]>) -> Option<u32> {
    match bytes {
        Some(&[lead, middle, last]) if (0xE4..=0xED).contains(&lead) => {
            Some(u32::from_be_bytes([0, lead, middle, last]))
        }
        _ => None,
    }
}

/// Where a pair stands in the set.
fn place(one: u32, other: u32) -> (usize, u64) {
    let mixed = (u64::from(one) << 32 | u64::from(other)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let index = mixed >> (64 - BITS);
    ((index >> 6) as usize, 1 << (index & 63))
}

/// What the neighbours of a strip say.
#[derive(Clone, Copy, Default)]
pub(super) struct Evidence {
    /// Chinese wraps, and how many of them recur.
    wraps: usize,
    recurring: usize,
    /// The same for lines far from each other.
    far_wraps: usize,
    far_recurring: usize,
    /// European neighbours, and how many of them contradict each other.
    neighbours: usize,
    contradictions: usize,
}

impl Evidence {
    /// Looks at the lines of a strip that was perhaps set to `measure` display columns.
    pub(super) fn of(text: &str, lines: &[Line], measure: usize, pairs: &Pairs) -> Self {
        let (wraps, recurring) = wraps_at(text, lines, 1, pairs);
        let (far_wraps, far_recurring) = wraps_at(text, lines, FAR, pairs);
        let mut evidence = Self {
            wraps,
            recurring,
            far_wraps,
            far_recurring,
            neighbours: 0,
            contradictions: 0,
        };
        let mut begins = true;
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            let room = line.edge() + usize::from(next.unit) + 2 <= measure;
            if matches!(next.head, Head::Lower | Head::Upper) {
                let small = next.head == Head::Lower;
                evidence.neighbours += 1;
                evidence.contradictions += usize::from(match line.tail {
                    Tail::Stop => small,
                    Tail::Hyphen => !small,
                    // A paragraph's first line may have lost its indent.
                    Tail::Open | Tail::Pause => room && small && !begins,
                });
            }
            begins = room;
        }
        evidence
    }

    /// Adds what another strip says.
    pub(super) fn add(&mut self, other: &Self) {
        self.wraps += other.wraps;
        self.recurring += other.recurring;
        self.far_wraps += other.far_wraps;
        self.far_recurring += other.far_recurring;
        self.neighbours += other.neighbours;
        self.contradictions += other.contradictions;
    }

    /// True if the lines were read straight across, false if they are one column, `None` if there
    /// are too few of them to tell.
    pub(super) fn verdict(&self, pairs: &Pairs) -> Option<bool> {
        if self.wraps >= FEWEST_WRAPS && self.wraps >= self.neighbours {
            let chance = share(self.far_recurring, self.far_wraps);
            let text = share(pairs.recurring as usize, pairs.total as usize);
            let found = share(self.recurring, self.wraps);
            return Some(found < chance + RECURRING * (text - chance));
        }
        (self.neighbours >= FEWEST_NEIGHBOURS)
            .then(|| share(self.contradictions, self.neighbours) > CONTRADICTORY)
    }
}

fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// How many Chinese wraps there would be if each line went on `step` lines further down, and how
/// many of them recur.
fn wraps_at(text: &str, lines: &[Line], step: usize, pairs: &Pairs) -> (usize, usize) {
    let (mut count, mut found) = (0, 0);
    for (line, next) in lines.iter().zip(lines.iter().skip(step)) {
        if line.tail != Tail::Open || next.head != Head::Wide {
            continue;
        }
        let (line, next) = (line.of(text).as_bytes(), next.of(text).as_bytes());
        let last = line
            .len()
            .checked_sub(3)
            .and_then(|start| line.get(start..));
        if let (Some(one), Some(other)) = (word(last), word(next.get(..3))) {
            count += 1;
            found += usize::from(pairs.has(one, other));
        }
    }
    (count, found)
}
