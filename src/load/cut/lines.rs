//! Physical lines: where each one's text begins and ends, how wide it is, how far it is indented.
//!
//! A line ends at LF, CR, CR LF, a vertical tab, a form feed, NEL, U+2028 or U+2029. Blank lines
//! aren't kept: the line after them opens a block. So does the line after a form feed or a
//! paragraph separator. CR CR LF, which a file gets that was converted twice, is one line end.
//!
//! Wrong where blank lines stand between all lines of a text (then each line is a block).

use memchr::{memchr, memchr3, memmem};

use super::ends::{Head, Tail, head, tail};
use crate::signs::columns;

/// A piece of one line, without blanks at its ends: a whole line, or the cell of a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// Display columns of blank before it.
    pub(super) left: u16,
    /// Display columns it fills; 65,535 stands for more, too.
    pub(super) width: u16,
    /// Display columns of its first piece that can't be broken, with the space before a word.
    pub(super) unit: u8,
    /// How it begins.
    pub(super) head: Head,
    /// How it ends.
    pub(super) tail: Tail,
    /// True if a blank line, a form feed or the beginning of the text stands before it.
    pub(super) opens: bool,
}

/// Columns that a tab before a line's text counts: enough for an indent, whatever the stops are.
const TAB: usize = 4;

impl Line {
    /// The line of `text` between two byte offsets, blanks trimmed; `None` if it is blank. `left`
    /// is the width of what stands before `start`, in display columns.
    pub(super) fn new(
        text: &str,
        start: usize,
        end: usize,
        left: usize,
        opens: bool,
    ) -> Option<Self> {
        let whole = text.get(start..end)?;
        let begun = whole.trim_start();
        let trimmed = begun.trim_end();
        if trimmed.is_empty() {
            return None;
        }
        let indent = &whole[..whole.len() - begun.len()];
        let blanks = if indent.is_empty() {
            0
        } else {
            columns(indent) + (TAB - 1) * indent.bytes().filter(|&byte| byte == b'\t').count()
        };
        let start = start + indent.len();
        let (head, unit) = head(trimmed);
        Some(Self {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(start + trimmed.len()).ok()?,
            left: u16::try_from(left + blanks).unwrap_or(u16::MAX),
            width: u16::try_from(columns(trimmed)).unwrap_or(u16::MAX),
            unit,
            head,
            tail: tail(trimmed),
            opens,
        })
    }

    /// The display column at which its text ends.
    pub(super) fn edge(&self) -> usize {
        usize::from(self.left) + usize::from(self.width)
    }

    /// Its text.
    pub(super) fn of<'text>(&self, text: &'text str) -> &'text str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// The line ends beside LF that are looked for: control characters together, then each of the rest.
const RARE: [&[u8]; 4] = [b"\r\x0B\x0C", b"\xC2\x85", b"\xE2\x80\xA8", b"\xE2\x80\xA9"];

/// Reads the lines of a text that aren't blank.
pub(super) struct Lines<'text> {
    text: &'text str,
    position: usize,
    newline: usize,
    /// Where each of [`RARE`] stands next; `usize::MAX` if nowhere.
    rare: [usize; 4],
    /// The least of `rare`.
    nearest: usize,
    blank: bool,
}

impl<'text> Lines<'text> {
    /// Begins at the beginning of `text`.
    pub(super) fn new(text: &'text str) -> Self {
        let rare = [0, 1, 2, 3].map(|kind| find(text, RARE[kind], 0));
        let nearest = rare.into_iter().min().unwrap_or(usize::MAX);
        let newline = find(text, b"\n", 0);
        Self {
            text,
            position: 0,
            newline,
            rare,
            nearest,
            blank: true,
        }
    }

    /// The next line end from the present position: its first byte, one past its last, and
    /// whether it ends a paragraph whatever follows.
    fn line_end(&mut self) -> (usize, usize, bool) {
        let (text, from) = (self.text, self.position);
        if self.newline < from {
            self.newline = find(text, b"\n", from);
        }
        if self.nearest < from {
            for (next, bytes) in self.rare.iter_mut().zip(RARE) {
                if *next < from {
                    *next = find(text, bytes, from);
                }
            }
            self.nearest = self.rare.into_iter().min().unwrap_or(usize::MAX);
        }
        if self.newline < self.nearest || self.nearest == usize::MAX {
            return (self.newline, self.newline.saturating_add(1), false);
        }
        let start = self.nearest;
        match &text.as_bytes()[start..] {
            // CR CR LF is CR LF, converted twice.
            [b'\r', b'\r', b'\n', ..] => (start, start + 3, false),
            // CR LF, or NEL, whose first byte is C2.
            [b'\r', b'\n', ..] | [0xC2, ..] => (start, start + 2, false),
            [0xE2, _, last, ..] => (start, start + 3, *last == 0xA9),
            rest => (start, start + 1, rest.first() == Some(&0x0C)),
        }
    }
}

/// Where one of [`RARE`] or LF stands next in `text`, or `usize::MAX`.
fn find(text: &str, bytes: &[u8], from: usize) -> usize {
    let rest = &text.as_bytes()[from.min(text.len())..];
    let found = match bytes {
        [byte] => memchr(*byte, rest),
        [one, two, three] if one.is_ascii() => memchr3(*one, *two, *three, rest),
        _ => memmem::find(rest, bytes),
    };
    found.map_or(usize::MAX, |offset| from + offset)
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while self.position < self.text.len() {
            let start = self.position;
            let (end, after, hard) = self.line_end();
            let end = end.min(self.text.len());
            self.position = after.min(self.text.len());
            let line = Line::new(self.text, start, end, 0, self.blank);
            self.blank = hard || line.is_none();
            if line.is_some() {
                return line;
            }
        }
        None
    }
}
