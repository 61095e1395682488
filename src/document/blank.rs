//! What counts as blank.
//!
//! Every non-blank character of a page must be somewhere; blank ones (spaces of any width, line
//! breaks, form feeds, tabs) may be left out. Blank is Unicode's White_Space property. A NUL, a
//! zero-width space and a byte order mark in mid-text are not blank, so they are never lost.

use super::Span;

/// True for a character that a fragment need not cover.
#[must_use]
pub fn is_blank(character: char) -> bool {
    character.is_whitespace()
}

/// How many non-blank characters (code points) `text` has.
#[must_use]
pub fn solid_characters(text: &str) -> u32 {
    let count = text
        .chars()
        .filter(|&character| !is_blank(character))
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The span without the blank at its ends; `None` if nothing is left of it, or if it does not lie
/// on character boundaries of `text`.
#[must_use]
pub fn trim(text: &str, span: Span) -> Option<Span> {
    let inside = text.get(span.range())?;
    let lead = inside.len() - inside.trim_start().len();
    let kept = inside.trim().len();
    if kept == 0 {
        return None;
    }
    let start = span.start + u32::try_from(lead).ok()?;
    Some(Span::new(start, start + u32::try_from(kept).ok()?))
}
