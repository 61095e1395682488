//! Columns that stand side by side: where the gutters run.
//!
//! A gutter is a display column before which every row of a region is blank and at which many
//! rows begin a cell. Candidates are the columns at which wide blanks end, the most frequent
//! first; each is followed down the block from row to row, and ends where text runs across it. So
//! the layout may change down a block, and a head set over two columns parts two regions. Tabs
//! are gutters too: each stands for a column far to the right, whatever the width of its cell.
//!
//! Stray wide blanks in one or two rows are no gutter, and neither are the blanks of a table, whose
//! cells are short. Wrong where fewer than [`FEWEST`] rows stand side by side, and where cells
//! of one column overlap the next, as some scans have it: such a row stays one line.

use std::ops::Range;

use memchr::memmem;

use super::lines::Line;

/// The fewest rows with text on both sides of a gutter. On 7 pages with columns side by side 5
/// would do as well; two rows agree by chance.
const FEWEST: usize = 3;

/// A blank of so many display columns may be a gutter.
const NARROWEST: usize = 2;

/// A cell may begin this many columns after its gutter: a paragraph's indent.
const INDENT: usize = 4;

/// Two gutters stand at least so many columns apart, and cells are as wide on the average.
/// Page numbers, dates and names in tables are narrower.
const NARROWEST_CELL: usize = 8;

/// A blank up to this width follows a full cell; wider ones follow a paragraph's last line. Of 83
/// pages' boundaries 8 misses 1.1 %, since European columns are ragged; 12 and 18 miss 0.4 %.
const FULL: usize = 12;

/// At least this share of the rows must have a full left cell, which a table's rows haven't. Of 83
/// pages' boundaries 0.4 misses 0.4 %, and 0.7 misses 2.6 %, as European columns get lost.
const FULL_SHARE: f32 = 0.4;

/// At least this share of the rows that have text on both sides must begin a cell at the gutter.
/// The rest are indented further. On 83 pages 0.9 gives the same cuts.
const SUPPORT_SHARE: f32 = 0.7;

/// The most candidates looked at in a block, for the time's sake. A page rarely has
/// seven columns.
const MOST_CANDIDATES: usize = 16;

/// Where the column after a tab begins: a multiple of this, beyond any cell's width.
const TAB_STOP: usize = 1 << 12;

/// A wide blank inside a line, in display columns from the left edge of the page.
#[derive(Clone, Copy)]
pub(super) struct Gap {
    /// Its first column.
    pub(super) from: usize,
    /// The column after its last one.
    pub(super) to: usize,
    /// Columns of text before it and after it, up to the next gap.
    before: usize,
    after: usize,
    /// The first byte after it, from the line's first.
    pub(super) next: usize,
}

/// A row: a line with its gaps.
pub(super) struct Row {
    /// The display column of its first character.
    pub(super) start: usize,
    /// The display column after its last one.
    pub(super) end: usize,
    /// Its gaps among the layout's.
    pub(super) gaps: Range<usize>,
}

/// What a row does where a gutter may run.
enum Meeting {
    /// A cell begins at the gutter, after text on its left. The gap's index.
    Supports(usize),
    /// Blank, but nothing begins there.
    Blank,
    /// Text on one side only.
    OneSided,
    /// Text runs across.
    Crosses,
}

/// How a block is laid out.
pub(super) struct Layout {
    /// A row a line.
    pub(super) rows: Vec<Row>,
    /// The gaps of all rows.
    pub(super) gaps: Vec<Gap>,
    /// Its regions from top to bottom.
    pub(super) regions: Vec<Region>,
}

/// Neighbouring rows with the same gutters.
pub(super) struct Region {
    /// Which lines of the block.
    pub(super) rows: Range<usize>,
    /// Display columns at which the cells after the first begin, rising. Empty: one column.
    pub(super) gutters: Vec<usize>,
}

/// Where in a text blanks stand that may be part of a gutter. Asked in the order of the text.
pub(super) struct WideBlanks<'text> {
    text: &'text [u8],
    finders: [memmem::Finder<'static>; 3],
    next: [Option<usize>; 3],
}

impl<'text> WideBlanks<'text> {
    /// Looks through `text` from its beginning.
    pub(super) fn new(text: &'text str) -> Self {
        let finders = ["  ", "\t", "\u{3000}"].map(memmem::Finder::new);
        let next = [0, 1, 2].map(|kind: usize| finders[kind].find(text.as_bytes()));
        Self {
            text: text.as_bytes(),
            finders,
            next,
        }
    }

    /// True if a wide blank begins in this range of bytes.
    fn stand_in(&mut self, range: Range<usize>) -> bool {
        for (finder, next) in self.finders.iter().zip(&mut self.next) {
            if let Some(found) = *next
                && found < range.start
            {
                let rest = &self.text[range.start.min(self.text.len())..];
                *next = finder.find(rest).map(|offset| range.start + offset);
            }
        }
        self.next.iter().flatten().any(|&found| found < range.end)
    }
}

/// Parts a block into regions. `None` means a single column throughout.
pub(super) fn layout(text: &str, block: &[Line], blanks: &mut WideBlanks<'_>) -> Option<Layout> {
    let (first, last) = (block.first()?, block.last()?);
    if block.len() < FEWEST || !blanks.stand_in(first.start as usize..last.end as usize) {
        return None;
    }
    let (rows, gaps) = rows(text, block);
    if gaps.len() < FEWEST {
        return None;
    }
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    let candidates = candidates(&gaps);
    for &column in &candidates {
        for run in runs(text, block, &rows, &gaps, column, &candidates) {
            let taken = found.iter().any(|(other, rows)| {
                other.abs_diff(column) < NARROWEST_CELL
                    && rows.start < run.end
                    && run.start < rows.end
            });
            if !taken {
                found.push((column, run));
            }
        }
    }
    if found.is_empty() {
        return None;
    }
    let regions = part(block.len(), &found);
    Some(Layout {
        rows,
        gaps,
        regions,
    })
}

/// Measures the rows of a block and their gaps.
fn rows(text: &str, block: &[Line]) -> (Vec<Row>, Vec<Gap>) {
    let mut gaps: Vec<Gap> = Vec::new();
    let mut rows = Vec::with_capacity(block.len());
    for line in block {
        let first = gaps.len();
        let start = start_column(text, line);
        let mut cell = start;
        let end = walk(line.of(text), start, |from, to, next| {
            if to - from >= NARROWEST {
                if gaps.len() > first
                    && let Some(gap) = gaps.last_mut()
                {
                    gap.after = from - cell;
                }
                gaps.push(Gap {
                    from,
                    to,
                    before: from - cell,
                    after: 0,
                    next,
                });
                cell = to;
            }
            true
        });
        if gaps.len() > first
            && let Some(gap) = gaps.last_mut()
        {
            gap.after = end - cell;
        }
        rows.push(Row {
            start,
            end,
            gaps: first..gaps.len(),
        });
    }
    (rows, gaps)
}

/// The display column at which a line's text begins, tabs before it taken as gutters.
fn start_column(text: &str, line: &Line) -> usize {
    let before = &text.as_bytes()[..line.start as usize];
    let tabs = before
        .iter()
        .rev()
        .take_while(|&&byte| byte == b'\t')
        .count();
    if tabs > 0 {
        tabs * TAB_STOP
    } else {
        usize::from(line.left)
    }
}

/// Goes through the blanks of a line that begins at display column `start`: `visit` is given each
/// one's columns and the byte after it, and says whether to go on. Returns the column at the end.
pub(super) fn walk(
    line: &str,
    start: usize,
    mut visit: impl FnMut(usize, usize, usize) -> bool,
) -> usize {
    let bytes = line.as_bytes();
    let (mut column, mut index) = (start, 0);
    while let Some(&byte) = bytes.get(index) {
        let (columns, length) = match byte {
            b' ' | b'\t' => (0, 0),
            0xE3 if is_blank(bytes, index) => (0, 0),
            0x00..=0x7F => (1, 1),
            0x80..=0xDF => (1, 2),
            0xE0..=0xE2 => (1, 3),
            0xE3..=0xEF => (2, 3),
            0xF0..=0xFF => (2, 4),
        };
        if length > 0 {
            (column, index) = (column + columns, index + length);
            continue;
        }
        let from = column;
        while is_blank(bytes, index) {
            match bytes[index] {
                b' ' => (column, index) = (column + 1, index + 1),
                b'\t' => (column, index) = ((column / TAB_STOP + 1) * TAB_STOP, index + 1),
                _ => (column, index) = (column + 2, index + 3),
            }
        }
        if !visit(from, column, index) {
            return column;
        }
    }
    column
}

/// True where a space, a tab or a full-width space stands.
fn is_blank(bytes: &[u8], index: usize) -> bool {
    match bytes.get(index) {
        Some(b' ' | b'\t') => true,
        Some(0xE3) => bytes[index..].starts_with("\u{3000}".as_bytes()),
        _ => false,
    }
}

/// Columns at which several gaps end, the most frequent first, then the leftmost.
fn candidates(gaps: &[Gap]) -> Vec<usize> {
    let mut columns: Vec<usize> = gaps.iter().map(|gap| gap.to).collect();
    columns.sort_unstable();
    let mut counted: Vec<(usize, usize)> = columns
        .chunk_by(|one, other| one == other)
        .filter(|same| same.len() >= FEWEST)
        .map(|same| (same.len(), same[0]))
        .collect();
    counted.sort_unstable_by_key(|&(count, column)| (std::cmp::Reverse(count), column));
    counted
        .into_iter()
        .take(MOST_CANDIDATES)
        .map(|(_, column)| column)
        .collect()
}

/// The runs of rows along which a gutter runs at `column`.
fn runs(
    text: &str,
    block: &[Line],
    rows: &[Row],
    gaps: &[Gap],
    column: usize,
    candidates: &[usize],
) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut tally = Tally::default();
    for (index, (line, row)) in block.iter().zip(rows).enumerate() {
        match meet(text, line, row, gaps, column, candidates) {
            Meeting::Supports(gap) => tally.add(&gaps[gap], column),
            Meeting::Blank => tally.blank += 1,
            Meeting::OneSided => {}
            Meeting::Crosses => {
                if tally.is_gutter() {
                    runs.push(start..index);
                }
                start = index + 1;
                tally = Tally::default();
            }
        }
    }
    if tally.is_gutter() {
        runs.push(start..rows.len());
    }
    runs
}

/// What one row does at `column`.
fn meet(
    text: &str,
    line: &Line,
    row: &Row,
    gaps: &[Gap],
    column: usize,
    candidates: &[usize],
) -> Meeting {
    if row.end <= column || row.start >= column {
        return Meeting::OneSided;
    }
    for index in row.gaps.clone() {
        let gap = &gaps[index];
        if gap.from < column && column <= gap.to {
            return if gap.to <= column + INDENT {
                Meeting::Supports(index)
            } else if candidates.contains(&gap.to) {
                // An empty cell between two gutters.
                Meeting::OneSided
            } else {
                Meeting::Blank
            };
        }
    }
    // A mark that hangs into the gutter leaves a single blank before the next cell.
    let mut hangs = false;
    walk(line.of(text), row.start, |_, to, _| {
        hangs |= to == column;
        to < column
    });
    if hangs {
        Meeting::Blank
    } else {
        Meeting::Crosses
    }
}

/// What the rows of a run say about a gutter.
#[derive(Default)]
struct Tally {
    supports: usize,
    full: usize,
    blank: usize,
    before: usize,
    after: usize,
}

impl Tally {
    fn add(&mut self, gap: &Gap, column: usize) {
        self.supports += 1;
        let tabbed = gap.to >= TAB_STOP;
        self.full += usize::from(tabbed || column - gap.from <= FULL);
        self.before += gap.before;
        self.after += gap.after;
    }

    fn is_gutter(&self) -> bool {
        let supports = self.supports as f32;
        self.supports >= FEWEST
            && self.full as f32 >= FULL_SHARE * supports
            && supports >= SUPPORT_SHARE * (self.supports + self.blank) as f32
            && self.before >= NARROWEST_CELL * self.supports
            && self.after >= NARROWEST_CELL * self.supports
    }
}

/// Parts `count` rows where gutters begin or end.
fn part(count: usize, found: &[(usize, Range<usize>)]) -> Vec<Region> {
    let mut borders: Vec<usize> = found
        .iter()
        .flat_map(|(_, rows)| [rows.start, rows.end])
        .chain([0, count])
        .collect();
    borders.sort_unstable();
    borders.dedup();
    let mut regions = Vec::new();
    for pair in borders.windows(2) {
        let [from, to] = *pair else { continue };
        let mut gutters: Vec<usize> = found
            .iter()
            .filter(|(_, rows)| rows.start <= from && to <= rows.end)
            .map(|&(column, _)| column)
            .collect();
        gutters.sort_unstable();
        regions.push(Region {
            rows: from..to,
            gutters,
        });
    }
    regions
}
