//! A stretch of the text, about a page: the lines that are looked at together, and the strips they
//! make.
//!
//! A **strip** is what was set one line below the other: a block between blank lines, or one column
//! of a region with gutters. What a strip is too short to say (its measure, whether its lines are
//! neighbours at all, what parts its paragraphs) the stretch says. Memory stays that of a stretch
//! whatever the length of the text.
//!
//! Wrong where pages of different kinds stand in one stretch and a strip is too short to differ.

use super::ends::Tail;
use super::gutters::{self, WideBlanks};
use super::lines::{Line, Lines};
use super::measure::{self, OVERHANG, Votes};
use super::straight_across::{Evidence, Pairs};

/// A stretch ends at the first blank line after so many lines: a newspaper page has rarely more.
const LINES: usize = 2_000;

/// A stretch without blank lines ends here all the same.
const MOST_LINES: usize = 2 * LINES;

/// A strip of so many lines is looked at whether its lines are neighbours at all, however it looks.
const LONG_STRIP: usize = 40;

/// A strip of fewer lines has too few neighbours to tell.
const SHORT_STRIP: usize = 8;

/// What was set one line below the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strip {
    /// Its first line among the stretch's.
    pub(super) from: usize,
    /// One past its last line.
    pub(super) to: usize,
    /// True if other columns stand beside it, so that a paragraph is a span a row.
    pub(super) beside: bool,
    /// The measure it was set to, in display columns; `None` where each line is a paragraph.
    pub(super) measure: Option<usize>,
    /// True if it was read straight across columns, so that its lines aren't neighbours.
    pub(super) across: bool,
}

impl Strip {
    /// True if a paragraph that ends with `line` may be a piece that was torn off a sentence: the
    /// line is full, or its neighbours aren't its own.
    pub(super) fn tears(&self, line: &Line) -> bool {
        let full = |measure| line.edge() + 2 > measure && line.edge() <= measure + OVERHANG;
        self.across || self.measure.is_some_and(full)
    }

    fn read_across(&mut self) {
        (self.measure, self.across) = (None, true);
    }
}

/// The lines that are looked at together.
pub(super) struct Stretch {
    read: Vec<Line>,
    next: Option<Line>,
    /// The lines of the strips, cells in the order of their columns.
    lines: Vec<Line>,
    strips: Vec<Strip>,
    pairs: Pairs,
    /// True if some strips stand side by side, so that strips aren't in the order of the text.
    pub(super) has_columns: bool,
    /// True if paragraphs end with nothing but a short line: no blank line, no indent.
    pub(super) plain: bool,
}

impl Stretch {
    /// An empty stretch, to be filled by [`Stretch::read`].
    pub(super) fn new() -> Self {
        Self {
            read: Vec::new(),
            next: None,
            lines: Vec::new(),
            strips: Vec::new(),
            pairs: Pairs::new(),
            has_columns: false,
            plain: false,
        }
    }

    /// Takes the next stretch of lines; false at the end of the text.
    pub(super) fn read(&mut self, lines: &mut Lines<'_>) -> bool {
        self.read.clear();
        self.read.extend(self.next.take());
        for line in lines {
            let enough = self.read.len() >= LINES && line.opens;
            if enough || self.read.len() >= MOST_LINES {
                self.next = Some(line);
                break;
            }
            self.read.push(line);
        }
        !self.read.is_empty()
    }

    /// Lays the lines out as strips, and finds out how each strip was set.
    pub(super) fn lay_out(&mut self, text: &str, blanks: &mut WideBlanks<'_>) {
        self.lines.clear();
        self.strips.clear();
        self.has_columns = false;
        for block in self.read.chunk_by(|_, next| !next.opens) {
            let Some(layout) = gutters::layout(text, block, blanks) else {
                push(&mut self.lines, &mut self.strips, block, false);
                continue;
            };
            for region in &layout.regions {
                if region.gutters.is_empty() {
                    let rows = &block[region.rows.clone()];
                    push(&mut self.lines, &mut self.strips, rows, false);
                    continue;
                }
                self.has_columns = true;
                for cells in layout.columns(text, block, region) {
                    push(&mut self.lines, &mut self.strips, &cells, true);
                }
            }
        }
        self.measure();
        self.part_what_was_read_across(text);
        self.plain = self.is_plain();
    }

    /// Each strip with its lines.
    pub(super) fn strips(&self) -> impl Iterator<Item = (&Strip, &[Line])> {
        self.strips
            .iter()
            .map(|strip| (strip, &self.lines[strip.from..strip.to]))
    }

    fn measure(&mut self) {
        let mut votes = Votes::new();
        for strip in &self.strips {
            votes.add(&self.lines[strip.from..strip.to]);
        }
        let page = votes.page();
        let mut before = None;
        for strip in &mut self.strips {
            let lines = &self.lines[strip.from..strip.to];
            strip.measure = measure::of_strip(lines, page, before);
            before = strip.measure.or(before);
        }
    }

    /// Takes the measure from strips whose lines aren't neighbours, so that each stays alone.
    fn part_what_was_read_across(&mut self, text: &str) {
        let mut doubtful = Vec::new();
        for (index, (strip, lines)) in self.strips().enumerate() {
            let wrapped = strip.measure.filter(|_| !strip.beside);
            if let Some(measure) = wrapped.filter(|&measure| may_be_read_across(lines, measure)) {
                doubtful.push((index, measure));
            }
        }
        if doubtful.is_empty() {
            return;
        }
        self.pairs.clear();
        for &(index, _) in &doubtful {
            let strip = self.strips[index];
            for line in &self.lines[strip.from..strip.to] {
                self.pairs.add(line.of(text));
            }
        }
        let mut together = Evidence::default();
        let mut short = Vec::new();
        for &(index, measure) in &doubtful {
            let strip = self.strips[index];
            let lines = &self.lines[strip.from..strip.to];
            let evidence = Evidence::of(text, lines, measure, &self.pairs);
            match evidence.verdict(&self.pairs) {
                Some(true) => self.strips[index].read_across(),
                Some(false) => {}
                None => {
                    together.add(&evidence);
                    short.push(index);
                }
            }
        }
        if together.verdict(&self.pairs) == Some(true) {
            for index in short {
                self.strips[index].read_across();
            }
        }
        let across: usize = self
            .strips
            .iter()
            .filter(|strip| strip.across)
            .map(|strip| strip.to - strip.from)
            .sum();
        if 2 * across > self.lines.len() {
            self.strips
                .iter_mut()
                .filter(|strip| !strip.beside)
                .for_each(Strip::read_across);
        }
    }

    /// Counts how paragraphs end inside strips.
    fn is_plain(&self) -> bool {
        let (mut plain, mut marked) = (0_usize, 0_usize);
        for (strip, lines) in self.strips() {
            let Some(measure) = strip.measure else {
                continue;
            };
            for pair in lines.windows(2) {
                let [line, next] = pair else { continue };
                if line.tail == Tail::Stop {
                    let short = line.edge() + usize::from(next.unit) + 4 <= measure;
                    marked += usize::from(next.left > line.left || next.opens);
                    plain += usize::from(short && next.left <= line.left && !next.opens);
                }
            }
            marked += usize::from(lines.last().is_some_and(|line| line.tail == Tail::Stop));
        }
        plain > marked
    }
}

/// True unless a strip is plainly one paragraph or two: it is long, or paragraphs end inside it with
/// no indent after them.
fn may_be_read_across(lines: &[Line], measure: usize) -> bool {
    let ends = |pair: &[Line]| {
        matches!(pair, [line, next] if next.left <= line.left
            && line.edge() + usize::from(next.unit) + 4 <= measure)
    };
    lines.len() >= LONG_STRIP || (lines.len() >= SHORT_STRIP && lines.windows(2).any(ends))
}

/// Adds lines as a strip.
fn push(lines: &mut Vec<Line>, strips: &mut Vec<Strip>, strip: &[Line], beside: bool) {
    let from = lines.len();
    lines.extend_from_slice(strip);
    strips.push(Strip {
        from,
        to: lines.len(),
        beside,
        measure: None,
        across: false,
    });
}
