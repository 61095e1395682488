//! Which lines of a strip belong to one paragraph.
//!
//! Assumes that lines of a strip were set one below the other to one measure: a line that left
//! room for what follows was the last of its paragraph, and so was one before an indent. Where the
//! geometry is in doubt, because marks were squeezed or a first line lost its indent, the mark at
//! the line's end decides.
//!
//! Wrong where a paragraph's last line happens to be full and nothing else marks the next one.

use super::ends::{Head, Tail};
use super::fragments::is_long;
use super::lines::Line;
use super::measure::{OVERHANG, WIDEST};
use super::names::{is_names, opens_byline};
use crate::signs::{BylineForm, byline};

/// An indent of at least so many columns begins a paragraph.
const INDENT: usize = 2;

/// A paragraph's first line that lost its indent is this many columns short, two wide characters. On
/// 83 pages 2 cuts 450 places needlessly, and 6 is no better.
const LOST_INDENT: usize = 4;

/// How far squeezed marks make a full Chinese line short, in columns.
const SQUEEZE: usize = 2;

/// Puts one past the last line of each paragraph of `lines` into `ends`. Without a measure each
/// line is a paragraph. `plain` says that paragraphs of the page end with nothing but a short line.
pub(super) fn ends(
    text: &str,
    lines: &[Line],
    measure: Option<usize>,
    plain: bool,
    ends: &mut Vec<usize>,
) {
    ends.clear();
    let Some(measure) = measure else {
        ends.extend(1..=lines.len());
        return;
    };
    let base = lines
        .iter()
        .map(|line| usize::from(line.left))
        .min()
        .unwrap_or_default();
    let setting = Setting {
        measure,
        base,
        plain,
    };
    let (mut begins, mut columns) = (true, 0_usize);
    for (index, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        columns += usize::from(line.width);
        let on = !next.opens
            && !is_long(columns + usize::from(next.width))
            && setting.flows_on(text, line, next, begins);
        if !on {
            ends.push(index + 1);
            columns = 0;
        }
        begins = !on;
    }
    if !lines.is_empty() {
        ends.push(lines.len());
    }
}

/// How a strip was set.
struct Setting {
    /// Its measure, in display columns.
    measure: usize,
    /// Its left edge, in display columns.
    base: usize,
    /// True if nothing but a short line ends its paragraphs. Then a full line that ends a sentence
    /// is taken to end one, too: of 83 pages' boundaries that misses 0.4 %, and not to do so 1.2 %,
    /// at 90 needless cuts more among 5,900.
    plain: bool,
}

impl Setting {
    /// True if `next` goes on with the paragraph of `line`, which may be the paragraph's first.
    fn flows_on(&self, text: &str, line: &Line, next: &Line, begins: bool) -> bool {
        let Self {
            measure,
            base,
            plain,
        } = *self;
        let edge = line.edge();
        if usize::from(next.left) >= base + INDENT && next.left > line.left {
            return false;
        }
        if edge > measure + OVERHANG || edge > WIDEST || next.edge() > measure + OVERHANG {
            return false;
        }
        if next.head == Head::Mark || is_byline(text, next) || (begins && is_byline(text, line)) {
            return false;
        }
        if next.head == Head::Closing || (line.tail == Tail::Hyphen && next.head == Head::Lower) {
            return true;
        }
        let room = edge + usize::from(next.unit) <= measure;
        if line.tail == Tail::Stop {
            return !room && (!plain || next.head == Head::Lower);
        }
        if is_signature(text, line, next, measure) || (begins && is_signed_by(text, line, next)) {
            return false;
        }
        if !room {
            return true;
        }
        let slack = match next.head {
            // After a short line a capital letter begins something new.
            Head::Upper => 0,
            // And a small letter hardly ever does.
            Head::Lower => measure / 2,
            _ if begins => LOST_INDENT,
            _ => SQUEEZE,
        };
        edge + usize::from(next.unit) + slack > measure
    }
}

/// True for a short line that opens like a byline.
fn is_byline(text: &str, line: &Line) -> bool {
    line.width < 80
        && matches!(line.head, Head::Wide | Head::Upper | Head::Mark)
        && line.tail != Tail::Stop
        && opens_byline(line.of(text))
}

/// True if `next` names a unit and a writer, below a head of one line.
fn is_signed_by(text: &str, line: &Line, next: &Line) -> bool {
    line.tail != Tail::Stop
        && next.tail == Tail::Open
        && next.head == Head::Wide
        && next.of(text).contains(char::is_whitespace)
        && byline(next.of(text)).is_some_and(|byline| byline.form == BylineForm::WithUnit)
}

/// True if `next` is a short line of nothing but names, below a line of a head.
fn is_signature(text: &str, line: &Line, next: &Line, measure: usize) -> bool {
    line.tail != Tail::Stop
        && next.tail == Tail::Open
        && 4 * next.edge() < 3 * measure
        && is_names(next.of(text))
}
