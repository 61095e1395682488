//! The text of the chosen article, laid out paragraph by paragraph, and where in it each fragment is.
//!
//! Which parts make which paragraph is worked out once for each state of the document; a paragraph
//! is joined and laid out when it comes into sight for the first time. Until then its height is
//! estimated, so that an article of any length is there at once; when the true height is known, what
//! is on the screen stays where it is and the rest moves. A paragraph of many thousand characters is
//! laid out in stretches; the last line of a stretch may then be short.

use std::collections::HashMap;
use std::ops::Range;

use egui::text::CCursor;
use egui::{Rect, Ui, vec2};

use super::clashes::PlacedSeam;
use super::proposed::LanePart;
use super::set_text::{Format, Laid, Seam, lay};
use super::theme::{Tokens, size};
use crate::document::{
    FragmentId, Join, Outline, Placement, ReadPart, Role, head_text, paragraph_text,
};
use crate::suggest::Clash;

/// How many bytes are laid out as one: a long paragraph of a newspaper, and more.
const STRETCH: usize = 9_000;
/// Between two paragraphs.
const GAP: f32 = 16.0;
/// Above a head that stands in the text.
const HEAD_GAP: f32 = 24.0;
/// Above the first line and below the last.
const EDGE: f32 = 20.0;

/// What a text is laid out for: the state of the document and of what is proposed, which column,
/// how wide, in which theme, at how many pixels a point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Of {
    /// Revision and version of what is proposed.
    pub state: (u64, u64),
    /// The column, from 0.
    pub lane: usize,
    /// Width of the text, in points.
    pub width: f32,
    /// The dark theme.
    pub dark: bool,
    /// Pixels a point.
    pub scale: f32,
}

/// A spot of a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// How it begins.
    Begins,
    /// How it ends.
    Ends,
    /// A byte of it.
    Byte(usize),
}

/// A paragraph, or a stretch of a long one.
struct Block {
    paragraph: usize,
    stretch: usize,
    /// Above it, in points.
    gap: f32,
    /// Distance of its upper edge from the top of the text, in points.
    top: f32,
    height: f32,
    laid: Option<Laid>,
}

/// The text of one article.
#[derive(Default)]
pub(crate) struct ReadingText {
    of: Option<Of>,
    outline: Outline,
    /// How sure a proposed part is; what stands is not here.
    sureness: HashMap<FragmentId, f64>,
    line: f64,
    blocks: Vec<Block>,
    /// Title, subtitle and byline, as far as the article has them.
    pub heads: Vec<(Role, Laid)>,
    /// Height of the running text, in points.
    pub height: f32,
    /// True if a part of it is only proposed.
    pub is_proposed: bool,
}

impl ReadingText {
    /// True if it was worked out for just this.
    pub(crate) fn is_of(&self, of: Of) -> bool {
        self.of == Some(of)
    }

    /// Works the article out anew. `parts` are its parts in order, `line`
    /// the confidence below which a proposal is doubtful. What was at the top stays there.
    pub(crate) fn refresh(
        &mut self,
        ui: &Ui,
        of: Of,
        placement: &Placement,
        (parts, line): (&[LanePart], f64),
        top: &mut f32,
    ) {
        let same_article = self.of.is_some_and(|before| before.lane == of.lane);
        let anchor = self.anchor(*top).filter(|_| same_article);
        let heights = self.known_heights(of);
        let mut sureness = HashMap::new();
        let parts = parts.iter().map(|part| {
            if let Some(sure) = part.confidence {
                sureness.insert(part.fragment, sure);
            }
            ReadPart {
                fragment: part.fragment,
                role: part.role,
                join: part.join,
            }
        });
        let outline = Outline::new(parts);
        *self = Self {
            of: Some(of),
            is_proposed: !sureness.is_empty(),
            outline,
            sureness,
            line,
            ..Self::default()
        };
        self.add_blocks(placement, of, &heights);
        self.add_heads(ui, placement, of);
        *top = match anchor {
            Some((key, within)) => {
                let found = self
                    .blocks
                    .iter()
                    .find(|block| self.key(block) == Some(key));
                found.map_or(*top, |block| block.top + within)
            }
            None => 0.0,
        };
    }

    fn add_blocks(
        &mut self,
        placement: &Placement,
        of: Of,
        heights: &HashMap<(FragmentId, usize), f32>,
    ) {
        let mut before = None;
        for paragraph in 0..self.outline.paragraphs.len() {
            let parts = self.outline.paragraph(paragraph);
            let Some(first) = parts.first() else { continue };
            let extent = parts.iter().map(|part| extent(placement, part.fragment));
            let (bytes, points) = extent.fold((0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let stretches = bytes.div_ceil(STRETCH).max(1);
            let rows = (points / of.width / stretches as f32).ceil().max(1.0);
            for stretch in 0..stretches {
                let gap = match (before, stretch) {
                    (None, _) => EDGE,
                    (_, 1..) => 0.0,
                    _ if first.role == Role::Heading => HEAD_GAP,
                    _ => GAP,
                };
                let known = heights.get(&(first.fragment, stretch)).copied();
                self.blocks.push(Block {
                    paragraph,
                    stretch,
                    gap,
                    top: 0.0,
                    height: known.unwrap_or(rows * line_height(first.role)),
                    laid: None,
                });
            }
            before = Some(first.role);
        }
        self.stack(0);
    }

    fn add_heads(&mut self, ui: &Ui, placement: &Placement, of: Of) {
        let tokens = Tokens::of(ui);
        let outline = &self.outline;
        let mut heads = Vec::new();
        for (role, parts, points, ink) in [
            (
                Role::Title,
                &outline.title,
                (size::READING_TITLE, 28.0),
                tokens.ink,
            ),
            (
                Role::Subtitle,
                &outline.subtitle,
                (size::BODY, 20.0),
                tokens.ink2,
            ),
            (
                Role::Byline,
                &outline.byline,
                (size::BODY, 20.0),
                tokens.ink2,
            ),
        ] {
            if parts.is_empty() {
                continue;
            }
            let read = head_text(placement, parts);
            let look = |part: &ReadPart| match self.sureness.contains_key(&part.fragment) {
                true => (tokens.ink2, Seam::None),
                false => (ink, Seam::None),
            };
            let beside = if role == Role::Byline { SAVED } else { 0.0 };
            let width = of.width - BADGE - beside;
            let whole = 0..read.text.len();
            let format = Format {
                points,
                width,
                rows: if role == Role::Title { 4 } else { 2 },
            };
            heads.push((role, lay(ui, &read, whole, parts, &look, format)));
        }
        self.heads = heads;
    }

    /// The title in one line of text; empty if there is none.
    pub(crate) fn title(&self) -> &str {
        let title = self.heads.iter().find(|(role, _)| *role == Role::Title);
        title.map_or("", |(_, laid)| laid.galley.text())
    }

    /// The stretch of blocks that reaches into the sight from `top` on, `height` points high; all of
    /// them laid out. If what is above moved by that, `top` goes with it.
    pub(crate) fn bring(
        &mut self,
        ui: &Ui,
        placement: &Placement,
        top: &mut f32,
        height: f32,
    ) -> Range<usize> {
        let first = self.at(*top);
        if let Some(block) = self.blocks.get(first) {
            let before = block.height;
            let is_new = block.laid.is_none();
            let above = block.top + block.height < *top + height;
            self.lay_out(ui, placement, first);
            let after = self.blocks.get(first).map_or(before, |block| block.height);
            // It came into sight with its end first: the end stays where it is.
            if is_new && above && self.blocks.get(first).is_some_and(|block| block.top < *top) {
                *top += after - before;
            }
        }
        let mut last = first;
        while self
            .blocks
            .get(last)
            .is_some_and(|block| block.top < *top + height)
        {
            self.lay_out(ui, placement, last);
            last += 1;
        }
        first..last
    }

    /// A block that is laid out, and where it stands: its upper edge, in points.
    pub(crate) fn block(&self, index: usize) -> Option<(&Laid, f32)> {
        let block = self.blocks.get(index)?;
        Some((block.laid.as_ref()?, block.top))
    }

    /// The room above a block, in points.
    pub(crate) fn gap(&self, index: usize) -> f32 {
        self.blocks.get(index).map_or(0.0, |block| block.gap)
    }

    /// Where a spot of a fragment is.
    pub(crate) fn place_of(
        &mut self,
        ui: &Ui,
        placement: &Placement,
        (fragment, spot): (FragmentId, Spot),
    ) -> Option<Rect> {
        let at = self
            .outline
            .body
            .iter()
            .position(|part| part.fragment == fragment)?;
        let paragraph = self
            .outline
            .paragraphs
            .partition_point(|stretch| stretch.end <= at);
        let mut index = self
            .blocks
            .partition_point(|block| block.paragraph < paragraph);
        let mut found = None;
        while self
            .blocks
            .get(index)
            .is_some_and(|block| block.paragraph == paragraph)
        {
            self.lay_out(ui, placement, index);
            let (laid, top) = self.block(index)?;
            let piece = laid.pieces.iter().find(|piece| piece.fragment == fragment);
            if let Some(piece) = piece {
                let at = match spot {
                    Spot::Begins => Some(piece.start),
                    Spot::Ends => Some(piece.end),
                    Spot::Byte(byte) => laid.characters(piece, byte..byte + 1).map(|at| at.start),
                };
                if let Some(at) = at {
                    let row = laid.galley.pos_from_cursor(CCursor::new(at));
                    found = Some(row.translate(vec2(0.0, top)));
                    if spot != Spot::Ends {
                        break;
                    }
                }
            }
            index += 1;
        }
        found
    }

    /// The block at a distance from the top.
    fn at(&self, y: f32) -> usize {
        self.blocks
            .partition_point(|block| block.top + block.height <= y)
    }

    fn key(&self, block: &Block) -> Option<(FragmentId, usize)> {
        let first = self.outline.paragraph(block.paragraph).first()?;
        Some((first.fragment, block.stretch))
    }

    /// What is at a distance from the top, and how far into it.
    fn anchor(&self, top: f32) -> Option<((FragmentId, usize), f32)> {
        let block = self.blocks.get(self.at(top))?;
        Some((self.key(block)?, top - block.top))
    }

    /// The heights that were measured at the same width.
    fn known_heights(&self, of: Of) -> HashMap<(FragmentId, usize), f32> {
        let is_same = |before: Of| (before.width - of.width).abs() < 0.5;
        if !self.of.is_some_and(is_same) {
            return HashMap::new();
        }
        let laid = self.blocks.iter().filter(|block| block.laid.is_some());
        laid.filter_map(|block| Some((self.key(block)?, block.height)))
            .collect()
    }

    /// Works out again where the blocks from this one on stand.
    fn stack(&mut self, from: usize) {
        let before = from
            .checked_sub(1)
            .and_then(|before| self.blocks.get(before));
        let mut bottom = before.map_or(0.0, |before| before.top + before.height);
        for block in self.blocks.iter_mut().skip(from) {
            block.top = bottom + block.gap;
            bottom = block.top + block.height;
        }
        self.height = bottom + EDGE;
    }

    /// Why a part does not go on where the text before it ends, if both are placed.
    fn clash(&self, placement: &Placement, part: &ReadPart) -> Option<Clash> {
        let body = &self.outline.body;
        let at = body.iter().position(|it| it == part)?;
        let before = body.get(at.checked_sub(1)?)?;
        let is_text = |part: &ReadPart| {
            part.role == Role::Paragraph && !self.sureness.contains_key(&part.fragment)
        };
        let seam = PlacedSeam {
            left: before.fragment,
            begins: before.join == Join::Paragraph,
            right: part.fragment,
            join: part.join,
        };
        (is_text(before) && is_text(part)).then(|| seam.clash(placement))?
    }

    fn lay_out(&mut self, ui: &Ui, placement: &Placement, index: usize) {
        let (Some(block), Some(of)) = (self.blocks.get(index), self.of) else {
            return;
        };
        if block.laid.is_some() {
            return;
        }
        let parts = self.outline.paragraph(block.paragraph);
        let read = paragraph_text(placement, parts);
        let edge = |stretch: usize| read.text.floor_char_boundary(stretch * STRETCH);
        let is_last = self
            .blocks
            .get(index + 1)
            .is_none_or(|next| next.stretch == 0);
        let end = if is_last {
            read.text.len()
        } else {
            edge(block.stretch + 1)
        };
        let range = edge(block.stretch).min(end)..end;
        let tokens = Tokens::of(ui);
        let role = parts.first().map_or(Role::Paragraph, |part| part.role);
        let is_first = block.paragraph == 0;
        let look = |part: &ReadPart| {
            let sure = self.sureness.get(&part.fragment);
            let begins_text = is_first && parts.first() == Some(part);
            let seam = match sure.is_some_and(|&sure| sure < self.line) {
                true => Seam::Doubt,
                false if begins_text => Seam::None,
                false => self.clash(placement, part).map_or(Seam::Sure, Seam::Wrong),
            };
            (
                if sure.is_some() {
                    tokens.ink2
                } else {
                    tokens.ink
                },
                seam,
            )
        };
        let points = (text_size(role), line_height(role));
        let format = Format {
            points,
            width: of.width,
            rows: usize::MAX,
        };
        let laid = lay(ui, &read, range, parts, &look, format);
        let height = laid.galley.size().y;
        if let Some(block) = self.blocks.get_mut(index) {
            let changed = (block.height - height).abs() > 0.01;
            block.height = height;
            block.laid = Some(laid);
            if changed {
                self.stack(index);
            }
        }
    }
}

/// Room for the badge beside the heads.
pub(crate) const BADGE: f32 = 32.0;
/// Room beside the byline for what the head says at the right.
const SAVED: f32 = 132.0;

fn text_size(role: Role) -> f32 {
    match role {
        Role::Caption | Role::Note => size::BODY,
        _ => size::READING,
    }
}

fn line_height(role: Role) -> f32 {
    match role {
        Role::Caption | Role::Note => 20.0,
        _ => 24.0,
    }
}

/// How many bytes a fragment is at most, and about how many points on one line.
fn extent(placement: &Placement, id: FragmentId) -> (usize, f32) {
    let Some(fragment) = placement.fragment(id) else {
        return (0, 0.0);
    };
    let bytes: usize = fragment.spans.iter().map(|span| span.len() as usize).sum();
    let solid = fragment.solid as f32;
    // Han characters take three bytes and a whole square.
    let wide = bytes as f32 > 2.0 * solid;
    (
        bytes,
        solid
            * if wide {
                size::READING
            } else {
                size::READING * 0.6
            },
    )
}
