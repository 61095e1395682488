//! A page as the guesser sees it: each fragment's text and where it stands.
//!
//! Made from the placement once a page. What is looked at of a long text is its beginning and its
//! end ([`HEAD`], [`TAIL`]); lengths are of the whole. The order of the page is file order, but
//! where columns stand side by side, each column's fragments come one after the other, as a reader
//! would go down them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::lanes::lanes;
use crate::document::{Fragment, FragmentId, Placement, Role, SourceId, Span};
use crate::signs::is_wide;
use crate::suggest::language::{Language, language_of};

/// So many bytes of a page tell its language.
const LANGUAGE: usize = 20_000;

/// So many bytes of a text's beginning are looked at: more than any title has.
pub(super) const HEAD: usize = 900;

/// So many bytes of a long text's end are looked at.
pub(super) const TAIL: usize = 240;

/// One source's fragments, in the order in which a reader would meet them.
pub(super) struct Page<'a> {
    pub(super) fragments: Vec<View<'a>>,
    /// How the page is set.
    pub(super) setting: Setting,
    /// The columns' measure in display columns, if lines were wrapped at one.
    pub(super) measure: Option<usize>,
    /// The language of most of it.
    pub(super) language: Language,
}

/// How a page is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// A paragraph a line.
    Flow,
    /// Columns of wrapped lines, one after the other.
    Wrapped,
    /// Columns side by side.
    Rows,
    /// Columns side by side that were read straight across, a line a fragment.
    Lines,
}

/// One fragment.
pub(super) struct View<'a> {
    pub(super) id: FragmentId,
    /// The text's beginning: all of it up to [`HEAD`] bytes, lines parted by `\n`.
    pub(super) head: Cow<'a, str>,
    /// The end of a text that is longer; else the same as `head`.
    pub(super) tail: Cow<'a, str>,
    /// Non-blank code points of the whole.
    pub(super) solid: usize,
    /// How many lines the whole has.
    pub(super) lines: usize,
    /// The widest line in display columns.
    pub(super) widest: usize,
    /// The last line in display columns.
    pub(super) last_width: usize,
    /// The first guess of its role.
    pub(super) role: Role,
    /// Blank lines before it (0 to 2) and after it.
    pub(super) blank_before: u8,
    pub(super) blank_after: u8,
    /// Blanks before its first character on the line, in display columns.
    pub(super) indent: usize,
    /// Display column in which it begins, blanks and other text of the line counted.
    column: usize,
    /// True if other text stands on its first line.
    beside: bool,
    /// The column, counted from the left, where columns stand side by side.
    pub(super) lane: usize,
    /// On a page of lines: the column, counted from the first band's first.
    pub(super) across: usize,
    /// On a page of lines: whether the cells to its left and right begin something, too.
    pub(super) beside_begins: [bool; 2],
    /// True if one of its spans is not all.
    pub(super) several: bool,
    end: u32,
}

/// Width in display columns.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}

impl<'a> Page<'a> {
    pub(super) fn new(placement: &'a Placement, source: SourceId) -> Self {
        let text = placement.text(source);
        let mut fragments: Vec<View<'a>> = placement
            .fragments_of(source)
            .map(|(id, fragment)| View::new(text, id, fragment))
            .collect();
        let setting = setting(&fragments);
        let language = language_of(up_to(text, LANGUAGE));
        match setting {
            Setting::Rows => {
                down_the_columns(&mut fragments);
                blank_cells(&mut fragments, placement, text);
            }
            Setting::Lines => down_the_lanes(&mut fragments, language),
            Setting::Flow | Setting::Wrapped => {}
        }
        let measure = measure(&fragments);
        Self {
            fragments,
            setting,
            measure,
            language,
        }
    }
}

impl<'a> View<'a> {
    fn new(text: &'a str, id: FragmentId, fragment: &Fragment) -> Self {
        let first = fragment.spans.first();
        let last = fragment.spans.last();
        let several = fragment.spans.count() > 1;
        let (mut lines, mut widest, mut last_width) = (0, 0, 0);
        for span in fragment.spans.iter() {
            for line in span.of(text).lines() {
                lines += 1;
                last_width = columns(line.trim());
                widest = widest.max(last_width);
            }
        }
        let head = if several {
            Cow::Owned(joined(text, fragment))
        } else {
            Cow::Borrowed(up_to(first.of(text), HEAD))
        };
        let tail = if several && head.len() < HEAD {
            head.clone()
        } else {
            Cow::Borrowed(from_back(
                last.of(text),
                TAIL.max(HEAD - head.len().min(HEAD)),
            ))
        };
        let tail = if !several && head.len() == first.of(text).len() {
            head.clone()
        } else {
            tail
        };
        let before = text.get(..first.start as usize).unwrap_or_default();
        let after = text.get(last.end as usize..).unwrap_or_default();
        let (blank_before, indent, beside, column) = look_back(before);
        let blank_after = newlines(after.chars());
        Self {
            id,
            head,
            tail,
            solid: fragment.solid as usize,
            lines,
            widest,
            last_width,
            role: fragment.role,
            blank_before,
            blank_after: blank_after.saturating_sub(1).min(2),
            indent,
            column,
            beside: beside || !after_line_is_empty(after),
            lane: 0,
            across: 0,
            beside_begins: [false; 2],
            several,
            end: fragment
                .spans
                .iter()
                .map(|span| span.end)
                .max()
                .unwrap_or(0),
        }
    }
}

/// The beginning of a fragment of several spans.
fn joined(text: &str, fragment: &Fragment) -> String {
    let mut whole = String::new();
    for span in fragment.spans.iter() {
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(up_to(Span::of(span, text), HEAD - whole.len().min(HEAD)));
        if whole.len() >= HEAD {
            break;
        }
    }
    whole
}

fn up_to(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn from_back(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

/// How many line ends stand in the blanks at the head of `characters`, at most three.
fn newlines(characters: impl Iterator<Item = char>) -> u8 {
    let mut count = 0;
    for character in characters.take(400) {
        if !character.is_whitespace() {
            break;
        }
        count += u8::from(character == '\n');
        if count == 3 {
            break;
        }
    }
    count
}

fn after_line_is_empty(after: &str) -> bool {
    after
        .chars()
        .take(200)
        .take_while(|&c| c != '\n' && c != '\r')
        .all(char::is_whitespace)
}

/// What stands before a fragment: blank lines, its indent, whether other text shares its line, and
/// the display column in which it begins.
fn look_back(before: &str) -> (u8, usize, bool, usize) {
    /// Lines that are longer are paragraphs, on which no column begins, in bytes.
    const LONGEST: usize = 1200;
    let reach = from_back(before, LONGEST);
    let line = reach.rsplit('\n').next().unwrap_or_default();
    let beside = !line.trim().is_empty();
    let blanks = line.len() - line.trim_end().len();
    let indent = columns(&line[line.len() - blanks..]);
    let ends = newlines(before.chars().rev());
    // At the very beginning nothing parts it from what is before, and nothing is before.
    let blank = if before.trim_start().is_empty() && before.len() < 400 {
        2
    } else {
        ends.saturating_sub(1)
    };
    (blank.min(2), indent, beside, columns(line))
}

fn setting(fragments: &[View<'_>]) -> Setting {
    let several = fragments.iter().filter(|view| view.several).count();
    let beside = fragments.iter().filter(|view| view.beside).count();
    if 5 * several > fragments.len() || 2 * beside > fragments.len() {
        return Setting::Rows;
    }
    let lines = fragments
        .windows(2)
        .filter(|pair| pair[0].lines == 1 && pair[1].lines == 1 && pair[1].blank_before == 0)
        .filter(|pair| {
            !pair[0]
                .head
                .ends_with(['。', '.', '！', '？', '”', '!', '?'])
        })
        .count();
    if fragments.len() > 20 && 2 * lines > fragments.len() {
        return Setting::Lines;
    }
    let wrapped = fragments.iter().filter(|view| view.lines > 2).count();
    let long = fragments.iter().filter(|view| view.solid > 60).count();
    if 3 * wrapped > long {
        Setting::Wrapped
    } else {
        Setting::Flow
    }
}

/// The measure: the median of the widest lines of fragments that have three lines or more.
fn measure(fragments: &[View<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = fragments
        .iter()
        .filter(|view| view.lines >= 3)
        .map(|view| view.widest)
        .collect();
    if widths.is_empty() {
        return None;
    }
    let middle = widths.len() / 2;
    Some(*widths.select_nth_unstable(middle).1)
}

/// Puts lines that were read straight across one column after the other. A row without a cell in a
/// column is a blank line there.
fn down_the_lanes(fragments: &mut Vec<View<'_>>, language: Language) {
    let cells = lanes(fragments, language);
    let mut placed: Vec<_> = std::mem::take(fragments).into_iter().zip(cells).collect();
    placed.sort_by_key(|(_, cell)| (cell.column, cell.row));
    // What each row's cells begin is known once the columns are.
    let mut begins = BTreeSet::new();
    for (view, cell) in &mut placed {
        view.blank_before = u8::from(cell.opens);
        view.lane = cell.lane;
        view.across = cell.column;
        if cell.opens {
            begins.insert((cell.row, cell.lane));
        }
    }
    let mut after = true;
    for (view, cell) in placed.iter_mut().rev() {
        view.blank_after = u8::from(after);
        after = view.blank_before > 0;
        let left = cell.lane.checked_sub(1);
        view.beside_begins = [
            left.is_some_and(|lane| begins.contains(&(cell.row, lane))),
            begins.contains(&(cell.row, cell.lane + 1)),
        ];
    }
    fragments.extend(placed.into_iter().map(|(view, _)| view));
}

/// Puts the fragments of columns that stand side by side one column after the other. A band of
/// columns ends where a fragment begins after all others have ended, and alone on its line.
fn down_the_columns(fragments: &mut [View<'_>]) {
    /// Fragments begin in one column if they begin no farther apart, in display columns.
    const JITTER: usize = 3;
    let mut from = 0;
    while from < fragments.len() {
        let mut to = from + 1;
        let mut reached = fragments[from].end;
        while let Some(view) = fragments.get(to) {
            if view.id.start >= reached && !view.beside && view.blank_before > 0 {
                break;
            }
            reached = reached.max(view.end);
            to += 1;
        }
        let band = &mut fragments[from..to];
        let mut starts: Vec<usize> = band.iter().map(|view| view.column).collect();
        starts.sort_unstable();
        starts.dedup_by(|next, kept| next.saturating_sub(*kept) <= JITTER);
        band.sort_by_key(|view| {
            let lane = starts.partition_point(|&start| start <= view.column);
            (lane, view.id.start)
        });
        for view in band.iter_mut() {
            view.lane = starts.partition_point(|&start| start <= view.column);
        }
        from = to;
    }
}

/// Where columns stand side by side, a fragment stands after a blank line if the cell above it in
/// its own column is empty, whatever the columns beside it hold.
fn blank_cells(fragments: &mut [View<'_>], placement: &Placement, text: &str) {
    let ends: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let line_of = |at: u32| ends.partition_point(|&end| end < at as usize);
    let mut cells = BTreeSet::new();
    let mut reach = Vec::with_capacity(fragments.len());
    for view in fragments.iter() {
        let spans = placement.fragment(view.id).map(|fragment| &fragment.spans);
        for span in spans.iter().flat_map(|spans| spans.iter()) {
            for line in line_of(span.start)..=line_of(span.end.saturating_sub(1)) {
                cells.insert((line, view.lane));
            }
        }
        reach.push((line_of(view.id.start), line_of(view.end.saturating_sub(1))));
    }
    for (view, (first, last)) in fragments.iter_mut().zip(reach) {
        let above = first.checked_sub(1);
        let empty = above.is_none_or(|above| !cells.contains(&(above, view.lane)));
        view.blank_before = view.blank_before.max(u8::from(empty));
        let below = !cells.contains(&(last + 1, view.lane));
        view.blank_after = view.blank_after.max(u8::from(below));
    }
}
