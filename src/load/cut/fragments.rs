//! From paragraphs to cuts: spans, and pieces of what is too long to handle.
//!
//! A paragraph of neighbouring lines is one span with its wraps inside; of cells, a span a cell.
//! What is longer than [`LONGEST`] characters is parted at ends of sentences, or at blanks, or
//! anywhere, so that no fragment becomes too long to read in one piece.

use super::lines::Line;
use super::stretch::Strip;
use crate::document::{Span, Spans};
use crate::signs::{is_closer, is_stop};

/// The longest fragment, in code points. A newspaper page has about 10,000.
const LONGEST: usize = 20_000;

/// A cut whose role isn't known yet.
pub(super) struct Draft {
    /// Where it is.
    pub(super) spans: Spans,
    /// True if it may be a piece that was torn off a sentence.
    pub(super) torn: bool,
}

/// Adds the cut of one paragraph of a strip.
pub(super) fn push(text: &str, strip: &Strip, lines: &[Line], drafts: &mut Vec<Draft>) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    let torn = strip.tears(last);
    if strip.beside && lines.len() > 1 {
        let spans: Vec<Span> = lines
            .iter()
            .map(|line| Span::new(line.start, line.end))
            .collect();
        drafts.extend(Spans::from_list(&spans).map(|spans| Draft { spans, torn }));
        return;
    }
    let mut start = first.start as usize;
    let end = last.end as usize;
    // A code point has at most four bytes, so that shorter texts needn't be counted.
    while end - start > LONGEST {
        let rest = text.get(start..end).unwrap_or_default();
        let Some(length) = piece(rest) else { break };
        one(start, start + rest[..length].trim_end().len(), true, drafts);
        let after = &rest[length..];
        start += length + (after.len() - after.trim_start().len());
    }
    one(start, end, torn, drafts);
}

fn one(start: usize, end: usize, torn: bool, drafts: &mut Vec<Draft>) {
    if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end))
        && start < end
    {
        drafts.push(Draft {
            spans: Spans::one(Span::new(start, end)),
            torn,
        });
    }
}

/// The length in bytes of the first piece of a text that is too long; `None` if it isn't.
fn piece(text: &str) -> Option<usize> {
    let (most, _) = text.char_indices().nth(LONGEST)?;
    let whole = &text[..most];
    let mut blank = None;
    let mut after = None;
    // From the end: the last sentence of the second half, closing marks with it.
    for (offset, character) in whole.char_indices().rev() {
        if offset < most / 2 {
            break;
        }
        if is_stop(character) {
            return Some(after.unwrap_or(most));
        }
        if !is_closer(character) {
            after = Some(offset);
        }
        if character.is_whitespace() {
            blank = blank.or(Some(offset));
        }
    }
    Some(blank.unwrap_or(most))
}

/// True if a paragraph of so many columns is too long to take another line.
pub(super) fn is_long(columns: usize) -> bool {
    columns > LONGEST
}
