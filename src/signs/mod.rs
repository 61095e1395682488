//! What the texts of newspapers show by their form alone: what single characters are, names,
//! bylines, references to other pages, end marks, numbering, words that dangle; which characters are
//! forms of one, and where a text stands in another however it is written.
//!
//! Each is a question about one character, one line, or one end of a text, without knowledge of the
//! page around it. They say what a form is, not what it means there: whether a line of names is a
//! byline is for roles to judge, and whether 二是 continues 一是 is for whoever orders texts.
//!
//! How two texts join when they are written out is no matter of this room: `document::seam` has
//! tables of its own for that, so that the wording of a saved work stays as it was when a guess
//! gets better here.

mod byline;
mod characters;
mod dangling;
mod end_mark;
mod hash;
mod names;
mod numbering;
mod reference;
mod sought;
mod variants;

pub use byline::{Byline, BylineForm, byline};
pub(crate) use characters::{
    columns, is_closer, is_colon, is_dash, is_hyphen, is_mark, is_opener, is_pause, is_stop,
    is_straight_quote, is_unspaced, is_wide,
};
pub(crate) use dangling::dangles;
pub use end_mark::{EndMark, end_mark};
pub(crate) use hash::{Fnv, hash_of};
pub(crate) use names::{is_chinese_name, knows_first, names};
pub use numbering::{Numbering, NumberingKind, numbering};
pub use reference::{Direction, Parted, Reference, parted, reference};
pub use sought::Sought;
pub(crate) use variants::half_width;
pub use variants::simplified;

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
