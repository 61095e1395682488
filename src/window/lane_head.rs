//! The head of a column: badge, title, byline, how much the article holds; and, where something is
//! proposed, the button that accepts all of this article.
//!
//! Title and byline are cards without an edge: clicked, dragged and read aloud like any other. One
//! that is proposed for an article that stands has a hatched stripe.

use egui::{Align, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::card::{self, Card};
use super::drag::{self, Landing};
use super::icons;
use super::lane::Lane;
use super::lists::LaneLayout;
use super::paint;
use super::proposed::LanePart;
use super::scene::{Open, Pane, Scene};
use super::theme::{Tokens, measure, size};
use crate::document::{FragmentId, Role};
use crate::session::Action;
use crate::words::grouped;

/// Room beside the badge.
const LEFT: f32 = 40.0;

/// Room for the lozenge of a doubt, right of the text.
const LOZENGE: f32 = 18.0;

/// Title and byline, and how much the article holds. Returns where the body begins.
pub(crate) fn head_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    rect: Rect,
    lane: Lane<'_>,
    layout: &LaneLayout,
) -> f32 {
    let tokens = Tokens::of(ui);
    let left = rect.left() + LEFT;
    let mut y = rect.top() + 14.0;
    let badge = pos2(rect.left() + 12.0, y + 1.0);
    if lane.article.is_some() {
        paint::badge(ui, badge, lane.index, 20.0);
    } else {
        paint::hollow_badge(ui, badge, lane.index, 20.0);
    }
    for slot in [Role::Title, Role::Subtitle, Role::Byline] {
        let top = y;
        let held: Vec<(LanePart, usize)> = layout
            .heads
            .iter()
            .copied()
            .filter(|(part, _)| part.role == slot)
            .collect();
        for &head in &held {
            let place = Rect::from_min_max(pos2(left, y), rect.max - vec2(10.0, 0.0));
            y = head_card_ui(scene, open, ui, place, head, (lane, layout));
        }
        if held.is_empty() && slot != Role::Subtitle {
            let (id, height) = if slot == Role::Title {
                ("slot-title", 22.0)
            } else {
                ("slot-byline", 18.0)
            };
            let (at, text) = (pos2(left, y + height / 2.0), scene.say(id));
            paint::line(ui, at, Align::Min, &text, size::SMALL, tokens.ink3);
            y += height;
        }
        // An empty slot is filled by a drop. What has a title keeps it: a drop is for its text then.
        let is_open = held.is_empty() && slot != Role::Subtitle;
        if let Some(article) = lane.article.filter(|_| is_open) {
            let zone = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), y));
            if drag::offer(scene, ui, zone, Landing::Head(article.id, slot)) {
                let edge = Stroke::new(2.0, tokens.ink);
                let zone = zone.shrink2(vec2(6.0, 0.0));
                ui.painter()
                    .rect_stroke(zone, measure::CORNER, edge, StrokeKind::Inside);
            }
        }
    }
    let values = [
        ("parts", layout.count.into()),
        ("count", layout.solid.into()),
        ("characters", grouped(layout.solid).into()),
    ];
    let count = scene.words.with("lane-count", &values);
    let at = pos2(left, y + 9.0);
    paint::line(ui, at, Align::Min, &count, size::SMALL, tokens.ink3);
    accept_ui(scene, ui, pos2(rect.right() - 18.0, y + 11.0), lane);
    y += 26.0;
    ui.painter()
        .hline(rect.x_range().shrink(1.0), y, Stroke::new(1.0, tokens.line));
    y + 1.0
}

/// The button that accepts all that is proposed for this article.
fn accept_ui(scene: &mut Scene<'_>, ui: &Ui, centre: egui::Pos2, lane: Lane<'_>) {
    let Some(source) = scene.proposed.source(lane.index) else {
        return;
    };
    let count = scene.proposed.proposed_in(lane.index);
    if count == 0 {
        return;
    }
    let tokens = Tokens::of(ui);
    let square = Rect::from_center_size(centre, vec2(20.0, 20.0));
    let response = paint::interact_in_sight(
        ui,
        square,
        ui.scope_id().with("accept article"),
        Sense::click(),
    );
    let values = [("number", (lane.index + 1).into()), ("count", count.into())];
    let name = scene.words.with("accept-article", &values);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let (edge, ink) = if response.hovered() {
        ui.painter()
            .rect_filled(square, measure::CORNER, tokens.card);
        (tokens.ink, tokens.ink)
    } else {
        (tokens.edge, tokens.ink2)
    };
    let kind = StrokeKind::Inside;
    ui.painter()
        .rect_stroke(square, measure::CORNER, Stroke::new(1.0, edge), kind);
    if response.has_focus() {
        paint::focus_ring(ui, square, measure::CORNER);
    }
    icons::CHECK.paint(ui.painter(), square.shrink(3.0), ink);
    if response.on_hover_text(name).clicked() {
        scene.push(Action::AcceptArticle(source));
    }
}

/// A title or a byline: text in the head. Returns where it ends.
fn head_card_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    place: Rect,
    (part, number): (LanePart, usize),
    (lane, layout): (Lane<'_>, &LaneLayout),
) -> f32 {
    let tokens = Tokens::of(ui);
    let id = part.fragment;
    let Some(fragment) = open.placement.fragment(id) else {
        return place.top();
    };
    let is_proposed = part.confidence.is_some();
    let (type_size, rows, ink) = match part.role {
        Role::Title if is_proposed => ((size::TITLE, 20.0), 2, tokens.ink2),
        Role::Title => ((size::TITLE, 20.0), 2, tokens.ink),
        _ => ((size::SMALL, 18.0), 1, tokens.ink3),
    };
    let text = card::beginning(open.placement, id, fragment);
    let doubtful = part
        .confidence
        .is_some_and(|sure| sure < scene.proposed.line);
    let width = place.width() - if doubtful { LOZENGE } else { 0.0 };
    let galley = paint::layout(ui, &text, type_size, ink, width, rows);
    let rect = Rect::from_min_size(place.min, vec2(place.width(), galley.size().y));
    let heads = || -> Vec<FragmentId> {
        let heads = layout.heads.iter();
        heads.map(|(part, _)| part.fragment).collect()
    };
    let card = Card {
        id,
        fragment,
        role: part.role,
        proposed: part.confidence,
        pane: Pane::Board,
        says_page: layout.spans_pages,
        number,
        siblings: &heads,
    };
    let response = card.interact(scene, open, ui, rect);
    let around = rect.expand2(vec2(4.0, 1.0));
    if scene.session.selection().contains(id) {
        let edge = Stroke::new(1.0, tokens.ink);
        ui.painter()
            .rect(around, 4, tokens.select, edge, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(around, 4, tokens.hover);
    }
    // In a column that is only proposed, badge and upper edge say so already.
    if is_proposed && lane.article.is_some() {
        let (colour, _) = tokens.article(lane.index);
        let y = rect.y_range().shrink(2.0);
        paint::hatched_stripe(ui, place.left() - LEFT + 2.0, y, colour);
    }
    if response.has_focus() {
        paint::focus_ring(ui, around, 4);
    }
    ui.painter().galley(rect.min, galley, ink);
    if doubtful {
        paint::lozenge(
            ui,
            pos2(rect.right() - LOZENGE / 2.0 + 3.0, rect.center().y),
        );
    }
    response.on_hover_text(text);
    rect.bottom() + 3.0
}
