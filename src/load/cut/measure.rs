//! The measure: how wide a column was set, in display columns.
//!
//! A line that was wrapped says between which bounds the measure lay: it holds the line, and it
//! doesn't hold the line with the first piece of the next one. Every pair of neighbours votes for
//! its bounds, and the measure with most votes wins. That asks for no equal widths, so ragged
//! European columns are measured as well as Chinese ones.
//!
//! Wrong for verse of equal lines, which looks set to a measure; [`of_strip`] refuses a strip
//! whose lines nearly all end with a mark.

use super::ends::{Head, Tail};
use super::lines::Line;

/// The widest column, in display columns. Wider lines are paragraphs that nobody wrapped.
pub(super) const WIDEST: usize = 160;

/// How far a line may reach beyond the measure, in display columns: two wide marks that hang.
pub(super) const OVERHANG: usize = 4;

/// The share of pairs that a measure must explain to be believed. On 83 pages anything from 0.3 to
/// 0.6 gives the same cuts.
const BELIEVED: f32 = 0.45;

/// The fewest pairs that may choose a measure of their own: two lines agree by chance.
const FEWEST_PAIRS: usize = 4;

/// With so many pairs a strip's own measure may overrule the page's.
const MANY_PAIRS: usize = 8;

/// The page's measure stands while it explains this share of what the strip's own one does. On 83
/// pages 0.5 and 0.9 differ in one cut of 5,900.
const RIVAL: f32 = 0.7;

/// Strips in which more than this share of full lines ends with a mark are verse or a list. On 83
/// pages 0.9 gives the same cuts, and 0.5 parts wrapped columns in 17 needless places.
const VERSE: f32 = 0.7;

/// Votes for every measure up to [`WIDEST`].
pub(super) struct Votes {
    /// Where bounds begin and end, as differences.
    steps: [i32; WIDEST + 2],
    pairs: usize,
}

impl Votes {
    /// No votes yet.
    pub(super) fn new() -> Self {
        Self {
            steps: [0; WIDEST + 2],
            pairs: 0,
        }
    }

    /// Lets the neighbouring lines of a strip vote.
    pub(super) fn add(&mut self, lines: &[Line]) {
        for pair in lines.windows(2) {
            if let [line, next] = pair {
                self.pairs += 1;
                if let Some((least, most)) = bounds(line, next) {
                    self.steps[least] += 1;
                    self.steps[most + 1] -= 1;
                }
            }
        }
    }

    /// The measure with most votes, the narrowest of equals, and the share of pairs for it.
    fn winner(&self) -> Option<(usize, f32)> {
        let (mut sum, mut best, mut measure) = (0, 0, 0);
        for (width, step) in self.steps.iter().enumerate() {
            sum += step;
            if sum > best {
                (best, measure) = (sum, width);
            }
        }
        (best > 0).then(|| (measure, best as f32 / self.pairs as f32))
    }

    /// The measure of the whole page, if there is enough of it.
    pub(super) fn page(&self) -> Option<usize> {
        let (measure, share) = self.winner()?;
        (self.pairs >= 2 * FEWEST_PAIRS && share >= BELIEVED).then_some(measure)
    }
}

/// The least and the greatest measure, in display columns, at which `line` breaks before `next`.
fn bounds(line: &Line, next: &Line) -> Option<(usize, usize)> {
    let edge = line.edge();
    if edge == 0 || edge > WIDEST {
        return None;
    }
    // A wide mark may hang over the edge of a Chinese column.
    let wide = next.head == Head::Wide;
    let hang = if wide && line.tail != Tail::Open {
        2
    } else {
        0
    };
    let room = if line.tail == Tail::Hyphen {
        1
    } else {
        usize::from(next.unit) - 1
    };
    Some((edge.saturating_sub(hang), (edge + room).min(WIDEST)))
}

/// The measure of one strip of neighbouring lines: its own if it has enough lines to say so, else
/// the page's, or the measure of the strip before.
pub(super) fn of_strip(
    lines: &[Line],
    page: Option<usize>,
    before: Option<usize>,
) -> Option<usize> {
    let pairs = lines.len().checked_sub(1).filter(|&pairs| pairs > 0)?;
    let known = page.or(before);
    let stands = |known: usize, best: f32| explained(lines, known) >= RIVAL * best;
    let measure = match known {
        Some(known) if pairs < MANY_PAIRS || stands(known, 1.0) => known,
        None if pairs < FEWEST_PAIRS => return None,
        _ => {
            let mut votes = Votes::new();
            votes.add(lines);
            match votes.winner().filter(|&(_, share)| share >= BELIEVED) {
                Some((own, best)) => [page, before]
                    .into_iter()
                    .flatten()
                    .find(|&known| stands(known, best))
                    .unwrap_or(own),
                None => known?,
            }
        }
    };
    (!is_verse(lines, measure)).then_some(measure)
}

/// The share of neighbouring lines that `measure` explains.
fn explained(lines: &[Line], measure: usize) -> f32 {
    let explains = |pair: &&[Line]| match pair {
        [line, next] => {
            bounds(line, next).is_some_and(|(least, most)| (least..=most).contains(&measure))
        }
        _ => false,
    };
    lines.windows(2).filter(explains).count() as f32 / (lines.len() as f32 - 1.0).max(1.0)
}

fn is_verse(lines: &[Line], measure: usize) -> bool {
    let full = lines.iter().filter(|line| line.edge() + 2 > measure);
    let (mut count, mut marked) = (0_usize, 0_usize);
    for line in full {
        count += 1;
        marked += usize::from(matches!(line.tail, Tail::Pause | Tail::Stop));
    }
    count >= 6 && marked as f32 > VERSE * count as f32
}
