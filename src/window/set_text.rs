//! A text set in lines, each of its pieces in the colour of its fragment, with marks at the seams.
//!
//! A mark has room of its own between two characters; where the line breaks just there, it hangs in
//! the margin before the next.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Rect, Ui, Vec2, pos2};

use crate::document::{FragmentId, Join, PiecedText, ReadPart};
use crate::suggest::Clash;

/// Room for a mark between two characters.
const MARK: f32 = 10.0;

/// What is between two parts of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seam {
    /// Nothing: the first part.
    None,
    /// They belong together.
    Sure,
    /// It is proposed and doubtful.
    Doubt,
    /// They were put together, and cannot belong together.
    Wrong(Clash),
}

/// A stretch of text in the colour of its fragment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Piece {
    /// The fragment.
    pub fragment: FragmentId,
    /// The character of the block at which it begins.
    pub start: usize,
    /// The character at which it ends.
    pub end: usize,
    /// How many bytes of the fragment stand before this block.
    pub skipped: usize,
    /// What is between it and the piece before it.
    pub seam: Seam,
    /// True if it begins in this block.
    pub begins: bool,
}

/// A text that is laid out.
#[derive(Clone)]
pub(crate) struct Laid {
    /// Its lines.
    pub galley: Arc<Galley>,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(crate) struct Format {
    /// Size and line height.
    pub points: (f32, f32),
    /// Where lines break, in points.
    pub width: f32,
    /// How many lines at most.
    pub rows: usize,
}

/// What a part looks like: its colour, and what is between it and the part before.
pub(crate) type Look = (Color32, Seam);

/// Lays out a stretch of a text, each part of it in its look, with room for marks between.
pub(crate) fn lay(
    ui: &Ui,
    read: &PiecedText,
    range: Range<usize>,
    parts: &[ReadPart],
    look: &dyn Fn(&ReadPart) -> Look,
    format: Format,
) -> Laid {
    let mut job = LayoutJob::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut characters = 0;
    for (number, part) in parts.iter().enumerate() {
        let start = read.starts.get(number).copied().unwrap_or(range.end);
        let end = read
            .starts
            .get(number + 1)
            .copied()
            .unwrap_or(read.text.len());
        let text = read.text.get(start.max(range.start)..end.min(range.end));
        let begins = start >= range.start && start < range.end;
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            continue;
        };
        let count = text.chars().count();
        let (ink, mark) = look(part);
        let room = match (mark, pieces.is_empty() || part.join == Join::Paragraph) {
            (Seam::None, _) | (_, true) => 0.0,
            (Seam::Sure, false) => MARK,
            (Seam::Doubt | Seam::Wrong(_), false) => MARK + 8.0,
        };
        let text_format = TextFormat {
            font_id: FontId::proportional(format.points.0),
            line_height: Some(format.points.1),
            color: ink,
            ..TextFormat::default()
        };
        job.append(text, room, text_format);
        pieces.push(Piece {
            fragment: part.fragment,
            start: characters,
            end: characters + count,
            skipped: range.start.saturating_sub(start),
            seam: mark,
            begins,
        });
        characters += count;
    }
    job.wrap.max_width = format.width;
    job.wrap.max_rows = format.rows;
    job.break_on_newline = false;
    Laid {
        galley: ui.painter().layout_job(job),
        pieces,
    }
}

impl Laid {
    /// The piece at a place in the block.
    pub(crate) fn piece_at(&self, place: Vec2) -> Option<&Piece> {
        let at = self.galley.cursor_from_pos(place).index.0;
        let last = self.pieces.last();
        self.pieces.iter().find(|piece| at < piece.end).or(last)
    }

    /// The stretches of lines that a piece is on.
    pub(crate) fn lines_of(&self, piece: &Piece) -> Vec<Rect> {
        self.lines_between(piece.start..piece.end)
    }

    /// Which characters of the block these bytes of a fragment are; as far as they stand in the
    /// block, and in this piece of it.
    pub(crate) fn characters(&self, piece: &Piece, bytes: Range<usize>) -> Option<Range<usize>> {
        let text = self.galley.text();
        let (first, _) = text.char_indices().nth(piece.start)?;
        let rest = text.get(first..)?;
        let character = |byte: usize| {
            let before = byte.checked_sub(piece.skipped)?.min(rest.len());
            let before = rest.get(..before)?.chars().count();
            Some((piece.start + before).min(piece.end))
        };
        let start = character(bytes.start.max(piece.skipped))?;
        Some(start..character(bytes.end)?).filter(|range| !range.is_empty())
    }

    /// The stretches of lines that these characters of the block are on.
    pub(crate) fn lines_between(&self, piece: Range<usize>) -> Vec<Rect> {
        let mut lines = Vec::new();
        let mut at = 0;
        for row in &self.galley.rows {
            let count = row.glyphs.len();
            let from = piece.start.saturating_sub(at);
            let to = piece.end.min(at + count).saturating_sub(at);
            if piece.start < at + count && piece.end > at && from < to {
                let edge = |index: usize| row.glyphs.get(index);
                if let (Some(first), Some(last)) = (edge(from), edge(to - 1)) {
                    let y = row.rect().y_range();
                    let left = row.pos.x + first.pos.x;
                    let right = row.pos.x + last.max_x();
                    lines.push(Rect::from_x_y_ranges(left..=right, y));
                }
            }
            at += count + usize::from(row.ends_with_newline);
        }
        lines
    }

    /// Where the mark between a piece and the one before it stands: its centre.
    pub(crate) fn mark_at(&self, piece: &Piece) -> Option<egui::Pos2> {
        let mut at = 0;
        for row in &self.galley.rows {
            let count = row.glyphs.len();
            if piece.start < at + count {
                let glyph = row.glyphs.get(piece.start - at)?;
                let before = (piece.start - at).checked_sub(1);
                let before = before.and_then(|before| row.glyphs.get(before));
                // At the beginning of a line the mark hangs in the margin.
                let x = match before {
                    Some(before) => (before.max_x() + glyph.pos.x) / 2.0,
                    None => glyph.pos.x - 6.0,
                };
                return Some(pos2(row.pos.x + x, row.rect().center().y));
            }
            at += count + usize::from(row.ends_with_newline);
        }
        None
    }
}
