//! The cells between gutters, column by column.
//!
//! A cell belongs to the column in which it begins. Most rows part at the gaps that were measured
//! when the gutters were found; a row in which a mark hangs into a gutter is walked through again.
//!
//! Wrong where a cell is indented beyond the next gutter: it is taken for the next column's.

use super::gutters::{Layout, Region, walk};
use super::lines::Line;

impl Layout {
    /// The cells of a region, a list a column, each from top to bottom.
    pub(super) fn columns(&self, text: &str, block: &[Line], region: &Region) -> Vec<Vec<Line>> {
        let mut columns = Columns {
            text,
            gutters: &region.gutters,
            cells: vec![Vec::new(); region.gutters.len() + 1],
            last: vec![usize::MAX; region.gutters.len() + 1],
        };
        for index in region.rows.clone() {
            let (line, row) = (&block[index], &self.rows[index]);
            let gaps = &self.gaps[row.gaps.clone()];
            let blank_before = |gutter: usize| {
                row.start >= gutter
                    || row.end <= gutter
                    || gaps.iter().any(|gap| gap.from < gutter && gutter <= gap.to)
            };
            let mut cell = Cell::new(index, line, row.start, &region.gutters);
            if region.gutters.iter().all(|&gutter| blank_before(gutter)) {
                for gap in gaps {
                    columns.part(&mut cell, gap.to, gap.next);
                }
            } else {
                // A mark hangs into a gutter and leaves less than a gap.
                walk(line.of(text), row.start, |_, to, next| {
                    columns.part(&mut cell, to, next);
                    true
                });
            }
            columns.push(&cell, line.end as usize);
        }
        columns.cells
    }
}

/// The columns of a region, as far as their cells are known.
struct Columns<'layout> {
    text: &'layout str,
    gutters: &'layout [usize],
    cells: Vec<Vec<Line>>,
    /// The row of each column's last cell, to see where one is empty.
    last: Vec<usize>,
}

/// A cell whose end isn't known yet.
struct Cell {
    row: usize,
    /// The first byte of its line.
    line: usize,
    /// Which column it belongs to, from 0.
    column: usize,
    /// Its first byte, and the display column there.
    from: (usize, usize),
}

impl Cell {
    fn new(row: usize, line: &Line, start: usize, gutters: &[usize]) -> Self {
        let column = gutters.partition_point(|&gutter| gutter <= start);
        let first = line.start as usize;
        Self {
            row,
            line: first,
            column,
            from: (first, start),
        }
    }
}

impl Columns<'_> {
    /// Ends a cell before a blank that reaches display column `to` and byte `next` of the line, if
    /// a gutter lies between.
    fn part(&mut self, cell: &mut Cell, to: usize, next: usize) {
        let column = self.gutters.partition_point(|&gutter| gutter <= to);
        if column > cell.column {
            let next = cell.line + next;
            self.push(cell, next);
            (cell.column, cell.from) = (column, (next, to));
        }
    }

    /// Adds a cell that ends before byte `to`; the blanks at its ends are no part of it.
    fn push(&mut self, cell: &Cell, to: usize) {
        let column = cell.column;
        let edge = column
            .checked_sub(1)
            .map_or(0, |before| self.gutters[before]);
        let opens = self.last[column].wrapping_add(1) != cell.row;
        let (first, left) = cell.from;
        if let Some(line) = Line::new(self.text, first, to, left - edge, opens) {
            self.cells[column].push(line);
            self.last[column] = cell.row;
        }
    }
}
