//! Painting text and marks: one line that fits, badges, stripes, rings.
//!
//! A line of a card shows how a fragment begins or how it ends. What does not fit is cut character
//! by character, so that Han text fills the width to the last place.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, FontId, Galley, Id, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui,
};
use egui::{pos2, vec2};

use super::theme::Tokens;
use crate::words::{is_hidden, visible};

/// What stands where text was cut.
const ELLIPSIS: &str = "…";
/// What share of a thing has to be in sight for the keyboard to stop at it.
const ENOUGH: f32 = 0.6;

/// How wide `text` is on one line, in points.
pub(crate) fn width(ui: &Ui, text: &str, size: f32) -> f32 {
    let font = FontId::proportional(size);
    ui.fonts_mut(|fonts| text.chars().map(|c| fonts.glyph_width(&font, c)).sum())
}

/// The beginning of `text` that fits into `width` points, with an ellipsis if that is not all.
pub(crate) fn beginning(ui: &Ui, text: &str, size: f32, width: f32) -> String {
    fit(ui, text.chars(), size, width).map_or_else(
        || text.chars().map(seen).collect(),
        |mut kept| {
            kept.push_str(ELLIPSIS);
            kept
        },
    )
}

/// The end of `text` that fits into `width` points, with an ellipsis if that is not all.
pub(crate) fn ending(ui: &Ui, text: &str, size: f32, width: f32) -> String {
    fit(ui, text.chars().rev(), size, width).map_or_else(
        || text.chars().map(seen).collect(),
        |kept| ELLIPSIS.chars().chain(kept.chars().rev()).collect(),
    )
}

/// A character of a line that is cut to its width; one that would hide is seen, one for one.
fn seen(character: char) -> char {
    if is_hidden(character) {
        char::REPLACEMENT_CHARACTER
    } else {
        character
    }
}

/// The characters that fit beside an ellipsis, or `None` if all fit.
fn fit(ui: &Ui, text: impl Iterator<Item = char>, size: f32, width: f32) -> Option<String> {
    let font = FontId::proportional(size);
    ui.fonts_mut(|fonts| {
        let room = width - fonts.glyph_width(&font, '…');
        let (mut used, mut kept, mut beside) = (0.0, String::new(), None);
        for character in text.map(seen) {
            if beside.is_none() && used + fonts.glyph_width(&font, character) > room {
                beside = Some(kept.len());
            }
            used += fonts.glyph_width(&font, character);
            if used > width {
                kept.truncate(beside.unwrap_or(0));
                return Some(kept);
            }
            kept.push(character);
        }
        None
    })
}

/// Text laid out with a line height, wrapped at `width`, at most `rows` rows.
pub(crate) fn layout(
    ui: &Ui,
    text: &str,
    (size, line_height): (f32, f32),
    colour: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: FontId::proportional(size),
        line_height: Some(line_height),
        color: colour,
        ..TextFormat::default()
    };
    job.append(&visible(text), 0.0, format);
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    ui.painter().layout_job(job)
}

/// One line of text, centred on `at.y`, beginning (or ending) at `at.x`. Where it ends on the right.
pub(crate) fn line(
    ui: &Ui,
    at: Pos2,
    align: egui::Align,
    text: &str,
    size: f32,
    colour: Color32,
) -> f32 {
    let anchor = Align2([align, egui::Align::Center]);
    ui.painter()
        .text(
            at,
            anchor,
            visible(text),
            FontId::proportional(size),
            colour,
        )
        .right()
}

/// The badge of an article: its number on its colour.
pub(crate) fn badge(ui: &Ui, at: Pos2, index: usize, side: f32) {
    let (fill, digits) = Tokens::of(ui).article(index);
    let rect = Rect::from_min_size(at, vec2(side, side));
    ui.painter().rect_filled(rect, 4, fill);
    let text = (index + 1).to_string();
    let size = if side < 18.0 {
        super::theme::size::TINY
    } else {
        super::theme::size::SMALL
    };
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        FontId::proportional(size),
        digits,
    );
}

/// The stripe that says whose a card is; two thin lines from the ninth article on, when the colours
/// come round again.
pub(crate) fn stripe(ui: &Ui, x: f32, y: egui::Rangef, index: usize) {
    let (colour, _) = Tokens::of(ui).article(index);
    let bar = |from: f32, width: f32, corner: u8| {
        let rect = Rect::from_min_max(pos2(x + from, y.min), pos2(x + from + width, y.max));
        ui.painter().rect_filled(rect, corner, colour);
    };
    if index < 8 {
        bar(0.0, 4.0, 2);
    } else {
        bar(0.0, 1.5, 0);
        bar(2.5, 1.5, 0);
    }
}

/// The hollow badge of an article that is proposed.
pub(crate) fn hollow_badge(ui: &Ui, at: Pos2, index: usize, side: f32) {
    let tokens = Tokens::of(ui);
    let (colour, _) = tokens.article(index);
    let rect = Rect::from_min_size(at, vec2(side, side));
    let edge = Stroke::new(1.5, colour);
    ui.painter().rect_stroke(rect, 4, edge, StrokeKind::Inside);
    let text = (index + 1).to_string();
    let font = FontId::proportional(super::theme::size::TINY);
    let (at, anchor) = (rect.center(), Align2::CENTER_CENTER);
    ui.painter().text(at, anchor, text, font, tokens.ink);
}

/// The stripe that says whose a proposed card would be: 8 points wide, hatched.
pub(crate) fn hatched_stripe(ui: &Ui, x: f32, y: egui::Rangef, colour: Color32) {
    let rect = Rect::from_x_y_ranges(x..=x + HATCHED, y);
    hatch(ui, rect.shrink(0.5), colour);
    let edge = Stroke::new(1.0, colour);
    ui.painter().rect_stroke(rect, 1, edge, StrokeKind::Inside);
}

/// Width of a hatched stripe.
pub(crate) const HATCHED: f32 = 8.0;

/// Lines at 45°, 1.5 points wide, four points apart: what they cover is proposed. The lines are cut
/// at the edges here, so that no clip is needed, which would cost a draw call each.
pub(crate) fn hatch(ui: &Ui, rect: Rect, colour: Color32) {
    // Four points from line to line, measured across them.
    const APART: f32 = 4.0 * std::f32::consts::SQRT_2;
    // No more lines than there are points: a rectangle far outside of the screen has many.
    let rect = rect.intersect(ui.clip_rect().expand(APART));
    if !rect.is_positive() {
        return;
    }
    let stroke = Stroke::new(1.5, colour);
    // On the line number n, x + y is n times the distance, counted from the window's corner, so
    // that neighbouring stripes are one pattern and pixels are met alike.
    let first = ((rect.left() + rect.top()) / APART).ceil();
    let count = ((rect.width() + rect.height()) / APART).ceil().max(0.0) as usize;
    for number in 0..count {
        let sum = (first + number as f32) * APART;
        let left = (sum - rect.bottom()).max(rect.left());
        let right = (sum - rect.top()).min(rect.right());
        if right - left > 0.5 {
            let ends = [pos2(left, sum - left), pos2(right, sum - right)];
            ui.painter().line_segment(ends, stroke);
        }
    }
}

/// The lozenge of a doubt, twelve points wide.
pub(crate) fn lozenge(ui: &Ui, centre: Pos2) {
    let tokens = Tokens::of(ui);
    let points = [(0.0, -5.0), (5.0, 0.0), (0.0, 5.0), (-5.0, 0.0)];
    let points = points.map(|(x, y)| centre + vec2(x, y)).to_vec();
    let edge = Stroke::new(1.5, tokens.doubtedge);
    ui.painter()
        .add(egui::Shape::convex_polygon(points, tokens.doubtbg, edge));
}

/// The cross of what is wrong, eight points wide.
pub(crate) fn cross(ui: &Ui, centre: Pos2) {
    let stroke = Stroke::new(2.0, Tokens::of(ui).wrongedge);
    for (x, y) in [(4.0, 4.0), (4.0, -4.0)] {
        let half = vec2(x, y);
        ui.painter()
            .line_segment([centre - half, centre + half], stroke);
    }
}

/// A key as it stands on the keyboard. Where it ends on the right.
pub(crate) fn key_cap(ui: &Ui, left_centre: Pos2, key: &str, ink: Color32, edge: Color32) -> f32 {
    let size = super::theme::size::TINY;
    let wide = (width(ui, key, size) + 8.0).max(18.0);
    let rect = Rect::from_min_size(left_centre - vec2(0.0, 9.0), vec2(wide, 18.0));
    let stroke = Stroke::new(1.0, edge);
    ui.painter()
        .rect_stroke(rect, 4, stroke, StrokeKind::Inside);
    let (at, anchor) = (rect.center(), Align2::CENTER_CENTER);
    ui.painter()
        .text(at, anchor, key, FontId::proportional(size), ink);
    rect.right()
}

/// The ring around what has the keyboard.
pub(crate) fn focus_ring(ui: &Ui, rect: Rect, corner: u8) {
    let stroke = Stroke::new(2.0, Tokens::of(ui).ink);
    ui.painter()
        .rect_stroke(rect.expand(2.0), corner + 3, stroke, StrokeKind::Outside);
}

/// Something to click on; Tab stops at it if enough of it is in sight to show that.
pub(crate) fn interact_in_sight(ui: &Ui, rect: Rect, id: Id, sense: Sense) -> Response {
    let seen = rect.intersect(ui.clip_rect());
    let is_in_sight = seen.is_positive() && seen.area() >= ENOUGH * rect.area();
    let sense = match is_in_sight {
        true => sense,
        false => sense.difference(Sense::FOCUSABLE),
    };
    ui.interact(rect, id, sense)
}

/// Gives the group that `ui` is its place on the screen, for those who steer by names.
pub(crate) fn place_group(ui: &Ui, rect: Rect) {
    let bounds = egui::accesskit::Rect {
        x0: rect.left().into(),
        y0: rect.top().into(),
        x1: rect.right().into(),
        y1: rect.bottom().into(),
    };
    ui.ctx()
        .accesskit_node_builder(ui.unique_id(), |node| node.set_bounds(bounds));
}

/// A dashed edge.
pub(crate) fn dashed(ui: &Ui, rect: Rect, stroke: Stroke) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    ui.painter()
        .extend(egui::Shape::dashed_line(&corners, stroke, 3.0, 3.0));
}
