//! Small facts that a text states outright: names, bylines, references to other pages, end marks,
//! numbering.
//!
//! Each is a parser of one line or of one end of a text, without knowledge of the page around it.
//! They say what a form is, not what it means there: whether a line of names is a byline is for
//! [`roles`](super::roles) to judge, and whether 二是 continues 一是 is for the assembly.

mod byline;
mod end_mark;
mod names;
mod numbering;
mod reference;

pub use byline::{Byline, BylineForm, byline};
pub use end_mark::{EndMark, end_mark};
pub use numbering::{Numbering, NumberingKind, numbering};
pub use reference::{Direction, Reference, reference};

/// True for Han characters, kana, and the marks and full-width forms set with them.
pub(crate) fn is_wide(character: char) -> bool {
    character >= '\u{3000}'
}

/// A text without the blanks and the brackets that hold all of it.
fn unwrapped(text: &str) -> (&str, bool) {
    let text = text.trim();
    let inner = text
        .strip_prefix(['（', '(', '【', '['])
        .and_then(|rest| rest.strip_suffix(['）', ')', '】', ']']));
    match inner {
        Some(inner) if !inner.contains(['（', '(', '）', ')']) => (inner.trim(), true),
        _ => (text, false),
    }
}
