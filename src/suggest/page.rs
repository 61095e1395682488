//! The pieces of a document in the order in which they seem to read.
//!
//! A [`Piece`] is a fragment with what the rest of this room wants to know of its text. Where
//! columns stand side by side, the file goes from row to row; the pieces are put column by column
//! here, so that "next" means the same everywhere. Where columns were
//! read straight across, `roles::lanes` has found the column of each line, and the pieces are put
//! down the columns, too.
//!
//! Wrong where a head set over two columns stands between them without a row of its own.

use crate::document::{Fragment, FragmentId, Placement, Role, SourceId, fragment_text};

use super::ends::{Beginning, Brackets, Ending, beginning, brackets, ending};
use super::filled::Filled;
use super::language::{Language, language_of};
use crate::signs::{
    Direction, NumberingKind, Reference, end_mark, is_closer, is_colon, is_pause, is_stop, is_wide,
    numbering, parted,
};

/// A fragment as the engine sees it.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The fragment.
    pub(crate) id: FragmentId,
    /// Its text on one line; without a reference to another page, if it says anything else, so that
    /// what stands before 下转第2版 is held against what stands after 上接第1版.
    pub(crate) text: String,
    /// How many non-blank characters it has.
    pub(crate) solid: u32,
    /// How it begins.
    pub(crate) beginning: Beginning,
    /// How it ends.
    pub(crate) ending: Ending,
    /// What it leaves open and closes.
    pub(crate) brackets: Brackets,
    /// The display columns of its widest line; a wide mark that may hang over the measure is not
    /// counted.
    pub(crate) measure: u16,
    /// How many lines it has.
    pub(crate) lines: u16,
    /// The display columns of its last line.
    pub(crate) last_width: u16,
    /// Display columns that its last line lacks of the column's measure, if that is known.
    pub(crate) missing: Option<u16>,
    /// Whether its last line is full.
    pub(crate) filled: Filled,
    /// True if nothing of its article comes after it: it names the author's unit, or is signed.
    pub(crate) end_mark: bool,
    /// True if it may end an article whatever mark it ends with, as what stands under a picture.
    pub(crate) whole: bool,
    /// How it is numbered: the kind, and the number.
    pub(crate) numbering: Option<(NumberingKind, u16)>,
    /// The reference to another page at its beginning or end.
    pub(crate) reference: Option<Reference>,
    /// The words of that reference; empty if there is none.
    pub(crate) referring: String,
    /// True if its first line is indented.
    pub(crate) indented: bool,
    /// True if a blank line, or nothing at all, stands before it.
    pub(crate) after_blank: bool,
    /// The line of its source at which it begins, counted from 0.
    pub(crate) line: u32,
    /// The role that the fragment has now.
    pub(crate) given: Role,
    /// True if its columns were read straight across, so that it is one line of many.
    pub(crate) across: bool,
    /// Its column, where columns stand side by side, counted from 1; 0 elsewhere.
    pub(crate) column: u16,
}

impl Piece {
    /// True if its own text goes on on another page, and says so.
    pub(crate) fn is_continued(&self) -> bool {
        let to = |reference: Reference| reference.direction == Direction::To && !reference.alone;
        self.reference.is_some_and(to)
    }

    /// True if its own text comes from another page, and says so.
    pub(crate) fn is_continuation(&self) -> bool {
        let from =
            |reference: Reference| reference.direction == Direction::From && !reference.alone;
        self.reference.is_some_and(from)
    }

    /// True if it ends with the mark of a sentence's end.
    pub(crate) fn ending_is_stop(&self) -> bool {
        self.ending == Ending::Stop
    }
}

/// Display columns of a text: a wide character counts two, a tab as far as the next page.
pub(crate) fn columns(text: &str) -> usize {
    let width = |c| match c {
        '\t' => 200,
        c if is_wide(c) => 2,
        _ => 1,
    };
    text.chars().map(width).sum()
}

/// One line of a piece.
#[derive(Clone, Copy)]
struct Cell {
    line: u32,
    left: u16,
    right: u16,
    piece: usize,
}

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<u32>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        starts.extend(ends.filter_map(|end| u32::try_from(end + 1).ok()));
        Self { text, starts }
    }

    fn number(&self, at: u32) -> usize {
        self.starts
            .partition_point(|&start| start <= at)
            .saturating_sub(1)
    }

    fn start(&self, number: usize) -> u32 {
        self.starts.get(number).copied().unwrap_or_default()
    }

    fn is_blank(&self, number: usize) -> bool {
        let end = self
            .starts
            .get(number + 1)
            .map_or(self.text.len(), |&end| end as usize);
        let line = self.text.get(self.start(number) as usize..end);
        line.is_none_or(|line| line.trim().is_empty())
    }
}

/// All pieces of a document in reading order.
pub(crate) fn pieces(placement: &Placement) -> Vec<Piece> {
    let mut all = Vec::with_capacity(placement.fragment_count());
    for (source, text) in placement.sources() {
        all.append(&mut of_source(placement, source, &text.text));
    }
    all
}

fn of_source(placement: &Placement, source: SourceId, text: &str) -> Vec<Piece> {
    let lines = Lines::new(text);
    let (mut pieces, mut cells) = (Vec::new(), Vec::new());
    for (id, fragment) in placement.fragments_of(source) {
        let piece = piece(&lines, id, fragment, pieces.len(), &mut cells);
        pieces.push(piece);
    }
    order_columns(pieces, cells)
}

fn narrow(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

fn piece(
    lines: &Lines<'_>,
    id: FragmentId,
    fragment: &Fragment,
    index: usize,
    cells: &mut Vec<Cell>,
) -> Piece {
    let number = lines.number(id.start);
    let lead = lines
        .text
        .get(lines.start(number) as usize..id.start as usize)
        .unwrap_or_default();
    let opens = lead.trim().is_empty();
    let first_cell = cells.len();
    let mut measure = 0;
    for span in fragment.spans.iter() {
        let mut start = span.start;
        for line in span.of(lines.text).split_inclusive('\n') {
            let words = line.trim();
            if !words.is_empty() {
                let skipped = line.len() - line.trim_start().len();
                let begin = start + u32::try_from(skipped).unwrap_or(0);
                let number = lines.number(begin);
                let before = lines.text.get(lines.start(number) as usize..begin as usize);
                let left = columns(before.unwrap_or_default());
                let hangs = words.ends_with(|c| is_wide(c) && ends_no_line(c));
                measure = measure.max(columns(words) - 2 * usize::from(hangs));
                cells.push(Cell {
                    line: u32::try_from(number).unwrap_or(u32::MAX),
                    left: narrow(left),
                    right: narrow(left + columns(words)),
                    piece: index,
                });
            }
            start += u32::try_from(line.len()).unwrap_or(0);
        }
    }
    let own = cells.get(first_cell..).unwrap_or_default();
    let width = |cell: &Cell| cell.right.saturating_sub(cell.left);
    let least = own.iter().skip(1).map(|cell| cell.left).min();
    let left = own.first().map_or(0, |cell| cell.left);
    let whole = fragment_text(lines.text, &fragment.spans);
    let parted = parted(&whole);
    let text = match parted {
        Some(parted) if !parted.rest.is_empty() => parted.rest.to_owned(),
        _ => whole.clone(),
    };
    Piece {
        id,
        solid: fragment.solid,
        beginning: beginning(&text),
        ending: ending(&text),
        brackets: brackets(&text),
        whole: false,
        end_mark: end_mark(&text).is_some(),
        numbering: numbering(&text).map(|number| (number.kind, number.ordinal)),
        reference: parted.map(|parted| parted.reference),
        referring: parted.map_or_else(String::new, |parted| parted.words.to_owned()),
        text,
        measure: narrow(measure),
        lines: narrow(own.len()),
        last_width: own.last().map_or(0, width),
        missing: None,
        filled: Filled::Unknown,
        indented: match least {
            Some(least) => left > least,
            None => opens && !lead.is_empty(),
        },
        after_blank: opens && (number == 0 || lines.is_blank(number - 1)),
        line: u32::try_from(number).unwrap_or(u32::MAX),
        given: fragment.role,
        across: false,
        column: 0,
    }
}

/// The language of a page: that of its longer pieces taken together.
pub(crate) fn language(pieces: &[Piece]) -> Language {
    language_of(&sample(pieces))
}

/// The longer pieces of a page, the others after them, as far as it takes to know the language.
pub(crate) fn sample(pieces: &[Piece]) -> String {
    let mut sample = String::new();
    for piece in pieces
        .iter()
        .filter(|piece| piece.solid >= 30)
        .chain(pieces)
    {
        if sample.len() > 6000 {
            break;
        }
        sample.push_str(&piece.text);
        sample.push('\n');
    }
    sample
}

/// True for a mark that may not begin a line, so that it hangs over the one before.
fn ends_no_line(c: char) -> bool {
    is_stop(c) || is_pause(c) || is_colon(c) || is_closer(c)
}

/// Puts the lines of a page whose columns were read straight across column by column.
/// `across` says of a fragment in which column it stands, and whether a blank stands above it.
pub(crate) fn down_the_columns(
    pieces: &mut [Piece],
    across: impl Fn(FragmentId) -> Option<(u16, bool)>,
) {
    for piece in &mut *pieces {
        if let Some((column, blank)) = across(piece.id) {
            piece.column = column;
            piece.across = true;
            piece.after_blank = blank;
        }
    }
    for page in pieces.chunk_by_mut(|one, other| one.id.source == other.id.source) {
        if page.iter().any(|piece| piece.across) {
            page.sort_by_key(|piece| (piece.column, piece.id));
        }
    }
}

/// Display columns by which beginnings of one column's lines may differ: an indent.
const INDENT: u16 = 5;

/// Puts columns that stand side by side one after the other.
///
/// Rows with cells of several pieces make a region; its columns begin where those cells begin. A
/// region ends at a line that reaches over where a column begins.
fn order_columns(mut pieces: Vec<Piece>, mut cells: Vec<Cell>) -> Vec<Piece> {
    cells.sort_by_key(|cell| (cell.line, cell.left));
    let mut rows: Vec<&[Cell]> = cells
        .chunk_by(|one, other| one.line == other.line)
        .collect();
    if rows.iter().all(|row| row.len() < 2) {
        return pieces;
    }
    let mut place = vec![(0_u32, 0_u16, 0_u32); pieces.len()];
    let mut region = 0_u32;
    while let Some(length) = region_length(&rows) {
        let (inside, rest) = rows.split_at(length);
        let lefts = column_edges(inside);
        for cell in inside.iter().flat_map(|row| row.iter()) {
            let column = lefts
                .iter()
                .rposition(|&left| left <= cell.left)
                .map_or(0, |column| column + 1);
            if let (Some(place), Some(piece)) = (place.get_mut(cell.piece), pieces.get(cell.piece))
                && piece.line == cell.line
            {
                *place = (
                    region,
                    if lefts.len() > 1 { narrow(column) } else { 0 },
                    cell.line,
                );
            }
        }
        region += 1;
        rows = rest.to_vec();
    }
    for (piece, place) in pieces.iter_mut().zip(&place) {
        piece.column = place.1;
    }
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|&index| (place.get(index).copied(), index));
    order
        .iter()
        .filter_map(|&index| pieces.get(index).cloned())
        .collect()
}

/// How many rows from the first on are one region: single rows up to a row with several cells, or
/// rows with several cells and what stands between them.
fn region_length(rows: &[&[Cell]]) -> Option<usize> {
    let first = rows.first()?;
    if first.len() < 2 {
        let single = rows.iter().take_while(|row| row.len() < 2).count();
        // The single rows just above columns may be the top of the first of them.
        return Some(single);
    }
    let mut edges: Vec<u16> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if let [cell] = row
            && edges
                .iter()
                .any(|&edge| cell.left + INDENT < edge && edge < cell.right)
        {
            return Some(index);
        }
        if row.len() > 1 {
            for cell in *row {
                if edges.iter().all(|edge| edge.abs_diff(cell.left) > INDENT) {
                    edges.push(cell.left);
                }
            }
        }
    }
    Some(rows.len())
}

/// Where the columns of a region begin, from left to right.
fn column_edges(rows: &[&[Cell]]) -> Vec<u16> {
    let mut lefts: Vec<u16> = rows
        .iter()
        .filter(|row| row.len() > 1)
        .flat_map(|row| row.iter().map(|cell| cell.left))
        .collect();
    lefts.sort_unstable();
    let mut edges: Vec<u16> = Vec::new();
    for left in lefts {
        if edges.last().is_none_or(|&edge| left - edge > INDENT) {
            edges.push(left);
        }
    }
    edges
}
