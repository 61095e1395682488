//! Whether a piece's last line is full: what the width of lines says of how a piece ends.
//!
//! In a wrapped column a paragraph's last line is short, nearly always, and a line that goes on is
//! full. So a full line that ends with a sentence may well go on in the same paragraph, and a short
//! line without a mark is a head, not a sentence that breaks off. The measure is a
//! piece's own if it has some lines, else that of the nearest one that has, or of the column where
//! columns were read straight across.
//!
//! Where a full line ends with a sentence nothing else that was tried tells whether a paragraph ends
//! there, too (260 such lines of 80 pages, 70 of them ends): not how long the paragraph is by then, not
//! how well the next line reads on, and no classifier of first sentences that was trained on the corpus;
//! each ranks an end before a line that goes on about half of the time.
//!
//! Says nothing where a paragraph is a line. Wrong for verse, and for a short piece at the
//! edge of a column of another measure.

use super::ends::Ending;
use super::page::Piece;
use crate::signs::{dangles, is_unspaced};

/// How a piece's last line fills its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Filled {
    /// It can't be told.
    #[default]
    Unknown,
    /// As wide as the column, but for what could not be broken.
    Full,
    /// Clearly shorter than the column.
    Short,
}

/// So many lines tell a piece's measure.
const TELLING: u16 = 3;

/// Display columns that a full line may lack: Chinese, where one mark may be pushed over, and
/// European, where a word may.
const FULL: [u16; 2] = [2, 8];

/// From so many missing display columns on a line is short.
const SHORT: [u16; 2] = [6, 14];

/// A paragraph's first line may lack so many more, if its indent got lost.
const INDENT: u16 = 4;

/// Sets [`Piece::filled`] for pieces of one or several pages, and takes open ends that are heads for
/// what they are.
pub(crate) fn look(pieces: &mut [Piece]) {
    for page in pieces.chunk_by_mut(|one, other| one.id.source == other.id.source) {
        let usual = usual(page);
        let across: Vec<(u16, u16)> = page
            .iter()
            .filter(|piece| piece.across)
            .map(|piece| (piece.column, piece.measure))
            .collect();
        // Each telling piece's own measure; the page's where that is nearly the same.
        let own: Vec<Option<u16>> = page
            .iter()
            .map(|piece| {
                let near = usual.filter(|usual| usual.abs_diff(piece.measure) <= INDENT);
                (piece.lines >= TELLING).then(|| piece.measure.max(near.unwrap_or(0)))
            })
            .collect();
        for (at, piece) in page.iter_mut().enumerate() {
            let measure = if piece.across {
                across
                    .iter()
                    .filter(|(column, _)| *column == piece.column)
                    .map(|(_, measure)| *measure)
                    .max()
            } else {
                // A piece of a line or two is held against the nearest piece that tells.
                usual
                    .and_then(|_| nearest(&own, at))
                    .filter(|&measure| piece.measure <= measure + FULL[0])
            };
            let Some(measure) = measure else { continue };
            let script = usize::from(!piece.text.chars().rev().take(12).any(is_unspaced));
            let missing = measure.saturating_sub(piece.last_width);
            let lost = if piece.lines == 1 && !piece.indented && script == 0 && !piece.across {
                INDENT
            } else {
                0
            };
            piece.missing = Some(missing.saturating_sub(if missing >= lost { lost } else { 0 }));
            piece.filled = if missing <= FULL[script] + lost {
                Filled::Full
            } else if missing >= SHORT[script] + lost {
                Filled::Short
            } else {
                Filled::Unknown
            };
            let open =
                piece.ending == Ending::Open && !dangles(&piece.text) && !piece.is_continued();
            if piece.filled == Filled::Short && script == 0 && open {
                piece.ending = Ending::Head;
            }
        }
    }
}

/// Whether a line that ends with a sentence was broken for want of room, so that the next line
/// belongs to the same paragraph; `None` if nothing tells.
///
/// Where most paragraphs of the page stand apart by a blank line, two that don't are one. Else the
/// line is held against the measure: did the first word of the next have room?
pub(crate) fn goes_on(page: &[Piece], left: usize) -> Option<bool> {
    let (one, two) = (page.get(left)?, page.get(left + 1)?);
    if two.after_blank || two.indented || one.id.source != two.id.source || one.column != two.column
    {
        return None;
    }
    let pairs = page.windows(2).filter(|pair| {
        pair.iter()
            .all(|piece| piece.lines > 1 && piece.column == 0)
    });
    let (apart, all) = pairs.fold((0, 0), |(apart, all), pair| {
        (
            apart + usize::from(pair.last().is_some_and(|piece| piece.after_blank)),
            all + 1,
        )
    });
    if all >= FEWEST_PAIRS && MOSTLY * apart >= (MOSTLY - 1) * all {
        return Some(true);
    }
    if one.text.chars().rev().take(12).any(is_unspaced) {
        // A Chinese line with room for a character was not broken.
        return one.missing.map(|missing| missing <= 1);
    }
    let own = one.missing.map(|missing| one.last_width + missing);
    let measure = own.filter(|_| one.across).or_else(|| usual(page))?;
    let word = two
        .text
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    (one.measure <= measure + FULL[1])
        .then_some(usize::from(one.last_width) + 1 + word > usize::from(measure))
}

/// So many pairs of neighbours tell how a page parts its paragraphs.
const FEWEST_PAIRS: usize = 6;

/// All but one of so many pairs stand apart by a blank line, on a page that parts paragraphs so. On
/// wrapped pages of 80 that were looked at, 3 and 6 differ little.
const MOSTLY: usize = 4;

/// What the nearest piece that tells its measure tells; of two as near, the one above.
fn nearest(own: &[Option<u16>], at: usize) -> Option<u16> {
    (0..own.len()).find_map(|far| {
        let above = at
            .checked_sub(far)
            .and_then(|above| own.get(above).copied().flatten());
        above.or_else(|| own.get(at + far).copied().flatten())
    })
}

/// The measure of most lines of a page, if it was wrapped at all.
fn usual(page: &[Piece]) -> Option<u16> {
    let mut counts: Vec<(u16, u32)> = Vec::new();
    let (mut wrapped, mut all) = (0, 0);
    for piece in page {
        all += u32::from(piece.solid > 60);
        if piece.lines >= TELLING {
            wrapped += 1;
            match counts
                .iter_mut()
                .find(|(measure, _)| *measure == piece.measure)
            {
                Some((_, count)) => *count += u32::from(piece.lines),
                None => counts.push((piece.measure, u32::from(piece.lines))),
            }
        }
    }
    if 2 * wrapped < all {
        return None;
    }
    counts
        .into_iter()
        .max_by_key(|&(measure, count)| (count, measure))
        .map(|(measure, _)| measure)
}
